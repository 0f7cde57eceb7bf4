"""The brief as JSON: the same records, each block and piece with its ``type``, and each finding's plain text."""

import dataclasses
import json
import re

from ripeness.brief.model import Brief, Cite, Finding, Piece, Words

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(brief: Brief) -> str:
    """Return the brief as JSON text. Characters that reorder text unseen are written as escapes (``\\u202e``)."""
    text = json.dumps(as_json(brief), ensure_ascii=False, indent=1)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def as_json(value: object) -> Json:
    """Return a record of the brief as JSON values; records inside it become objects that name their type."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple | list):
        return [as_json(each) for each in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields: dict[str, Json] = {"type": type(value).__name__}
        if isinstance(value, Finding):
            fields["text"] = plain(value.pieces)
        if isinstance(value, Cite):
            fields["label"] = value.label
        return fields | {field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return str(value)


def plain(pieces: tuple[Piece, ...]) -> str:
    """Return a sentence as plain text: quotation marks for the holder's words, angle brackets for the source's.

    Examples
    --------
    >>> from ripeness.brief.model import Plain
    >>> plain((Plain("said: "), Words("no", "0" * 16, "holder")))
    'said: “no”'
    """
    return "".join(_plain(piece) for piece in pieces)


def _plain(piece: Piece) -> str:
    if not isinstance(piece, Words):
        return piece.text
    cut = " […]" if piece.cut else ""
    return f"“{piece.text}”{cut}" if piece.voice == "holder" else f"‹{piece.text}›{cut}"
