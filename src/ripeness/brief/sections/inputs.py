"""The register on paper: every input of the model with a number, its range, and the way to what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from ripeness.brief import wording
from ripeness.brief.findings import Record, joined, ours
from ripeness.brief.model import Cell, Finding, Link, Name, Piece, Plain, Row, Table
from ripeness.cases.register import Row as Input

_RESTS_ON = {"data": "Data", "expert": "Expert", "assumption": "Assumption"}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the inputs in the register, from 1, by path."""

    by_path: dict[str, int]

    @classmethod
    def of(cls, rows: Iterable[Input]) -> Self:
        """Number the inputs and choices in the order of the register."""
        return cls({row.path: number for number, row in enumerate(rows, start=1)})

    def links(self, paths: Iterable[str]) -> tuple[Piece, ...]:
        """Return the numbers of some inputs, each run of them as one: ``3, 7–9``."""
        wanted = sorted({self.by_path[path] for path in paths if path in self.by_path})
        pieces: list[Piece] = []
        for _, run in groupby(enumerate(wanted), key=lambda item: item[1] - item[0]):
            numbers = [number for _, number in run]
            first, last = numbers[0], numbers[-1]
            said = str(first) if first == last else f"{first}–{last}"
            pieces += [*([Plain(", ")] if pieces else []), Link(said, anchor(first))]
        return tuple(pieces)


def anchor(number: int) -> str:
    """Return where the row of an input stands."""
    return f"input-{number}"


def register(rows: Sequence[Input], numbers: Numbers, record: Record) -> Table:
    """Return every input and choice, with what it rests on: links to words, or the data, expert or reason."""
    columns = ("Input", "From, to, most likely", "Rests on")
    return Table(
        "Every number and choice that the model reads. Who doubts one changes it in the case file and makes the brief "
        "again.",
        tuple((Plain(column),) for column in columns),
        tuple(_row(row, numbers.by_path[row.path], record) for row in rows),
    )


def _row(row: Input, number: int, record: Record) -> Row:
    head = (Plain(f"{number} ", strong=True), Plain(wording.capital(row.words)))
    return Row(head, (Cell((ours(row.value),)), Cell((_basis(row, record),))), anchor(number))


def _basis(row: Input, record: Record) -> Finding:
    if row.kind != "entry":
        return ours(Plain(f"{_RESTS_ON[row.kind]}: ", strong=True), row.ground)
    return on_entries(row.entries, record, head=(Plain("On record: ", strong=True),))


def on_entries(entries: Iterable[str], record: Record, *, head: tuple[Piece, ...] = ()) -> Finding:
    """Return whose words some entries are, with a link to each; those that aren't in the record are named."""
    known = [entry for entry in entries if entry in record.cites]
    missing = [entry for entry in entries if entry not in record.cites]
    names = [Name(name) for name in dict.fromkeys(record.entries[entry].holder for entry in known)]
    pieces: list[Piece] = [*head, *joined(names)]
    if missing:
        pieces.append(Plain(f"{'; ' if known else ''}not in the record on this date: {', '.join(missing)}"))
    return Finding("ours", tuple(pieces), tuple(record.cites[entry] for entry in known))
