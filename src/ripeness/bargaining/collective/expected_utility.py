"""What actors expect of a challenge: their chances, what they gain, and the risk exponents that bend them.

Arrays of pairs are (I, J, D): the actor whose view is taken first, the other second. Draws come last, since loops over
them are then long and unbroken.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.collective.recipe import Recipe
from ripeness.bargaining.fields import Floats

LEVEL = 1e-12
"""Dangers that differ by less than this share of the greatest are equal but for rounding."""


@dataclass(frozen=True, eq=False)
class Scene:
    """Where everybody stands in a round, with what weight.

    Attributes
    ----------
    distance : ndarray, shape (I, J, D)
        Between actors, as shares of the span.
    from_median : ndarray, shape (I, D)
        Between actors and the weighted median, as shares of the span.
    weight, salience : ndarray, shape (I, D)
    recipe : Recipe
    """

    distance: Floats
    from_median: Floats
    weight: Floats
    salience: Floats
    recipe: Recipe


def prospects(scene: Scene, exponent: Floats | None = None) -> tuple[Floats, Floats]:
    """Return what each actor expects to gain by challenging each other, and the other by challenging it.

    Both are (I, J, D). `exponent`, (I, D), is everybody's risk exponent; None if all are 1.
    """
    own = None if exponent is None else exponent[:, None]
    chance = chances(_bent(scene.distance, own if scene.recipe.votes == "bent" else None), scene.weight, scene.recipe)
    stays = 2 - 4 * (0.5 if own is None else 0.5**own)
    won = 2 - 4 * _bent(0.5 - 0.5 * scene.distance, own)
    lost = 2 - 4 * _bent(0.5 + 0.5 * scene.distance, own)
    above, stake = won - stays, won - lost
    gain = above - scene.salience[None] * (1 - chance) * stake
    threat = above - scene.salience[:, None] * (1 - chance.swapaxes(0, 1)) * stake
    if scene.recipe.q < 1:
        gain = gain + _adrift(scene, scene.from_median[:, None], own, stays)
        threat = threat + _adrift(scene, scene.from_median[None], own, stays)
    return gain, gain.swapaxes(0, 1) if scene.recipe.view == "each its own" else threat


def chances(distance: Floats, weight: Floats, recipe: Recipe) -> Floats:
    """Return how likely each actor prevails over each other, (I, J, D), 0 where they stand at one place.

    Actor k, in row k of `distance`, votes by how much nearer to it one position is than the other.
    """
    votes, held = np.empty_like(distance), weight[:, None]
    for i in range(len(distance)):
        nearer = distance - distance[:, i : i + 1]  # to k, in row k, than j, in column j
        np.maximum(nearer, 0.0, out=nearer)
        nearer *= held
        votes[i] = nearer.sum(axis=0)
    if recipe.chance == "of all votes":
        cast = np.broadcast_to(2 * votes.sum(axis=(0, 1)), votes.shape)
    else:
        cast = votes + votes.swapaxes(0, 1)
    return np.asarray(np.divide(votes, cast, out=np.zeros_like(votes), where=cast > 0))


def exponents(danger: Floats) -> Floats:
    """Return risk exponents from the danger each actor is in, (I, D): from 1/2, most in danger, to 2, least.

    .. math:: R_i = \\frac{2 g_i - \\max g - \\min g}{\\max g - \\min g}, \\qquad r_i = \\frac{1 - R_i/3}{1 + R_i/3}

    All are 1 if all are in equal danger.
    """
    high, low = danger.max(axis=0), danger.min(axis=0)
    unequal = high - low > LEVEL * np.maximum(np.abs(high), np.abs(low))
    level = np.divide(2 * danger - high - low, high - low, out=np.zeros_like(danger), where=unequal)
    return np.asarray((1 - level / 3) / (1 + level / 3))


def _bent(share: Floats, exponent: Floats | None) -> Floats:
    return share if exponent is None else np.asarray(share**exponent)


def _adrift(scene: Scene, from_median: Floats, exponent: Floats | None, stays: Floats | float) -> Floats:
    """Return what is to be added since the status quo would stay with chance Q only.

    `from_median` is the challenger's: if nobody challenged, its rival is expected to move to the median.
    """
    away = (from_median + scene.distance) / 4
    better = 2 - 4 * _bent(np.maximum(0.5 - away, 0.0), exponent)
    worse = 2 - 4 * _bent(0.5 + away, exponent)
    drift = scene.recipe.t * better + (1 - scene.recipe.t) * worse
    return np.asarray((1 - scene.recipe.q) * (stays - drift))
