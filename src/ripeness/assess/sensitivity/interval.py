"""A number with its 95 % interval."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """An estimate and how far it may be off because only so many draws were made, at 95 %."""

    value: float
    low: float
    high: float
