"""The Shapley-Shubik index: in which share of all orders of arrival a member is the one that makes the quota."""

from __future__ import annotations

from fractions import Fraction
from math import factorial

import numpy as np
from numpy.typing import ArrayLike

from ripeness.bargaining.collective.coalitions import Ballot, PowerIndex, ballots, swings
from ripeness.bargaining.collective.decision import sealed


def shapley_shubik(weights: ArrayLike, quota: ArrayLike) -> PowerIndex:
    """Return the share of orders in which each member is pivotal, when a coalition wins with weight >= quota.

    .. math:: \\phi_i = \\sum_s \\frac{s! \\, (n - s - 1)!}{n!} \\,
              \\#\\{S \\not\\ni i : |S| = s, \\; w(S) < q \\le w(S) + w_i\\}

    Sums to 1; equal weights have equal power; who can never be needed has none.

    Parameters
    ----------
    weights : array_like, shape (I,) or (D, I)
        Weight of each member, >= 0, one or more. Fractions are taken as they are, a float as the decimal it prints as.
    quota : array_like, shape () or (D,)
        q, above 0, at most the sum of the weights.

    Returns
    -------
    PowerIndex

    Raises
    ------
    GameError
        If a number breaks its rule, or weights of more than 20 members have so many digits that their sums are too
        many to count.

    References
    ----------
    ShapleyShubik1954 in ``docs/references.bib``.

    Examples
    --------
    The Council of six, 1958 to 1972: Luxembourg's vote never counted.

    >>> six = shapley_shubik([4, 4, 4, 2, 2, 1], 12)
    >>> [str(power) for power in six.exact[0]]
    ['7/30', '7/30', '7/30', '3/20', '3/20', '0']
    """
    asked = ballots(weights, quota)
    known = {ballot: _orders(ballot) for ballot in set(asked)}
    exact = tuple(known[ballot] for ballot in asked)
    return PowerIndex("Shapley-Shubik", exact, sealed(np.array(exact, dtype=np.float64)))


def _orders(ballot: Ballot) -> tuple[Fraction, ...]:
    n = len(ballot[0])
    orders = [factorial(size) * factorial(n - size - 1) for size in range(n)]
    return tuple(
        Fraction(sum(count * order for count, order in zip(row, orders, strict=True)), factorial(n))
        for row in swings(ballot)
    )
