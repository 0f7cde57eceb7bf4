"""The one writer: readings into the ledger in the order in which they come, several in one transaction."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from ripeness.errors import InputError, SpanError
from ripeness.ledger import Added, Document, Entry, Ledger
from ripeness.read.archive.batches import Slot
from ripeness.read.archive.beside import Beside
from ripeness.read.archive.copies import with_origins
from ripeness.read.archive.work import Read, Stopped
from ripeness.read.reader import in_text_order
from ripeness.read.sources import Piece, Refused

_PATIENCE = 0.25  # seconds of readings that are written in one transaction, so that the disk is waited for less often
_MOST = 64


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that is in the ledger, on disk.

    Attributes
    ----------
    added
        What adding it did.
    piece
        What it was read from.
    notes
        One sentence each for the user.
    """

    added: Added
    piece: Piece
    notes: tuple[str, ...] = ()


Outcome = Kept | Refused | Stopped


class Writer:
    """Takes slots whose jobs are done, and gives the outcome of each in the same order."""

    def __init__(self, ledger: Ledger, beside: Beside) -> None:
        self._ledger, self._beside, self._originals = ledger, beside, beside.originals(ledger)
        self._held: list[Slot] = []
        self._flushed = time.monotonic()

    def take(self, slot: Slot) -> None:
        """Hold a slot until it is written."""
        self._held.append(slot)

    @property
    def is_due(self) -> bool:
        """Whether what is held should be written now."""
        return len(self._held) >= _MOST or time.monotonic() - self._flushed >= _PATIENCE

    def flush(self, at: str) -> Iterator[tuple[Slot, Outcome]]:
        """Write all that is held, and yield what became of it: it is on disk by then."""
        held, self._held = self._held, []
        if any(isinstance(slot.made, Read) for slot in held):
            with self._beside.together(), self._ledger.together():  # the ledger's transaction ends first
                self._originals.catch_up()
                done = [(slot, self._outcome(slot, at)) for slot in held]
        else:
            done = [(slot, self._outcome(slot, at)) for slot in held]
        self._flushed = time.monotonic()
        yield from done

    def _outcome(self, slot: Slot, at: str) -> Outcome:
        piece, made = slot.piece, slot.made
        if isinstance(piece, Refused):
            return piece
        if made is None:
            return Kept(Added("unchanged", slot.digest), piece)
        if not isinstance(made, Read):
            return made
        document, entries = self._related(made)
        try:
            added = self._ledger.add(
                document, piece.original, made.text, entries, made.dropped, at=at, reader=made.reader
            )
        except (InputError, SpanError) as error:
            return Refused(piece.name, str(error), piece.source, piece.size)
        self._originals.note(added, made.bands)
        self._beside.note_read(slot.key)
        return Kept(added, piece, made.notes)

    def _related(self, made: Read) -> tuple[Document, tuple[Entry, ...]]:
        """Return a document and its entries, with what they have in common with the one that it is a copy of."""
        document = made.document
        if made.bands:
            first = self._originals.first(document, made.text, made.bands)
            document = document.model_copy(update={"copy_of": first})
        if document.copy_of is None:
            return document, made.entries
        return document, with_origins(
            made.entries, in_text_order(self._ledger.entries(document=document.copy_of, rejected=True))
        )
