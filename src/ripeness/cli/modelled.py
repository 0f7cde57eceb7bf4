"""What the commands of the model share: the case is read, assessed, shown, and the run is packed for replication."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ripeness.assess.assessment import Assessment
    from ripeness.assess.pack import Asked
    from ripeness.cases.schema import Case

RUNS = "runs"
"""Folder below the case folder in which packs are kept."""


def show(source: str, asked: Asked, *, command: str, as_json: bool, packed: str | None) -> Assessment:
    """Assess a case and print what was found.

    Parameters
    ----------
    packed
        File for the replication pack; None: a file of its own under ``runs`` in the case folder; empty: none.
    """
    from ripeness.assess.pack import pack, run
    from ripeness.cases import casefile
    from ripeness.cli.progress import told
    from ripeness.cli.tables import echo_assessment

    file = case_file(source)
    content = casefile.content(file)
    with told() as progress:
        found = run(content, asked, name=str(file), progress=progress)
    if as_json:
        click.echo(found.to_json(), nl=False)
    else:
        echo_assessment(found)
    for doubt in (changed_since(file.parent, found.case.file), doubted(file)):
        if doubt:
            click.echo(doubt, err=True)
    if packed != "":
        made = pack(content, asked, found, ledger_head=head(file.parent))
        keep(made.to_json(), packed, file.parent / RUNS / f"{command}-{made.result_sha256[:12]}.json")
    return found


def case_file(source: str) -> Path:
    """Return the case file that a folder holds, or the file itself."""
    from ripeness.cases import casefile

    place = Path(source)
    return place / casefile.FILE if place.is_dir() else place


def head(folder: Path) -> str:
    """Return the head of the ledger's hash chain; empty if the folder has no ledger."""
    from ripeness.ledger import Ledger
    from ripeness.ledger.schema import FILE

    if not (folder / FILE).exists():
        return ""
    with Ledger.open(folder) as ledger:
        return ledger.head()


def changed_since(folder: Path, case: Case) -> str:
    """Say what became of the ledger since the last run that was packed beside it; empty if nothing, or none was."""
    from ripeness.assess.pack import Pack
    from ripeness.cases.freshness import Change, freshness
    from ripeness.cases.register import Register
    from ripeness.errors import AssessError
    from ripeness.ledger import Ledger
    from ripeness.ledger.schema import FILE

    packs = sorted((folder / RUNS).glob("*.json"), key=lambda file: file.stat().st_mtime)
    if not packs or not (folder / FILE).exists():
        return ""
    try:
        before = Pack.from_json(packs[-1].read_bytes()).ledger_head
    except AssessError:
        return ""
    if not before:
        return ""
    with Ledger.open(folder) as ledger:
        found = freshness(ledger, before, entries=Register.of(case).entries)
    return "" if found.change is Change.NONE else f"{packs[-1]}: {found.sentence}"


def doubted(file: Path) -> str:
    """Say so if the ledger doesn't bear out all that a case rests on; empty if it does, or if there is no ledger.

    The case file must be without faults of its own.
    """
    from ripeness.cases import casefile
    from ripeness.cli.output import count
    from ripeness.errors import CaseError
    from ripeness.ledger import Ledger
    from ripeness.ledger.schema import FILE

    if not (file.parent / FILE).exists():
        return ""
    with Ledger.open(file.parent) as ledger:
        try:
            casefile.parsed(casefile.content(file), str(file), ledger=ledger)
        except CaseError as error:
            faults = count(len(str(error).splitlines()), "fault")
            return (
                f"{file}: the ledger doesn’t bear out all that the case rests on: {faults}; see `ripeness case check`"
            )
    return ""


def keep(content: bytes, asked: str | None, place: Path) -> None:
    """Write a replication pack and say where; a folder of somebody else's that can't be written is only told."""
    from ripeness.cli.output import write
    from ripeness.errors import InputError

    try:
        write(content, Path(asked or place))
    except InputError as error:
        if asked:
            raise
        click.echo(f"no replication pack ({error}); --pack FILE writes it elsewhere", err=True)
        return
    click.echo(f"replication pack: {asked or place}", err=True)
