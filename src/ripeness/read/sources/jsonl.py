"""JSON Lines: each line an object with a text, and what is known of it."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ripeness.errors import DocumentError
from ripeness.read.sources.sourced import Found

_FIELDS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "outlet",
    "outlet": "outlet",
    "author": "authors",
    "authors": "authors",
    "url": "url",
    "language": "language",
    "licence": "licence",
    "license": "licence",
}
LONGEST = 64_000_000  # bytes of a line


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold something, each with its number and without its end.

    Raises
    ------
    DocumentError
        If a line is longer than any document; those before it have been yielded.
    """
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise DocumentError(f"line {number} is longer than {LONGEST // 1_000_000} MB; split the file")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line.rstrip(b"\r\n")


def from_line(line: bytes, place: str) -> Found:
    """Return the document in a line.

    It is an object that has ``text`` and may have ``title``, ``date`` or ``published``, ``source`` or ``outlet``,
    ``author`` or ``authors``, ``url``, ``language`` and ``licence``; other fields stay in the original, which is the
    line's bytes.

    Raises
    ------
    DocumentError
        If the line is no such object.
    """
    record = _object(line)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise DocumentError(f"text must be a string with words; got {_short(text)}")
    fields: dict[str, str] = {}
    for theirs, ours in _FIELDS.items():
        value = record.get(theirs)
        if value is None:
            continue
        if isinstance(value, list) and ours == "authors" and all(isinstance(one, str) for one in value):
            value = "; ".join(value)
        if not isinstance(value, str):
            raise DocumentError(f"{theirs} must be a string; got {_short(value)}")
        fields[ours] = value
    stamp = str(record.get("date") or record.get("published") or "")
    return Found(place, line, text, "utf-8; field text of a JSON line", "application/json", fields=fields, stamp=stamp)


def _object(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise DocumentError(f"not UTF-8 at byte {error.start} of the line; save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"not JSON: {str(error).splitlines()[0]}") from error
    if not isinstance(record, dict):
        raise DocumentError(f"a line must be a JSON object; got {_short(record)}")
    return record


def _short(value: object) -> str:
    return "nothing" if value is None else repr(value)[:40]
