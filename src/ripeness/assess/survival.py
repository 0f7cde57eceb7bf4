"""How long a war lasts and how it ends: the Aalen–Johansen estimate for competing endings, week by week."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.assess.shares import wilson
from ripeness.bargaining.fields import Floats, Ints
from ripeness.errors import AssessError


@dataclass(frozen=True, eq=False)
class Course:
    """What became of wars that had lasted so many weeks.

    Attributes
    ----------
    weeks : ndarray of int, (W + 1,)
        Weeks since then: 0, 1, ..., W.
    at_risk : ndarray of int, (W + 1,)
        Wars that were still being fought and watched at the start of the week.
    share, low, high : ndarray, (W + 1, 1 + E)
        Share of wars still fought (column 0) and ended in each of E ways, with 95 % intervals. Rows of `share` sum to
        1.
    """

    weeks: Ints
    at_risk: Ints
    share: Floats
    low: Floats
    high: Floats


def aalen_johansen(ended: Ints, censored: Ints, *, after: int, horizon: int) -> Course:
    """Return the course of wars that lasted `after` weeks, over the `horizon` weeks that follow.

    In week w, n_w wars are watched, d_kw of them end in way k, and c_w are lost from sight. With S the share still
    fought and F_k the share ended in way k,

    .. math:: F_k(w + 1) = F_k(w) + S(w) \\, d_{kw} / n_w, \\qquad S(w + 1) = S(w) \\, (1 - \\sum_k d_{kw} / n_w)

    The variance is that of the Markov chain with multinomial steps (Aalen and Johansen's, by recursion). The interval
    is Wilson's for a share of as many wars as would give that variance; for a share of 0 or 1, of n at the start.
    Without censoring it is Wilson's interval of a plain count.

    Parameters
    ----------
    ended : ndarray of int, (weeks, E)
        d: endings in week w of a war, that is after w weeks and before w + 1.
    censored : ndarray of int, (weeks,)
        c. A war lost from sight in a week counts as watched in it.
    after, horizon : int
        Weeks, >= 0.

    Raises
    ------
    AssessError
        If `after` or `horizon` is negative.

    Examples
    --------
    Ten wars; after week 0 one settles, one is lost from sight, one of eight is won:

    >>> found = aalen_johansen(np.array([[1, 0], [0, 1]]), np.array([1, 7]), after=0, horizon=2)
    >>> found.at_risk.tolist(), found.share.round(4).tolist()
    ([10, 8, 0], [[1.0, 0.0, 0.0], [0.9, 0.1, 0.0], [0.7875, 0.1, 0.1125]])

    Freireich and others 1963: 21 children on 6-MP, 9 relapses; without relapse after week 10, 0.753, and after week 23,
    0.448 (Kalbfleisch and Prentice 2002):

    >>> relapse = np.bincount([6, 6, 6, 7, 10, 13, 16, 22, 23], minlength=36)
    >>> lost = np.bincount([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
    >>> found = aalen_johansen(relapse[:, None], lost, after=0, horizon=24)
    >>> found.share[[11, 24], 0].round(3).tolist()
    [0.753, 0.448]

    References
    ----------
    AalenJohansen1978; FreireichEtAl1963; KalbfleischPrentice2002; in ``docs/references.bib``.
    """
    if after < 0 or horizon < 0:
        raise AssessError(f"after and horizon must be >= 0 weeks; got {after} and {horizon}")
    leaving = ended.sum(axis=1) + censored
    watched = np.append(leaving[::-1].cumsum()[::-1], 0)
    weeks = np.arange(horizon + 1)
    at_risk = watched[np.minimum(after + weeks, len(leaving))]
    states = 1 + ended.shape[1]
    share, variance = np.zeros((horizon + 1, states)), np.zeros((horizon + 1, states))
    share[0, 0] = 1.0
    spread = np.zeros((states, states))
    for w in range(horizon):
        d = ended[after + w] if after + w < len(ended) else np.zeros(states - 1)
        share[w + 1], spread = _step(share[w], spread, d=d, n=int(at_risk[w]))
        variance[w + 1] = spread.diagonal()
    low, high = _intervals(share, variance, start=int(at_risk[0]))
    return Course(weeks, at_risk, share, low, high)


def _step(share: Floats, spread: Floats, *, d: Floats, n: int) -> tuple[Floats, Floats]:
    """Return shares and their covariance a week later; nothing changes when nobody is watched."""
    if n == 0:
        return share, spread
    chance = np.append(1.0 - d.sum() / n, d / n)
    move = np.eye(len(share))
    move[0] = chance
    noise = (np.diag(chance) - np.outer(chance, chance)) / n
    return share @ move, move.T @ spread @ move + share[0] ** 2 * noise


def _intervals(share: Floats, variance: Floats, *, start: int) -> tuple[Floats, Floats]:
    """Return 95 % intervals; the whole of [0, 1] if nobody was watched."""
    low, high = np.zeros_like(share), np.ones_like(share)
    if start:
        for cell in np.ndindex(*share.shape):
            p, v = min(1.0, max(0.0, float(share[cell]))), float(variance[cell])
            draws = min(float(start), p * (1 - p) / v) if v > 0 and 0 < p < 1 else float(start)
            low[cell], high[cell] = wilson(p, draws=draws)
    return low, high
