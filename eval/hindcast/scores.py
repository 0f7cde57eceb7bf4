"""Proper scores, and how far a difference between two forecasts may be chance."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
SUREST = 0.005
"""Forecasts nearer to 0 or 1 are moved here, so that one miss can't cost infinitely much."""
RESAMPLES = 2000


@dataclass(frozen=True)
class Score:
    """Mean scores of a forecast, the lower the better, and each less that of the reference, with 95 % intervals."""

    brier: float
    log: float
    brier_less: tuple[float, float, float]
    log_less: tuple[float, float, float]


def brier(told: Floats, yes: Bools) -> Floats:
    """Return (p - y)^2 of each forecast."""
    return np.square(told - yes)


def log_score(told: Floats, yes: Bools) -> Floats:
    """Return minus the logarithm of the chance that was given to what came."""
    p = np.clip(told, SUREST, 1 - SUREST)
    return -np.log(np.where(yes, p, 1 - p))


def score(told: Floats, reference: Floats, *, yes: Bools, clusters: list[str], seed: int) -> Score:
    """Return the scores of a forecast beside a reference.

    Intervals are percentiles of 2,000 bootstrap samples of whole conflicts, since episodes of one conflict are alike.
    """
    gaps = []
    for rule in (brier, log_score):
        mine = rule(told, yes)
        gaps.append((float(mine.mean()), _difference(mine - rule(reference, yes), clusters, seed=seed)))
    (one, one_less), (two, two_less) = gaps
    return Score(one, two, one_less, two_less)


def _difference(gap: Floats, clusters: list[str], *, seed: int) -> tuple[float, float, float]:
    names, place = np.unique(clusters, return_inverse=True)
    totals, sizes = np.bincount(place, weights=gap), np.bincount(place)
    drawn = np.random.default_rng(seed).integers(len(names), size=(RESAMPLES, len(names)))
    low, high = np.quantile(totals[drawn].sum(axis=1) / sizes[drawn].sum(axis=1), (0.025, 0.975))
    return float(gap.mean()), float(low), float(high)


def auc(told: Floats, yes: Bools) -> float:
    """Return the chance that a yes was given a higher forecast than a no; ties count half."""
    ahead = told[yes][:, None] - told[~yes][None, :]
    return float((np.sign(ahead) / 2 + 0.5).mean())
