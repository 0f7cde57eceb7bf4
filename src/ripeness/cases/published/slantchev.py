"""Slantchev 2003: alternating offers while a war is fought over forts, everything known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ripeness.errors import GameError

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class War:
    """The only Markov-perfect equilibrium: what each side keeps when it proposes, on every rung.

    Attributes
    ----------
    offer_a, offer_b : ndarray, (N+1,)
        Share of A when A proposes, and of B when B does; agreed at once. At the ends the war is over.
    value_a, value_b : ndarray, (N+1,)
        What each would have from a war fought to the finish.
    """

    offer_a: Floats
    offer_b: Floats
    value_a: Floats
    value_b: Floats


def complete_information(win: float, rungs: int, *, discount: float, benefit_a: float, benefit_b: float) -> War:
    """Return the equilibrium offers and the value of war on every rung.

    A proposes in one round, B in the next. A refusal is followed by a battle, in which A gains a rung with chance p,
    and each side has (1 - delta) b_i. Each offer leaves the other exactly what a refusal is worth:

    .. math::
        1 - x_n &= (1 - \\delta) b_B + \\delta \\, [p \\, y_{n+1} + (1 - p) \\, y_{n-1}] \\\\
        1 - y_n &= (1 - \\delta) b_A + \\delta \\, [p \\, x_{n+1} + (1 - p) \\, x_{n-1}]

    with x_N = y_0 = 1 and x_0 = y_N = 0: 2(N - 1) linear equations with one solution, since delta < 1.

    Parameters
    ----------
    win : float
        p, chance that A wins a battle; in [0, 1].
    rungs : int
        N >= 2.
    discount : float
        delta per round, in (0, 1).
    benefit_a, benefit_b : float
        What a side has from a round of war, as a share of the pie per round; >= 0, together below 1: war wastes
        something.

    Raises
    ------
    GameError
        If a number is outside its range.

    References
    ----------
    Slantchev2003 in ``docs/references.bib``. The value of war is a special case of our model
    (`ripeness.bargaining.war.ladder` with a flow of (1 - delta) b); alternating offers are not.
    """
    _check(win, rungs, discount=discount, benefits=(benefit_a, benefit_b))
    flow_a, flow_b = (1 - discount) * benefit_a, (1 - discount) * benefit_b
    inside = rungs - 1
    step = np.diag(np.full(inside - 1, discount * win), 1) + np.diag(np.full(inside - 1, discount * (1 - win)), -1)
    edge_a, edge_b = np.zeros(inside), np.zeros(inside)
    edge_a[-1], edge_b[0] = discount * win, discount * (1 - win)  # x_N = 1 above the last rung, y_0 = 1 below the first
    one = np.eye(inside)
    offers = np.linalg.solve(
        np.block([[one, step], [step, one]]), np.concatenate([1 - flow_b - edge_b, 1 - flow_a - edge_a])
    )
    return War(
        offer_a=np.concatenate([[0.0], offers[:inside], [1.0]]),
        offer_b=np.concatenate([[1.0], offers[inside:], [0.0]]),
        value_a=np.concatenate([[0.0], np.linalg.solve(one - step, flow_a + edge_a), [1.0]]),
        value_b=np.concatenate([[1.0], np.linalg.solve(one - step, flow_b + edge_b), [0.0]]),
    )


def _check(win: float, rungs: int, *, discount: float, benefits: tuple[float, float]) -> None:
    if not 0 <= win <= 1:
        raise GameError(f"win must be from 0 to 1; got {win}")
    if rungs < 2:
        raise GameError(f"rungs must be at least 2; got {rungs}")
    if not 0 < discount < 1:
        raise GameError(f"discount must be above 0 and below 1; got {discount}")
    if not (min(benefits) >= 0 and sum(benefits) < 1):
        raise GameError(f"benefits must be >= 0 and together below 1; got {benefits[0]} and {benefits[1]}")
