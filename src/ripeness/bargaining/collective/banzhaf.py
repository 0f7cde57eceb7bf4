"""The Banzhaf index: in which share of the coalitions of the others a member decides."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from ripeness.bargaining.collective.coalitions import PowerIndex, ballots, swings
from ripeness.bargaining.collective.decision import sealed


def banzhaf(weights: ArrayLike, quota: ArrayLike, *, normalised: bool = False) -> PowerIndex:
    """Return the chance that each member decides, if the others vote for or against with equal chance.

    .. math:: \\beta_i = 2^{1 - n} \\, \\#\\{S \\not\\ni i : w(S) < q \\le w(S) + w_i\\}

    The values don't sum to 1; with `normalised` they are divided by their sum, which makes shares of them that no
    longer are chances.

    Parameters
    ----------
    weights : array_like, shape (I,) or (D, I)
        Weight of each member, >= 0, one or more. Fractions are taken as they are, a float as the decimal it prints as.
    quota : array_like, shape () or (D,)
        q, above 0, at most the sum of the weights.
    normalised : bool, default False

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
    Penrose1946, Banzhaf1965 in ``docs/references.bib``.

    Examples
    --------
    The Council of six, 1958 to 1972:

    >>> [str(power) for power in banzhaf([4, 4, 4, 2, 2, 1], 12, normalised=True).exact[0]]
    ['5/21', '5/21', '5/21', '1/7', '1/7', '0']
    """
    asked = ballots(weights, quota)
    counts = {ballot: [sum(row) for row in swings(ballot)] for ballot in set(asked)}
    exact = tuple(
        tuple(
            Fraction(count, sum(counts[ballot]) if normalised else 2 ** (len(ballot[0]) - 1))
            for count in counts[ballot]
        )
        for ballot in asked
    )
    return PowerIndex("Banzhaf, normalised" if normalised else "Banzhaf", exact, sealed(np.array(exact, dtype=float)))
