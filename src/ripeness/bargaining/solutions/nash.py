"""The Nash bargaining solution over finitely many outcomes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ripeness.bargaining.solutions.bargain import ROUNDING, bargain, chosen, greatest, nothing
from ripeness.bargaining.solutions.result import Point


def nash(utility: ArrayLike, disagreement: ArrayLike) -> Point:
    """Return the outcome with the greatest product of gains over disagreement.

    .. math:: x^* = \\arg\\max_{x:\\, u(x) \\ge d} \\; \\prod_i \\, (u_i(x) - d_i)

    On finitely many outcomes the solution is efficient, symmetric, free of each player's scale and zero, and
    independent of irrelevant alternatives: all four hold for the set `Point.ties`, each by a property test. It is not
    monotonic. Players whom every rational outcome leaves exactly at disagreement are indifferent and left out of the
    product. If the product is 0 everywhere the efficient rational outcomes tie, and the ending says so.

    Parameters
    ----------
    utility : array_like, shape (M, I)
        Utility of outcome m to player i, finite, each player on a scale of its own; M >= 0, I >= 2.
    disagreement : array_like, shape (I,)
        What each player has without an agreement, on the same scales. It may be worse than every outcome.

    Returns
    -------
    Point
        `Point.value` is the product of gains, in the product of the players' units.

    Raises
    ------
    GameError
        If the shapes don't fit, there are fewer than two players, or a number isn't finite.

    Notes
    -----
    Outcomes whose products differ by less than 1e-12 of the greatest tie. The lowest row is shown; that is a convention
    about the order of outcomes, which doesn't change when the players' names are exchanged.

    References
    ----------
    Nash1950 for convex sets, Mariotti1998 for finite ones; in ``docs/references.bib``.

    Examples
    --------
    Two players divide a dollar in tenths; the second falls back on 0.2:

    >>> shares = [[k / 10, 1 - k / 10] for k in range(11)]
    >>> nash(shares, [0.0, 0.2]).outcome
    4
    """
    question = bargain(utility, disagreement)
    if not len(question.rational):
        return nothing("nash", question)
    product = question.share.prod(axis=1)
    best = greatest(product, noise=ROUNDING * float(product.max()))
    units = float(np.prod(question.most[question.able])) if question.able.any() else 0.0
    return chosen("nash", question, best=best, value=float(product.max()) * units)
