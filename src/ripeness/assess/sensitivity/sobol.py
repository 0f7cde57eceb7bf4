"""Sobol indices: how much of an answer's variance each input makes, alone and with others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ripeness.assess.draws import uniform
from ripeness.assess.sensitivity.interval import Interval
from ripeness.bargaining.fields import Floats
from ripeness.errors import AssessError

Model = Callable[[Floats], Floats]
"""From points of the unit cube, (D, n), to answers, (D,)."""
RESAMPLES = 200
ROUNDING = 1e-12
"""An answer whose variance is below this share of its squared size doesn't vary: the rest is rounding."""


class Ending(StrEnum):
    """How an analysis of variance can come out; `str(ending)` is the sentence."""

    VARIES = "The answer varies over the draws; the indices say with which inputs."
    CONSTANT = "The answer is the same in every draw: no input moves it."


@dataclass(frozen=True)
class Indices:
    """Sobol indices of every input.

    Attributes
    ----------
    names : tuple of str, n
    first : tuple of Interval, n
        S_i, the share of variance that input i makes alone. Its estimate may be slightly negative.
    total : tuple of Interval, n
        T_i, the share that would be left if all inputs but i were known; at least S_i, but for noise.
    variance : float
        V, in the answer's unit squared.
    runs : int
        How often the model was asked, N (n + 2).
    ending : Ending
    """

    names: tuple[str, ...]
    first: tuple[Interval, ...]
    total: tuple[Interval, ...]
    variance: float
    runs: int
    ending: Ending

    @property
    def ranking(self) -> tuple[str, ...]:
        """The names, greatest total index first; equal ones in their order."""
        order = sorted(range(len(self.names)), key=lambda i: (-self.total[i].value, i))
        return tuple(self.names[i] for i in order)


def sobol(model: Model, names: Sequence[str], *, base: int, seed: int) -> Indices:
    """Return first-order and total Sobol indices of a model of independent inputs.

    Two samples A and B of N points, and for each input A with that column from B, give (Saltelli and others 2010;
    Jansen 1999)

    .. math:: S_i = \\frac{1}{N V} \\sum_j f(B)_j \\, (f(A_B^i)_j - f(A)_j), \\qquad
              T_i = \\frac{1}{2 N V} \\sum_j (f(A)_j - f(A_B^i)_j)^2

    with f taken less its mean over all runs, which leaves what is estimated and lessens the noise. V is the variance
    over A and B. Intervals (95 %) are percentiles of 200 bootstrap samples of the N points.

    Parameters
    ----------
    model : callable
        Takes points of the unit cube, (D, n), columns in the order of `names`, and returns answers, (D,). It is asked
        n + 2 times, D = N each. `Uncertainty.at` turns a column into values.
    names : sequence of n str
        n >= 1, all different.
    base : int
        N >= 2. The model runs N (n + 2) times; intervals narrow as 1 / sqrt(N). 1,000 is a good start.
    seed : int
        Each input's columns are streams of their own (`ripeness.assess.draws.uniform`), so a further input leaves the
        others' columns as they are.

    Returns
    -------
    Indices
        With `Ending.CONSTANT` and indices of 0 if the answer doesn't vary.

    Raises
    ------
    AssessError
        If N < 2, there is no name or one comes twice, or the model doesn't return N finite numbers.

    Examples
    --------
    Ishigami and Homma 1990, a = 7, b = 0.1: S = 0.3139, 0.4424, 0; T = 0.5576, 0.4424, 0.2437.

    >>> def ishigami(u):
    ...     x = np.pi * (2 * u - 1)
    ...     return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    >>> found = sobol(ishigami, ["x1", "x2", "x3"], base=20_000, seed=1)
    >>> [round(index.value, 2) for index in found.first + found.total]
    [0.31, 0.44, -0.01, 0.55, 0.44, 0.25]

    References
    ----------
    SaltelliEtAl2010; Jansen1999; IshigamiHomma1990; in ``docs/references.bib``.
    """
    if base < 2 or not names or len(set(names)) < len(names):
        raise AssessError(f"base must be >= 2 and names must differ; got {base} and {', '.join(names)}")
    a, b = (_sample(names, which, base=base, seed=seed) for which in ("A", "B"))
    f_a, f_b = _answers(model, a), _answers(model, b)
    mixed = [_answers(model, _with_column(a, b, i)) for i in range(len(names))]
    both = np.concatenate([f_a, f_b])
    variance = float(both.var())
    runs = base * (len(names) + 2)
    if variance <= ROUNDING * float(np.square(both).mean()):
        none = (Interval(0.0, 0.0, 0.0),) * len(names)
        return Indices(tuple(names), none, none, 0.0, runs, Ending.CONSTANT)
    table = np.stack([f_a, f_b, *mixed])
    first, total = _intervals(table - table.mean(), seed=seed)
    return Indices(tuple(names), first, total, variance, runs, Ending.VARIES)


def _sample(names: Sequence[str], which: str, *, base: int, seed: int) -> Floats:
    return np.stack([uniform(f"sobol {which} {name}", seed=seed, stop=base) for name in names], axis=1)


def _with_column(a: Floats, b: Floats, i: int) -> Floats:
    mixed = a.copy()
    mixed[:, i] = b[:, i]
    return mixed


def _answers(model: Model, points: Floats) -> Floats:
    answers = np.asarray(model(points), dtype=np.float64)
    if answers.shape != (len(points),) or not np.isfinite(answers).all():
        raise AssessError(f"model must return {len(points)} finite numbers; got shape {answers.shape}")
    return answers


def _intervals(table: Floats, *, seed: int) -> tuple[tuple[Interval, ...], tuple[Interval, ...]]:
    """Return first and total indices with percentile intervals over resampled points (columns of `table`)."""
    rng = np.random.default_rng(np.random.SeedSequence(seed).spawn(1)[0])
    size = table.shape[1]
    values = np.stack(_estimates(table))
    redrawn = np.stack([np.stack(_estimates(table[:, rng.integers(size, size=size)])) for _ in range(RESAMPLES)])
    low, high = np.quantile(redrawn, (0.025, 0.975), axis=0)
    first, total = (
        tuple(Interval(float(v), float(lo), float(hi)) for v, lo, hi in zip(values[k], low[k], high[k], strict=True))
        for k in (0, 1)
    )
    return first, total


def _estimates(table: Floats) -> tuple[Floats, Floats]:
    f_a, f_b, mixed = table[0], table[1], table[2:]
    variance = table[:2].var()
    if variance == 0:
        return np.zeros(len(mixed)), np.zeros(len(mixed))
    first = (f_b * (mixed - f_a)).mean(axis=1) / variance
    total = np.square(f_a - mixed).mean(axis=1) / (2 * variance)
    return first, total
