"""The question that every solution answers: finitely many outcomes, a disagreement point, and who gains what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ripeness.bargaining.solutions.pareto import efficient
from ripeness.bargaining.solutions.result import DISAGREEMENT, Ending, Point
from ripeness.errors import GameError

ROUNDING = 1e-12
"""Differences below this share of a player's whole spread of utility are rounding, not preference."""

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
_Array = TypeVar("_Array", Floats, Rows)


@dataclass(frozen=True, eq=False)
class Bargain:
    """A validated question, reduced to the outcomes that are rational for everybody.

    Attributes
    ----------
    utility : ndarray, shape (M, I)
    disagreement : ndarray, shape (I,)
    rational : ndarray of int, shape (R,)
        Rows no worse than disagreement for any player, ascending; equal within `ROUNDING` of the player's spread
        counts.
    gain : ndarray, shape (R, I)
        Gains over disagreement of the rational rows, each at least 0.
    most : ndarray, shape (I,)
        Every player's greatest gain over the rational rows: the ideal point less the disagreement point.
    """

    utility: Floats
    disagreement: Floats
    rational: Rows
    gain: Floats
    most: Floats

    @property
    def able(self) -> NDArray[np.bool_]:
        """Players who can gain from some rational outcome; the others are indifferent and have no say."""
        return self.most > 0

    @property
    def share(self) -> Floats:
        """Gains as shares of the greatest gain, shape (R, players who can gain): free of every player's scale."""
        return self.gain[:, self.able] / self.most[self.able]


def bargain(utility: ArrayLike, disagreement: ArrayLike) -> Bargain:
    """Validate a utility array (M, I) and a disagreement point (I,) and find the rational rows.

    Raises
    ------
    GameError
        If the shapes don't fit, there are fewer than two players, or a number isn't finite.
    """
    table, point = checked(utility, "utility", ndim=2), checked(disagreement, "disagreement", ndim=1)
    if table.shape[1] != point.shape[0] or point.shape[0] < 2:
        raise GameError(
            "disagreement must have one number for each column of utility, two or more; "
            f"got {point.shape[0]} for {table.shape[1]}"
        )
    with np.errstate(over="ignore"):
        gain = table - point
        spread = np.abs(gain).max(axis=0, initial=0.0)
    if not np.isfinite(spread).all():
        raise GameError("utility less disagreement must be finite; got an overflow")
    noise = ROUNDING * spread
    keep = np.ones(len(table), dtype=bool)
    for player in range(table.shape[1]):  # column by column: far faster than a reduction over a short axis
        keep &= gain[:, player] >= -noise[player]
    rational = np.flatnonzero(keep)
    gain = gain[rational]
    gain[gain <= noise] = 0.0
    return Bargain(table, point, rational, gain, gain.max(axis=0, initial=0.0))


def checked(numbers: ArrayLike, name: str, *, ndim: int) -> Floats:
    """Return `numbers` as finite floats with `ndim` axes, or refuse with `GameError`."""
    try:
        array = np.asarray(numbers, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise GameError(f"{name} must be an array of numbers; got {numbers!r:.80}") from error
    if array.ndim != ndim:
        raise GameError(f"{name} must have {ndim} axes; got {array.ndim}")
    if not np.isfinite(array).all():
        raise GameError(f"{name} must be finite; got {array[~np.isfinite(array)][0]}")
    return array


def nothing(solution: str, question: Bargain) -> Point:
    """Return the `Point` for a question without a rational outcome: disagreement stays."""
    return Point(
        solution=solution,
        ending=Ending.NO_RATIONAL_OUTCOME if len(question.utility) else Ending.NO_OUTCOME,
        outcome=DISAGREEMENT,
        ties=_sealed(np.empty(0, dtype=np.int64)),
        utility=_sealed(question.disagreement.copy()),
        gain=_sealed(np.zeros_like(question.disagreement)),
        value=0.0,
        disagreement=_sealed(question.disagreement.copy()),
    )


def chosen(solution: str, question: Bargain, *, best: Rows, value: float) -> Point:
    """Return the `Point` for the positions `best` within `question.rational`, less those that another dominates."""
    best = best[efficient(question.utility[question.rational[best]])]
    row = int(question.rational[best[0]])
    utility = question.utility[row].copy()
    return Point(
        solution=solution,
        ending=Ending.CHOSEN if _joint(question) else Ending.NO_JOINT_GAIN,
        outcome=row,
        ties=_sealed(question.rational[best]),
        utility=_sealed(utility),
        gain=_sealed(utility - question.disagreement),
        value=value,
        disagreement=_sealed(question.disagreement.copy()),
    )


def greatest(values: Floats, *, noise: float) -> Rows:
    """Positions whose value is within `noise` of the greatest."""
    return np.flatnonzero(values >= values.max() - noise)


def leximin(levels: Floats, *, noise: float) -> Rows:
    """Positions whose worst-off player is best off, then the second worst, and so on (each within `noise`).

    Parameters
    ----------
    levels : ndarray, shape (R, n)
        What each of n players has at each position, in units that may be compared; R >= 1.
    """
    worst = levels.min(axis=1) if levels.shape[1] != 2 else np.minimum(levels[:, 0], levels[:, 1])
    best = greatest(worst, noise=noise)
    ordered = np.sort(levels[best], axis=1)
    for column in range(1, levels.shape[1]):
        keep = greatest(ordered[:, column], noise=noise)
        best, ordered = best[keep], ordered[keep]
    return best


def _joint(question: Bargain) -> bool:
    """Whether some rational outcome is better for everybody who can gain at all."""
    able = question.able
    return bool(able.any() and (question.gain[:, able] > 0).all(axis=1).any())


def _sealed(array: _Array) -> _Array:
    array.setflags(write=False)
    return array
