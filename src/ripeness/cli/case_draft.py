"""``ripeness case draft``: the model's part of a case file, as far as the ledger tells it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ripeness.cli import options
from ripeness.errors import InputError

if TYPE_CHECKING:
    from ripeness.cases.draft import Draft
    from ripeness.cli.asked import Record
    from ripeness.ledger import Ledger
    from ripeness.talks.state import State


@dataclass(frozen=True, slots=True)
class _Made:
    """The case file with its draft."""

    content: str
    draft: "Draft"

    @property
    def sentence(self) -> str:
        """What the draft holds: ``7 issues, 3 patrons, 1 faction; 52 of 64 inputs are assumptions``."""
        from ripeness.cli.output import count

        made = self.draft
        parts = (
            count(len(made.issues), "issue"),
            count(len(made.patrons), "patron"),
            count(len(made.groups), "faction"),
        )
        return f"{', '.join(parts)}; {self._register}"

    def summary(self) -> dict[str, object]:
        """Return the same for a program."""
        return {
            "issues": [one.issue.id for one in self.draft.issues],
            "patrons": [one.id for one in self.draft.patrons],
            "factions": [one.id for one in self.draft.groups],
            "sentence": self._register,
        }

    @property
    def _register(self) -> str:
        from ripeness.cases import casefile
        from ripeness.cases.register import Register

        return Register.of(casefile.parsed(self.content)).sentence


@click.command(short_help="Write the model's part of a case file from the ledger.")
@click.argument("place", metavar="[FOLDER]", required=False)
@options.case_option
@options.on_option
@options.known_by_option
@click.option("--force", is_flag=True, help="Replace the model that the case file has.")
@click.option("--output", metavar="FILE", help="File to write, `-` for standard output; default: the case file itself.")
@options.json_option
def draft(
    place: str | None,
    folder: str,
    *,
    on: datetime.date | None,
    known_by: datetime.date | None,
    force: bool,
    output: str | None,
    as_json: bool,
) -> None:
    """Write the model's part of a case file from the ledger; the rest of the file stays byte for byte.

    Issues, options, ideals and red lines come from what was demanded, offered and refused, patrons from aid and
    stances, factions from what is reported of them; each names its entries. Everything else is a wide assumption with a
    comment that says what to think about. Without a case file, one is made from the ledger.
    """
    from ripeness.cases import casefile
    from ripeness.cli.asked import Record
    from ripeness.cli.casefolder import opened
    from ripeness.cli.output import echo_json, write

    if as_json and output == "-":
        raise InputError("--json tells what was drafted, and --output - prints it; choose one")
    where = place or folder
    path = Path(where) / casefile.FILE
    with opened(where) as case:
        day = _day(Record.of(case, known_by=known_by), on, known_by)
        made = _drafted(Record.of(case, known_by=day[1]), *day, path=path, force=force or output is not None)
    if output == "-":
        click.echo(made.content, nl=False)
        return
    target = Path(output) if output else path
    write(made.content.encode(), target)
    if as_json:
        echo_json({"file": str(target), **made.summary()})
        return
    click.echo(f"{target}: a model with {made.sentence}; next: ripeness case check {where}")


def _day(
    record: "Record", on: datetime.date | None, known_by: datetime.date | None
) -> tuple[datetime.date, datetime.date | None]:
    """The day that the draft is about, and by when what it rests on was published.

    A case with a day of its own knows nothing that was published later, unless somebody asks for it.
    """
    day = record.day(on)
    as_of = record.case.case.as_of if record.case.case else None
    known = known_by or (day if on or as_of else None)
    if as_of and known and known > as_of:
        raise InputError(f"the case is about {as_of}, and a draft would rest on later words; change `as_of` first")
    return day, known


def _drafted(
    record: "Record", day: datetime.date, known_by: datetime.date | None, *, path: Path, force: bool
) -> "_Made":
    from ripeness.cases import casefile
    from ripeness.cases.draft import draft as drafted
    from ripeness.cases.draft.frame import missing_blocks
    from ripeness.cases.edit import with_block, with_model

    state = record.state(day, known_by=known_by)
    content = casefile.raw(path) if path.exists() else _blank(path, state.frame.party_names)
    more = missing_blocks(state, casefile.parsed(content, str(path)))
    content = with_block(content, more) if more else content
    case = casefile.parsed(content, str(path))
    made = drafted(state, case, versions=_versions(record.case.ledger, state))
    return _Made(with_model(content, made.text, replace=force), made)


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
