"""Third parties: for or against a settlement, what they want from the war, and which relays are missing."""

from dataclasses import dataclass
from enum import StrEnum

from ripeness.talks.rows import Said


class Stance(StrEnum):
    """A stance on a negotiated end, by own words."""

    FOR = "for"
    AGAINST = "against"
    MIXED = "for and against"
    UNKNOWN = "no statement found"


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """One state or organisation (or a person without a known side) that is not a party.

    Attributes
    ----------
    stance
        From `in_favour` and `against` alone, whoever's relay they come through.
    in_favour, against
        Its own words and deeds for, and against, talks or a negotiated end, oldest first.
    war_aims
        What it says it wants from the war.
    ascribed
        What others say of its stance; never its own word.
    missing_relays
        Those of the above that are told without saying by whom.
    """

    name: str
    stance: Stance
    in_favour: tuple[Said, ...] = ()
    against: tuple[Said, ...] = ()
    war_aims: tuple[Said, ...] = ()
    ascribed: tuple[Said, ...] = ()
    missing_relays: tuple[Said, ...] = ()
