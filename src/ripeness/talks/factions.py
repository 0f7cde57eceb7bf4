"""Factions within a side: always as somebody reports them, and whether that somebody is an adversary."""

from dataclasses import dataclass

from ripeness.ledger.acts import Act
from ripeness.talks import lexicon
from ripeness.talks.rows import Said
from ripeness.talks.third_parties import Stance
from ripeness.talks.view import Item, View

#: Acts in which somebody tells what a side is like inside.
_TELLING = frozenset({Act.CLAIM, Act.JUDGE, Act.ACCUSE, Act.ACKNOWLEDGE})


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


def fold_factions(view: View) -> tuple[Faction, ...]:
    """Return the factions that somebody reports within a side, oldest report first, copies of one report once."""
    telling = (item for item in view.items if item.entry.act in _TELLING and lexicon.FACTION.search(item.entry.exact))
    return tuple(_faction(item, view) for item in view.once(telling))


def faction_stance(words: str) -> Stance:
    """Return what a report says of a faction's stance; words against a settlement are looked for first."""
    if lexicon.FACTION_AGAINST.search(words):
        return Stance.AGAINST
    return Stance.FOR if lexicon.FACTION_FOR.search(words) else Stance.UNKNOWN


def _faction(item: Item, view: View) -> Faction:
    within = item.target if item.target in view.known_sides else None
    parties = item.parties
    adversary = view.is_party(within) and bool(parties) and within not in parties
    return Faction(within, faction_stance(item.entry.exact), item.said, adversary)
