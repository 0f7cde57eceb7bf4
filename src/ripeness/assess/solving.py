"""The chance of a settlement, for readings that solve the game many times over with other numbers."""

from __future__ import annotations

from ripeness.assess.game import Values, build
from ripeness.assess.request import Request
from ripeness.bargaining import Game, Solution, ended_within, solve
from ripeness.bargaining.fields import Floats
from ripeness.bargaining.solve import quickest

MANY = 50_000
"""Draws that such a reading solves in all, or more: Numba is worth its loading time if it is installed."""


def solved(game: Game) -> Solution:
    """Return the equilibrium of a game, by the kernel that is quickest for many like it."""
    return solve(game, kernel=quickest(game, draws=MANY))


def settlement(solution: Solution, *, weeks: float) -> Floats:
    """Return the chance of a settlement within so many weeks in each draw, (D,)."""
    return ended_within(solution, weeks)[0]


def chance(request: Request, values: Values) -> Floats:
    """Return the chance of a settlement within the weeks that the case asks about, for other values of its inputs."""
    return settlement(solved(build(request.case, values)), weeks=request.case.model.question.weeks)
