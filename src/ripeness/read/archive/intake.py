"""From pieces to the ledger: what was read before is skipped, the rest is read, and written in order of the input."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ripeness.ledger import Ledger
from ripeness.ledger.document import sha256
from ripeness.parallel import Run, serially
from ripeness.read.archive.batches import Batches, Slot
from ripeness.read.archive.beside import Beside
from ripeness.read.archive.recipe import Recipe
from ripeness.read.archive.work import Job, Made, Maker, Stopped
from ripeness.read.archive.writer import Outcome, Writer
from ripeness.read.sources import Piece, Refused


@dataclass(slots=True)
class Intake:
    """Reads pieces, into a ledger or for whoever asks.

    Parameters
    ----------
    maker
        Makes documents and entries in this process.
    clock
        Gives this second, UTC, as the ledger writes it.
    mark
        What tells the reader from others that may read differently; what one of this mark has read isn't read again.
    recipe
        What the maker's reader is made from; only asked for where others than this process read.
    run
        Where it is read.
    """

    maker: Maker
    clock: Callable[[], str]
    mark: str
    recipe: Recipe = field(default_factory=Recipe)
    run: Run = serially
    _sent: set[str] = field(default_factory=set)  # digests of what is being read

    def readings(self, pieces: Iterable[Piece | Refused]) -> Iterator[Made]:
        """Yield what the pieces give, in order; nothing is kept."""
        slots = (Slot(piece, job=Job(piece) if isinstance(piece, Piece) else None) for piece in pieces)
        for slot in self._batches().read(slots):
            made = slot.piece if isinstance(slot.piece, Refused) else slot.made
            if made is not None:
                yield made

    def into(self, ledger: Ledger, beside: Beside, pieces: Iterable[Piece | Refused]) -> Iterator[Outcome]:
        """Read pieces into a ledger, and yield what became of each, in order. What is yielded is on disk.

        A piece that a reader of this mark has read before, with the same statements of the user, is skipped: its
        document is unchanged. A reader that can't go on ends it.
        """
        writer = Writer(ledger, beside)
        for slot in self._batches().read(self._slot(piece, ledger, beside) for piece in pieces):
            if isinstance(slot.piece, Piece) and slot.job is None and not slot.skipped:  # its bytes were being read
                yield from self._flushed(writer)
                self._settle(slot, ledger, beside)
                slot.made = self.maker.make(slot.job, at=self.clock()) if slot.job else None
            writer.take(slot)
            if writer.is_due or isinstance(slot.made, Stopped):
                yield from self._flushed(writer)
            if isinstance(slot.made, Stopped):
                return
        yield from self._flushed(writer)

    def _batches(self) -> Batches:
        return Batches(self.maker, self.clock, self.recipe, self.run)

    def _flushed(self, writer: Writer) -> Iterator[Outcome]:
        for slot, outcome in writer.flush(self.clock()):
            self._sent.discard(slot.digest)
            yield outcome

    def _slot(self, piece: Piece | Refused, ledger: Ledger, beside: Beside) -> Slot:
        """Say what is to be done for a piece; one whose bytes are being read just now waits for its turn."""
        if isinstance(piece, Refused):
            return Slot(piece)
        digest = sha256(piece.original)
        slot = Slot(piece, digest, self._key(piece, digest))
        if digest not in self._sent:
            self._settle(slot, ledger, beside)
        return slot

    def _settle(self, slot: Slot, ledger: Ledger, beside: Beside) -> None:
        """Skip a piece that was read before, or give it a job."""
        assert isinstance(slot.piece, Piece)
        held = ledger.holds(slot.digest)
        slot.skipped = held and beside.has_read(slot.key)
        if not slot.skipped:
            slot.job = Job(slot.piece, (ledger.document(slot.digest), ledger.text(slot.digest)) if held else None)
            self._sent.add(slot.digest)

    @property
    def meeting(self) -> str:
        """What stands for the reader and all that the user states of what it meets."""
        said = (self.mark, sorted(self.maker.given.items()), self.maker.dated is not None)
        return hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()

    def _key(self, piece: Piece, digest: str) -> bytes:
        """What stands for the bytes, what their place says of them, and whom they meet."""
        said = (digest, self.meeting, sorted(piece.fields.items()))
        return hashlib.blake2b(repr(said).encode(), digest_size=16).digest()
