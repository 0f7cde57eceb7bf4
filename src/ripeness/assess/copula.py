"""Rank correlations between inputs: a Gaussian copula, applied to each draw by itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from ripeness.bargaining.fields import Floats
from ripeness.errors import AssessError

Correlation = tuple[str, str, float]
"""Two inputs and their rank correlation (Spearman's rho), above -1 and below 1."""
_NORMAL = NormalDist()
_LEAST_PIVOT = 1e-10


def factor(
    correlations: Sequence[Correlation], names: Sequence[str], *, streams: Sequence[str] = ()
) -> tuple[tuple[str, ...], Floats]:
    """Return the correlated names in a fixed order, and the Cholesky factor of their normal scores' correlations.

    A rank correlation rho of two normal scores belongs to the correlation ``r = 2 sin(pi rho / 6)``.

    Parameters
    ----------
    correlations : sequence of (name, name, rho)
        Pairs that are not given have none.
    names : sequence of str
        The inputs that there are.
    streams : sequence of str, optional
        What each is called for the order, which is alphabetical; as `Uncertainty.stream`.

    Raises
    ------
    AssessError
        If a name is no input, a pair is given twice or is of one input, rho isn't inside (-1, 1), or the correlations
        can't all hold together (the matrix is not positive definite).

    Examples
    --------
    >>> factor([("cost", "belief", 0.5)], ["belief", "cost", "aid"])[1].round(4).tolist()
    [[1.0, 0.0], [0.5176, 0.8556]]

    References
    ----------
    Pearson1907; Kruskal1958; in ``docs/references.bib``.
    """
    pairs = _checked(correlations, names)
    order = dict(zip(names, streams or names, strict=True))
    tied = tuple(sorted({name for pair in pairs for name in pair}, key=order.__getitem__))
    matrix = np.eye(len(tied))
    for pair, rho in pairs.items():
        i, j = (tied.index(name) for name in sorted(pair))
        matrix[i, j] = matrix[j, i] = 2.0 * math.sin(math.pi * rho / 6.0)
    return tied, _cholesky(matrix, tied)


def coupled(uniforms: Sequence[Floats], lower: Floats) -> list[Floats]:
    """Return uniform numbers that have the copula's rank correlations, from independent ones.

    Each draw is transformed by itself, with sums in a fixed order, so any slice of draws gives the same bytes.
    Reordering a whole sample (Iman and Conover 1982) would meet the correlations more exactly, but then each draw would
    depend on all others.

    Parameters
    ----------
    uniforms : sequence of n ndarrays, (D,)
        Inside (0, 1).
    lower : ndarray, (n, n)
        The factor from `factor`.
    """
    scores = [np.fromiter(map(_NORMAL.inv_cdf, u), np.float64, count=len(u)) for u in uniforms]
    return [_chances(scores, row) for row in lower]


def _chances(scores: list[Floats], row: Floats) -> Floats:
    total = np.zeros_like(scores[0])
    for weight, score in zip(row, scores, strict=True):
        if weight:
            total = total + weight * score
    return np.fromiter(map(_NORMAL.cdf, total), np.float64, count=len(total))


def _checked(correlations: Sequence[Correlation], names: Sequence[str]) -> dict[frozenset[str], float]:
    pairs: dict[frozenset[str], float] = {}
    for first, second, rho in correlations:
        unknown = sorted({first, second} - set(names))
        if unknown:
            raise AssessError(f"correlations must be between inputs that exist; got {unknown[0]}")
        pair = frozenset((first, second))
        if len(pair) < 2 or pair in pairs:
            raise AssessError(f"correlations must name each pair of two inputs once; got {first} and {second}")
        if not -1.0 < rho < 1.0:
            raise AssessError(f"correlation of {first} and {second} must be above -1 and below 1; got {rho:g}")
        pairs[pair] = rho
    return pairs


def _cholesky(matrix: Floats, names: Sequence[str]) -> Floats:
    """Return L with L L' = matrix, by plain sums: a linear-algebra library's order of adding may differ by machine."""
    n = len(names)
    lower = np.zeros((n, n))
    for i in range(n):
        for j in range(i):
            rest = matrix[i, j] - sum(lower[i, k] * lower[j, k] for k in range(j))
            lower[i, j] = rest / lower[j, j]
        pivot = matrix[i, i] - sum(lower[i, k] ** 2 for k in range(i))
        if pivot < _LEAST_PIVOT:
            others = [names[k] for k in range(i) if matrix[i, k]]
            raise AssessError(
                f"correlations must be possible together (a positive definite matrix); those of {names[i]} with "
                f"{', '.join(others)} contradict the others: bring one of them nearer to 0"
            )
        lower[i, i] = math.sqrt(pivot)
    return lower
