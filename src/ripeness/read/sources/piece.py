"""A piece of a source: the bytes of one document, cheap to come by and to send to whoever makes a document of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ripeness.errors import RipenessError
from ripeness.read.sources.html import from_html
from ripeness.read.sources.jsonl import from_line
from ripeness.read.sources.sourced import Found, Given, Refused, Sourced, sourced
from ripeness.read.sources.text import from_text

Format = Literal["text", "html", "json line"]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a source holds of one document.

    Attributes
    ----------
    name
        File, address, or file with the number of the line or item: no other piece has it.
    content
        The bytes as they were published; or what a format that has to be parsed as a whole made of its part of them.
    kind
        The format of the bytes.
    declared
        The encoding that a server stated.
    fields
        What the place where it was found says of it, by the names of `Document`: the address that gave it. It outranks
        what the document says of itself.
    source
        File or address that it is from.
    size
        Bytes that it takes of the source.
    """

    name: str
    content: bytes | Found
    kind: Format = "text"
    declared: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    size: int = 0

    @property
    def original(self) -> bytes:
        """The bytes whose digest is the document's."""
        return self.content.original if isinstance(self.content, Found) else self.content


def made(piece: Piece, given: Given, *, at: str) -> Sourced | Refused:
    """Return the document of a piece, with what the user states; whatever is wrong with it becomes its refusal.

    Parameters
    ----------
    at
        UTC second of reading; it only serves to know the future from the past.
    """
    try:
        found = _found(piece)
        return sourced(replace(found, fields={**found.fields, **piece.fields}), given, at=at)
    except RipenessError as error:
        return Refused(piece.name, str(error), piece.source)


def _found(piece: Piece) -> Found:
    if isinstance(piece.content, Found):
        return piece.content
    if piece.kind == "json line":
        return from_line(piece.content, piece.name)
    make = from_html if piece.kind == "html" else from_text
    return make(piece.content, piece.name, declared=piece.declared)
