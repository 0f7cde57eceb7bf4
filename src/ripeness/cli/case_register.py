"""``ripeness case register``: what the model rests on."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ripeness.cli import options

if TYPE_CHECKING:
    from ripeness.cases.register import Register, Row
    from ripeness.ledger import Entry

_WORDS = 100  # letters of an entry's words that are shown


@click.command(short_help="List every input, what it rests on, and what is assumed.")
@click.argument("place", metavar="[FOLDER]", required=False)
@options.case_option
@click.option("--assumed", is_flag=True, help="Only what is assumed.")
@options.json_option
def register(place: str | None, folder: str, *, assumed: bool, as_json: bool) -> None:
    """List every input and stated choice of the model: its range, what it rests on, and how much is assumed.

    Beside the id of a ledger entry stand its words, if the folder has a ledger.
    """
    from ripeness.cases import casefile
    from ripeness.cases.register import Register
    from ripeness.cli.output import echo_json

    where = Path(place or folder)
    path = where / casefile.FILE
    found = Register.of(casefile.parsed(casefile.content(path), str(path)))
    rows = [row for row in found.rows if row.assumed or not assumed]
    entries = _entries(where, found)
    if as_json:
        words = {entry: found.exact for entry, found in entries.items()}
        echo_json({"sentence": found.sentence, "counts": found.counts, "rows": rows, "words": words})
        return
    click.echo(found.sentence)
    for row in rows:
        _echo(row, entries)


def _entries(folder: Path, register: "Register") -> dict[str, "Entry"]:
    """Return the entries that the register names, as far as the folder's ledger has them."""
    from ripeness.errors import NotFound
    from ripeness.ledger import Ledger
    from ripeness.ledger.schema import FILE as LEDGER

    if not (folder / LEDGER).exists():
        return {}
    found = {}
    with Ledger.open(folder) as ledger:
        for entry in register.entries:
            try:
                found[entry] = ledger.entry(entry)
            except NotFound:
                continue
    return found


def _echo(row: "Row", entries: dict[str, "Entry"]) -> None:
    from ripeness.cli.output import safe

    click.echo(f"\n{row.path}: {safe(row.words)}")
    click.echo(f"    {safe(row.value)}")
    click.echo(f"    {safe(row.basis)}")
    for entry in row.entries:
        if entry in entries:
            words = safe(entries[entry].exact)
            shown = words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
            click.echo(f"      {entry}  {safe(entries[entry].holder)}: {shown}")
