"""Commitment: an agreement holds when keeping it beats breaking it after a pause, or when somebody holds the parties
to it.

R_i^j(t, n) is what player i expects of a war fought to the finish from rung n after side j has re-armed in a pause.
Side j is tempted if its leader prefers that to keeping the agreement: R_j^j > u_j(x). It would then break x with chance
q_j = 1, otherwise with q_j = the distrust in it. What is not prevented happens; if both would, either is first with the
same chance:

    phi_A = (1 - g(x)) q_A (1 - q_B / 2),        phi_B = (1 - g(x)) q_B (1 - q_A / 2)
    e_i(x) = (1 - phi_A - phi_B) u_i(x) + phi_A R_i^A + phi_B R_i^B

phi_A + phi_B = (1 - g)(q_A + q_B - q_A q_B) never exceeds 1. The sum of the two single chances, which an earlier
version of the design used, could.

References
----------
Powell2006, Fearon2004 (why some civil wars last), Walter2002 in ``docs/references.bib``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.beliefs import logistic
from ripeness.bargaining.fields import Bools, Floats
from ripeness.bargaining.war import finish_from

if TYPE_CHECKING:
    from ripeness.bargaining.game import Game

CERTAIN = 1 - 1e-9
"""A chance of breach from which on an agreement is none. Without this rule, sides that are sure to fight on would
`agree` on anything, since both get exactly what the war gives them."""


def renewed_war(game: Game, log_odds: Floats, *, rungs: NDArray[np.int64]) -> Floats:
    """Return R_i^j, what each player expects of the war that resumes after side j has re-armed.

    Parameters
    ----------
    log_odds : array, (D, B, R, 2)
        Log-odds that A wins the next round, as each side sees them, at B rounds and R rungs.
    rungs : int array, (R,)
        The rungs, 1..N-1, rising.

    Returns
    -------
    ndarray, (D, B, R, I, 2)
        The last axis is j: A re-arms, B re-arms.
    """
    gain = game.rearm * np.array([1.0, -1.0])
    odds = log_odds[..., None] + gain[:, None, None, None, :]
    sides = [0 if p.side == "A" else 1 for p in game.players]
    return war_to_the_finish(game, odds[..., sides, :], rungs=rungs)


def war_to_the_finish(game: Game, log_odds: Floats, *, rungs: NDArray[np.int64]) -> Floats:
    """Return the value to each player of fighting to the finish at fixed log-odds; (D, B, R, I, J) to the same."""
    front = np.ascontiguousarray(np.moveaxis(log_odds, 2, 0))
    flow = (game.war_benefit - game.cost * (1 - game.subsidy))[None, :, None, :, None]
    ends = game.victory_utility[None, :, None, :, :, None]
    value = finish_from(
        (logistic(front), logistic(-front)),
        flow=flow,
        ends=(ends[..., 0, :], ends[..., 1, :]),
        discount=game.discount[None, :, None, :, None],
        at=rungs,
        rungs=game.rungs,
    )
    return np.moveaxis(value, 0, 2)


def breach(loose: Floats, would: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Return the chances that A, and that B, breaks an agreement.

    Parameters
    ----------
    loose : array
        1 - g, chance that a breach is not prevented.
    would : pair of arrays
        q_A and q_B, chance that each would break it.
    """
    a, b = would
    return loose * (a * (1 - b / 2)), loose * (b * (1 - a / 2))


def credible(phi: tuple[Floats, Floats]) -> Bools:
    """Return whether an agreement has some chance to hold; one that is sure to break is a war by another name."""
    return np.asarray(phi[0] + phi[1] < CERTAIN)


def signing(utility: Floats, phi: tuple[Floats, Floats], *, renewed: tuple[Floats, Floats]) -> Floats:
    """Return e, what a player gets by signing, from u, the chances of breach and R after either side's breach."""
    kept = 1 - (phi[0] + phi[1])
    return np.asarray(kept * utility + (phi[0] * renewed[0] + phi[1] * renewed[1]))
