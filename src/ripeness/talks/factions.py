"""Factions within a side: always as somebody reports them, and whether that somebody is an adversary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ripeness.ledger.acts import Act
from ripeness.talks import lexicon
from ripeness.talks.rows import Said
from ripeness.talks.third_parties import Stance
from ripeness.talks.view import Item, View

_FACTION = re.compile(f"{lexicon.FACTION.pattern}|{lexicon.ANOTHER_FACTION.pattern}", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:an)?other\b", re.IGNORECASE)
#: Acts in which somebody tells what a side is like inside: its aims too, as others tell them.
_TELLING = frozenset({Act.CLAIM, Act.JUDGE, Act.ACCUSE, Act.ACKNOWLEDGE, Act.AIM})


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
    further
        What the same holder says elsewhere of such a group, oldest first.
    """

    within: str | None
    stance: Stance
    reported_by: Said
    adversary: bool
    further: tuple[Said, ...] = ()


def fold_factions(view: View) -> tuple[Faction, ...]:
    """Return the factions that somebody reports within a side, oldest report first, copies of one report once.

    What one holder says of groups with one stance within one side is one row. "Another part" is a part of the side
    that the same holder spoke of before in the document.
    """
    telling = (item for item in view.items if item.entry.act in _TELLING and _FACTION.search(item.entry.exact))
    groups: dict[tuple[str, str | None, Stance], list[Item]] = {}
    named: dict[tuple[str, str], str | None] = {}
    for item in view.once(telling):
        teller = (item.entry.document, item.entry.holder)
        if teller not in named and not lexicon.FACTION.search(item.entry.exact):
            continue
        within = item.target if item.target in view.known_sides else None
        if within is None and _ANOTHER.search(item.entry.exact):
            within = named.get(teller)
        named[teller] = within
        groups.setdefault((item.entry.holder, within, faction_stance(item.entry.exact)), []).append(item)
    return tuple(_faction(within, stance, items, view=view) for (_, within, stance), items in groups.items())


def faction_stance(words: str) -> Stance:
    """Return what a report says of a faction's stance; words against a settlement are looked for first."""
    if lexicon.FACTION_AGAINST.search(words):
        return Stance.AGAINST
    return Stance.FOR if lexicon.FACTION_FOR.search(words) else Stance.UNKNOWN


def _faction(within: str | None, stance: Stance, items: Sequence[Item], *, view: View) -> Faction:
    first = items[0]
    adversary = view.is_party(within) and bool(first.parties) and within not in first.parties
    return Faction(within, stance, first.said, adversary, tuple(item.said for item in items[1:]))
