"""Which offer each actor takes, from what it gains by challenging the others and what they gain by challenging it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.collective.recipe import Recipe
from ripeness.bargaining.fields import Floats

NONE, CONFRONTATION, COMPROMISE, CAPITULATION = range(4)
"""Why an actor moves: it loses a confrontation, meets another part of the way, gives way without a fight; or not."""
TIE = 1e-12
"""Offers whose merits differ by less than this share of the span are equal but for rounding."""
Kinds = NDArray[np.int8]


def kinds(gain: Floats, threat: Floats) -> Kinds:
    """Return the kind of offer that each actor has from each other, (I, J, D).

    `gain` is what the actor expects of challenging the other, `threat` what the other expects of challenging it. There
    is none unless the threat is above 0 and greater than the gain.
    """
    willing = np.where(threat > gain, CONFRONTATION, NONE)
    unwilling = np.where(threat > -gain, COMPROMISE, CAPITULATION)
    found = np.where(gain > 0, willing, np.where(gain < 0, unwilling, NONE))
    return np.where(threat > 0, found, NONE).astype(np.int8)


def points(position: Floats, gain: Floats, threat: Floats, *, kind: Kinds) -> Floats:
    """Return where each offer would put the actor, (I, J, D): at the other, or part of the way to it."""
    share = np.divide(-gain, threat, out=np.ones_like(gain), where=kind == COMPROMISE)
    own, other = position[:, None], position[None]
    return np.where(kind == COMPROMISE, own + share * (other - own), other)


def taken(position: Floats, gain: Floats, threat: Floats, *, span: Floats, recipe: Recipe) -> tuple[Floats, Kinds]:
    """Return where each actor goes, (I, D), and why, (I, D).

    Of offers that are equally good the actor takes the middle of the outermost, so that neither names nor ends of the
    scale are favoured.
    """
    kind = kinds(gain, threat)
    point = points(position, gain, threat, kind=kind)
    merit = np.abs(point - position[:, None])
    if recipe.choice == "lowest compromise":
        size, other = np.abs(gain), np.abs(threat)
        weighted = size * position[:, None] + other * position[None]
        low = np.divide(weighted, size + other, out=np.zeros_like(gain), where=kind == COMPROMISE)
        merit = np.where(kind == COMPROMISE, low, merit)
    open_ = kind != NONE
    if recipe.choice != "least move of any kind":
        first = np.where(open_, kind, CAPITULATION + 1).min(axis=1, keepdims=True)
        open_ = kind == np.where(first > CAPITULATION, -1, first)
    merit = np.where(open_, merit, np.inf)
    least = merit.min(axis=1, keepdims=True)
    best = open_ & (merit <= least + TIE * span)
    low_end = np.where(best, point, np.inf).min(axis=1)
    high_end = np.where(best, point, -np.inf).max(axis=1)
    any_offer = best.any(axis=1)
    with np.errstate(invalid="ignore"):
        goes = np.where(any_offer, low_end + (high_end - low_end) / 2, position)
    why = np.where(best, kind, CAPITULATION + 1).min(axis=1)
    return goes, np.where(any_offer, why, NONE).astype(np.int8)
