"""Whether a ledger is still the one that an assessment rests on."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ripeness.ledger import Ledger
from ripeness.ledger.log import GENESIS, Link


class Change(StrEnum):
    """What became of a ledger since."""

    NONE = "the ledger is the one that was assessed"
    GROWN = "the ledger has changed since it was assessed"
    ANOTHER = "the ledger is not the one that was assessed, or its end was cut off"


@dataclass(frozen=True, slots=True)
class Freshness:
    """What became of a ledger since its head was noted.

    Attributes
    ----------
    readings, decisions
        How many documents were read, and how many decisions of persons were recorded, since.
    last
        Day of the last change; empty if there is none.
    touched
        Those of the entries asked about that were revised, retired or decided on since.
    """

    change: Change
    readings: int = 0
    decisions: int = 0
    last: str = ""
    touched: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Say it in one sentence, with what to do."""
        if self.change is not Change.GROWN:
            remedy = "; assess again" if self.change is Change.ANOTHER else ""
            return f"{self.change.value}{remedy}"
        done = f"readings: {self.readings}, decisions: {self.decisions}, the last on {self.last}"
        if self.touched:
            done += f"; of the entries that the case rests on: {', '.join(self.touched)}"
        return f"{self.change.value} ({done}); assess again"


def freshness(ledger: Ledger, head: str, *, entries: Collection[str] = ()) -> Freshness:
    """Return what became of a ledger since its head was `head`.

    Parameters
    ----------
    head
        `Ledger.head` as it was noted when the case was assessed.
    entries
        Ids of the entries that the case rests on.
    """
    log = ledger.log()
    place = next((n for n, link in enumerate(log, start=1) if link.hash == head), 0 if head == GENESIS else None)
    if place is None:
        return Freshness(Change.ANOTHER)
    since = log[place:]
    if not since:
        return Freshness(Change.NONE)
    kinds = [link.kind for link in since]
    touched = _touched(since)
    return Freshness(
        Change.GROWN,
        readings=kinds.count("read"),
        decisions=kinds.count("review"),
        last=since[-1].at[:10],
        touched=tuple(entry for entry in dict.fromkeys(entries) if entry in touched),
    )


def _touched(links: Sequence[Link]) -> set[str]:
    return {version[0] for link in links for version in json.loads(link.payload).get("versions", ())}
