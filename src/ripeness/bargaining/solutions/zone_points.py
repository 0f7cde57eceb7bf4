"""All solutions over a zone of agreement at once, with the war as disagreement point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.solutions.egalitarian import egalitarian
from ripeness.bargaining.solutions.kalai_smorodinsky import kalai_smorodinsky
from ripeness.bargaining.solutions.nash import nash
from ripeness.bargaining.solutions.pareto import Frontier, pareto
from ripeness.bargaining.solutions.result import DISAGREEMENT, Point
from ripeness.bargaining.solutions.utilitarian import utilitarian
from ripeness.errors import GameError

if TYPE_CHECKING:
    from ripeness.bargaining.result import Zone


@dataclass(frozen=True)
class ZonePoints:
    """The solutions of one draw of a zone; all rows are numbers of outcomes of the game.

    Attributes
    ----------
    frontier : Frontier
        Acceptable outcomes that neither leader can better without harming the other.
    nash, kalai_smorodinsky, egalitarian, utilitarian : Point
        If the zone is empty, their `ending` says that there is nothing to choose from.
    """

    frontier: Frontier
    nash: Point
    kalai_smorodinsky: Point
    egalitarian: Point
    utilitarian: Point


def zone_points(zone: Zone, *, draw: int = 0) -> ZonePoints:
    """Return the Pareto frontier and the bargaining solutions among the acceptable outcomes of one draw.

    The bargain is between the two leaders: others have their say through the constraints that an acceptable outcome
    meets. Utilities are what each leader gets by signing, net of the cost of talks and of the pressure of patrons;
    disagreement is the value of fighting on.

    Parameters
    ----------
    zone : Zone
    draw : int
        From 0 to D - 1.

    Raises
    ------
    GameError
        If there is no such draw.
    """
    if not 0 <= draw < len(zone.acceptable):
        raise GameError(f"draw must be from 0 to {len(zone.acceptable) - 1}; got {draw}")
    rows = np.flatnonzero(zone.acceptable[draw])
    leaders = list(zone.game.leaders)
    table = zone.payoff[draw][leaders][:, rows].T
    # What a zone accepts is rational by its own, wider slack: no row may fall short of war by rounding.
    war = np.minimum(zone.war_value[draw, leaders], table.min(axis=0, initial=np.inf))
    frontier = pareto(table)
    return ZonePoints(
        frontier=replace(frontier, outcomes=_sealed(rows[frontier.outcomes])),
        nash=_renumbered(nash(table, war), rows),
        kalai_smorodinsky=_renumbered(kalai_smorodinsky(table, war), rows),
        egalitarian=_renumbered(egalitarian(table, war), rows),
        utilitarian=_renumbered(utilitarian(table, war), rows),
    )


def _renumbered(point: Point, rows: NDArray[np.int64]) -> Point:
    """Return `point` with rows of the game for rows of the table of acceptable outcomes."""
    outcome = DISAGREEMENT if point.outcome == DISAGREEMENT else int(rows[point.outcome])
    return replace(point, outcome=outcome, ties=_sealed(rows[point.ties]))


def _sealed(array: NDArray[np.int64]) -> NDArray[np.int64]:
    array.setflags(write=False)
    return array
