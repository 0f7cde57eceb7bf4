"""Text in: files, folders, globs, web pages, feeds, tables and web archives as documents, with bytes and text."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Unpack

from ripeness.errors import DocumentError, RipenessError
from ripeness.read.sources.feed import from_feed
from ripeness.read.sources.folder import files
from ripeness.read.sources.jsonl import lines
from ripeness.read.sources.parquet import from_parquet
from ripeness.read.sources.piece import Piece, made
from ripeness.read.sources.sourced import Given, Refused, Sourced, check_given
from ripeness.read.sources.url import fetch, is_url
from ripeness.read.sources.visits import Visit, Visits
from ripeness.read.sources.warc import from_warc

__all__ = [
    "Given",
    "Piece",
    "Refused",
    "Sourced",
    "Visit",
    "Visits",
    "check_given",
    "load",
    "load_bytes",
    "made",
    "pieces",
]

LARGEST = 256_000_000  # bytes of a file that is read whole
_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}
_STREAMED = frozenset({"jsonl", "parquet", "warc"})  # formats of which a document is held at a time, and not the file
_MEDIA = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/x-ndjson": ".jsonl",
    "application/warc": ".warc",
    "text/plain": ".txt",
}
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)


def load(place: str | Path, *, at: str, **given: Unpack[Given]) -> Iterator[Sourced | Refused]:
    """Yield the documents of a file, a folder, a glob or a web address, in order of name.

    A bad one is yielded as `Refused`, with a sentence, and stops nothing. Only an address that the user gives here is
    ever fetched.

    Parameters
    ----------
    place
        Path, folder, glob (``reports/*.txt``) or http(s) address.
    at
        UTC second of reading, like ``2026-11-22T10:00:00Z``; it only serves to know the future from the past.
    **given
        What the user states of the documents: ``published`` (EDTF day, month or year), ``outlet``, ``title``,
        ``authors``, ``url``, ``language``, ``licence``, ``handling``. It outranks what they say of themselves.

    Raises
    ------
    InputError
        If what the user states is no date, is in the future, or is no address.
    """
    check_given(given, at=at)
    return _made(pieces(place), given, at=at)


def load_bytes(raw: bytes, name: str, *, at: str, **given: Unpack[Given]) -> Iterator[Sourced | Refused]:
    """Yield the documents in some bytes, whose kind the name's ending tells. As `load` in all else."""
    check_given(given, at=at)
    return _made(_of_stream(io.BytesIO(raw), _Place(name, _ending(Path(name)))), given, at=at)


def pieces(place: str | Path, visits: Visits | None = None) -> Iterator[Piece | Refused]:
    """Yield what `load` makes documents of, one by one as it comes out of the source: `made` makes a document of it.

    Parameters
    ----------
    visits
        What feeds were asked for before; one that has nothing new since gives nothing.
    """
    where = str(place)
    if is_url(where):
        yield from _of_url(where, visits or Visits())
        return
    number = 0
    try:
        for path in files(where):
            number += 1
            yield from _of_file(path, named=str(path) == str(Path(where)))
    except (OSError, ValueError, NotImplementedError) as error:  # a path that the system can't even ask for
        yield Refused(where, f"the path can't be read ({error}); check it", where)
        return
    if not number:
        yield Refused(where, "there is no such file, nor a folder with files; check the path", where)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where bytes are from: their source, the ending that tells their kind, and what a server says of them."""

    source: str
    ending: str
    declared: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def _ending(path: Path) -> str:
    """What tells the kind of a file, in small letters."""
    both = "".join(path.suffixes[-2:]).lower()
    return both if both in _KINDS else path.suffix.lower()


def _made(found: Iterable[Piece | Refused], given: Given, *, at: str) -> Iterator[Sourced | Refused]:
    for piece in found:
        yield piece if isinstance(piece, Refused) else made(piece, given, at=at)


def _of_file(path: Path, *, named: bool) -> Iterator[Piece | Refused]:
    """The pieces of a file; one of an unknown kind is only tried if the user named it."""
    name, ending = str(path), _ending(path)
    kind = _KINDS.get(ending, "text" if named else "")
    try:
        if not path.is_file():
            yield Refused(name, "it is not a file; give a file, a folder or a glob", name)
        elif not kind:
            yield Refused(name, f"{path.suffix} files are not read; save its text as .txt or .html", name)
        elif path.stat().st_size > LARGEST and kind not in _STREAMED:
            yield Refused(name, f"it has more than {LARGEST // 1_000_000} MB; split it", name)
        else:
            with path.open("rb") as stream:
                yield from _of_stream(stream, _Place(name, ending))
    except OSError as error:
        yield Refused(name, f"it can't be read ({error.strerror or error}); check its permissions", name)


def _of_url(url: str, visits: Visits) -> Iterator[Piece | Refused]:
    try:
        answer = fetch(url, visits.of(url))
    except DocumentError as error:
        yield Refused(url, str(error), url)
        return
    if answer.unchanged:
        visits.unchanged.append(url)
        return
    ending = _MEDIA.get(answer.media_type, ".xml" if "xml" in answer.media_type else "")
    if not ending and not answer.media_type.startswith("text/"):
        yield Refused(url, f"it gives {answer.media_type}, which is not read; save its text as .txt", url)
        return
    fields = {"url": answer.url} if ending in (".html", ".txt", "") else {}
    yield from _of_stream(io.BytesIO(answer.raw), _Place(answer.url, ending, answer.declared, fields))
    if ending == ".xml" and answer.visit.conditions:
        visits.made[url] = answer.visit


def _of_stream(stream: BinaryIO, place: _Place) -> Iterator[Piece | Refused]:
    """The pieces in the bytes of one file or answer; whatever is wrong with them as a whole becomes a refusal."""
    name = place.source
    try:
        kind = _KINDS.get(place.ending)
        if kind == "jsonl":
            for number, line in lines(stream):
                yield Piece(f"{name}:{number}", line, "json line", source=name, size=len(line) + 1)
        elif kind == "warc":
            yield from from_warc(stream, name)
        elif kind == "parquet":
            yield from from_parquet(stream, name)
        else:
            yield from _whole(stream.read(LARGEST + 1), place)
    except RipenessError as error:
        yield Refused(name, str(error), name)


def _whole(raw: bytes, place: _Place) -> Iterator[Piece]:
    """The pieces of a format that is looked at as a whole."""
    name, kind = place.source, _KINDS.get(place.ending, "text")
    if kind == "feed" and _FEED.search(raw[:4096].replace(b"\0", b"")):  # UTF-16 has every other byte zero
        for item in from_feed(raw, name):
            yield Piece(item.name, item, source=name, size=len(item.original))
    elif kind == "html" or _PAGE.match(raw[:4096]):
        yield Piece(name, raw, "html", place.declared, place.fields, source=name, size=len(raw))
    elif kind == "feed":
        raise DocumentError("it is neither an RSS or Atom feed nor a web page; save its text as .txt")
    else:
        yield Piece(name, raw, "text", place.declared, place.fields, source=name, size=len(raw))
