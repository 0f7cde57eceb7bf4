"""The model: why sides fight on, and what they could both sign. Numbers in, frozen results out; nothing else.

The order to read it in: `game` (the question), `result` (the answers), then one module a concept.
"""

from ripeness.bargaining.forward import by_week, ended_within, forward
from ripeness.bargaining.game import Game, Player, mirrored
from ripeness.bargaining.mechanisms import MECHANISMS, without
from ripeness.bargaining.outcomes import Issue, OutcomeSpace, outcome_space
from ripeness.bargaining.preferences import Agenda, option_values, shares
from ripeness.bargaining.result import Course, Ending, Solution, Weeks, Zone
from ripeness.bargaining.shapley import shapley
from ripeness.bargaining.solve import solve
from ripeness.bargaining.zone import zone

__all__ = [
    "MECHANISMS",
    "Agenda",
    "Course",
    "Ending",
    "Game",
    "Issue",
    "OutcomeSpace",
    "Player",
    "Solution",
    "Weeks",
    "Zone",
    "by_week",
    "ended_within",
    "forward",
    "mirrored",
    "option_values",
    "outcome_space",
    "shapley",
    "shares",
    "solve",
    "without",
    "zone",
]
