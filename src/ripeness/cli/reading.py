"""Reading reporting: each document on its own, so that a bad one is set aside and the rest goes on."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from ripeness.cli.casefolder import CaseFolder, now
from ripeness.cli.group import DEBUG
from ripeness.cli.output import count, safe
from ripeness.cli.progress import Progress, progress
from ripeness.errors import InputError
from ripeness.ledger import Added, Document, edtf
from ripeness.parallel import Run, serially
from ripeness.read.archive import Beside, Intake, Kept, Maker, Read, Recipe, SetAside, Stopped
from ripeness.read.reader import Reader
from ripeness.read.sources import Given, Piece, Refused, Visits, check_given, pieces
from ripeness.read.sources.folder import files
from ripeness.read.sources.url import is_url

_Found = Callable[[Visits], Iterable[Piece | Refused]]
UNKNOWN = "unknown"
_ALL_UNKNOWN = "-"
_NOTES = 50  # on documents that are read, which are told one by one


class Readings:
    """The documents of some sources, one by one, as the user's words and the reader make them.

    Parameters
    ----------
    stated
        What the user states of all documents. It outranks what they say of themselves.
    ask
        Whether a missing publication date is asked for at the terminal; it is never made up.
    recipe
        What a reader by rules is made from; None for another reader, which only this process has.
    run
        Where documents are read.
    """

    def __init__(
        self,
        reader: Reader,
        stated: dict[str, str | None],
        *,
        ask: bool = False,
        recipe: Recipe | None = None,
        run: Run = serially,
    ) -> None:
        self.reader, self.recipe, self.run = reader, recipe, run
        self.ask = ask and stated.get("published") is None and run is serially
        self.given = Given(**{name: value for name, value in stated.items() if value not in (None, UNKNOWN)})  # type: ignore[typeddict-item]
        check_given(self.given, at=now())
        self.set_aside = self._notes = 0
        self.stopped = ""
        self.progress = Progress()

    def of(self, sources: Sequence[str]) -> Iterator[Read]:
        """Yield the documents that can be read, with their entries; say of each other one why not."""
        with progress(self._size(sources)) as self.progress:
            for made in self._intake(self.given).readings(_pieces(sources)):
                if isinstance(made, Read):
                    self.tell(made.document.name, made.notes)
                    yield made
                    self.progress.advance(safe(made.document.name), made.document.size)
                else:
                    self.leave(made)

    def into(self, case: CaseFolder, sources: Sequence[str]) -> Iterator[Added]:
        """Read sources into a case. Each document is on disk, whole, when it is yielded."""
        with SetAside(case.folder) as aside, progress(self._size(sources)) as self.progress:
            yield from self._kept(case, aside, self.given, lambda visits: _pieces(sources, visits))

    def again(self, case: CaseFolder) -> Iterator[Added]:
        """Read what was set aside, with what was stated of it then and is stated now. As `into` in all else."""
        with SetAside(case.folder) as aside, progress(None) as self.progress:
            for given, waiting in aside.waiting():
                yield from self._kept(case, aside, {**given, **self.given}, lambda _, waiting=waiting: waiting)  # type: ignore[misc]

    def tell(self, name: str, notes: Iterable[str]) -> None:
        """Say what is to be said of a document; of an archive, what is said of the first of its documents is enough."""
        for note in notes:
            self._notes += 1
            if self._notes <= _NOTES:
                self._say(f"{safe(name)}: {safe(note)}")
            elif self._notes == _NOTES + 1:
                self._say("more notes of this kind are left out")

    def leave(self, made: Refused | Stopped) -> None:
        """Set a document aside, or stop."""
        if isinstance(made, Stopped):
            self.stopped = f"stopped at {safe(made.name)}: {safe(made.reason)}"
            return
        self._say(f"ripeness: set aside {safe(made.name)}: {safe(made.reason)}")
        self.set_aside += 1
        self.progress.advance(safe(made.name), made.size)

    def _kept(self, case: CaseFolder, aside: SetAside, given: Given, found: _Found) -> Iterator[Added]:
        intake = self._intake(given)
        with Beside(case.folder) as beside:
            visits = beside.visits(intake.meeting)
            for outcome in intake.into(case.ledger, beside, found(visits)):
                if isinstance(outcome, Kept):
                    aside.clear(outcome.piece.name, outcome.piece.source)
                    self.tell(outcome.piece.name, outcome.notes)
                    yield outcome.added
                    self.progress.advance(safe(outcome.piece.name), outcome.piece.size)
                    continue
                self.leave(outcome)
                if isinstance(outcome, Refused):
                    aside.note(outcome, given, at=now())
            if not self.stopped:
                beside.keep(visits, intake.meeting)
        for url in visits.unchanged:
            self._say(f"{safe(url)}: nothing new since it was last read")

    def _intake(self, given: Given) -> Intake:
        maker = Maker(self.reader, given, self._dated if self.ask else None, debug=bool(os.environ.get(DEBUG)))
        mark = f"{self.reader.name} {self.recipe.mark}" if self.recipe else self.reader.name
        return Intake(maker, now, mark, self.recipe or Recipe(), self.run)

    def _size(self, sources: Sequence[str]) -> int | None:
        """How many bytes there are; None where only reading tells."""
        if self.given.get("title") and (len(sources) > 1 or any(not _single(place) for place in sources)):
            raise InputError("--title is the title of one document; give one file")
        if any(is_url(place) for place in sources):
            return None
        try:
            return sum(path.stat().st_size for place in sources for path in files(place))
        except (OSError, ValueError, NotImplementedError):
            return None

    def _say(self, sentence: str) -> None:
        with self.progress.paused():
            click.echo(sentence, err=True)

    def _dated(self, document: Document) -> Document:
        if not self.ask:
            return document
        with self.progress.paused():
            answer = _asked(safe(document.name or document.title or document.sha256[:12]))
        if answer == _ALL_UNKNOWN:
            self.ask = False
            return document
        return document.model_copy(update={"published": answer or None})


class Tally:
    """Counts what became of documents, for one sentence at the end."""

    def __init__(self) -> None:
        self.documents = self.entries = self.changed = self.copies = 0
        self._kinds: dict[str, int] = {}

    def count(self, added: Added) -> None:
        """Count one document."""
        self.documents += 1
        self.entries += added.added
        self.changed += added.revised + added.retired
        self.copies += bool(added.copy_of)
        self._kinds[added.status] = self._kinds.get(added.status, 0) + 1

    def summary(self, set_aside: int) -> str:
        """Return what came of a reading as one sentence."""
        parts = [f"{number:,} {status}" for status, number in self._kinds.items()]
        parts += [f"{count(self.copies, 'copy', 'copies')} among them"] if self.copies else []
        parts += [f"{set_aside:,} set aside"] if set_aside else []
        entries = count(self.entries, "new entry", "new entries")
        changed = f", {self.changed:,} revised or no longer found" if self.changed else ""
        return f"{count(self.documents + set_aside, 'document')} ({', '.join(parts) or 'none'}); {entries}{changed}"


def _pieces(sources: Sequence[str], visits: Visits | None = None) -> Iterator[Piece | Refused]:
    for place in sources:
        yield from pieces(place, visits)


def _asked(name: str) -> str:
    """Ask at the terminal when a document was published, until the answer is a date, empty, or `-`."""
    hint = f"like 2022-05-17; empty: unknown; {_ALL_UNKNOWN}: unknown for all others too"
    while True:
        answer = str(click.prompt(f"{name}: published on ({hint})", default="", show_default=False, err=True)).strip()
        if answer == _ALL_UNKNOWN or (edtf.is_valid(answer) and "/" not in answer):
            return answer
        click.echo("a date looks like 2022-05-17, 2022-05 or 2022", err=True)


def _single(place: str) -> bool:
    return is_url(place) or Path(place).is_file()
