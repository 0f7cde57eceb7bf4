"""The Pareto frontier of finitely many outcomes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ripeness.errors import GameError


@dataclass(frozen=True, eq=False)
class Frontier:
    """The outcomes that can't be improved for one player without harming another.

    Attributes
    ----------
    outcomes : ndarray of int, shape (F,)
        Their rows, ascending. Outcomes with the same utilities for everybody are all kept.
    utility : ndarray, shape (F, I)
        Their utilities.
    considered : int
        M, the number of outcomes in the question.
    """

    outcomes: NDArray[np.int64]
    utility: NDArray[np.float64]
    considered: int


def pareto(utility: ArrayLike) -> Frontier:
    """Return the Pareto frontier: rows to which no other row is at least equal for all and better for one.

    Comparisons are exact, so the frontier keeps under any increasing transformation of one player's utilities that
    is exact in floating point, and exchanging two players exchanges two columns and nothing else.

    Two players cost one sort, O(M log M). With three or more, rows are taken from the greatest rank sum down and each
    strikes out what it dominates, O(F M) for a frontier of F; a problem in which nearly all rows are efficient (three
    players who divide a pie) is quadratic.

    Parameters
    ----------
    utility : array_like, shape (M, I)
        Utility of outcome m to player i, finite, any scale; M >= 0, I >= 1.

    Raises
    ------
    GameError
        If `utility` isn't two-dimensional or holds a number that isn't finite.

    Examples
    --------
    >>> pareto([[0.0, 1.0], [0.5, 0.5], [0.4, 0.5], [1.0, 0.0]]).outcomes.tolist()
    [0, 1, 3]
    """
    table = np.asarray(utility, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] < 1:
        raise GameError(f"utility must have 2 axes, outcomes and players; got shape {table.shape}")
    if not np.isfinite(table).all():
        raise GameError(f"utility must be finite; got {table[~np.isfinite(table)][0]}")
    rows = efficient(table)
    best = table[rows]
    rows.setflags(write=False)
    best.setflags(write=False)
    return Frontier(outcomes=rows, utility=best, considered=len(table))


def efficient(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rows of `table`, shape (M, I), that no other row dominates, ascending; the input is not checked."""
    if len(table) < 2:
        return np.arange(len(table))
    if table.shape[1] == 1:
        return np.flatnonzero(table[:, 0] == table[:, 0].max())
    return _two(table) if table.shape[1] == 2 else _many(table)


def _two(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """One sweep from the first player's best outcome down: the second player's best so far must rise."""
    rows = _worth_sorting(table)
    order = rows[np.lexsort((-table[rows, 1], -table[rows, 0]))]
    first, second = table[order, 0], table[order, 1]
    head = np.concatenate(([True], first[1:] != first[:-1]))  # the best row of each level of the first player
    level = np.maximum.accumulate(np.where(head, np.arange(len(order)), 0))
    before = np.concatenate(([-np.inf], np.maximum.accumulate(second)[:-1]))[level]
    return np.sort(order[(second == second[level]) & (second > before)])


def _worth_sorting(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rows that no row of a small sample of good ones dominates strictly; sorting the rest would be wasted."""
    keep = np.arange(len(table))
    low = table.min(axis=0) / 2  # halves, so that no difference overflows
    span = table.max(axis=0) / 2 - low
    span[span == 0] = 1.0
    for weight in (0.5, 0.25, 0.75):
        good = table[keep]
        score = weight * ((good[:, 0] / 2 - low[0]) / span[0]) + (1 - weight) * ((good[:, 1] / 2 - low[1]) / span[1])
        champion = good[np.argmax(score)]
        keep = keep[(good[:, 0] >= champion[0]) | (good[:, 1] >= champion[1])]
    return keep


def _many(table: NDArray[np.float64]) -> NDArray[np.int64]:
    """Take the rows from the greatest rank sum down: none can be dominated by one that comes later."""
    ranks = np.stack([np.unique(column, return_inverse=True)[1] for column in table.T], axis=1)
    left = np.argsort(-ranks.sum(axis=1), kind="stable")
    kept: list[NDArray[np.int64]] = []
    while len(left):
        champion = ranks[left[0]]
        rest = ranks[left]
        same = (rest == champion).all(axis=1)
        kept.append(left[same])
        left = left[(rest > champion).any(axis=1)]
    return np.sort(np.concatenate(kept))
