"""Slots in the order of the input, batches of them out to whoever reads, and their readings back in that order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from ripeness.parallel import Lost, Run, serially
from ripeness.read.archive.recipe import Recipe
from ripeness.read.archive.work import Batch, Job, Made, Maker, read_batch
from ripeness.read.sources import Piece, Refused

MOST = 32  # documents of a batch
LARGEST = 200_000  # bytes of a batch after which no document is added to it: a few tenths of a second's work
_LONGEST = 1000  # slots, those without a job among them, after which a batch goes out in any case


@dataclass(slots=True)
class Slot:
    """A place in the order of the input: a piece, and what has become of it so far.

    Attributes
    ----------
    digest, key
        Of the piece's bytes; of the bytes, the reader and all that is stated.
    skipped
        Whether it was read before.
    job
        What is to be done for it; None for one that is refused, skipped, or waits until the same bytes are written.
    made
        What the job gave.
    """

    piece: Piece | Refused
    digest: str = ""
    key: bytes = b""
    skipped: bool = False
    job: Job | None = None
    made: Made | None = None


@dataclass(slots=True)
class Batches:
    """Has the jobs of slots done, in this process or elsewhere.

    Parameters
    ----------
    maker
        Makes documents and entries in this process.
    clock
        Gives this second, UTC.
    recipe
        What the maker's reader is made from, for other processes.
    run
        Where it is read.
    """

    maker: Maker
    clock: Callable[[], str]
    recipe: Recipe
    run: Run = serially
    _waiting: deque[list[Slot]] = field(default_factory=deque)

    def read(self, slots: Iterable[Slot]) -> Iterator[Slot]:
        """Yield the slots, in order, with what their jobs gave; a few batches are ahead of what is yielded."""
        here = self.run is serially
        mark = "" if here else self.recipe.mark
        batches = (self._batch(group, mark) for group in self._groups(slots, most=1 if here else MOST))
        for batch, found in self.run(self._here if here else read_batch, batches):
            made = iter(self._singly(batch, found) if isinstance(found, Lost) else found)
            for slot in self._waiting.popleft():
                slot.made = next(made) if slot.job is not None else None
                yield slot

    def _groups(self, slots: Iterable[Slot], *, most: int) -> Iterator[list[Slot]]:
        group: list[Slot] = []
        jobs = size = 0
        for slot in slots:
            group.append(slot)
            if slot.job is not None:
                jobs += 1
                size += len(slot.job.piece.original)
            if jobs >= most or size >= LARGEST or len(group) >= _LONGEST:
                yield group
                group, jobs, size = [], 0, 0
        if group:
            yield group

    def _batch(self, group: list[Slot], mark: str) -> Batch:
        self._waiting.append(group)
        jobs = tuple(slot.job for slot in group if slot.job is not None)
        return Batch(jobs, self.recipe, mark, self.maker.given, self.clock())

    def _here(self, batch: Batch) -> list[Made]:
        return [self.maker.make(job, at=batch.at) for job in batch.jobs]

    def _singly(self, batch: Batch, lost: Lost) -> Iterator[Made]:
        """Do the jobs of a batch that killed its workers one by one: the one that does it is set aside."""
        if len(batch.jobs) == 1:
            piece = batch.jobs[0].piece
            yield Refused(piece.name, lost.reason, piece.source, piece.size)
            return
        for one, found in self.run(read_batch, (replace(batch, jobs=(job,)) for job in batch.jobs)):
            yield from self._singly(one, found) if isinstance(found, Lost) else found
