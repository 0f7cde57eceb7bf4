"""Coverage balance: whose words the record holds, and who published them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ripeness.talks.view import Item, View


@dataclass(frozen=True, slots=True)
class Count:
    """Entries of one side or outlet.

    Attributes
    ----------
    name
        Side or outlet; empty when unknown.
    statements
        Entries that report words (direct, mixed or indirect), the same utterance counted once for each telling.
    deeds
        Entries in the outlet's own voice on what the side did.
    origins
        Independent origins behind both.
    documents
        Documents that hold at least one of them.
    """

    name: str
    statements: int
    deeds: int
    origins: int
    documents: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts by party (frame's order, zeros included), by other side and by outlet (most entries first)."""

    parties: tuple[Count, ...] = ()
    others: tuple[Count, ...] = ()
    outlets: tuple[Count, ...] = ()


def count_balance(view: View) -> Balance:
    """Return how many statements and deeds of each side, and by each outlet, the view holds."""
    sides: dict[str, list[Item]] = {party: [] for party in view.parties}
    outlets: dict[str, list[Item]] = {}
    for item in view.items:
        for side in item.sides or ("",):
            sides.setdefault(side, []).append(item)
        outlets.setdefault(item.said.outlet, []).append(item)
    others = [_count(name, items, view) for name, items in sides.items() if name not in view.parties]
    return Balance(
        tuple(_count(party, sides[party], view) for party in view.parties),
        _most_first(others),
        _most_first([_count(name, items, view) for name, items in outlets.items()]),
    )


def _count(name: str, items: Sequence[Item], view: View) -> Count:
    deeds = sum(item.said.directness == "narration" for item in items)
    documents = {item.said.document for item in items}
    origins = view.origins.count(item.entry.id for item in items)
    return Count(name, len(items) - deeds, deeds, origins, len(documents))


def _most_first(counts: Sequence[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda count: -(count.statements + count.deeds)))
