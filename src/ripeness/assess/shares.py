"""Shares of draws and means over draws, each with its interval: a lone number is never shown.

An interval here says how far the number may be off because only so many draws were made, at 95 %. It narrows with more
draws. It doesn't say how far the assumptions may be off; that is in the draws themselves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ripeness.errors import AssessError

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals cover 95 %."""
MOST_DIGITS = 6


@dataclass(frozen=True)
class Share:
    """A share of draws.

    Attributes
    ----------
    value, low, high : float
        The share and its 95 % interval (Wilson), in [0, 1].
    draws : int
        How many draws it is a share of.
    """

    value: float
    low: float
    high: float
    draws: int

    @property
    def percent(self) -> str:
        """The share and its interval in words: ``37 % (33–41 %)``."""
        low, high, value = _percents(self.low, self.high, self.value)
        return f"{value} % ({low}–{high} %)"

    def __str__(self) -> str:
        """Say it: ``in 37 % of draws (33–41 %)``, or ``in none of 500 draws (0–0.8 %)``."""
        low, high, value = _percents(self.low, self.high, self.value)
        if self.value in (0.0, 1.0):
            return f"in {'all' if self.value else 'none'} of {self.draws:,} draws ({low}–{high} %)"
        return f"in {value} % of draws ({low}–{high} %)"


@dataclass(frozen=True)
class Mean:
    """A mean over draws.

    Attributes
    ----------
    value, low, high : float
        The mean and its 95 % interval (normal: value ± 1.96 s / √D), in the unit of what was averaged.
    least, most : float
        The 5 % and 95 % points of the draws: nine of ten draws lie between. This is the spread of the answer; the
        interval above is about the mean.
    draws : int
        D, how many draws were averaged.
    """

    value: float
    low: float
    high: float
    least: float
    most: float
    draws: int

    @property
    def points(self) -> str:
        """A mean of shares and its interval in percentage points: ``+31 (27 to 35)``."""
        value, low, high = (round(100 * number) + 0 for number in (self.value, self.low, self.high))
        signed = f"{value:+d}" if value else "0"
        return f"{signed} ({low} to {high})".replace("-", "−")


def share(hits: ArrayLike) -> Share:
    """Return the share of draws that are true, with its Wilson interval.

    .. math:: \\frac{\\hat p + z^2 / 2D \\pm z \\sqrt{\\hat p (1 - \\hat p) / D + z^2 / 4 D^2}}{1 + z^2 / D}

    Unlike the interval of the textbook, it stays inside [0, 1] and isn't empty when no draw, or every draw, is true.

    Parameters
    ----------
    hits : array_like of bool, (D,)
        D >= 1.

    Raises
    ------
    AssessError
        If there is no draw, or something other than true and false.

    Examples
    --------
    81 of 263 (Newcombe 1998, table I: 0.2553 to 0.3662):

    >>> found = share([True] * 81 + [False] * 182)
    >>> round(found.low, 4), round(found.high, 4), str(found)
    (0.2553, 0.3662, 'in 31 % of draws (26–37 %)')
    >>> str(share([False] * 500))
    'in none of 500 draws (0–0.8 %)'

    References
    ----------
    Wilson1927; Newcombe1998; in ``docs/references.bib``.
    """
    array = np.asarray(hits)
    if array.ndim != 1 or not len(array) or not np.isin(array, (0, 1)).all():
        raise AssessError(f"hits must be true or false for at least one draw; got shape {array.shape}")
    return share_of(float(np.count_nonzero(array)) / len(array), draws=len(array))


def share_of(value: float, *, draws: float) -> Share:
    """Return a share with its Wilson interval, given how many draws it is of.

    `draws` may be broken, for a share whose variance is that of so many draws; `Share.draws` is rounded.
    """
    low, high = wilson(value, draws=draws)
    return Share(value, low, high, round(draws))


def wilson(value: float, *, draws: float) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share `value` in [0, 1] of `draws` > 0."""
    square = Z * Z / draws
    middle = (value + square / 2) / (1 + square)
    reach = Z * math.sqrt(value * (1 - value) / draws + square / draws / 4) / (1 + square)
    low = 0.0 if value == 0 else max(0.0, middle - reach)
    return low, 1.0 if value == 1 else min(1.0, middle + reach)


def percent(value: float, *, digits: int = 0) -> str:
    """Return a number as a percentage: ``percent(0.4)`` is ``40 %``."""
    return f"{100 * value:.{digits}f} %"


def mean(values: ArrayLike) -> Mean:
    """Return the mean over draws with its normal interval, and the 5 % and 95 % points of the draws.

    Parameters
    ----------
    values : array_like, (D,)
        Finite; D >= 2. With fewer than about 30 draws the interval is too narrow.

    Raises
    ------
    AssessError
        If there are fewer than two draws, or a value isn't finite.

    Examples
    --------
    >>> found = mean([1.0, 2.0, 3.0, 4.0])
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (2.5, 1.235, 3.765)
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or len(array) < 2 or not np.isfinite(array).all():
        raise AssessError(f"values must be finite numbers for at least two draws; got shape {array.shape}")
    middle = float(array.mean())
    reach = Z * float(array.std(ddof=1)) / math.sqrt(len(array))
    least, most = (float(point) for point in np.quantile(array, (0.05, 0.95)))
    return Mean(middle, middle - reach, middle + reach, least, most, len(array))


def _percents(low: float, high: float, value: float) -> tuple[str, str, str]:
    """Return the three as percentages, with as many decimals as the interval deserves, and "100" only for all."""
    digits = 1 if high - low < 0.02 else 0
    while 0 < value < 1 and digits < MOST_DIGITS and float(_percent(value, digits)) in (0, 100):
        digits += 1
    return _percent(low, digits), _percent(high, digits), _percent(value, digits)


def _percent(number: float, digits: int) -> str:
    said = f"{100 * number:.{digits}f}"
    return said.rstrip("0").rstrip(".") if digits else said
