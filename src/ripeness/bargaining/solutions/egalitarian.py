"""The egalitarian bargaining solution over finitely many outcomes."""

from __future__ import annotations

from numpy.typing import ArrayLike

from ripeness.bargaining.solutions.bargain import ROUNDING, bargain, chosen, leximin, nothing
from ripeness.bargaining.solutions.result import Point


def egalitarian(utility: ArrayLike, disagreement: ArrayLike) -> Point:
    """Return the outcome at which the player who gains least gains most, then the second least, and so on.

    .. math:: x^* = \\arg\\max_{x:\\, u(x) \\ge d} \\; \\min_i \\, (u_i(x) - d_i)

    Efficient and symmetric; free of each player's zero but **not of its scale**: it compares gains between players,
    which only means something if their utilities share a unit (here: a share of the stakes, where each player's best
    outcome is 1 and its worst 0). **Not monotonic player by player on finite sets**, unlike on comprehensive ones: the
    example of `kalai_smorodinsky` is one here too. What keeps is that the least gain never falls when outcomes are
    added.

    Parameters
    ----------
    utility : array_like, shape (M, I)
        Utility of outcome m to player i, finite, in one unit for all players; M >= 0, I >= 2.
    disagreement : array_like, shape (I,)
        What each player has without an agreement. It may be worse than every outcome.

    Returns
    -------
    Point
        `Point.value` is the least gain, in the common unit.

    Raises
    ------
    GameError
        If the shapes don't fit, there are fewer than two players, or a number isn't finite.

    Notes
    -----
    Gains that differ by less than 1e-12 of the greatest gain tie; the lowest row is shown.

    References
    ----------
    Kalai1977; Imai1983 for the lexicographic form; in ``docs/references.bib``.

    Examples
    --------
    >>> egalitarian([[1.0, 0.0], [0.6, 0.3], [0.4, 0.4]], [0.0, 0.0]).outcome
    2
    """
    question = bargain(utility, disagreement)
    if not len(question.rational):
        return nothing("egalitarian", question)
    best = leximin(question.gain, noise=ROUNDING * float(question.most.max()))
    return chosen("egalitarian", question, best=best, value=float(question.gain[best[0]].min()))
