"""Beliefs: what each side thinks of its chance in the next battle, and how battles teach it (Smith and Stam 2004).

Side s holds a Beta belief about p, the chance that A wins a round. After w wins of A in t rounds its chance is

    m_s(t, n) = logistic( log(alpha_s + w) - log(beta_s + t - w) + h_s,t ),        w = (t + n - n0) / 2

Both sides see each other's beliefs and agree to disagree; nobody learns from an offer, only from battles. The Beta
update treats the shift h as known; with h other than 0 it is an approximation, for battles fought under a shift are
counted as if they had been fought without.

Log-odds are differences of two logarithms, and the chance of losing is the logistic of their negative, never one less
the chance of winning: so exchanging the sides mirrors the numbers, and small chances keep their digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Floats

if TYPE_CHECKING:
    from ripeness.bargaining.game import Game


def logistic(log_odds: Floats) -> Floats:
    """Return the chance with these log-odds; 0 and 1 at minus and plus infinity."""
    with np.errstate(over="ignore"):
        return np.asarray(1.0 / (1.0 + np.exp(-log_odds)))


def log_odds(chance: Floats) -> Floats:
    """Return the log-odds of a chance; infinite at 0 and 1."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(chance) - np.log1p(-chance))


def side_log_odds(game: Game, rounds: NDArray[np.int64], rungs: NDArray[np.int64]) -> Floats:
    """Return the log-odds that A wins the next round, as each side sees them.

    Parameters
    ----------
    rounds, rungs : int arrays of one shape S
        States (t, n). A state out of reach is read as the nearest number of wins that can be.

    Returns
    -------
    ndarray, (D, *S, 2)
        For side A and side B.
    """
    wins = np.clip((rounds + rungs - game.rung) / 2, 0, rounds)[..., None]
    lost = rounds[..., None] - wins
    pad = (slice(None), *(None,) * rounds.ndim)
    mean, strength = game.belief_mean[pad], game.belief_strength[pad]
    with np.errstate(divide="ignore"):
        learnt = np.log(mean * strength + wins) - np.log((1 - mean) * strength + lost)
    return np.asarray(learnt + shift_at(game, rounds)[..., :2])


def true_log_odds(game: Game, rounds: NDArray[np.int64]) -> Floats:
    """Return the true log-odds that A wins the next round at `rounds` of shape S; (D, *S)."""
    pad = (slice(None), *(None,) * rounds.ndim)
    return np.asarray(log_odds(game.p_true)[pad] + shift_at(game, rounds)[..., 2])


def shift_at(game: Game, rounds: NDArray[np.int64]) -> Floats:
    """Return the shifts of power at `rounds` of shape S, the last one holding after the horizon; (D, *S, 3)."""
    column = np.minimum(rounds, game.horizon - 1)
    return np.asarray(np.moveaxis(game.power_shift[:, :, column], 1, -1))


def pooled(game: Game) -> tuple[Floats, Floats]:
    """Return mean and strength of the pooled belief, each (D,): alphas and betas averaged over the two sides.

    So the pooled mean weighs each side's mean by its strength, and learning is as fast as the average of both.
    """
    strength = game.belief_strength.sum(axis=1) / 2
    mean = (game.belief_mean * game.belief_strength).sum(axis=1) / (2 * strength)
    return np.clip(mean, 0.0, 1.0), np.asarray(strength)
