"""PRIM, the patient rule induction method: peel a box until what is left is nearly all hits, then paste back."""

from __future__ import annotations

import math

import numpy as np

from ripeness.assess.discovery.box import Box
from ripeness.bargaining.fields import Bools, Floats

ALPHA = 0.05
LEAST_MASS = 0.05


def peel(values: Floats, hits: Bools, *, alpha: float = ALPHA, least_mass: float = LEAST_MASS) -> tuple[Box, ...]:
    """Return the trajectory of boxes, from the whole to the smallest.

    Each step takes a thin slice off one end of one input's range: that which raises the density most for each draw lost
    (Kwakkel and Jaxa-Rozen 2016; for slices of one size this is Friedman and Fisher's density of what is left). A slice
    holds the outermost alpha of the draws in the box, and all draws that tie with its innermost. The bound lies midway
    between the slice and what is left. Steps end when none raises the density or the box would hold less than
    `least_mass` of all draws.

    Parameters
    ----------
    values : ndarray, (D, n)
    hits : bool ndarray, (D,)
    alpha : float
        Share of the box that a slice takes, inside (0, 1): the smaller, the more patient.
    least_mass : float
        In (0, 1).

    Examples
    --------
    Hits where both inputs are above a half:

    >>> values = np.random.default_rng(0).random((2000, 3))
    >>> box = peel(values, (values[:, 0] > 0.5) & (values[:, 1] > 0.5))[-1]
    >>> box.restricted, [round(bound, 1) for bound in box.low[:2]]
    ((0, 1), [0.5, 0.5])

    References
    ----------
    FriedmanFisher1999; KwakkelJaxaRozen2016; in ``docs/references.bib``.
    """
    box, found = Box.whole(values.shape[1]), []
    inside, good = values, hits
    while True:
        found.append(box)
        best = _best_slice(inside, good, alpha=alpha)
        if best is None:
            return tuple(found)
        column, bound, keeps_above = best
        left = inside[:, column] > bound if keeps_above else inside[:, column] < bound
        if left.sum() < least_mass * len(values):
            return tuple(found)
        box = box.bounded(column, low=bound) if keeps_above else box.bounded(column, high=bound)
        inside, good = inside[left], good[left]


def paste(box: Box, values: Floats, hits: Bools, *, alpha: float = ALPHA) -> Box:
    """Return a box widened at its bounds, slice by slice, as long as its density doesn't fall.

    A slice holds the draws next to a bound, alpha of what the box holds (and their ties); peeling may have cut too deep
    into one input before it turned to another.
    """
    while True:
        inside = box.holds(values)
        density = float(hits[inside].mean()) if inside.any() else 0.0
        wider = [(float(hits[each.holds(values)].mean()), each) for each in _wider(box, values, alpha=alpha)]
        best = max(wider, key=lambda pair: pair[0], default=(-1.0, box))
        if best[0] < density:
            return box
        box = best[1]


def _best_slice(values: Floats, hits: Bools, *, alpha: float) -> tuple[int, float, bool] | None:
    """Return column, bound and side of the slice to take off; None if none raises the density."""
    size, density = len(values), float(hits.mean())
    best: tuple[float, tuple[int, float, bool]] | None = None
    for column in range(values.shape[1]):
        for keeps_above in (True, False):
            bound = _bound(values[:, column] if keeps_above else -values[:, column], alpha)
            if bound is None:
                continue
            left = values[:, column] > bound if keeps_above else values[:, column] < -bound
            gain = (float(hits[left].mean()) - density) / (size - int(left.sum()))
            if gain > 0 and (best is None or gain > best[0]):
                best = (gain, (column, bound if keeps_above else -bound, keeps_above))
    return best[1] if best else None


def _bound(x: Floats, alpha: float) -> float | None:
    """Return the bound that takes the lowest share alpha off x, with ties; None if it would take everything."""
    count = math.ceil(alpha * len(x))
    if count >= len(x):
        return None
    edge = float(np.partition(x, count - 1)[count - 1])
    left = x[x > edge]
    return (edge + float(left.min())) / 2 if len(left) else None


def _wider(box: Box, values: Floats, *, alpha: float) -> list[Box]:
    """Return the boxes that are one slice wider at one bound."""
    size = max(1, math.ceil(alpha * int(box.holds(values).sum())))
    wider = []
    for column in box.restricted:
        x, others = values[:, column], box.without(column).holds(values)
        below, above = np.sort(-x[others & (x < box.low[column])]), np.sort(x[others & (x > box.high[column])])
        if len(below):
            wider.append(box.bounded(column, low=-_outer(below, size)))
        if len(above):
            wider.append(box.bounded(column, high=_outer(above, size)))
    return wider


def _outer(x: Floats, size: int) -> float:
    """Return where a slice of the `size` lowest of the sorted x, and its ties, ends; inf if it takes them all."""
    if size >= len(x):
        return math.inf
    beyond = x[x > x[size - 1]]
    return (float(x[size - 1]) + float(beyond[0])) / 2 if len(beyond) else math.inf
