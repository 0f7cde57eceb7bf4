"""What a model answers on each issue, draw by draw: one form for all models, so that they can be compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.assess.game import Floats
from ripeness.bargaining.fields import Bools

SAME = 1e-9
"""Places nearer than this are equal but for rounding."""


@dataclass(frozen=True, eq=False)
class Answer:
    """A model's answer in the first n draws.

    Attributes
    ----------
    model : str
        Its name, as in `MODELS`.
    points : bool
        True: it points to one option on each issue in each draw, or to a share of chance for each. False: it leaves
        open which of some options comes about.
    chance : tuple of (ndarray, (n, O_k)) or None
        By issue: the chance of each option in each draw if the model points (a row of zeros: it points half way
        between two); else 1 for each option that is among what could be, 0 for the others. None: not looked at.
    none : tuple of (ndarray of bool, (n,)) or None
        By issue: draws in which it points half way between two options, or in which no option at all could be.
    place : ndarray, (n, K), or None
        Where on the scale it points, 0 to 1.
    """

    model: str
    points: bool
    chance: tuple[Floats | None, ...]
    none: tuple[Bools | None, ...]
    place: Floats | None = None


def pointing(model: str, place: Floats, places: tuple[Floats, ...]) -> Answer:
    """Return the answer of a model that names a point of each scale: the option that is nearest to it."""
    chance = tuple(nearest(place[:, k], at[: len(place)]) for k, at in enumerate(places))
    return Answer(model, True, chance, tuple(map(nothing, chance)), place)


def nothing(chance: Floats) -> Bools:
    """Return the draws in which no option has a chance, (n,)."""
    return np.asarray(~chance.any(axis=1))


def nearest(place: Floats, places: Floats) -> Floats:
    """Return 1 for the option nearest to each place, 0 for the others; (n, O). Half way between two it is neither.

    Examples
    --------
    >>> nearest(np.array([0.1, 0.5]), np.array([[0.0, 1.0], [0.0, 1.0]])).tolist()
    [[1.0, 0.0], [0.0, 0.0]]
    """
    apart = np.abs(places - place[:, None])
    hit = apart <= apart.min(axis=1, keepdims=True) + SAME
    return np.where(hit & (hit.sum(axis=1, keepdims=True) == 1), 1.0, 0.0)


def agreement(one: Answer, other: Answer) -> Floats:
    """Return in which share of the issues two answers agree in each draw, (n,); NaN where there is nothing to compare.

    Two models that point agree with the chance that both point to the same option; one that points and one that leaves
    options open with the chance that the first points to one of them; two that leave options open if they share one.
    Draws in which a model leaves no option at all on an issue say nothing of that issue.
    """
    columns = [
        _agreed(one, other, k)
        for k, pair in enumerate(zip(one.chance, other.chance, strict=True))
        if all(part is not None for part in pair)
    ]
    if not columns:
        return np.full(0, np.nan)
    found = np.stack(columns, axis=1)
    known = ~np.isnan(found)
    total = np.where(known, found, 0.0).sum(axis=1)
    return np.asarray(np.divide(total, known.sum(axis=1), out=np.full(len(found), np.nan), where=known.any(axis=1)))


def _agreed(one: Answer, other: Answer, k: int) -> Floats:
    first, second = one.chance[k], other.chance[k]
    assert first is not None and second is not None
    n = min(len(first), len(second))
    both = first[:n] * second[:n]
    found = both.sum(axis=1) if one.points or other.points else both.any(axis=1).astype(float)
    says_nothing = np.zeros(n, dtype=bool)
    for answer, rows in ((one, first), (other, second)):
        if not answer.points:
            says_nothing |= nothing(rows[:n])
    return np.where(says_nothing, np.nan, found)
