"""Claims from the battlefield: ground, attacks, cease-fires. Each with its holder; none is a finding of ours."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from ripeness.ledger.acts import Act
from ripeness.talks.origins import plain
from ripeness.talks.rows import Said
from ripeness.talks.view import Item, View


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
        Independent origins on file that say this in the same words: 1 unless different holders do.
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


def fold_battlefield(view: View) -> Battlefield:
    """Return the claims on ground, attacks and cease-fires, newest first."""
    acts = (Act.TERRITORY, Act.ATTACK, Act.CEASEFIRE)
    told = [item for item in view.items if item.entry.act in acts]
    once = view.once(told)
    same_words = Counter(plain(item.entry.exact) for item in once)
    rows: dict[Act, list[BattleClaim]] = {act: [] for act in acts}
    for item in once:
        rows[item.entry.act].append(_claim(item, same_words[plain(item.entry.exact)]))
    ground, attacks, ceasefires = (tuple(reversed(rows[act])) for act in acts)
    return Battlefield(ground, attacks, ceasefires)


def _claim(item: Item, origins: int) -> BattleClaim:
    doer = item.target or (item.sides[0] if item.sides else None)
    return BattleClaim(item.said, doer, _voice(item, doer), origins)


def _voice(item: Item, doer: str | None) -> Voice:
    """In narration the holder is the doer and the voice is the outlet's."""
    speaking = item.parties
    if item.entry.directness == "narration" or not speaking:
        return Voice.OTHER
    return Voice.OWN if doer in speaking else Voice.ADVERSARY
