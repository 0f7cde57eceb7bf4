"""The range of a number over draws: how far the answer goes with what isn't known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ripeness.errors import AssessError


@dataclass(frozen=True)
class Spread:
    """A number over draws.

    Attributes
    ----------
    middle : float
        The median: half of the draws lie below it.
    least, most : float
        The 5 % and 95 % points: nine of ten draws lie between.
    draws : int
        How many draws it is a range over.
    """

    middle: float
    least: float
    most: float
    draws: int

    @property
    def percent(self) -> str:
        """The range in percent: ``8–34 %``, or ``8 %`` if it is no wider than that."""
        least, most = (f"{100 * number:.0f}".replace("-0", "0") for number in (self.least, self.most))
        return f"{least} %" if least == most else f"{least}–{most} %"

    def __str__(self) -> str:
        """Say it: ``8–34 % in nine of ten draws``."""
        return f"{self.percent} in nine of ten draws"


def spread(values: ArrayLike) -> Spread:
    """Return the median of the draws and the 5 % and 95 % points.

    Parameters
    ----------
    values : array_like, (D,)
        D >= 1; finite.

    Raises
    ------
    AssessError
        If there is no draw, or a value isn't finite.

    Examples
    --------
    >>> str(spread([0.1, 0.2, 0.3]))
    '11–29 % in nine of ten draws'
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or not len(array) or not np.isfinite(array).all():
        raise AssessError(f"values must be finite numbers for at least one draw; got shape {array.shape}")
    least, middle, most = (float(point) for point in np.quantile(array, (0.05, 0.5, 0.95)))
    return Spread(middle, least, most, len(array))
