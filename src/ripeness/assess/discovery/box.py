"""A box of inputs: a lower and an upper bound for some of them, and what it holds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from ripeness.bargaining.fields import Bools, Floats


@dataclass(frozen=True)
class Box:
    """Bounds on n inputs.

    Attributes
    ----------
    low, high : tuple of float, n
        Draws inside have ``low <= value <= high``; -inf and inf where there is no bound.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]

    @classmethod
    def whole(cls, inputs: int) -> Box:
        """Return the box without bounds."""
        return cls((-math.inf,) * inputs, (math.inf,) * inputs)

    @property
    def restricted(self) -> tuple[int, ...]:
        """Columns of the inputs that have a bound."""
        return tuple(i for i in range(len(self.low)) if math.isfinite(self.low[i]) or math.isfinite(self.high[i]))

    def holds(self, values: Floats) -> Bools:
        """Return which draws of `values`, (D, n), lie inside, (D,)."""
        inside = np.ones(len(values), dtype=np.bool_)
        for i in self.restricted:
            inside &= (values[:, i] >= self.low[i]) & (values[:, i] <= self.high[i])
        return inside

    def bounded(self, column: int, *, low: float | None = None, high: float | None = None) -> Box:
        """Return the box with another bound on one input."""
        lows, highs = list(self.low), list(self.high)
        lows[column] = self.low[column] if low is None else low
        highs[column] = self.high[column] if high is None else high
        return replace(self, low=tuple(lows), high=tuple(highs))

    def without(self, column: int) -> Box:
        """Return the box without bounds on one input."""
        return self.bounded(column, low=-math.inf, high=math.inf)


@dataclass(frozen=True)
class Held:
    """What a box holds of a sample.

    Attributes
    ----------
    box : Box
    draws, hits : int
        How many draws lie inside, and how many of them are hits.
    density : float
        hits / draws: how pure the box is.
    coverage : float
        hits / all hits of the sample: how much of what is looked for the box holds.
    mass : float
        draws / all draws.
    quasi_p : dict from column to float
        For each restricted input: how likely at least so many hits would be by chance if its bounds did nothing, which
        is P(Bin(draws, q) >= hits) with q the density of the box without these bounds. "Quasi", since the bounds were
        chosen on the same draws.
    """

    box: Box
    draws: int
    hits: int
    density: float
    coverage: float
    mass: float
    quasi_p: dict[int, float]


def held(box: Box, values: Floats, hits: Bools) -> Held:
    """Return what a box holds of a sample with at least one hit."""
    inside = box.holds(values)
    draws, found = int(inside.sum()), int(hits[inside].sum())
    quasi_p = {}
    for column in box.restricted:
        wider = box.without(column).holds(values)
        quasi_p[column] = at_least(found, draws, chance=float(hits[wider].mean()) if wider.any() else 0.0)
    density = found / draws if draws else 0.0
    return Held(box, draws, found, density, found / int(hits.sum()), draws / len(values), quasi_p)


def at_least(count: int, tries: int, *, chance: float) -> float:
    """Return P(Bin(tries, chance) >= count).

    Examples
    --------
    Eight heads or more in ten throws: 56 / 1024.

    >>> round(at_least(8, 10, chance=0.5), 6), 56 / 1024
    (0.054688, 0.0546875)
    """
    if count <= 0 or chance >= 1:
        return 1.0
    if chance <= 0 or count > tries:
        return 0.0
    first = math.lgamma(tries + 1) - math.lgamma(count + 1) - math.lgamma(tries - count + 1)
    first += count * math.log(chance) + (tries - count) * math.log1p(-chance)
    k = np.arange(count, tries)
    steps = np.log((tries - k) / (k + 1)) + math.log(chance) - math.log1p(-chance)
    logs = first + np.concatenate([[0.0], np.cumsum(steps)])
    return min(1.0, float(np.exp(logs).sum()))
