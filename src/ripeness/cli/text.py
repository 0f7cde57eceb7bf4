"""A brief, or a part of it, as plain lines for a terminal; after each statement the ids that `ripeness show` takes."""

from collections.abc import Iterable, Iterator
from itertools import chain
from textwrap import wrap

from ripeness.brief.model import (
    KIND_LABEL,
    Brief,
    Card,
    Cards,
    Cell,
    Finding,
    FindingList,
    Ladder,
    Note,
    Piece,
    Section,
    Table,
    Timeline,
    Words,
)
from ripeness.cli.output import joint, safe

WIDTH = 100
_ID = 8  # letters of an entry's id that are shown: enough to name it in one case


def head(brief: Brief) -> Iterator[str]:
    """Yield the headline with its reasons, the balance and the caveat."""
    yield safe(brief.title)
    known = f", knowing what was published by {brief.known_by}" if brief.known_by else ""
    yield f"As of {brief.as_of}{known}"
    yield ""
    yield from _wrapped(_sentence(brief.headline))
    for reason in brief.reasons:
        yield from _wrapped(_sentence(reason), indent="  ")
    yield ""
    for sentence in (brief.balance, brief.caveat):
        yield from _wrapped(sentence)
    if brief.withheld:
        yield f"{brief.withheld} statements withheld: their words were not found in their source; run `ripeness verify`"


def sections(parts: Iterable[Section]) -> Iterator[str]:
    """Yield sections, each under its title."""
    for section in parts:
        yield ""
        yield section.title.upper()
        for block in section.blocks:
            yield from _block(block)


def _block(block: object) -> Iterator[str]:
    match block:
        case FindingList():
            yield from _list(block)
        case Table():
            yield from _table(block)
        case Cards():
            yield from chain.from_iterable(map(_card, block.items))
        case Timeline():
            yield from _timeline(block)
        case Ladder():
            yield from _ladder(block)
        case Note():
            yield from _wrapped(block.text, indent="  ")


def _list(block: FindingList) -> Iterator[str]:
    if block.title:
        yield from _wrapped(block.title + ":", indent="  ")
    for finding in block.items:
        yield from _wrapped(_sentence(finding), indent="  ", first="- ")
    if block.more:
        yield f"  - and {block.more} more"


def _timeline(block: Timeline) -> Iterator[str]:
    for mark in sorted(block.marks, key=lambda mark: (mark.last, mark.first)):
        day = mark.last if mark.first in ("", mark.last) else f"{mark.first}/{mark.last}"
        yield from _wrapped(f"{day}  {mark.lane}: {mark.label} [{mark.cite.entry[:_ID]}]", indent="  ", first="- ")


def _ladder(block: Ladder) -> Iterator[str]:
    for bar in block.bars:
        ids = ", ".join(cite.entry[:_ID] for cite in bar.cites)
        yield from _wrapped(f"{bar.stage}: {bar.amount}, {bar.label} [{ids}]", indent="  ", first="- ")


def _table(table: Table) -> Iterator[str]:
    """A table as a list: in a terminal its cells are too long to stand side by side."""
    for row in table.rows:
        yield from _wrapped(_joined(row.head), indent="  ")
        for column, cell in zip(table.columns[1:], row.cells, strict=False):
            yield from _wrapped(f"{_joined(column)}: {_cell(cell)}", indent="    ", first="- ")


def _card(card: Card) -> Iterator[str]:
    yield from _wrapped(f"{_joined(card.title)}: {card.number} {card.unit}".strip(" :"), indent="  ", first="- ")
    for line in card.lines:
        for finding in line.findings:
            yield from _wrapped(f"{line.label}: {_sentence(finding)}", indent="    ")


def _cell(cell: Cell) -> str:
    return " / ".join(_sentence(finding) for finding in cell.findings) or cell.empty


def _sentence(finding: Finding) -> str:
    label = KIND_LABEL.get(finding.kind)
    tag = f"{label}: " if label else ""
    ids = ", ".join(cite.entry[:_ID] for cite in finding.cites[:3]) + (", …" if len(finding.cites) > 3 else "")
    return f"{tag}{_joined(finding.pieces)}" + (f" [{ids}]" if ids else "")


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(_words(piece) if isinstance(piece, Words) else joint(piece.text) for piece in pieces)


def _words(words: Words) -> str:
    shown = safe(words.text) + (" …" if words.cut else "")
    return f"“{shown}”" if words.voice == "holder" else f"⟦{shown}⟧"


def _wrapped(text: str, *, indent: str = "", first: str = "") -> Iterator[str]:
    hang = indent + " " * len(first)
    yield from wrap(text, WIDTH, initial_indent=indent + first, subsequent_indent=hang, break_long_words=False) or [""]
