"""How good forecasts were: errors, a proper score of the draws, and intervals for differences between models."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deu.models import Floats, Forecast

POWERFUL = 2.8
"""A true difference of this many standard errors is found 80 times in 100 by a test at 5 in 100."""


@dataclass(frozen=True)
class Errors:
    """Errors of one model on every issue, in points of the scale; `crps` is the score of its draws."""

    absolute: Floats
    crps: Floats


@dataclass(frozen=True)
class Difference:
    """Mean difference of absolute errors from the baseline, its interval, and the least that would be seen."""

    mean: float
    low: float
    high: float
    least: float

    @property
    def told(self) -> str:
        """The difference and its interval, as the table says them."""
        return f"{self.mean:+.1f} ({self.low:+.1f} to {self.high:+.1f})"


def crps(values: Floats, chances: Floats, outcome: float) -> float:
    """Return the continuous ranked probability score: E|X - y| - E|X - X'|/2; in points, 0 is perfect.

    `values` and `chances` are flat; chances sum to 1.
    """
    order = np.argsort(values)
    x, p = values[order], chances[order]
    below = np.cumsum(p)[:-1]
    spread = 2 * (below * (1 - below) * np.diff(x)).sum()
    return float((p * np.abs(x - outcome)).sum() - spread / 2)


def errors(forecasts: list[Forecast], outcomes: Floats) -> Errors:
    """Return errors of the first row of each forecast, and scores of the rows after it."""
    absolute = np.abs(np.array([forecast.point[0] for forecast in forecasts]) - outcomes)
    scores = [
        crps(f.values[1:].ravel(), f.chances[1:].ravel() / (len(f.point) - 1), outcome)
        for f, outcome in zip(forecasts, outcomes, strict=True)
    ]
    return Errors(absolute, np.array(scores))


def difference(ours: Floats, baseline: Floats, clusters: Floats, *, rng: np.random.Generator) -> Difference:
    """Return the mean difference with its 95 in 100 bootstrap interval; whole proposals are drawn anew.

    Issues of one proposal were decided together, so they aren't independent.
    """
    names, where = np.unique(clusters, return_inverse=True)
    total = np.bincount(where, weights=ours - baseline)
    size = np.bincount(where)
    drawn = rng.integers(len(names), size=(4000, len(names)))
    means = total[drawn].sum(axis=1) / size[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Difference(float((ours - baseline).mean()), float(low), float(high), POWERFUL * float(means.std()))
