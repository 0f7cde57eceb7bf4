"""Text in: files, folders, globs, web pages, feeds and JSON Lines as documents with their bytes and working text."""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Unpack

from ripeness.errors import DocumentError, InputError, RipenessError
from ripeness.read.sources.feed import from_feed
from ripeness.read.sources.folder import files
from ripeness.read.sources.html import from_html
from ripeness.read.sources.jsonl import from_jsonl
from ripeness.read.sources.sourced import Found, Given, Refused, Sourced, check_given, sourced
from ripeness.read.sources.text import from_text
from ripeness.read.sources.url import fetch, is_url

__all__ = ["Given", "Refused", "Sourced", "load", "load_bytes"]

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
}
_MEDIA = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/x-ndjson": ".jsonl",
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
    return _load(str(place), given, at=at)


def load_bytes(raw: bytes, name: str, *, at: str, **given: Unpack[Given]) -> Iterator[Sourced | Refused]:
    """Yield the documents in some bytes, whose kind the name's ending tells. As `load` in all else."""
    check_given(given, at=at)
    return _documents(io.BytesIO(raw), name, given, at=at)


def _load(place: str, given: Given, *, at: str) -> Iterator[Sourced | Refused]:
    if is_url(place):
        yield from _from_url(place, given, at=at)
        return
    number = 0
    try:
        for path in files(place):
            number += 1
            yield from _from_file(path, given, at=at, named=str(path) == str(Path(place)))
    except (OSError, ValueError, NotImplementedError) as error:  # a path that the system can't even ask for
        yield Refused(place, f"the path can't be read ({error}); check it")
        return
    if not number:
        yield Refused(place, "there is no such file, nor a folder with files; check the path")


def _from_file(path: Path, given: Given, *, at: str, named: bool) -> Iterator[Sourced | Refused]:
    """The documents of a file; one of an unknown kind is only tried if the user named it."""
    name = str(path)
    kind = _KINDS.get(path.suffix.lower(), "text" if named else "")
    try:
        if not path.is_file():
            yield Refused(name, "it is not a file; give a file, a folder or a glob")
        elif not kind:
            yield Refused(name, f"{path.suffix} files are not read; save its text as .txt or .html")
        elif path.stat().st_size > LARGEST and kind != "jsonl":
            yield Refused(name, f"it has more than {LARGEST // 1_000_000} MB; split it")
        else:
            with path.open("rb") as stream:
                yield from _documents(stream, name, given, at=at)
    except OSError as error:
        yield Refused(name, f"it can't be read ({error.strerror or error}); check its permissions")


def _from_url(url: str, given: Given, *, at: str) -> Iterator[Sourced | Refused]:
    try:
        answer = fetch(url)
    except DocumentError as error:
        yield Refused(url, str(error))
        return
    ending = _MEDIA.get(answer.media_type, ".xml" if "xml" in answer.media_type else "")
    if not ending and not answer.media_type.startswith("text/"):
        yield Refused(url, f"it gives {answer.media_type}, which is not read; save its text as .txt")
        return
    stated = given
    if ending in (".html", ".txt", "") and not given.get("url"):
        stated = {**given, "url": answer.url}
    yield from _documents(io.BytesIO(answer.raw), answer.url, stated, at=at, ending=ending, declared=answer.declared)


def _documents(
    stream: BinaryIO, name: str, given: Given, *, at: str, ending: str | None = None, declared: str | None = None
) -> Iterator[Sourced | Refused]:
    """The documents of one file, each with what the user states; whatever is wrong with one becomes its refusal."""
    ending = Path(name).suffix.lower() if ending is None else ending
    try:
        for found in _found(stream, name, kind=_KINDS.get(ending, "text"), declared=declared):
            if isinstance(found, Refused):
                yield found
                continue
            try:
                yield sourced(found, given, at=at)
            except InputError as error:
                yield Refused(found.name, str(error))
    except RipenessError as error:
        yield Refused(name, str(error))


def _found(stream: BinaryIO, name: str, *, kind: str, declared: str | None) -> Iterable[Found | Refused]:
    if kind == "jsonl":
        return from_jsonl(stream, name)
    raw = stream.read(LARGEST + 1)
    if kind == "feed" and _FEED.search(raw[:4096].replace(b"\0", b"")):  # UTF-16 has every other byte zero
        return from_feed(raw, name)
    if kind == "html" or _PAGE.match(raw[:4096]):
        return [from_html(raw, name, declared=declared)]
    if kind == "feed":
        raise DocumentError("it is neither an RSS or Atom feed nor a web page; save its text as .txt")
    return [from_text(raw, name, declared=declared)]
