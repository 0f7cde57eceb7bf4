"""Two ways to spread chance over a range with a mode: the quantile functions of the triangular and PERT shapes."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import numpy as np

from ripeness.bargaining.fields import Floats

Shape = Literal["triangular", "pert"]
LAMBDA = 4.0
"""Weight of the mode in the PERT mean, (low + 4 mode + high) / 6."""
CELLS = 8192
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(4)


def triangular(u: Floats, mode: float) -> Floats:
    """Return quantiles of the triangular shape on [0, 1].

    .. math:: F^{-1}(u) = \\sqrt{u m} \\text{ for } u < m, \\quad 1 - \\sqrt{(1 - u)(1 - m)} \\text{ for } u \\ge m

    Parameters
    ----------
    u : ndarray
        Probabilities in [0, 1].
    mode : float
        m, where the density peaks, in [0, 1].

    Examples
    --------
    With the mode at the low end the median is 1 - sqrt(1/2):

    >>> triangular(np.array([0.0, 0.5, 1.0]), 0.0).round(4).tolist()
    [0.0, 0.2929, 1.0]

    References
    ----------
    KotzVanDorp2004 in ``docs/references.bib``.
    """
    return np.where(u < mode, np.sqrt(u * mode), 1.0 - np.sqrt((1.0 - u) * (1.0 - mode)))


def pert(u: Floats, mode: float) -> Floats:
    """Return quantiles of the PERT shape on [0, 1], a beta distribution with mean (1 + 4m) / 6.

    .. math:: \\mathrm{Beta}(1 + \\lambda m,\\; 1 + \\lambda (1 - m)), \\qquad \\lambda = 4

    Its ends are less likely than the triangular one's. The distribution function is tabulated on 8,193 nodes and
    inverted between them by a straight line; the error is below 1e-7 of the range.

    Parameters
    ----------
    u : ndarray
        Probabilities in [0, 1].
    mode : float
        m, where the density peaks, in [0, 1].

    Examples
    --------
    With the mode at the low end this is Beta(1, 5), whose quantiles are 1 - (1 - u)^(1/5):

    >>> pert(np.array([0.0, 0.5, 1.0]), 0.0).round(6).tolist(), round(1 - 0.5 ** (1 / 5), 6)
    ([0.0, 0.129449, 1.0], 0.129449)

    References
    ----------
    MalcolmEtAl1959; Vose2008; in ``docs/references.bib``.
    """
    chance, place = _beta_table(1.0 + LAMBDA * mode, 1.0 + LAMBDA * (1.0 - mode))
    return np.interp(u, chance, place)


QUANTILE: dict[Shape, Callable[[Floats, float], Floats]] = {"triangular": triangular, "pert": pert}
"""The quantile function on [0, 1] of each shape, given the place of the mode."""


@lru_cache(maxsize=256)
def _beta_table(a: float, b: float) -> tuple[Floats, Floats]:
    """Return F at the nodes, and the nodes; in theta with x = sin^2(theta / 2), where the density has no corners."""
    width = math.pi / CELLS
    theta = (np.arange(CELLS)[:, None] + (_NODES + 1) / 2) * width
    density = np.sin(theta / 2) ** (2 * a - 1) * np.cos(theta / 2) ** (2 * b - 1)
    mass = np.concatenate([[0.0], np.cumsum(density @ _WEIGHTS)])
    place = np.sin(np.arange(CELLS + 1) * width / 2) ** 2
    return mass / mass[-1], place
