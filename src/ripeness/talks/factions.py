"""Factions within a side: always as somebody reports them, and whether that somebody is an adversary."""

from dataclasses import dataclass

from ripeness.talks.rows import Said
from ripeness.talks.third_parties import Stance


@dataclass(frozen=True, slots=True)
class Faction:
    """A group within a side, as reported.

    Attributes
    ----------
    within
        The side it is said to belong to; None when the text leaves it open.
    stance
        What the report says of its stance on a settlement.
    reported_by
        The report. There is no faction without one.
    adversary
        Whether the reporter speaks for the other party.
    """

    within: str | None
    stance: Stance
    reported_by: Said
    adversary: bool
