"""Claims from the battlefield: ground, attacks, cease-fires. Each with its holder; none is a finding of ours."""

from dataclasses import dataclass
from enum import StrEnum

from ripeness.talks.rows import Said


class Voice(StrEnum):
    """Who speaks, seen from the one whose deed it is."""

    OWN = "own side"
    ADVERSARY = "adversary"
    OTHER = "not a party"


@dataclass(frozen=True, slots=True)
class BattleClaim:
    """One claim about ground, an attack or a halt of fire.

    Attributes
    ----------
    doer
        Whose deed it is said to be; None when the text leaves it open.
    voice
        Whether the holder speaks of its own deed, an adversary's, or is not a party.
    origins
        Independent origins of these words on file.
    """

    said: Said
    doer: str | None
    voice: Voice
    origins: int


@dataclass(frozen=True, slots=True)
class Battlefield:
    """Claims newest first, copies of one utterance shown once."""

    ground: tuple[BattleClaim, ...] = ()
    attacks: tuple[BattleClaim, ...] = ()
    ceasefires: tuple[BattleClaim, ...] = ()
