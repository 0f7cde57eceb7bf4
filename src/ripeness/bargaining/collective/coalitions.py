"""Winning coalitions of a vote by weight, counted exactly: how often each member turns a losing one into a winning one.

Counting runs over sums of weights (generating functions), not over coalitions, so 50 members are no harder than 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import ceil, gcd, lcm
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ripeness.bargaining.fields import Floats
from ripeness.errors import GameError

MOST_CELLS = 20_000_000
"""Sizes times sums that are kept at once; beyond it coalitions are listed one by one, if members are few."""
MOST_LISTED = 20
FITS = 62
"""Whole numbers below 2 to this power fit 64 bits; so do all counts of coalitions of so many members."""


@dataclass(frozen=True, eq=False)
class PowerIndex:
    """Power of each member in a vote by weight.

    Attributes
    ----------
    index : str
        Name of the index.
    exact : tuple of tuple of Fraction, (D, I)
        The values, exact.
    value : ndarray, shape (D, I)
        The same as floats.
    """

    index: str
    exact: tuple[tuple[Fraction, ...], ...]
    value: Floats


Ballot = tuple[tuple[int, ...], int]
"""Weights and quota as whole numbers without a common factor."""


def ballots(weights: ArrayLike, quota: ArrayLike) -> list[Ballot]:
    """Return the weights and quota of each draw as whole numbers; a float stands for the decimal that it prints as.

    Raises
    ------
    GameError
        If a weight is negative or not finite, there is no member, or the quota is not above 0 and at most the sum.
    """
    table, bar = _numbers("weights", weights), _numbers("quota", quota)
    if table.ndim not in (1, 2) or table.shape[-1] == 0 or len(table) == 0:
        raise GameError(f"weights must have shape (members) or (draws, members), one or more; got {table.shape}")
    rows = table if table.ndim == 2 else table[None]
    if bar.ndim > 1 or (bar.ndim == 1 and len(rows) > 1 and len(bar) != len(rows)) or not bar.size:
        raise GameError(f"quota must be one number, or one for each of {len(rows)} draws; got shape {bar.shape}")
    draws = max(len(rows), bar.size)
    pairs = zip(np.broadcast_to(rows, (draws, rows.shape[1])), np.broadcast_to(bar, draws), strict=True)
    return [_ballot([Fraction(str(w)) for w in row], Fraction(str(q))) for row, q in pairs]


def swings(ballot: Ballot) -> list[list[int]]:
    """Return how many losing coalitions of each size each member turns into winning ones, (I, I), exact.

    Raises
    ------
    GameError
        If the weights have too many digits for their number of members.
    """
    weights, quota = ballot
    if (len(weights) + 1) * quota <= MOST_CELLS:
        counted = _losing(weights, quota)
        found = {weight: _turned(counted, weight) for weight in set(weights)}
    elif len(weights) <= MOST_LISTED:
        return _listed(weights, quota)
    else:
        raise GameError(
            f"weights of {len(weights)} members must come to a quota of at most {MOST_CELLS // (len(weights) + 1)} "
            f"in whole numbers without a common factor; got {quota}; round them"
        )
    return [found[weight] for weight in weights]


def _numbers(name: str, given: ArrayLike) -> NDArray[Any]:
    """Return numbers without making floats of fractions and whole numbers."""
    try:
        array = np.asarray(given)
        if array.dtype.kind == "b":  # who has a vote and who hasn't
            array = array.astype(np.int64)
        if array.dtype.kind not in "iuf":
            array = np.asarray(given, dtype=object)
        wrong = ~np.isfinite(array.astype(np.float64)) | (array < 0)
    except (TypeError, ValueError, OverflowError):
        raise GameError(f"{name} must be numbers, rows of equal length; got {given!r:.80}") from None
    if np.any(wrong):
        raise GameError(f"{name} must be finite and >= 0; got {array[wrong].flat[0]}")
    return array


def _ballot(weights: Sequence[Fraction], quota: Fraction) -> Ballot:
    total = sum(weights)
    if not 0 < quota <= total:
        raise GameError(
            f"quota must be above 0 and at most the sum of the weights, {float(total):g}; got {float(quota):g}"
        )
    scale = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * scale) for weight in weights]
    common = reduce(gcd, whole)
    return tuple(weight // common for weight in whole), ceil(quota * scale / common)


def _losing(weights: Sequence[int], quota: int) -> NDArray[Any]:
    """Return how many coalitions of each size have each sum below the quota, (I + 1, quota)."""
    counted = np.zeros((len(weights) + 1, quota), dtype=np.int64 if len(weights) <= FITS else object)
    counted[0, 0] = 1
    for weight in weights:
        joined = counted[:-1, : max(quota - weight, 0)].copy()
        counted[1:, weight:] += joined
    return counted


def _turned(counted: NDArray[Any], weight: int) -> list[int]:
    """Return how many losing coalitions of each size without a member of `weight` it turns into winning ones.

    The member is divided out of the generating function: those without it are all, less those with it, and these are
    the ones without it of one size less, moved up by its weight.
    """
    quota = counted.shape[1]
    without, found = counted[0], []
    for size in range(len(counted) - 1):
        if size:
            moved = np.zeros_like(without)
            moved[weight:] = without[: max(quota - weight, 0)]
            without = counted[size] - moved
        found.append(int(without[max(quota - weight, 0) :].sum()) if weight else 0)
    return found


def _listed(weights: Sequence[int], quota: int) -> list[list[int]]:
    """Return the same from a list of all coalitions, for few members with many digits."""
    sums: NDArray[Any] = np.zeros(1, dtype=np.int64 if sum(weights) < 2**FITS else object)
    sizes = np.zeros(1, dtype=np.int64)
    for weight in weights:
        sums, sizes = np.concatenate([sums, sums + weight]), np.concatenate([sizes, sizes + 1])
    found, codes = [], np.arange(len(sums))
    for i, weight in enumerate(weights):
        turned = (codes >> i & 1 == 0) & np.asarray((sums < quota) & (sums >= quota - weight), dtype=bool)
        found.append(np.bincount(sizes[turned], minlength=len(weights)).tolist())
    return found
