"""What a brief is, before anybody renders it: sections of findings, and each finding's way back to its source.

A renderer (`html`, `markdown`, `json`, `pdf`, `docx`) only walks these records; it adds no statement of its own.
"""

from dataclasses import dataclass, replace
from typing import Literal

from ripeness.ledger.acts import Act

Kind = Literal["fact", "claim", "judgment", "model", "ours"]
Voice = Literal["holder", "source"]

#: What each kind means, in the words of the legend. ``ours`` carries no tag: it counts or names what isn't there.
LEGEND: tuple[tuple[Kind, str, str], ...] = (
    ("fact", "Fact", "a deed in the source’s own voice: reported, not checked by us"),
    ("claim", "Claim", "what somebody is reported to say, with whoever carried it"),
    ("judgment", "Judgment", "by press or experts"),
    ("model", "Model", "what a bargaining model shows under stated assumptions: neither fact nor claim"),
)
KIND_LABEL: dict[Kind, str] = {"ours": "", **{kind: label for kind, label, _ in LEGEND}}
MODEL = "model"
"""Key of the section that tells what a model shows."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Words of our own templates."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A string from the data (holder, relay, outlet, title): shown isolated, so that it can't reorder its surroundings.

    Parameters
    ----------
    party
        Place of the party in the case's order, from 1; ``None`` for everybody else.
    """

    text: str
    party: int | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of an entry, or a run of them.

    Parameters
    ----------
    voice
        ``holder``: the holder's own words, the only ones shown in quotation marks; ``source``: the words in which
        the source reports, shown as such and never as if the holder had spoken them.
    cut
        Whether the entry's words go on after these.
    """

    text: str
    entry: str
    voice: Voice
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words of ours that lead to a row of a table in the brief, by its anchor."""

    text: str
    to: str


Piece = Plain | Name | Words | Link


@dataclass(frozen=True, slots=True)
class Cite:
    """A link to the words of a source: ``label`` is ``source.passage``, as printed beside the words in the appendix."""

    entry: str
    source: int
    passage: int

    @property
    def label(self) -> str:
        """The number shown: ``3.7`` is the seventh passage of source 3."""
        return f"{self.source}.{self.passage}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, what kind of thing it is, and where its words are."""

    kind: Kind
    pieces: tuple[Piece, ...]
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingList:
    """Findings one under another; ``title`` heads them when a section has several lists."""

    items: tuple[Finding, ...]
    title: str = ""
    more: int = 0  # further findings, in the annex `more_in`
    more_in: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its findings, or ``empty`` words when there is nothing ("No statement found")."""

    findings: tuple[Finding, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what heads it, and its cells in the order of the columns after the first.

    ``anchor`` is where a `Link` leads; empty if none does.
    """

    head: tuple[Piece, ...]
    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A small table; the first column heads the rows. ``numbers``: the other columns hold counts."""

    caption: str
    columns: tuple[tuple[Piece, ...], ...]
    rows: tuple[Row, ...]
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of a card."""

    label: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal: title, a number that must be seen first (days unanswered), and labelled lines."""

    title: tuple[Piece, ...]
    number: str
    unit: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards one under another."""

    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One event of the timeline: ``first`` and ``last`` are ISO days; ``first`` is empty where the start is open."""

    cite: Cite
    lane: str
    first: str
    last: str
    party: int | None
    kind: Kind
    act: Act
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events by track between two ISO days."""

    caption: str
    start: str
    end: str
    lanes: tuple[str, ...]
    parties: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One reported sum: never added to another of a different stage, nor a total to an increment."""

    cites: tuple[Cite, ...]
    stage: str
    value: float
    currency: str
    basis: str
    conditional: bool
    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Reported sums by stage, on one scale a currency."""

    caption: str
    stages: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of ours between findings."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of numbers that stand in the text or a table beside it, as SVG without colours of its own."""

    svg: str


Block = FindingList | Table | Cards | Timeline | Ladder | Note | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the brief. ``key`` is its anchor; another part of Ripeness may add sections of its own."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """An entry where it stands in its source: span, kind, and what the ledger holds on it."""

    cite: Cite
    start: int
    end: int
    kind: Kind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the appendix, whole, with its passages in the order of the text."""

    number: int
    title: str
    outlet: str
    authors: tuple[str, ...]
    published: str
    url: str | None
    language: str
    licence: str
    handling: str
    sha256: str
    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """How the brief was made, as text.

    Parameters
    ----------
    version
        Of Ripeness.
    ledger_head
        Head of the ledger's hash chain; empty when nothing was kept.
    asked
        The day on which the brief was asked for (ISO), never taken from the clock by us.
    title
        Of the case; by default the parties' names.
    """

    version: str
    ledger_head: str = ""
    asked: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief.

    Attributes
    ----------
    handling
        The strictest label among the sources.
    headline, reasons
        The state in one sentence, and who says so and why.
    balance, caveat
        Whose statements the record holds; that public words are not private positions. Both stand on the first page.
    sections, annexes
        The parts on the first pages, in order, and the rest of them in full.
    withheld
        Entries whose words were not found in their source: counted, never shown.
    without
        Documents on file, published by the date known by, in which nothing was found.
    """

    title: str
    handling: str
    as_of: str
    known_by: str
    parties: tuple[str, ...]
    headline: Finding
    reasons: tuple[Finding, ...]
    balance: str
    caveat: str
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    sources: tuple[Source, ...]
    made: Made
    withheld: int = 0
    without: int = 0

    @property
    def legend(self) -> tuple[tuple[Kind, str, str], ...]:
        """Return the kinds of finding that the brief can hold: that of a model only where there is one."""
        told = any(section.key == MODEL for section in self.sections)
        return tuple(row for row in LEGEND if told or row[0] != MODEL)

    def with_sections(self, extra: tuple[Section, ...], *, after: str = "ripeness") -> "Brief":
        """Return the brief with further sections after the section with key ``after`` (else at the end)."""
        keys = [section.key for section in self.sections]
        place = keys.index(after) + 1 if after in keys else len(keys)
        return replace(self, sections=(*self.sections[:place], *extra, *self.sections[place:]))
