"""What every row of the state is made of: one entry as it is shown, and a count of days with its bounds."""

from dataclasses import dataclass
from datetime import date

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Directness, HolderKind, Polarity

#: The relay of rows where the text hides who carried the words ("reportedly told").
UNKNOWN_RELAY = "unknown"
_HIDDEN = ("unknown", "unnamed")


def shown_relays(relays: tuple[str, ...]) -> tuple[str, ...]:
    """Return relays with each that the text hides (``unknown``, ``unnamed report``) as `UNKNOWN_RELAY`."""
    if not relays:
        return relays
    first_words = (relay.partition(" ")[0].rstrip(":").casefold() for relay in relays)
    return tuple(UNKNOWN_RELAY if word in _HIDDEN else relay for word, relay in zip(first_words, relays, strict=True))


@dataclass(frozen=True, slots=True)
class Said:
    """One entry as a row shows it: whose words or deed, carried by whom, published where and when.

    Attributes
    ----------
    entry, document
        Id of the entry; digest of the document that it is anchored in.
    holder, kind, post
        Whose statement or deed it is, never the relay; ``unnamed: description`` is kept as the ledger has it.
    sides
        Whom the holder speaks for, by the names of the case frame; empty when unknown, two for a joint statement.
    relays
        Nearest the holder first; one that the text hides is `UNKNOWN_RELAY`.
    outlet, published
        Who published the document, and its EDTF date (None: unknown).
    when, first, last
        EDTF of the words or deed as the ledger has it, and its bounds; None where a bound is open or nothing is
        known. What is published has happened: `last` is never after the publication, unless the text dates itself so.
    words, directness, polarity, hedge
        The exact words of the source and how they are said.
    reviewed
        Whether a person accepted or edited the entry.
    """

    entry: str
    document: str
    act: Act
    holder: str
    kind: HolderKind
    post: str | None
    sides: tuple[str, ...]
    relays: tuple[str, ...]
    outlet: str
    published: str | None
    when: str
    first: date | None
    last: date | None
    words: str
    directness: Directness
    polarity: Polarity
    hedge: str
    reviewed: bool = False

    @property
    def relay_missing(self) -> bool:
        """Whether the text hides who carried the words."""
        return UNKNOWN_RELAY in self.relays


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days that a date known only within bounds leaves: ``least <= days <= most``.

    Attributes
    ----------
    least
        At least so many days, >= 0.
    most
        At most so many days; None when the date has no earliest day ("by 17 May"). Equal to `least` for an exact day.
    """

    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        """Whether the number is known to the day."""
        return self.least == self.most


def days_since(first: date | None, last: date | None, *, on: date) -> Days | None:
    """Return the days from a date with bounds to `on`; None when its last day is unknown."""
    if last is None:
        return None
    return Days(max(0, (on - last).days), None if first is None else max(0, (on - first).days))
