"""``ripeness brief``: the brief of a case folder, or of some files in one go."""

import datetime
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ripeness.cli import options
from ripeness.cli.group import SET_ASIDE
from ripeness.errors import InputError

if TYPE_CHECKING:
    from ripeness.assess import Account
    from ripeness.brief import Brief
    from ripeness.cli.asked import Record
    from ripeness.cli.casefolder import CaseFolder
    from ripeness.talks.state import State

_FORMATS = ("html", "md", "json", "pdf", "docx")
_REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where the brief comes from: a case folder with a ledger, or documents that are read now and not kept."""

    folder: str | None
    documents: tuple[str, ...] = ()
    whole: bool = True  # a case folder, and not some files


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the brief is to be about; ``draws`` is None where no model is wanted."""

    day: datetime.date
    since: datetime.date | None
    known_by: datetime.date | None
    draws: int | None


@click.command()
@click.argument("sources", nargs=-1, metavar="[FOLDER | FILE...]")
@options.about_documents
@options.on_option
@click.option("--since", callback=options.day, metavar="DATE", help="Also what changed since that day.")
@options.known_by_option
@click.option("--no-model", is_flag=True, help="Leave out what the model of the case file shows.")
@click.option(
    "--draws", metavar="N", type=int, default=300, show_default=True, help="Draws of what the model doesn't know."
)
@click.option(
    "--case",
    "folder",
    metavar="FOLDER",
    envvar="RIPENESS_CASE",
    help="With FILEs: take parties, issues and names from its case file.",
)
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="Default: by the ending of --output, else html.")
@click.option(
    "--output", metavar="FILE", help="File to write, `-` for standard output; default: brief.html or so, here."
)
def brief(
    sources: tuple[str, ...],
    *,
    on: datetime.date | None,
    since: datetime.date | None,
    known_by: datetime.date | None,
    no_model: bool,
    draws: int,
    folder: str | None,
    kind: str | None,
    output: str | None,
    **about: str | None,
) -> None:
    """Make the brief: one page with nothing to fetch, in which every statement leads to the words of its source.

    With a case FOLDER it is made from the folder's ledger. With FILEs, or a folder that has a case file and reports
    but no ledger, the documents are read first and nothing is kept but the brief. Where the folder's case file has a
    model, the brief ends with what it shows; it is kept in the folder, so that the next brief needn't wait for it.
    """
    kind = kind or _kind(output)
    _check_extra(kind)
    wanted = _which(sources, folder)
    with _case(wanted, about) as (case, set_aside):
        from ripeness.cli.asked import Record

        record = Record.of(case, known_by=known_by)
        asked = _Asked(record.day(on), since, known_by, None if no_model or not wanted.whole else draws)
        made = _made(record, asked, folder=Path(wanted.folder or "."))
    _write(made, kind, output)
    if set_aside:
        sys.exit(SET_ASIDE)


def _which(sources: tuple[str, ...], folder: str | None) -> _Sources:
    from ripeness.cases.casefile import FILE
    from ripeness.ledger.schema import FILE as LEDGER

    if len(sources) > 1 or (sources and not Path(sources[0]).is_dir()):
        return _Sources(folder, sources, whole=False)
    one = Path(sources[0] if sources else folder or ".")
    if (one / LEDGER).exists():
        return _Sources(str(one))
    if (one / _REPORTS).is_dir() and (one / FILE).exists():
        return _Sources(str(one), (str(one / _REPORTS),))
    return _Sources(folder if sources else str(one), sources)


@contextmanager
def _case(wanted: _Sources, about: dict[str, str | None]) -> Iterator[tuple["CaseFolder", int]]:
    """Give the case, and how many documents were set aside on the way."""
    from ripeness.cli.casefolder import in_memory, opened

    if not wanted.documents:
        if any(about.values()):
            raise InputError("--published, --outlet, --title, --language and --handling go with FILEs to be read")
        with opened(wanted.folder or ".") as case:
            yield case, 0
        return
    from ripeness.cli.reading import Readings

    with in_memory(wanted.folder) as case:
        readings = Readings(case.reader(), about, ask=sys.stdin.isatty() and sys.stderr.isatty())
        if not list(readings.into(case, wanted.documents)):
            raise InputError("no document could be read, so there is no brief")
        yield case, readings.set_aside


def _made(record: "Record", asked: _Asked, *, folder: Path) -> "Brief":
    from ripeness.brief import Beside

    if asked.since is not None and asked.since > asked.day:
        raise InputError(f"--since must not be after the day that the brief is about, {asked.day}; got {asked.since}")
    now = record.state(asked.day, known_by=asked.known_by)
    earlier = record.earlier(asked.since, than=now) if asked.since else None
    return record.brief(now, Beside(earlier, _account(asked, now, folder=folder)))


def _account(asked: _Asked, now: "State", *, folder: Path) -> "Account | None":
    """Return what the folder's model shows; None if it has none, or one that is of another day."""
    from ripeness.cases.casefile import FILE, content, parsed

    path = folder / FILE
    if asked.draws is None or not path.exists():
        return None
    text = content(path)
    file = parsed(text, str(path))
    if file.model is None:
        return None
    seen = file.case.as_of or asked.day
    if seen != asked.day or (asked.known_by is not None and asked.known_by < seen):
        day = asked.day if asked.known_by is None else min(asked.day, asked.known_by)
        click.echo(f"the model of {path} is of {seen}, so it is left out of a brief of {day}", err=True)
        return None
    from ripeness.assess import Case, kept
    from ripeness.assess.account import on_record
    from ripeness.cli.modelled import doubted
    from ripeness.cli.progress import told

    case = Case.of(file, text)
    with told() as progress:
        found = kept.account(case, draws=asked.draws, folder=folder, progress=progress)
    if doubt := doubted(path):
        click.echo(doubt, err=True)
    return found.beside(on_record(case, now))


def _kind(output: str | None) -> str:
    ending = Path(output or "").suffix.lower().lstrip(".")
    return {"htm": "html", "markdown": "md"}.get(ending, ending if ending in _FORMATS else "html")


def _check_extra(kind: str) -> None:
    """Say at once, and not after the reading, that a format needs an extra."""
    from importlib.util import find_spec

    module = {"pdf": "typst", "docx": "docx"}.get(kind)
    if module and find_spec(module) is None:
        raise InputError(f"--format {kind} needs an extra: pip install 'ripeness[{kind}]'")


def _rendered(made: "Brief", kind: str) -> bytes:
    from importlib import import_module

    name = {"md": "markdown"}.get(kind, kind)
    render: Callable[[Brief], str | bytes] = getattr(import_module(f"ripeness.brief.{name}"), f"to_{name}")
    content = render(made)
    return content.encode() if isinstance(content, str) else content


def _write(made: "Brief", kind: str, output: str | None) -> None:
    from ripeness.cli.output import write

    content = _rendered(made, kind)
    if output == "-":
        click.echo(content, nl=False)
        return
    target = Path(output or f"brief.{kind}")
    write(content, target)
    click.echo(f"{target}: {made.title}, as of {made.as_of}")
