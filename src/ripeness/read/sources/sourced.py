"""What a source gives: a document with its bytes and text, or a named refusal; and how a document is put together."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from pydantic import ValidationError

from ripeness.errors import DocumentError, InputError
from ripeness.ledger import edtf
from ripeness.ledger.document import Document, Handling, sha256
from ripeness.read.sources.url import is_url

_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?\Z", re.DOTALL)
_WEB = re.compile(r"https?://[^\s/?#]+\S*\Z", re.IGNORECASE)
_ENOUGH = 2000  # characters that tell the script of a text
_LONGEST = 1000  # characters of a title, an outlet or a name; nobody's are longer


class Given(TypedDict, total=False):
    """What the user states of a document; it outranks what the document says of itself."""

    published: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...] | None
    url: str | None
    language: str | None
    licence: str | None
    handling: Handling | None


@dataclass(frozen=True, slots=True)
class Sourced:
    """A document ready to be read.

    Parameters
    ----------
    document : Document
        What is known of it.
    original : bytes
        As it was published.
    text : str
        Working text; the spans of entries are code points of it.
    given : tuple of str
        Fields that the user stated (`ripeness.ledger.Ledger.recall` lets them outrank what is stored).
    notes : tuple of str
        One sentence each for the user: what is missing or was not believed.
    """

    document: Document
    original: bytes
    text: str
    given: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A piece of a source that gives no document, and why, in one sentence with the remedy.

    Parameters
    ----------
    name
        File, address, or file with the number of the line or item.
    source
        File or address that it is from.
    size
        Bytes that it takes of the source.
    """

    name: str
    reason: str
    source: str = field(default="", compare=False)
    size: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    """What a format made of some bytes, before what the user states is laid over it.

    Parameters
    ----------
    name
        File, URL, or file with the number of the line or item.
    fields
        What the document says of itself, by the names of `Document`; wrong dates and addresses are left out and noted.
    stamp
        Finer than the day, where the source has it; it keeps apart two documents of one title and day without address.
    """

    name: str
    original: bytes
    text: str
    derivation: str
    media_type: str
    fields: Mapping[str, str] = field(default_factory=dict)
    stamp: str = ""
    notes: tuple[str, ...] = ()


def sourced(found: Found, given: Given, *, at: str) -> Sourced:
    """Put a document together from what was found in its bytes and what the user states.

    Parameters
    ----------
    at
        UTC second of reading. A publication date after the next day is in the future and is not believed.

    Raises
    ------
    DocumentError
        If there is no text, or a field can't be stored.
    InputError
        If what the user states is no date, is in the future, or is no address.
    """
    if not found.text.strip():
        raise DocumentError("it holds no text; check the file")
    fields, notes = _believed(found, at=at)
    if "language" not in fields and not _is_latin(found.text[:_ENOUGH]):
        fields["language"] = "und"  # ISO 639: undetermined, but not the English that is else presumed
    stated = {name: value for name, value in check_given(given, at=at).items() if value}
    fields |= stated
    if not fields.get("published"):
        notes.append("its publication date is unknown: relative dates stay open; state it with --published")
    try:
        text_digest = sha256(found.text.encode())
        document = Document.model_validate(
            {
                "sha256": sha256(found.original),
                "text_sha256": text_digest,
                "derivation": found.derivation,
                "media_type": found.media_type,
                "size": len(found.original),
                "name": _shown(found.name),
                "key": _key(fields, found.stamp),
                **fields,
            }
        )
    except UnicodeEncodeError as error:
        raise DocumentError(f"character {error.start} of its text is half a pair; save it as UTF-8") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise DocumentError(f"its {first['loc'][0]} can't be stored: {first['msg']}") from error
    return Sourced(document, found.original, found.text, tuple(stated), (*found.notes, *notes))


def check_given(given: Given, *, at: str) -> Given:
    """Return what the user states of documents, checked.

    Raises
    ------
    InputError
        If ``published`` is no day, month or year, or is in the future, or ``url`` is no web address.
    """
    published, url = given.get("published"), given.get("url")
    if published:
        if not edtf.is_valid(published) or "/" in published:
            raise InputError(f"published must be a day, month or year like 2022-05-17; got {published!r}")
        if in_future(published, at=at):
            raise InputError(f"published must not be in the future; got {published!r}, read on {at[:10]}")
    if url and not _WEB.match(url):
        raise InputError(f"url must begin with http:// or https://; got {url!r}")
    return given


def in_future(published: str, *, at: str) -> bool:
    """Whether a date begins after the day that follows ``at``: nobody's clock is further ahead than that."""
    first = edtf.earliest(published)
    return first is not None and first > datetime.date.fromisoformat(at[:10]) + datetime.timedelta(days=1)


def day_of(stamp: str) -> str | None:
    """Return the date of an ISO time in the publisher's own time zone (``2022-05-17T23:30:00-04:00``), or None."""
    match = _DAY.match(stamp.strip())
    return match.group(1) if match and edtf.is_valid(match.group(1)) else None


def _believed(found: Found, *, at: str) -> tuple[dict[str, object], list[str]]:
    """What a document says of itself, as far as it can be so; a note on the rest."""
    notes = []
    fields: dict[str, object] = {name: _one_line(value) for name, value in found.fields.items() if value.strip()}
    published, url = found.fields.get("published"), found.fields.get("url")
    if published:
        day = day_of(published)
        fields["published"] = day
        if day is None:
            notes.append(f"its date {published[:40]!r} is not one; it is left out")
        elif in_future(day, at=at):
            fields["published"] = None
            notes.append(f"its date {day} is in the future; it is left out")
    if url and not _WEB.match(url):
        del fields["url"]
        notes.append(f"its address {url[:60]!r} is not a web address; it is left out")
    if "authors" in fields:
        fields["authors"] = tuple(name for name in re.split(r"\s*;\s*", str(fields["authors"])) if name)
    return fields, notes


def _key(fields: Mapping[str, object], stamp: str) -> str:
    """What stays the same when the publisher updates the document; empty for its digest."""
    if fields.get("url"):
        return str(fields["url"])
    if fields.get("outlet") and fields.get("title"):
        return "\n".join(
            str(part) for part in (fields["outlet"], fields["title"], stamp or fields.get("published") or "")
        )
    return ""


def _shown(name: str) -> str:
    """The name without its folders, which are the user's own business; an address as it is."""
    last = name if is_url(name) else name.replace("\\", "/").rpartition("/")[2]
    return _one_line(last.encode("utf-8", "replace").decode())


def _is_latin(sample: str) -> bool:
    """Whether at least half of the letters are Latin ones (their code points end before the Greek)."""
    letters = [letter for letter in sample if letter.isalpha()]
    return sum(letter < "\u0370" for letter in letters) * 2 >= len(letters)


def _one_line(value: str) -> str:
    return " ".join(value.split())[:_LONGEST]
