"""Bargaining solutions over finitely many outcomes: one algorithm a file, one frozen result each.

Each takes utilities of shape (M, I) and a disagreement point of shape (I,) and is defined for every finite input: also
when disagreement is worse than every outcome, and when no outcome is as good as it (a named `Ending`). None of them
favours a player: exchanging two columns exchanges two numbers of the result and nothing else.
"""

from ripeness.bargaining.solutions.egalitarian import egalitarian
from ripeness.bargaining.solutions.kalai_smorodinsky import kalai_smorodinsky
from ripeness.bargaining.solutions.nash import nash
from ripeness.bargaining.solutions.pareto import Frontier, pareto
from ripeness.bargaining.solutions.result import DISAGREEMENT, Ending, Point
from ripeness.bargaining.solutions.utilitarian import utilitarian
from ripeness.bargaining.solutions.zone_points import ZonePoints, zone_points

__all__ = [
    "DISAGREEMENT",
    "Ending",
    "Frontier",
    "Point",
    "ZonePoints",
    "egalitarian",
    "kalai_smorodinsky",
    "nash",
    "pareto",
    "utilitarian",
    "zone_points",
]
