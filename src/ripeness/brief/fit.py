"""How long the first pages of a brief are on paper, estimated in lines of a column; nobody has to print to know."""

from collections.abc import Iterable
from itertools import zip_longest

from ripeness.brief.figures import layout
from ripeness.brief.model import (
    Block,
    Brief,
    Cards,
    Cell,
    Finding,
    FindingList,
    Ladder,
    Picture,
    Section,
    Table,
    Timeline,
    Words,
)

PAGES = 336  # lines of half the width that two pages of A4 hold in the print style, measured with Chromium
_HALF, _WHOLE = 62, 128  # characters in a line of half and of the whole width
_WIDE = frozenset({"changes", "tracks", "proposals", "positions"})  # parts set across the page
_HEAD, _TITLE = 2, 1.4  # lines of a part's heading, of a list's or a table's


def lines(brief: Brief) -> float:
    """Return how many lines of half the width the head and the sections of the brief take."""
    head = 8 + 1.7 * _text([brief.headline], 90) + _text(brief.reasons, _WHOLE) + 5
    return 2 * head + sum(_section(section) for section in brief.sections)


def fits(brief: Brief) -> bool:
    """Whether head and sections are expected to fit two pages of A4."""
    return lines(brief) <= PAGES


def _section(section: Section) -> float:
    wide = section.key in _WIDE
    width = _WHOLE if wide else _HALF
    return (2 if wide else 1) * (_HEAD + sum(_block(block, width) for block in section.blocks))


def _block(block: Block, width: int) -> float:
    match block:
        case FindingList():
            return bool(block.title) * _TITLE + _text(block.items, width - 6)
        case Table():
            return _TITLE + sum(0.35 + _row([row.head, *row.cells], block, width) for row in block.rows)
        case Cards():
            cards = (sum(_text(line.findings, width - 38) for line in card.lines) for card in block.items)
            return sum(max(4.0, 1.5 + card) for card in cards)
        case Ladder():
            return 3 + 2.2 * len(block.bars)
        case Picture():
            return 0.0  # on paper, pictures stand in the annex
        case Timeline():
            return 4 + sum(1 + sum(0.6 + 0.8 * row.height for row in lane.rows) for lane in layout.lanes(block))
        case _:
            return _wrapped(len(block.text), width)


def _row(cells: Iterable[object], table: Table, width: int) -> float:
    head = 0.17 * width
    share = (width - head) / max(1, len(table.columns) - 1)
    heights = (
        _text(cell.findings, share - 3) if isinstance(cell, Cell) else 1.0
        for cell, _ in zip_longest(cells, table.columns)
        if cell is not None
    )
    return max(1.0, *heights)


def _text(findings: Iterable[Finding], width: float) -> float:
    return sum(_wrapped(_length(finding), width) for finding in findings)


def _length(finding: Finding) -> int:
    text = sum(len(piece.text) + 6 * (isinstance(piece, Words) and piece.cut) for piece in finding.pieces)
    return text + 3 * len(finding.cites) + 2


def _wrapped(length: int, width: float) -> float:
    return float(max(1, -(-length // max(10, int(width)))))
