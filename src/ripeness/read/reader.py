"""The contract of every reader: a document and its text in, verified entries out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ripeness.errors import SpanError
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry


class Reader(Protocol):
    """Anything that turns one document into entries. It must be deterministic and must not change its input."""

    @property
    def name(self) -> str:
        """Name and version, stored with every entry (``rules 0.1.0``)."""

    def entries(self, document: Document, text: str) -> Iterable[Entry]:
        """Yield entries of ``document``; spans are code points of ``text``."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The entries of a reader that checks what it was told before it makes entries of it.

    Parameters
    ----------
    entries
        What stood the checks.
    dropped
        How many items did not, by the reason.
    """

    entries: tuple[Entry, ...]
    dropped: Mapping[str, int]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one document: the entries whose words are in the text, and how many were dropped."""

    document: Document
    text: str
    entries: tuple[Entry, ...]
    dropped: int = 0


def read_document(reader: Reader, document: Document, text: str) -> Reading:
    """Return the reading of one document; an entry whose words aren't in ``text`` is dropped and counted.

    So is what the reader itself dropped, if it tells (`Sifted`).
    """
    kept: dict[str, Entry] = {}
    found = reader.entries(document, text)
    dropped = sum(found.dropped.values()) if isinstance(found, Sifted) else 0
    for entry in found:
        try:
            entry.check(text)
        except SpanError:
            dropped += 1
            continue
        kept.setdefault(entry.id, entry)
    return Reading(document, text, tuple(in_text_order(kept.values())), dropped)


def in_text_order(entries: Iterable[Entry]) -> Sequence[Entry]:
    """Return entries by where their words begin, then end, then act."""
    return sorted(entries, key=lambda entry: (entry.start, entry.end, entry.act))
