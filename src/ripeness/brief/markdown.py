"""The brief as Markdown: for mail and notes. Numbers lead to the passages at the end."""

import re
from collections.abc import Iterable, Sequence

from ripeness.brief import wording
from ripeness.brief.hostile import safe_url, visible
from ripeness.brief.model import (
    KIND_LABEL,
    Block,
    Brief,
    Cards,
    Cell,
    Finding,
    FindingList,
    Ladder,
    Link,
    Name,
    Note,
    Picture,
    Piece,
    Row,
    Section,
    Source,
    Table,
    Timeline,
    Words,
)

_SPECIAL = re.compile(r"([\\`*_\[\]#|~])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # for renderers that don't know escaped brackets
_LINE_START = re.compile(r"(?m)^(\s*(?:(?=[-+=])|\d+(?=[.)])))")  # what would begin a list or a heading
_HOW = "“Quoted” words are the holder’s own; *slanted* ones are the source’s. 3.7 leads to passage 7 of source 3."


def to_markdown(brief: Brief) -> str:
    """Return the brief as Markdown, every string from the data escaped. Same brief, same text."""
    lines = [f"# {escaped(brief.title)}", "", _dates(brief), ""]
    if brief.withheld:
        lines += [
            f"**{brief.withheld} withheld:** their words were not found in their source. Run `ripeness verify`.",
            "",
        ]
    lines += [f"**{_pieces(brief.headline.pieces)}**{_cites(brief.headline)}", ""]
    lines += [*(f"- {_finding(item)}" for item in brief.reasons), ""]
    lines += [f"> **Coverage:** {escaped(brief.balance)} **{brief.caveat}**", ">"]
    lines += [f"> {'; '.join(f'{label}: {meaning}' for _, label, meaning in brief.legend)}. {_HOW}", ""]
    for section in (*brief.sections, *brief.annexes):
        lines += _section(section)
    lines += ["## Sources", ""]
    for source in brief.sources:
        lines += _source(source)
    lines += [f"Made by Ripeness {brief.made.version}{_made(brief)}.", ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def escaped(text: str) -> str:
    """Return the text with nothing left in it that Markdown or HTML would read as markup."""
    return _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\1", visible(text))).translate(_ENTITIES)


def _dates(brief: Brief) -> str:
    known = f", knowing what was published by {brief.known_by}" if brief.known_by else ""
    return f"Brief on the state of the talks · as of **{brief.as_of}**{known} · {brief.handling.upper()}"


def _made(brief: Brief) -> str:
    asked = f", asked for on {escaped(brief.made.asked)}" if brief.made.asked else ""
    return f"{asked}, head of the ledger `{brief.made.ledger_head}`" if brief.made.ledger_head else asked


def _pieces(pieces: Iterable[Piece]) -> str:
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> str:
    if isinstance(piece, Link):
        return f"[{escaped(piece.text)}](#{piece.to})"
    text = " ".join(escaped(piece.text).split()) if isinstance(piece, Words | Name) else escaped(piece.text)
    if isinstance(piece, Words):
        cut = r" \[…\]" if piece.cut else ""
        return f"“{text}”{cut}" if piece.voice == "holder" else f"*{text}*{cut}"
    return f"**{text.strip()}**{' ' * text.endswith(' ')}" if piece.strong and text.strip() else text


def _cites(finding: Finding) -> str:
    links = ", ".join(f"[{cite.label}](#p-{cite.label})" for cite in finding.cites)
    return f" ({links})" if links else ""


def _finding(finding: Finding) -> str:
    tag = "" if finding.kind == "ours" else f"{KIND_LABEL[finding.kind].upper()}: "
    return f"{tag}{_pieces(finding.pieces)}{_cites(finding)}"


def _section(section: Section) -> list[str]:
    lines = [f'<a id="{escaped(section.key)}"></a>', "", f"## {escaped(section.title)}", ""]
    for block in section.blocks:
        lines += [*_block(block), ""]
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case FindingList():
            return _list(block)
        case Table():
            return _table(block)
        case Cards():
            return _cards(block)
        case Timeline():
            marks = sorted(block.marks, key=lambda mark: (block.lanes.index(mark.lane), mark.last))
            return [
                f"- {escaped(wording.track(mark.lane))} · {KIND_LABEL[mark.kind].upper()} · "
                f"{escaped(mark.label)} ([{mark.cite.label}](#p-{mark.cite.label}))"
                for mark in marks
            ]
        case Ladder():
            return _ladder(block)
        case Note():
            return [escaped(block.text)]
        case Picture():
            return []  # its numbers stand in the text and the tables beside it


def _list(block: FindingList) -> list[str]:
    lines = [f"### {escaped(block.title)}", ""] if block.title else []
    lines += [f"- {_finding(item)}" for item in block.items]
    if block.more:
        where = f" [in the annex](#{block.more_in})" if block.more_in else " on record"
        lines += ["", f"{block.more} more{where}"]
    return lines


def _table(block: Table) -> list[str]:
    lines = [f"*{escaped(block.caption)}*", "", _row(_pieces(column) for column in block.columns)]
    lines.append(_row("---" for _ in block.columns))
    lines += [_row([_anchored(row), *(_cell(cell) for cell in row.cells)]) for row in block.rows]
    return lines


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace(chr(10), ' ') for cell in cells)} |"


def _anchored(row: Row) -> str:
    return f'<a id="{row.anchor}"></a>{_pieces(row.head)}' if row.anchor else _pieces(row.head)


def _cell(cell: Cell) -> str:
    return "<br>".join(_finding(item) for item in cell.findings) or cell.empty


def _cards(block: Cards) -> list[str]:
    lines: list[str] = []
    for card in block.items:
        lines += [f"### {_pieces(card.title)}", "", f"**{escaped(card.number)}** {escaped(card.unit)}", ""]
        lines += [f"- {line.label}: {_finding(item)}" for line in card.lines for item in line.findings]
        lines.append("")
    return lines


def _ladder(block: Ladder) -> list[str]:
    lines: list[str] = []
    for stage in block.stages:
        bars = [bar for bar in block.bars if bar.stage == stage]
        lines.append(f"- **{wording.STAGE_LABEL[stage]}**{'' if bars else ': nothing on record'}")
        for bar in bars:
            links = ", ".join(f"[{cite.label}](#p-{cite.label})" for cite in bar.cites)
            lines.append(f"  - {escaped(bar.amount)}: {escaped(bar.label)} ({links})")
    return [*lines, "", f"*{escaped(block.caption)}*"]


def _source(source: Source) -> list[str]:
    url = safe_url(source.url)
    where = f" · <{url.replace('>', '%3E')}>" if url else f" · {escaped(source.url)}" if source.url else ""
    authors = f" · {escaped(', '.join(source.authors))}" if source.authors else ""
    lines = [f"### {source.number}. {' '.join(escaped(source.title).split())}", ""]
    label = f"{source.handling.upper()} · `{source.sha256[:16]}`"
    lines += [f"{escaped(source.outlet)}, {source.published}{authors}{where} · {label}", ""]
    lines += [f"- {_passage(source, place)}" for place in range(len(source.passages))]
    return [*lines, "", *_quoted(source.text), ""]


def _passage(source: Source, place: int) -> str:
    passage = source.passages[place]
    words = " ".join(escaped(source.text[passage.start : passage.end]).split())
    label, kind = passage.cite.label, KIND_LABEL[passage.kind].upper()
    return f'<a id="p-{label}"></a>**{label}** {kind}: {_pieces(passage.pieces)}: *{words}*'


def _quoted(text: str) -> Sequence[str]:
    return [f"> {escaped(line)}".rstrip() for line in text.strip().splitlines()]
