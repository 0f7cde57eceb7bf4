"""Readings on a terminal: a sentence and a table, in columns where they fit and row by row where they don't."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ripeness.cli.output import safe

if TYPE_CHECKING:
    from ripeness.assess import Assessment
    from ripeness.assess.reading import Reading, Table

WIDEST = 120


def echo_assessment(found: Assessment) -> None:
    """Print an assessment: what it rests on, then its readings."""
    from ripeness.assess.account import TITLES

    click.echo(safe(found.case.file.case.title))
    for line in _wrapped(found.sentence):
        click.echo(line)
    for name, reading in found.readings:
        echo_reading(TITLES[name], reading)


def echo_reading(heading: str, reading: Reading) -> None:
    """Print a reading under a heading: its sentence and its tables."""
    click.echo(f"\n{heading}\n{'=' * len(heading)}")
    for line in _wrapped(reading.sentence):
        click.echo(line)
    for table in reading.tables():
        if table.rows:
            click.echo()
            for line in lines(table, width=_width()):
                click.echo(line)


def lines(table: Table, *, width: int) -> Iterator[str]:
    """Yield the lines of a table for a terminal of `width` characters."""
    rows = [[safe(cell) for cell in row] for row in table.rows]
    yield from textwrap.wrap(safe(table.caption), width)
    widths = [max(map(len, column)) for column in zip(table.columns, *rows, strict=True)]
    if sum(widths) + 2 * len(widths) <= width:
        for row in (table.columns, *rows):
            yield "  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
        return
    for row in rows:
        yield from textwrap.wrap(row[0], width, initial_indent="- ", subsequent_indent="  ")
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if cell:
                yield from textwrap.wrap(f"{column}: {cell}", width, initial_indent="    ", subsequent_indent="      ")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(safe(text), _width())


def _width() -> int:
    return max(40, min(WIDEST, shutil.get_terminal_size((100, 24)).columns))
