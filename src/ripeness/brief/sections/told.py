"""Tables of a reading, with the way from each row to the inputs it rests on, and what is on record on a mechanism."""

from collections.abc import Iterable

from ripeness.assess.account import Witness
from ripeness.assess.reading import Table as Figures
from ripeness.brief import wording
from ripeness.brief.findings import Record, ours
from ripeness.brief.model import Cell, Finding, Plain, Row, Table
from ripeness.brief.sections.inputs import Numbers, on_entries


def figures(table: Figures, numbers: Numbers) -> Table:
    """Return a table of figures; where its rows rest on inputs, its last column leads to them."""
    inputs = table.inputs if any(table.inputs) else ()
    columns = (*(wording.capital(column) for column in table.columns), *(("Inputs",) if inputs else ()))
    rows = tuple(_row(cells, numbers, inputs[n] if n < len(inputs) else None) for n, cells in enumerate(table.rows))
    return Table(table.caption, tuple((Plain(column),) for column in columns), rows)


def on_record(evidence: Iterable[Witness], record: Record) -> Table:
    """Return by mechanism whose words speak for its being at work, and against; listed, never weighed."""
    columns = ("Mechanism", "Speaks for its being at work", "Speaks against")
    rows = tuple(
        Row((Plain(wording.capital(each.words)),), (_cell(each.pro, record), _cell(each.con, record)))
        for each in evidence
    )
    caption = "What is on record on each mechanism, whatever the model’s inputs are; listed, not weighed"
    return Table(caption, tuple((Plain(column),) for column in columns), rows)


def _cell(entries: tuple[str, ...], record: Record) -> Cell:
    return Cell((on_entries(entries, record),) if entries else (), "Nothing on record")


def _row(cells: tuple[str, ...], numbers: Numbers, inputs: tuple[str, ...] | None) -> Row:
    head, *others = cells
    filled = [Cell((ours(wording.unbroken(cell)),)) if cell else Cell() for cell in others]
    if inputs is not None:
        filled.append(Cell((Finding("ours", numbers.links(inputs)),)) if inputs else Cell())
    return Row((Plain(wording.capital(head)),), tuple(filled))
