"""The Kalai–Smorodinsky bargaining solution over finitely many outcomes."""

from __future__ import annotations

from numpy.typing import ArrayLike

from ripeness.bargaining.solutions.bargain import ROUNDING, bargain, chosen, leximin, nothing
from ripeness.bargaining.solutions.result import Point


def kalai_smorodinsky(utility: ArrayLike, disagreement: ArrayLike) -> Point:
    """Return the outcome at which the worst-off player has the greatest share of its own greatest gain.

    .. math:: x^* = \\arg\\max_{x:\\, u(x) \\ge d} \\; \\min_i \\, \\frac{u_i(x) - d_i}{m_i},
              \\qquad m_i = \\max_{y:\\, u(y) \\ge d} u_i(y) - d_i

    then the second worst-off, and so on (the lexicographic form, which makes it efficient). On a convex set of two
    players this is the point of the frontier on the line from disagreement to the ideal point. The ideal point is taken
    over rational outcomes alone: what a player could have at another's ruin doesn't count. Players with :math:`m_i = 0`
    are left out.

    Efficient, symmetric and free of scale. **Not monotonic on finite sets**: a new outcome that raises the worst-off
    may lower somebody else, with the same ideal point. From {(1, 0), (0.5, 0.6), (0, 1)} the second outcome is chosen;
    when (0.55, 0.56) joins them, it is chosen, and the second player has lost. What keeps is that the least share never
    falls while the ideal point stays.

    Parameters
    ----------
    utility : array_like, shape (M, I)
        Utility of outcome m to player i, finite, each player on a scale of its own; M >= 0, I >= 2.
    disagreement : array_like, shape (I,)
        What each player has without an agreement, on the same scales. It may be worse than every outcome.

    Returns
    -------
    Point
        `Point.value` is the least share of the greatest gain, in [0, 1].

    Raises
    ------
    GameError
        If the shapes don't fit, there are fewer than two players, or a number isn't finite.

    Notes
    -----
    Shares that differ by less than 1e-12 tie; the lowest row is shown.

    References
    ----------
    KalaiSmorodinsky1975; Imai1983 for the lexicographic form; NagahisaTanaka2002 for finite sets; in
    ``docs/references.bib``.

    Examples
    --------
    The first player can gain 1 at most, the second 0.5; each gets 0.6 of that:

    >>> kalai_smorodinsky([[1.0, 0.0], [0.9, 0.1], [0.6, 0.3], [0.1, 0.5]], [0.0, 0.0]).outcome
    2
    """
    question = bargain(utility, disagreement)
    if not len(question.rational):
        return nothing("kalai_smorodinsky", question)
    share = question.share
    if not share.shape[1]:
        share = question.gain  # nobody can gain: every rational outcome ties at 0
    best = leximin(share, noise=ROUNDING)
    return chosen("kalai_smorodinsky", question, best=best, value=float(share[best[0]].min()))
