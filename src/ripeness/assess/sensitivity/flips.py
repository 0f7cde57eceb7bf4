"""Flip values: where in an input's range the answer turns from no to yes, or from yes to no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ripeness.assess.draws import Uncertainty
from ripeness.bargaining.fields import Bools, Floats
from ripeness.errors import AssessError

SCAN = 33
CUTS = 8
RESOLUTION = 1e-4
"""A flip value is found to within this share of the range."""


class Ending(StrEnum):
    """How a search for flip values can end; `str(ending)` is the sentence."""

    FLIPS = "Some value within its range flips the answer."
    ALWAYS = "The answer is yes at every value within its range."
    NEVER = "The answer is no at every value within its range."
    CONSTANT = "It has one value only, so it can't flip the answer."


@dataclass(frozen=True)
class Crossing:
    """A value at which the answer flips, and whether it is yes above it (else below)."""

    value: float
    yes_above: bool


@dataclass(frozen=True)
class Flip:
    """Where one input flips the answer, the others staying as they are.

    Attributes
    ----------
    name : str
    ending : Ending
    crossings : tuple of Crossing
        The one nearest to the mode first; none unless the answer flips.
    at_low, at_mode, at_high : float
        The answer there, on its own scale.
    """

    name: str
    ending: Ending
    crossings: tuple[Crossing, ...]
    at_low: float
    at_mode: float
    at_high: float


def flip(answer: Callable[[Floats], Floats], uncertain: Uncertainty, *, threshold: float = 0.0) -> Flip:
    """Return the values within the range of one input at which an answer crosses a threshold.

    The range is scanned at 33 even points and the mode, then every interval whose ends differ is cut into 9 until it is
    no wider than 1e-4 of the range; its middle is the flip value. Two flips between neighbouring points of the scan,
    3 % of the range apart or less, may go unseen.

    Parameters
    ----------
    answer : callable
        Takes values of the input, (k,), and returns the answer at each, (k,), without NaN: with the others at their
        modes a margin, say; or over the draws of the others a share. It is asked about 5 times, for all values at once.
    uncertain : Uncertainty
        The input and its range.
    threshold : float
        The answer is yes if it is at least this: 0 for a margin, 0.5 for the majority of draws.

    Raises
    ------
    AssessError
        If the answers aren't k numbers.

    Examples
    --------
    Fearon 1995: with costs of 0.1 and 0.06 the zone closes when the sides' views differ by 0.16.

    >>> found = flip(lambda gap: 0.1 + 0.06 - gap, Uncertainty("gap", 0.0, 0.1, 0.4))
    >>> found.ending.name, [(round(c.value, 3), c.yes_above) for c in found.crossings]
    ('FLIPS', [(0.16, False)])
    """
    points = np.unique([*np.linspace(uncertain.low, uncertain.high, SCAN), uncertain.mode])
    levels = _ask(answer, points)
    at = [float(levels[np.searchsorted(points, x)]) for x in (uncertain.low, uncertain.mode, uncertain.high)]
    yes = levels >= threshold
    found: tuple[Crossing, ...] = ()
    if len(points) == 1:
        ending = Ending.CONSTANT
    elif yes.all() or not yes.any():
        ending = Ending.ALWAYS if yes[0] else Ending.NEVER
    else:
        ending = Ending.FLIPS
        width = RESOLUTION * (uncertain.high - uncertain.low)
        crossings = _refined(answer, points, yes, width=width, threshold=threshold)
        found = tuple(sorted(crossings, key=lambda crossing: abs(crossing.value - uncertain.mode)))
    return Flip(uncertain.name, ending, found, *at)


def _refined(
    answer: Callable[[Floats], Floats], points: Floats, yes: Bools, *, width: float, threshold: float
) -> list[Crossing]:
    """Return the crossings between neighbours that differ; all brackets are refined in the same calls."""
    at = np.flatnonzero(yes[1:] != yes[:-1])
    left, right, starts = points[at], points[at + 1], yes[at]
    while (right - left).max() > width:
        inner = left[:, None] + (right - left)[:, None] * np.arange(1, CUTS + 1) / (CUTS + 1)
        same = (_ask(answer, inner.ravel()) >= threshold).reshape(inner.shape) == starts[:, None]
        kept = np.cumprod(same, axis=1).sum(axis=1)  # points before the first that differs
        ends = np.concatenate([left[:, None], inner, right[:, None]], axis=1)
        row = np.arange(len(kept))
        left, right = ends[row, kept], ends[row, kept + 1]
    return [Crossing(float(x), bool(not start)) for x, start in zip((left + right) / 2, starts, strict=True)]


def _ask(answer: Callable[[Floats], Floats], points: Floats) -> Floats:
    levels = np.asarray(answer(points), dtype=np.float64)
    if levels.shape != points.shape or np.isnan(levels).any():
        raise AssessError(f"answer must return {len(points)} numbers; got shape {levels.shape}, or NaN")
    return levels
