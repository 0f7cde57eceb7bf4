"""``ripeness case draft``: the model's part of a case file, as far as the ledger tells it."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ripeness.cli import options
from ripeness.errors import InputError

if TYPE_CHECKING:
    from ripeness.cli.asked import Record
    from ripeness.ledger import Ledger
    from ripeness.talks.state import State


@click.command(short_help="Write the model's part of a case file from the ledger.")
@click.argument("place", metavar="[FOLDER]", required=False)
@options.case_option
@options.on_option
@options.known_by_option
@click.option("--force", is_flag=True, help="Replace the model that the case file has.")
@click.option("--output", metavar="FILE", help="File to write, `-` for standard output; default: the case file itself.")
def draft(
    place: str | None,
    folder: str,
    *,
    on: datetime.date | None,
    known_by: datetime.date | None,
    force: bool,
    output: str | None,
) -> None:
    """Write the model's part of a case file from the ledger; the rest of the file stays byte for byte.

    Issues, options, ideals and red lines come from what was demanded, offered and refused, patrons from aid and
    stances, factions from what is reported of them; each names its entries. Everything else is a wide assumption with a
    comment that says what to think about. Without a case file, one is made from the ledger.
    """
    from ripeness.cases import casefile
    from ripeness.cli.asked import Record
    from ripeness.cli.casefolder import opened
    from ripeness.cli.output import write

    where = place or folder
    path = Path(where) / casefile.FILE
    with opened(where) as case:
        day = _day(Record.of(case, known_by=known_by), on, known_by)
        record = Record.of(case, known_by=day[1])
        made, summary = _drafted(record, *day, path=path, force=force or output is not None)
    if output == "-":
        click.echo(made, nl=False)
        return
    target = Path(output) if output else path
    write(made.encode(), target)
    click.echo(f"{target}: {summary}; next: ripeness case check {where}")


def _day(
    record: "Record", on: datetime.date | None, known_by: datetime.date | None
) -> tuple[datetime.date, datetime.date | None]:
    """The day that the draft is about, and by when what it rests on was published.

    A case with a day of its own knows nothing that was published later, unless somebody asks for it.
    """
    day = record.day(on)
    fixed = on is not None or (record.case.case is not None and record.case.case.as_of is not None)
    return day, known_by or (day if fixed else None)


def _drafted(
    record: "Record", day: datetime.date, known_by: datetime.date | None, *, path: Path, force: bool
) -> tuple[str, str]:
    from ripeness.cases import casefile
    from ripeness.cases.draft import draft as drafted
    from ripeness.cases.draft.frame import missing_blocks
    from ripeness.cases.edit import with_block, with_model
    from ripeness.cases.register import Register
    from ripeness.cli.output import count

    state = record.state(day, known_by=known_by)
    content = casefile.raw(path) if path.exists() else _blank(path, state.frame.party_names)
    more = missing_blocks(state, casefile.parsed(content, str(path)))
    content = with_block(content, more) if more else content
    case = casefile.parsed(content, str(path))
    made = drafted(state, case, versions=_versions(record.case.ledger, state))
    content = with_model(content, made.text, replace=force)
    parts = (count(len(made.issues), "issue"), count(len(made.patrons), "patron"), count(len(made.groups), "faction"))
    return content, f"a model with {', '.join(parts)}; {Register.of(casefile.parsed(content)).sentence}"


def _blank(path: Path, parties: tuple[str, ...]) -> str:
    from ripeness.cases.blank import blank

    if len(parties) != 2:
        raise InputError(f"{path.parent} has no case file, and its ledger doesn't show two parties; write {path.name}")
    return blank(path.resolve().parent.name, parties)


def _versions(ledger: "Ledger", state: "State") -> dict[str, int]:
    """Return the version of each entry that a person corrected."""
    found = {}
    for entry in _reviewed(state):
        edited = [version.number for version in ledger.history(entry) if version.kind in ("edited", "carried")]
        if edited:
            found[entry] = edited[-1]
    return found


def _reviewed(state: "State") -> Iterable[str]:
    return (said.entry for said in state.said if said.reviewed)
