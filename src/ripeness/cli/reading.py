"""Reading reporting: each document on its own, so that a bad one is set aside and the rest goes on."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ripeness.cli.casefolder import CaseFolder, now
from ripeness.cli.group import DEBUG
from ripeness.cli.output import count, safe
from ripeness.cli.progress import Progress, progress
from ripeness.errors import InputError, NotFound, ReaderError, RipenessError, SpanError
from ripeness.ledger import Added, Document, edtf
from ripeness.read.reader import Reader, Reading, read_document
from ripeness.read.sources import Given, Refused, Sourced, load
from ripeness.read.sources.folder import files
from ripeness.read.sources.url import is_url

UNKNOWN = "unknown"
_ALL_UNKNOWN = "-"
_FAULT = "a fault of Ripeness, not of the document: "
_MANY_IN_ONE = frozenset({".jsonl", ".ndjson", ".xml", ".rss", ".atom"})  # files that hold several documents


class Readings:
    """The documents of some sources, one by one, as the user's words and the reader make them.

    Parameters
    ----------
    stated
        What the user states of all documents. It outranks what they say of themselves.
    ask
        Whether a missing publication date is asked for at the terminal; it is never made up.
    once
        Whether what this reader has read stays as it is, since asking it costs time and money.
    """

    def __init__(self, reader: Reader, stated: dict[str, str | None], *, ask: bool = False, once: bool = False) -> None:
        self.reader, self.once = reader, once
        self.ask = ask and stated.get("published") is None
        self.given = Given(**{name: value for name, value in stated.items() if value not in (None, UNKNOWN)})  # type: ignore[typeddict-item]
        self.set_aside = 0
        self.stopped = ""
        self.progress = Progress()

    def of(self, sources: Sequence[str]) -> Iterator[Sourced]:
        """Yield the documents that can be read; say of each other one why not."""
        if self.given.get("title") and (len(sources) > 1 or any(not _single(place) for place in sources)):
            raise InputError("--title is the title of one document; give one file")
        with progress(_total(sources)) as self.progress:
            for place in sources:
                for source in load(place, at=now(), **self.given):
                    if isinstance(source, Refused):
                        self.leave(source.name, source.reason)
                        continue
                    yield source
                    if self.stopped:
                        return
                    self.progress.advance(safe(source.document.name))

    def known(self, source: Sourced, document: Document) -> Document:
        """Return the document with its publication date, if the user knows it; say what else is to be said of it."""
        if document.published is None:
            document = self._dated(document)
        for note in source.notes:
            if document.published is None or "--published" not in note:
                self._say(f"{safe(document.name)}: {safe(note)}")
        return document

    def read(self, document: Document, text: str) -> Reading | None:
        """Return what the reader makes of a document; None, after a sentence, if it fails on it.

        A reader that can't go on with any document stops the reading: `stopped` says why.
        """
        try:
            return read_document(self.reader, document, text)
        except ReaderError as error:
            self.stopped = f"stopped at {safe(document.name or document.sha256[:12])}: {safe(str(error))}"
            return None
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            what = str(error) if isinstance(error, RipenessError) else f"{_FAULT}{type(error).__name__}: {error}"
            self.leave(document.name or document.sha256[:12], what)
            return None

    def has_read(self, case: CaseFolder, document: Document) -> bool:
        """Whether the reader has entries of this document, as it is known now, and isn't to be asked again."""
        if not self.once:
            return False
        try:
            known = case.ledger.document(document.sha256)
        except NotFound:
            return False
        return known == document and any(
            entry.reader == self.reader.name for entry in case.ledger.entries(document=document.sha256)
        )

    def leave(self, name: str, why: str) -> None:
        """Set a document aside."""
        self._say(f"ripeness: set aside {safe(name)}: {safe(why)}")
        self.set_aside += 1

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


def read_into(case: CaseFolder, sources: Sequence[str], readings: Readings) -> Iterator[Added]:
    """Read sources into a ledger. Each document is on disk, whole, when it is yielded."""
    for source in readings.of(sources):
        document, text = case.ledger.recall(source.document, source.text, given=source.given)
        document = readings.known(source, document)
        if readings.has_read(case, document):
            yield Added("unchanged", document.sha256)
            continue
        reading = readings.read(document, text)
        if reading is None:
            continue
        try:
            yield case.ledger.add(
                document,
                source.original,
                text,
                reading.entries,
                reading.dropped,
                at=now(),
                reader=readings.reader.name,
            )
        except (InputError, SpanError) as error:
            readings.leave(document.name, str(error))


def summary(added: Sequence[Added], *, set_aside: int) -> str:
    """Return what came of a reading as one sentence."""
    kinds: dict[str, int] = {}
    for one in added:
        kinds[one.status] = kinds.get(one.status, 0) + 1
    parts = [f"{number} {status}" for status, number in kinds.items()]
    parts += [f"{set_aside} set aside"] if set_aside else []
    entries = count(sum(one.added for one in added), "new entry", "new entries")
    revised = sum(one.revised + one.retired for one in added)
    changed = f", {revised} revised or no longer found" if revised else ""
    return f"{count(len(added) + set_aside, 'document')} ({', '.join(parts) or 'none'}); {entries}{changed}"


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


def _total(sources: Sequence[str]) -> int | None:
    """How many documents there are; None where only reading tells."""
    if any(is_url(place) for place in sources):
        return None
    try:
        paths = [path for place in sources for path in files(place)]
    except (OSError, ValueError, NotImplementedError):
        return None
    return None if any(path.suffix.lower() in _MANY_IN_ONE for path in paths) else len(paths)
