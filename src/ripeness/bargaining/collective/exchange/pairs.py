"""Who could trade what with whom: the pairs of actors and of issues with opposite wishes on both issues."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Floats

Rows = NDArray[np.int64]

TINY = 1e-10
"""Smaller gains, in per cent of a scale, are rounding: nobody trades for them, and they don't tell two trades apart."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """E potential exchanges. Column 0 and 1 are the two issues p < q; on each, one partner gives way to the other.

    Attributes
    ----------
    issue : ndarray of int, shape (E, 2)
    seller, buyer : ndarray of int, shape (E, 2)
        Who gives way on the issue, and to whom.
    home, target : ndarray, shape (E, 2)
        Positions of seller and buyer, per cent of the scale.
    way : ndarray, shape (E, 2)
        1 if the seller moves up the scale, -1 if down.
    pull : ndarray, shape (E, 2)
        How far the outcome moves when the seller moves by 1: its share of the weight on the issue.
    total : ndarray, shape (E, 2)
        What the two partners' saliences on the issue sum to.
    spread : ndarray, shape (E,)
        What each partner gains per unit of stake: how far the two shares of salience differ between the issues.
    """

    issue: Rows
    seller: Rows
    buyer: Rows
    home: Floats
    target: Floats
    way: Floats
    pull: Floats
    total: Floats
    spread: Floats


def sides(positions: Floats, outcome: Floats) -> Rows:
    """Which side of the expected outcome each actor is on, (I, K): -1 below, 1 above, 0 at it."""
    side: Rows = np.where(np.abs(positions - outcome) <= TINY, 0, np.sign(positions - outcome)).astype(np.int64)
    return side


def pairs(positions: Floats, salience: Floats, *, weight: Floats, side: Rows) -> Pairs:
    """Find the potential exchanges, ordered by issues p < q and then by actors a < b.

    Two actors can trade p for q if the expected outcome lies between them on both. The one whose share of the pair's
    salience is greater on p, s_ap/(s_ap + s_bp) > s_aq/(s_aq + s_bq), is given way to on p and gives way on q.
    """
    a, b = np.triu_indices(len(positions), 1)
    p, q = np.triu_indices(positions.shape[1], 1)
    opposed = (side[a] * side[b] < 0).T
    which, pair = np.nonzero(opposed[p] & opposed[q])
    a, b, issue = a[pair], b[pair], np.stack([p[which], q[which]], axis=1)
    wants_first = (
        salience[a, issue[:, 0]] * salience[b, issue[:, 1]] > salience[a, issue[:, 1]] * salience[b, issue[:, 0]]
    )
    seller = np.where(wants_first[:, None], np.stack([b, a], axis=1), np.stack([a, b], axis=1))
    buyer = seller[:, ::-1]
    total = salience[seller, issue] + salience[buyer, issue]
    total = np.where(total > 0, total, 1.0)  # nobody cares: no pull either, so that nothing can be traded
    home, target = positions[seller, issue], positions[buyer, issue]
    share = salience[buyer, issue] / total
    return Pairs(
        issue=issue,
        seller=seller,
        buyer=buyer,
        home=home,
        target=target,
        way=np.sign(target - home),
        pull=(weight / weight.sum(axis=0))[seller, issue],
        total=total,
        spread=np.abs(share[:, 0] + share[:, 1] - 1),
    )


def effects(positions: Floats, salience: Floats, *, issue: Rows, before: Floats, after: Floats) -> Floats:
    """Return what each of n shifts of two outcomes does for each actor, (n, I).

    Utility is minus salience times the distance of the outcome from the actor's position, in per cent of the scale.

    Parameters
    ----------
    positions, salience : ndarray, shape (I, K)
    issue : ndarray of int, shape (n, 2)
    before, after : ndarray, shape (n, 2)
        Outcomes on those issues.
    """
    wish, care = positions[:, issue], salience[:, issue]
    change: Floats = (care * (np.abs(wish - before) - np.abs(wish - after))).sum(axis=2)
    return change.T
