"""``ripeness case check``: every fault of a case file at once."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ripeness.cli import options
from ripeness.cli.group import FAULTS

if TYPE_CHECKING:
    from ripeness.cases.schema import Case


@click.command(short_help="Name every fault of a case file at once.")
@click.argument("place", metavar="[FOLDER]", required=False)
@options.case_option
@options.json_option
def check(place: str | None, folder: str, as_json: bool) -> None:
    """Check a case file, and name every fault with its line, column and remedy.

    If the folder has a ledger, each entry that something rests on is looked up: whether it exists, was rejected or
    corrected since, or is of a later day than the case. Leaves with exit code 1 if there is a fault.
    """
    from ripeness.cli.output import count, echo_json, safe
    from ripeness.errors import CaseError
    from ripeness.ledger.schema import FILE as LEDGER

    where = Path(place or folder)
    try:
        case, faults = _parsed(where), []
    except CaseError as error:
        case, faults = None, str(error).splitlines()
    looked_up = (where / LEDGER).exists()
    if as_json:
        echo_json({"faults": faults, "ledger": looked_up})
    elif faults:
        for fault in faults:
            click.echo(safe(fault))
        click.echo(count(len(faults), "fault"), err=True)
    elif case is not None:
        click.echo(f"no fault: {_summary(case)}{'' if looked_up else '; no ledger, so no entry was looked up'}")
    if faults:
        sys.exit(FAULTS)


def _parsed(folder: Path) -> "Case":
    from ripeness.cases import casefile
    from ripeness.ledger import Ledger
    from ripeness.ledger.schema import FILE as LEDGER

    path = folder / casefile.FILE
    content = casefile.content(path)
    if not (folder / LEDGER).exists():
        return casefile.parsed(content, str(path))
    with Ledger.open(folder) as ledger:
        return casefile.parsed(content, str(path), ledger=ledger)


def _summary(case: "Case") -> str:
    from ripeness.cases.register import Register

    if case.model is None:
        return "the file has no `model`; `ripeness case draft` makes one"
    return Register.of(case).sentence
