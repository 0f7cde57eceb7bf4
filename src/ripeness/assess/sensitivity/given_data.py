"""First-order Sobol indices from draws that are there already: no further run of the model."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ripeness.assess.draws import Draws
from ripeness.assess.sensitivity.interval import Interval
from ripeness.assess.sensitivity.sobol import ROUNDING, Ending
from ripeness.assess.shares import Z
from ripeness.bargaining.fields import Floats, Ints
from ripeness.errors import AssessError

GROUPS = 20
"""Parts that are left out in turn to see how far an estimate may be off."""
FEWEST = 100


@dataclass(frozen=True)
class MainEffects:
    """First-order indices of every input of a sample.

    Attributes
    ----------
    names : tuple of str, n
    first : tuple of Interval, n
        S_i, the share of variance that knowing input i alone would remove. Of a correlated input it holds what the
        others carry along. About 0, and as often below as above, for an input without influence.
    variance : float
    draws, bins : int
        D, and M, the greatest number of bins.
    ending : Ending
    """

    names: tuple[str, ...]
    first: tuple[Interval, ...]
    variance: float
    draws: int
    bins: int
    ending: Ending

    @property
    def ranking(self) -> tuple[str, ...]:
        """The names, greatest index first; equal ones in their order."""
        order = sorted(range(len(self.names)), key=lambda i: (-self.first[i].value, i))
        return tuple(self.names[i] for i in order)


def main_effects(draws: Draws, answers: ArrayLike) -> MainEffects:
    """Return first-order indices from a plain sample, by the variance between bins of each input.

    Draws are sorted by input i and cut into M bins of about equal count (equal values stay together). With the sums of
    squares between bins and within them, over M - 1 and D - M degrees of freedom,

    .. math:: S_i = \\frac{SS_b - (M - 1) \\, SS_w / (D - M)}{SS_b + SS_w}

    which takes away what chance alone would put between bins (epsilon squared; without it every idle input would get
    M / D). M is the whole part of the root of D, at most 50. An influence
    that goes up and down again within a bin isn't seen. Intervals (95 %) are normal, with the jackknife's standard
    error over 20 groups of draws.

    Parameters
    ----------
    draws : Draws
        D >= 100 draws.
    answers : array_like, (D,)
        The model's answer in each, finite; true and false count as 1 and 0.

    Raises
    ------
    AssessError
        If the lengths differ, there are fewer than 100 draws, or an answer isn't finite.

    Examples
    --------
    Ishigami and Homma 1990: S = 0.3139, 0.4424, 0.

    >>> from ripeness.assess.draws import uniform
    >>> x = np.stack([np.pi * (2 * uniform(name, seed=1, stop=20_000) - 1) for name in ("x1", "x2", "x3")], axis=1)
    >>> answers = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    >>> found = main_effects(Draws(("x1", "x2", "x3"), x, seed=1, start=0), answers)
    >>> [round(index.value, 2) + 0.0 for index in found.first]
    [0.31, 0.44, 0.0]

    References
    ----------
    PlischkeBorgonovoSmith2013 for indices from given data; Kelley1935 for the correction; in ``docs/references.bib``.
    """
    y = checked(draws, answers)
    bins = bins_for(len(y))
    variance = float(y.var())
    if variance <= ROUNDING * float(np.square(y).mean()):
        none = (Interval(0.0, 0.0, 0.0),) * len(draws.names)
        return MainEffects(draws.names, none, 0.0, len(y), bins, Ending.CONSTANT)
    centred = y - y.mean()  # sums of squares keep their digits
    first = tuple(_jackknifed(draws[name], centred, bins) for name in draws.names)
    return MainEffects(draws.names, first, variance, len(y), bins, Ending.VARIES)


def checked(draws: Draws, answers: ArrayLike) -> Floats:
    """Return the answers as numbers. Raises AssessError unless there is a finite one for each of 100 draws or more."""
    y = np.asarray(answers, dtype=np.float64)
    if y.shape != (len(draws.values),) or len(y) < FEWEST or not np.isfinite(y).all():
        raise AssessError(
            f"answers must be finite, one for each of at least {FEWEST} draws; "
            f"got shape {y.shape} for {len(draws.values)} draws"
        )
    return y


def bins_for(draws: int) -> int:
    """Return how many bins a sample is cut into."""
    return min(50, max(5, math.isqrt(draws)))


def bins_of(x: Floats, bins: int) -> NDArray[np.intp]:
    """Return the bin of each draw, (D,), numbered from 0 without gaps: about equal counts, equal values together."""
    edges = np.unique(np.quantile(x, np.arange(1, bins) / bins, method="lower"))
    place = np.searchsorted(edges, x, side="left")
    return np.asarray((np.cumsum(np.bincount(place) > 0) - 1)[place])


def _jackknifed(x: Floats, y: Floats, bins: int) -> Interval:
    """Return the index with its interval, from each group's count and sum in each bin; the bins stay as they are."""
    place, group = bins_of(x, bins), np.arange(len(y)) % GROUPS
    size = int(place.max()) + 1
    cell, shape = group * size + place, (GROUPS, size)
    count = np.bincount(cell, minlength=GROUPS * size).reshape(shape)
    total = np.bincount(cell, weights=y, minlength=GROUPS * size).reshape(shape)
    square = np.bincount(group, weights=y * y)
    value = float(_epsilon_squared(count.sum(axis=0), total.sum(axis=0), square.sum()))
    left = _epsilon_squared(count.sum(axis=0) - count, total.sum(axis=0) - total, square.sum() - square)
    reach = Z * math.sqrt((GROUPS - 1) / GROUPS * float(np.square(left - left.mean()).sum()))
    return Interval(value, value - reach, value + reach)


def _epsilon_squared(count: Ints, total: Floats, square: Floats) -> Floats:
    """Return the index from count and sum of answers by bin (last axis) and the sum of their squares; 0 if flat."""
    draws, bins = count.sum(axis=-1), (count > 0).sum(axis=-1)
    level = total.sum(axis=-1) ** 2 / draws
    whole = square - level
    between = (total**2 / np.maximum(count, 1)).sum(axis=-1) - level
    noise = (bins - 1) * (whole - between) / np.maximum(draws - bins, 1)
    flat = (bins == 1) | (whole <= 0)
    return np.asarray(np.where(flat, 0.0, (between - noise) / np.where(flat, 1.0, whole)))
