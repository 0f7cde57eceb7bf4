"""Reading reporting: each document on its own, so that a bad one is set aside and the rest goes on."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import click

from ripeness.cli.casefolder import CaseFolder, now
from ripeness.cli.output import count, safe
from ripeness.cli.progress import Progress, progress
from ripeness.errors import InputError, RipenessError, SpanError
from ripeness.ledger import Added, Document, edtf
from ripeness.read.reader import Reader, Reading, read_document
from ripeness.read.sources import Refused, Source, gather

UNKNOWN = "unknown"
_ALL_UNKNOWN = "-"
_FAULT = "a fault of Ripeness, not of the document: "


@dataclass(frozen=True, slots=True)
class About:
    """What the user states about all documents that are read: it outranks what they say of themselves."""

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published not in (None, UNKNOWN) and not (self.published and edtf.is_valid(self.published)):
            raise InputError(
                f"--published must be a date like 2022-05-17, 2022-05 or 2022, or `{UNKNOWN}`; got {self.published!r}"
            )

    @property
    def fields(self) -> dict[str, str | None]:
        """The document's fields that the user states."""
        named = {"outlet": self.outlet, "title": self.title, "language": self.language}
        stated: dict[str, str | None] = {name: value for name, value in named.items() if value is not None}
        if self.published is not None:
            stated["published"] = None if self.published == UNKNOWN else self.published
        return stated


@dataclass(slots=True)
class Tally:
    """What came of a reading."""

    added: list[Added] = field(default_factory=list)
    set_aside: int = 0

    def sentence(self) -> str:
        """Return it as one sentence."""
        kinds: dict[str, int] = {}
        for one in self.added:
            kinds[one.status] = kinds.get(one.status, 0) + 1
        parts = [f"{number} {status}" for status, number in kinds.items()]
        parts += [f"{self.set_aside} set aside"] if self.set_aside else []
        entries = sum(one.added for one in self.added)
        revised = sum(one.revised + one.retired for one in self.added)
        changed = f", {revised} revised or no longer found" if revised else ""
        total = count(len(self.added) + self.set_aside, "document")
        return f"{total} ({', '.join(parts) or 'none'}); {count(entries, 'new entry', 'new entries')}{changed}"


class Readings:
    """The documents of some sources, one by one, as the user's words and the reader make them.

    Parameters
    ----------
    ask
        Whether a missing publication date is asked for at the terminal; it is never made up.
    """

    def __init__(self, reader: Reader, about: About, *, ask: bool = False) -> None:
        self.reader, self.about, self.ask = reader, about, ask
        self.set_aside = 0
        self.progress = Progress()

    def of(self, sources: Sequence[str]) -> Iterator[Source]:
        """Yield the documents that can be read; say of each other one why not."""
        with progress(None) as self.progress:
            for source in gather(sources):
                if isinstance(source, Refused):
                    self._say(f"{source.name}: {source.why}")
                    self.set_aside += 1
                    continue
                self.progress.advance(safe(source.document.name))
                yield source

    def known(self, document: Document) -> Document:
        """Return the document with what the user states of it now."""
        stated = document.model_copy(update=self.about.fields)
        if stated.published is None and self.about.published is None:
            stated = self._dated(stated)
        self._warn_of_the_future(stated)
        return stated

    def read(self, document: Document, text: str) -> Reading | None:
        """Return what the reader makes of a document; None, after a sentence, if it fails on it."""
        try:
            return read_document(self.reader, document, text)
        except Exception as error:
            what = str(error) if isinstance(error, RipenessError) else f"{_FAULT}{type(error).__name__}: {error}"
            self.leave(document, what)
            return None

    def leave(self, document: Document, why: str) -> None:
        """Set a document aside."""
        self._say(f"{document.name or document.sha256[:12]}: {why}")
        self.set_aside += 1

    def _dated(self, document: Document) -> Document:
        name = safe(document.name or document.title or document.sha256[:12])
        if not self.ask:
            click.echo(f"{name}: publication date unknown; state it with --published", err=True)
            return document
        with self.progress.paused():
            answer = _asked(name)
        if answer == _ALL_UNKNOWN:
            self.ask = False
            return document
        return document.model_copy(update={"published": answer or None})

    def _warn_of_the_future(self, document: Document) -> None:
        first = edtf.earliest(document.published or "")
        tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)  # it is tomorrow in the east
        if first and first > tomorrow:
            click.echo(
                f"{safe(document.name)}: published {document.published}, which is still to come; kept so", err=True
            )

    def _say(self, sentence: str) -> None:
        click.echo(f"ripeness: set aside: {safe(sentence)}", err=True)


def read_into(case: CaseFolder, sources: Sequence[str], readings: Readings) -> Iterator[Added]:
    """Read sources into a ledger. Each document is on disk, whole, when it is yielded."""
    for source in readings.of(sources):
        added = _add(case, source, readings)
        if added is not None:
            yield added


def _add(case: CaseFolder, source: Source, readings: Readings) -> Added | None:
    given = readings.about.fields
    document, text = case.ledger.recall(source.document.model_copy(update=given), source.text, given=given)
    document = readings.known(document)
    reading = readings.read(document, text)
    if reading is None:
        return None
    try:
        return case.ledger.add(document, source.original, text, reading.entries, dropped=reading.dropped, at=now())
    except (InputError, SpanError) as error:
        readings.leave(document, str(error))
        return None


def _asked(name: str) -> str:
    """Ask at the terminal when a document was published, until the answer is a date, empty, or `-`."""
    hint = f"like 2022-05-17; empty: unknown; {_ALL_UNKNOWN}: unknown for all others too"
    while True:
        answer = str(click.prompt(f"{name}: published on ({hint})", default="", show_default=False, err=True)).strip()
        if answer == _ALL_UNKNOWN or edtf.is_valid(answer):
            return answer
        click.echo("a date looks like 2022-05-17, 2022-05 or 2022", err=True)
