"""What is done for one document, wherever it is done: from its bytes to its entries."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ripeness.errors import InputError, ReaderError, RipenessError
from ripeness.ledger import Document, Entry
from ripeness.ledger.adding import refined
from ripeness.read.archive.copies import sketch
from ripeness.read.archive.recipe import Recipe
from ripeness.read.reader import Reader, read_document
from ripeness.read.sources import Given, Piece, Refused, made

_FAULT = "a fault of Ripeness, not of the document: "


@dataclass(frozen=True, slots=True)
class Job:
    """A piece to be read, and what the ledger has of the same bytes: what is known of the document, and its text."""

    piece: Piece
    known: tuple[Document, str] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Jobs for one worker.

    Attributes
    ----------
    recipe
        What its reader is made from.
    mark
        The mark of that reader where the batch was made: a worker with other rules would make another ledger.
    given
        What the user states of the documents.
    at
        UTC second of reading.
    """

    jobs: tuple[Job, ...]
    recipe: Recipe
    mark: str
    given: Given
    at: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document and what a reader made of it.

    Attributes
    ----------
    notes
        One sentence each for the user.
    bands
        The text's sketch, by which copies are found; empty for a document that the ledger has.
    """

    document: Document
    text: str
    entries: tuple[Entry, ...]
    dropped: int
    reader: str
    notes: tuple[str, ...]
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stopped:
    """A reader that can't go on with any document: at which it stopped, and why."""

    name: str
    reason: str


Made = Read | Refused | Stopped


@dataclass(slots=True)
class Maker:
    """Makes documents of pieces, and entries of documents.

    Parameters
    ----------
    reader
        Who reads.
    given
        What the user states of all documents.
    dated
        Gives a document without a publication date one, if somebody knows it.
    debug
        Whether a fault of the reader is raised.
    """

    reader: Reader
    given: Given
    dated: Callable[[Document], Document] | None = None
    debug: bool = False

    def make(self, job: Job, *, at: str) -> Made:
        """Return what a piece holds; whatever is wrong with it becomes its refusal."""
        piece = job.piece
        source = made(piece, self.given, at=at)
        if isinstance(source, Refused):
            return source
        document, text = source.document, source.text
        if job.known is not None:
            document, text = refined(job.known[0], document, given=source.given), job.known[1]
        if document.published is None and self.dated is not None:
            document = self.dated(document)
        try:
            found = read_document(self.reader, document, text)
        except ReaderError as error:
            return Stopped(piece.name, str(error))
        except Exception as error:  # whatever a document makes a reader raise
            if self.debug:
                raise
            why = str(error) if isinstance(error, RipenessError) else f"{_FAULT}{type(error).__name__}: {error}"
            return Refused(piece.name, why, piece.source, piece.size)
        notes = tuple(note for note in source.notes if document.published is None or "--published" not in note)
        bands = sketch(text) if job.known is None else ()
        return Read(document, text, found.entries, found.dropped, self.reader.name, notes, bands)


def read_batch(batch: Batch) -> list[Made]:
    """Return what each job of a batch gives, in a process of its own.

    Raises
    ------
    InputError
        If this process has other rules than the one that made the batch.
    """
    if batch.recipe.mark != batch.mark:
        raise InputError("a worker has another version of Ripeness, or of its lexicons; install the same everywhere")
    maker = Maker(_reader(batch.recipe), batch.given)
    return [maker.make(job, at=batch.at) for job in batch.jobs]


@lru_cache(maxsize=1)
def _reader(recipe: Recipe) -> Reader:
    return recipe.make()
