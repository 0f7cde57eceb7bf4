"""The brief as DOCX, for those who edit and comment in Word; needs the extra ``docx``."""

import datetime
import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ripeness.brief import highlight, wording
from ripeness.brief.hostile import safe_url, visible
from ripeness.brief.model import (
    KIND_LABEL,
    Block,
    Brief,
    Cards,
    Cite,
    Finding,
    FindingList,
    Ladder,
    Link,
    Name,
    Note,
    Picture,
    Piece,
    Plain,
    Section,
    Source,
    Table,
    Timeline,
    Words,
)
from ripeness.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_REMEDY = "DOCX needs python-docx: pip install 'ripeness[docx]'"
_EPOCH = datetime.datetime(1980, 1, 1)  # the earliest date that a zip archive can hold: the same bytes every time


def to_docx(brief: Brief) -> bytes:
    """Return the brief as DOCX, each number an internal link to its passage. Same brief, same bytes.

    Raises
    ------
    InputError
        If the extra ``docx`` is not installed.
    """
    try:
        import docx
    except ImportError:
        raise InputError(_REMEDY) from None
    page = _Page(docx.Document())
    page.head(brief)
    for section in brief.sections:
        page.section(section, level=1)
    for section in brief.annexes:
        page.section(section, level=2)
    page.sources(brief.sources)
    return page.saved(brief.title)


class _Page:
    """The document as it grows; ids of bookmarks are counted, for Word wants them distinct."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._bookmarks = 0
        style = document.styles["Normal"]
        style.font.name, style.font.size = "Calibri", _points(10)
        style.paragraph_format.space_after = _points(3)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(document.sections[0], side, _points(48))

    def head(self, brief: Brief) -> None:
        """Write title, dates, headline, reasons, coverage and legend."""
        label = brief.handling.upper()
        self._document.sections[0].header.paragraphs[0].add_run(label).bold = True
        self._document.add_heading(visible(brief.title), 0)
        known = f", knowing what was published by {brief.known_by}" if brief.known_by else ""
        self._document.add_paragraph(f"{label} · Brief on the state of the talks as of {brief.as_of}{known}")
        if brief.withheld:
            warning = f"{brief.withheld} withheld: their words were not found in their source. Run ripeness verify."
            self._document.add_paragraph().add_run(warning).bold = True
        self._finding(self._document.add_paragraph(), brief.headline, bold=True)
        for reason in brief.reasons:
            self._finding(self._document.add_paragraph(style="List Bullet"), reason)
        care = self._document.add_paragraph()
        care.add_run(f"Coverage: {visible(brief.balance)} ")
        care.add_run(brief.caveat).bold = True
        legend = "; ".join(f"{name}: {meaning}" for _, name, meaning in brief.legend)
        self._document.add_paragraph(
            f"{legend}. “Quoted”: the holder’s own words; slanted: the source’s words; 3.7: passage 7 of source 3."
        )

    def section(self, section: Section, *, level: int) -> None:
        """Write a section with its blocks."""
        self._document.add_heading(visible(section.title), level)
        for block in section.blocks:
            self._block(block, level + 1)

    def _block(self, block: Block, level: int) -> None:
        match block:
            case FindingList():
                if block.title:
                    self._document.add_heading(visible(block.title), level)
                self._bullets(block.items)
                if block.more:
                    where = "in the annex" if block.more_in else "on record"
                    self._document.add_paragraph(f"{block.more} more {where}")
            case Table():
                self._table(block)
            case Cards():
                self._cards(block, level)
            case Timeline():
                for mark in sorted(block.marks, key=lambda each: (block.lanes.index(each.lane), each.last)):
                    track = wording.track(mark.lane)
                    text = f"{track} · {KIND_LABEL[mark.kind].upper()} · {mark.label}"
                    self._linked(self._document.add_paragraph(style="List Bullet"), text, (mark.cite,))
            case Ladder():
                self._ladder(block)
            case Note():
                self._document.add_paragraph(visible(block.text))
            case Picture():
                pass  # its numbers stand in the text and the tables beside it

    def _bullets(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self._finding(self._document.add_paragraph(style="List Bullet"), finding)

    def _table(self, block: Table) -> None:
        self._document.add_paragraph().add_run(visible(block.caption)).italic = True
        table = self._document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            self._pieces(cell.paragraphs[0], column, bold=True)
        for row in block.rows:
            cells = table.add_row().cells
            if row.anchor:
                self._bookmark(cells[0].paragraphs[0], row.anchor)
            self._pieces(cells[0].paragraphs[0], row.head)
            for place, filled in zip(cells[1:], row.cells, strict=True):
                place.paragraphs[0].add_run(filled.empty if not filled.findings else "")
                for number, finding in enumerate(filled.findings):
                    self._finding(place.add_paragraph() if number else place.paragraphs[0], finding)

    def _cards(self, block: Cards, level: int) -> None:
        for card in block.items:
            self._pieces(self._document.add_heading("", level), card.title)
            clock = self._document.add_paragraph()
            clock.add_run(card.number).bold = True
            clock.add_run(f" {visible(card.unit)}")
            for line in card.lines:
                for finding in line.findings:
                    paragraph = self._document.add_paragraph(style="List Bullet")
                    paragraph.add_run(f"{line.label}: ")
                    self._finding(paragraph, finding)

    def _ladder(self, block: Ladder) -> None:
        for stage in block.stages:
            bars = [bar for bar in block.bars if bar.stage == stage]
            head = self._document.add_paragraph()
            head.add_run(wording.STAGE_LABEL[stage]).bold = True
            head.add_run("" if bars else ": nothing on record")
            for bar in bars:
                self._linked(self._document.add_paragraph(style="List Bullet"), f"{bar.amount}: {bar.label}", bar.cites)
        self._document.add_paragraph(block.caption)

    def _finding(self, paragraph: "Paragraph", finding: Finding, *, bold: bool = False) -> None:
        if finding.kind != "ours":
            paragraph.add_run(f"{KIND_LABEL[finding.kind].upper()} ").font.size = _points(7)
        self._pieces(paragraph, finding.pieces, bold=bold)
        self._cites(paragraph, finding.cites)

    def _pieces(self, paragraph: "Paragraph", pieces: Iterable[Piece], *, bold: bool = False) -> None:
        for piece in pieces:
            text = visible(piece.text)
            if isinstance(piece, Words):
                run = paragraph.add_run(f"“{text}”" if piece.voice == "holder" else text)
                run.italic = piece.voice == "source"
                paragraph.add_run(" […]" if piece.cut else "")
            elif isinstance(piece, Link):
                self._link(paragraph, text, anchor=_bookmark(piece.to), raised=False)
            else:
                run = paragraph.add_run(text)
                run.bold = bold or (isinstance(piece, Name | Plain) and piece.strong)

    def _linked(self, paragraph: "Paragraph", text: str, cites: tuple[Cite, ...]) -> None:
        paragraph.add_run(visible(text))
        self._cites(paragraph, cites)

    def _cites(self, paragraph: "Paragraph", cites: tuple[Cite, ...]) -> None:
        for cite in cites:
            paragraph.add_run(" ")
            self._link(paragraph, cite.label, anchor=_bookmark(cite.label))

    def _link(self, paragraph: "Paragraph", text: str, *, anchor: str, raised: bool = True) -> None:
        link = _element("w:hyperlink", {"w:anchor": anchor})
        run = paragraph.add_run(text)
        run.font.superscript, run.font.underline = raised, True
        link.append(run._r)
        paragraph._p.append(link)

    def sources(self, sources: Iterable[Source]) -> None:
        """Write each document whole, its passages highlighted and bookmarked."""
        heading = self._document.add_heading("Sources", 1)
        heading.paragraph_format.page_break_before = True
        for source in sources:
            self._source(source)

    def _source(self, source: Source) -> None:
        from docx.enum.text import WD_COLOR_INDEX

        self._document.add_heading(f"{source.number} {visible(source.title)}", 2)
        where = safe_url(source.url) or visible(source.url or "")
        details = [source.outlet, source.published, *source.authors, where, source.handling.upper(), source.sha256[:16]]
        self._document.add_paragraph(" · ".join(visible(each) for each in details if each))
        spans = [highlight.Span(passage.cite.label, passage.start, passage.end) for passage in source.passages]
        paragraph = self._document.add_paragraph()
        for part in highlight.flat(source.text, spans):
            for label in part.begins:
                self._bookmark(paragraph, label)
                paragraph.add_run(f"{label} ").font.superscript = True
            run = paragraph.add_run(visible(part.text))
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW if part.within else None
        for passage in source.passages:
            line = self._document.add_paragraph()
            line.add_run(f"{passage.cite.label} {KIND_LABEL[passage.kind].upper()} ")
            self._pieces(line, passage.pieces)

    def _bookmark(self, paragraph: "Paragraph", label: str) -> None:
        self._bookmarks += 1
        number = str(self._bookmarks)
        paragraph._p.append(_element("w:bookmarkStart", {"w:id": number, "w:name": _bookmark(label)}))
        paragraph._p.append(_element("w:bookmarkEnd", {"w:id": number}))

    def saved(self, title: str) -> bytes:
        """Return the file, with fixed dates inside."""
        properties = self._document.core_properties
        properties.title, properties.author = visible(title)[:255], "Ripeness"
        properties.created = properties.modified = _EPOCH
        raw = io.BytesIO()
        self._document.save(raw)
        return _undated(raw)


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _element(name: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def _bookmark(label: str) -> str:
    return f"p_{label.replace('.', '_').replace('-', '_')}"


def _undated(raw: io.BytesIO) -> bytes:
    """Return the archive with every member dated alike, so that the same brief gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in archive.namelist():
            member = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(member, archive.read(name))
    return out.getvalue()
