"""Plain text: an article as it is, or with a header block of `Key: value` lines before it."""

import re
from dataclasses import dataclass

from ripeness.errors import DocumentError
from ripeness.read.sources.decode import decode
from ripeness.read.sources.sourced import Found, day_of

#: Keys of a header, and the document's field that each fills; a note is left out and fills none.
KEYS = {
    "title": "title",
    "published": "published",
    "outlet": "outlet",
    "author": "authors",
    "authors": "authors",
    "url": "url",
    "language": "language",
    "licence": "licence",
    "license": "licence",
    "note": "",
}
_LINE = re.compile(r"([A-Za-z]+):[ \t]*([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_SOURCES = re.compile(r"(?:\A|(?<=[\r\n]))Sources:[ \t]*(?=[\r\n]|\Z)")
_NEAR = 1000  # characters in which a headline ends
_HEADLINE = re.compile(r"\s*([^\r\n]{1,200})(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Header:
    """A header block: its fields, and where the text after it begins."""

    fields: dict[str, str]
    end: int


def from_text(raw: bytes, name: str, *, declared: str | None = None) -> Found:
    """Return the document in a plain text file.

    Without a header the working text is every character of the file, and a first line that looks like a headline is
    the title. With one (the first line is one of `KEYS`, and so is every line to the first blank one) the working text
    is what follows, without a last section that begins with a line ``Sources:``; the derivation says what was left out.

    Raises
    ------
    DocumentError
        If the bytes aren't text, or the header's date isn't a date.
    """
    content, how = decode(raw, declared=declared)
    header, notes = parse_header(content)
    if header is None:
        fields = {"title": headline(content)}
        return Found(name, raw, content, how, "text/plain", fields=fields, notes=notes)
    stop = _end_of_text(content, header.end)
    begin = header.end + len(content[header.end : stop]) - len(content[header.end : stop].lstrip())
    derivation = (
        f"{how}; characters {begin}-{stop} of it, the header {'and the sources ' * _cut(content, stop)}left out"
    )
    return Found(name, raw, content[begin:stop], derivation, "text/plain", fields=header.fields, notes=notes)


def parse_header(content: str) -> tuple[Header | None, tuple[str, ...]]:
    """Return the header block that a text begins with, or None; and a note if something that looks like one isn't.

    Raises
    ------
    DocumentError
        If ``Published:`` isn't followed by a date.
    """
    fields: dict[str, str] = {}
    at = number = 0
    while (match := _LINE.match(content, at)) and match.group(1).lower() in KEYS and match.end() > at:
        number += 1
        key, value = KEYS[match.group(1).lower()], match.group(2).strip()
        if key == "published" and day_of(value) is None:
            raise DocumentError(f"line {number}: published must be a date like 2022-05-17; got {value[:40]!r}")
        if key and value:
            fields[key] = f"{fields[key]}; {value}" if key == "authors" and key in fields else value
        at = match.end()
    if not number:
        return None, ()
    blank = _BLANK.match(content, at)
    if blank is None:
        return None, (f"line {number + 1} is neither a header line nor blank, so there is no header: all is text",)
    return Header(fields, blank.end()), ()


def headline(content: str) -> str:
    """Return the first line if it stands alone like a headline: short, without a full stop, a blank line after it."""
    match = _HEADLINE.match(content[:_NEAR])
    line = match.group(1).strip() if match else ""
    return "" if line.endswith((".", ":", ",", ";")) or len(line.split()) > 30 else line


def _end_of_text(content: str, begin: int) -> int:
    """Where the text ends: before a last section ``Sources:``, and before the white space at the end."""
    starts = [match.start() for match in _SOURCES.finditer(content, begin)]
    stop = starts[-1] if starts else len(content)
    return begin + len(content[begin:stop].rstrip())


def _cut(content: str, stop: int) -> bool:
    return bool(content[stop:].strip())
