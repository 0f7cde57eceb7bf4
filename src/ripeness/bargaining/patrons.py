"""Patrons: outside states that bear a share of the cost of war, and whose consent matters (Cunningham 2006, 2010).

A patron P of side s objects to x when it prefers that the war goes on: e_P(x) < W_P. Its client's leader then loses
lambda_P by signing; an infinite lambda_P is a veto, and stands as a constraint of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Floats

if TYPE_CHECKING:
    from ripeness.bargaining.game import Game


def vetoing(game: Game) -> tuple[int, ...]:
    """Indices of the patrons whose pressure is infinite."""
    return tuple(i for i in game.of("patron") if np.isinf(game.patron_pressure[0, i]))


def pressing(game: Game, side: str) -> tuple[int, ...]:
    """Indices of the patrons of `side` whose pressure is finite and above 0 in some draw."""
    weigh = game.of("patron", side=side)
    return tuple(i for i in weigh if np.isfinite(game.patron_pressure[0, i]) and game.patron_pressure[:, i].any())


def pressure(objects: NDArray[np.bool_], weight: Floats) -> Floats:
    """Return what a leader loses by signing: the pressure of its patrons (last axis) who object, summed."""
    return np.asarray((objects * weight).sum(axis=-1))
