"""The utilitarian bargaining solution over finitely many outcomes."""

from __future__ import annotations

from numpy.typing import ArrayLike

from ripeness.bargaining.solutions.bargain import ROUNDING, bargain, chosen, greatest, nothing
from ripeness.bargaining.solutions.result import Point


def utilitarian(utility: ArrayLike, disagreement: ArrayLike) -> Point:
    """Return the outcome with the greatest sum of gains among those no worse than disagreement for anybody.

    .. math:: x^* = \\arg\\max_{x:\\, u(x) \\ge d} \\; \\sum_i \\, (u_i(x) - d_i)

    Efficient, symmetric and independent of irrelevant alternatives; **not free of scale** (it adds utilities, which
    only means something in a common unit), and it may leave somebody without any gain.

    Parameters
    ----------
    utility : array_like, shape (M, I)
        Utility of outcome m to player i, finite, in one unit for all players; M >= 0, I >= 2.
    disagreement : array_like, shape (I,)
        What each player has without an agreement. It may be worse than every outcome.

    Returns
    -------
    Point
        `Point.value` is the sum of gains, in the common unit.

    Raises
    ------
    GameError
        If the shapes don't fit, there are fewer than two players, or a number isn't finite.

    Notes
    -----
    Sums that differ by less than 1e-12 of the greatest gain tie: on a constant sum every efficient rational outcome
    does. The lowest row is shown.

    References
    ----------
    Harsanyi1955; Thomson1994 for its place among the bargaining solutions; in ``docs/references.bib``.

    Examples
    --------
    >>> utilitarian([[1.0, 0.1], [0.6, 0.3], [0.4, 0.4]], [0.0, 0.0]).outcome
    0
    """
    question = bargain(utility, disagreement)
    if not len(question.rational):
        return nothing("utilitarian", question)
    total = question.gain.sum(axis=1)
    best = greatest(total, noise=ROUNDING * float(question.most.max()))
    return chosen("utilitarian", question, best=best, value=float(total.max()))
