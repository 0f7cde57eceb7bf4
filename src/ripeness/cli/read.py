"""``ripeness read``: reporting into the ledger of a case, or to standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from ripeness.cli import options
from ripeness.cli.group import SET_ASIDE, WRONG_INPUT
from ripeness.cli.readers import Asked, parted, reader_options
from ripeness.errors import InputError

if TYPE_CHECKING:
    from ripeness.cli.casefolder import CaseFolder
    from ripeness.cli.reading import Readings


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is printed of what is read."""

    explain: bool
    as_json: bool


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@options.case_option
@options.about_documents
@reader_options
@options.running
@click.option("--retry", is_flag=True, help="Read again what was set aside, instead of a SOURCE.")
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the entries as JSON Lines and keep nothing.")
@options.explain_option
@options.json_option
def read(
    sources: tuple[str, ...],
    *,
    folder: str,
    workers: int,
    scheduler: str | None,
    dask: bool,
    retry: bool,
    to_stdout: bool,
    explain: bool,
    as_json: bool,
    **more: Any,
) -> None:
    """Read reporting into the ledger of a case.

    SOURCE is a file (text, HTML, RSS or Atom, JSON Lines, Parquet, WARC), a folder or a pattern of files, or an
    address (only then is the network used). A document that can't be read is set aside with one sentence, and the rest
    goes on: exit code 4, or 2 if nothing could be read. What was read before and hasn't changed is skipped.

    A publication date that the document doesn't give is asked for at a terminal, else it stays unknown.

    With --workers, --scheduler or --dask several processes read; the ledger is the same, byte for byte.

    With --reader llm a language model reads, at the endpoint that you name; what it says is checked against the text.
    """
    from ripeness.cli.reading import Readings
    from ripeness.cli.running import runner

    asked, about = parted(more)
    alone = workers == 1 and scheduler is None and not dask
    _check(sources, asked, retry=retry, to_stdout=to_stdout, alone=alone)
    ask = sys.stdin.isatty() and sys.stderr.isatty()
    with _opened(folder, keep=not to_stdout) as case, runner(workers, scheduler, dask=dask) as run:
        readings = Readings(asked.of(case), about, ask=ask, recipe=asked.recipe(case), run=run)
        if to_stdout:
            good = _print_entries(readings, sources, explain=explain and not as_json)
        else:
            good = _keep(case, readings, None if retry else sources, _Shown(explain, as_json))
    for sentence in (asked.used(readings.reader), readings.stopped):
        if sentence:
            click.echo(f"ripeness: {sentence}", err=True)
    if readings.set_aside or readings.stopped:
        sys.exit(SET_ASIDE if good else WRONG_INPUT)


def _check(sources: tuple[str, ...], asked: Asked, *, retry: bool, to_stdout: bool, alone: bool) -> None:
    if retry and (sources or to_stdout):
        raise InputError("--retry reads what was set aside in the case; leave out SOURCE and --stdout")
    if not sources and not retry:
        raise InputError("give a SOURCE to read: a file, a folder, a pattern or an address")
    if asked.is_model and not alone:
        raise InputError("--workers, --scheduler and --dask don't go with --reader llm; leave them out")


@contextmanager
def _opened(folder: str, *, keep: bool) -> Iterator["CaseFolder"]:
    """The case; or, if nothing is to be kept, one in memory with the names of the folder's case file."""
    from ripeness.cli.casefolder import in_memory, opened

    with opened(folder) if keep else in_memory(folder) as case:
        yield case


def _print_entries(readings: "Readings", sources: tuple[str, ...], *, explain: bool) -> int:
    from ripeness.cli.output import echo_entries, echo_json

    good = 0
    for made in readings.of(sources):
        good += 1
        if explain:
            echo_entries(made.entries, {made.document.sha256: made.document}, explain=True)
            continue
        for entry in made.entries:
            echo_json(entry)
    return good


def _keep(case: "CaseFolder", readings: "Readings", sources: tuple[str, ...] | None, shown: _Shown) -> int:
    """Read sources, or what was set aside, into the case; return how many documents were read."""
    from ripeness.cli.output import echo_entries, echo_json
    from ripeness.cli.reading import Tally

    tally = Tally()
    for added in readings.again(case) if sources is None else readings.into(case, sources):
        tally.count(added)
        if shown.as_json:
            echo_json(added)
        if shown.explain:
            found = case.ledger.entries(document=added.document)
            echo_entries(found, case.documents_of(found), explain=True)
    if not shown.as_json:
        click.echo(tally.summary(readings.set_aside), err=shown.explain)
    return tally.documents
