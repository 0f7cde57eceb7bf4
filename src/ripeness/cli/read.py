"""``ripeness read``: reporting into the ledger of a case, or to standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from ripeness.cli import options
from ripeness.cli.group import SET_ASIDE, WRONG_INPUT
from ripeness.cli.readers import parted, reader_options

if TYPE_CHECKING:
    from ripeness.cli.casefolder import CaseFolder
    from ripeness.cli.reading import Readings


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.case_option
@options.about_documents
@reader_options
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the entries as JSON Lines and keep nothing.")
@options.explain_option
@options.json_option
def read(sources: tuple[str, ...], *, folder: str, to_stdout: bool, explain: bool, as_json: bool, **more: Any) -> None:
    """Read reporting into the ledger of a case.

    SOURCE is a file (text, HTML, RSS or Atom, JSON Lines), a folder or a pattern of files, or an address (only then
    is the network used). A document that can't be read is set aside with one sentence, and the rest goes on: exit
    code 4, or 2 if nothing could be read. What was read before and hasn't changed adds nothing.

    A publication date that the document doesn't give is asked for at a terminal, else it stays unknown.

    With --reader llm a language model reads, at the endpoint that you name; what it says is checked against the text.
    """
    from ripeness.cli.reading import Readings

    asked, about = parted(more)
    ask = sys.stdin.isatty() and sys.stderr.isatty()
    with _opened(folder, keep=not to_stdout) as case:
        readings = Readings(asked.of(case), about, ask=ask, once=asked.is_model)
        if to_stdout:
            good = _print_entries(readings, sources, explain=explain and not as_json)
        else:
            good = _keep(case, readings, sources, explain=explain, as_json=as_json)
    for sentence in (asked.used(readings.reader), readings.stopped):
        if sentence:
            click.echo(f"ripeness: {sentence}", err=True)
    if readings.set_aside or readings.stopped:
        sys.exit(SET_ASIDE if good else WRONG_INPUT)


@contextmanager
def _opened(folder: str, *, keep: bool) -> Iterator["CaseFolder"]:
    """The case; or, if nothing is to be kept, one in memory with the names of the folder's case file."""
    from ripeness.cli.casefolder import in_memory, opened

    with opened(folder) if keep else in_memory(folder) as case:
        yield case


def _print_entries(readings: "Readings", sources: tuple[str, ...], *, explain: bool) -> int:
    from ripeness.cli.output import echo_entries, echo_json

    good = 0
    for source in readings.of(sources):
        document = readings.known(source, source.document)
        reading = readings.read(document, source.text)
        if reading is None:
            continue
        good += 1
        if explain:
            echo_entries(reading.entries, {document.sha256: document}, explain=True)
            continue
        for entry in reading.entries:
            echo_json(entry)
    return good


def _keep(case: "CaseFolder", readings: "Readings", sources: tuple[str, ...], *, explain: bool, as_json: bool) -> int:
    from ripeness.cli.output import echo_entries, echo_json
    from ripeness.cli.reading import read_into, summary

    done = []
    for added in read_into(case, sources, readings):
        done.append(added)
        if as_json:
            echo_json(added)
        if explain:
            found = case.ledger.entries(document=added.document)
            echo_entries(found, case.documents_of(found), explain=True)
    if not as_json:
        click.echo(summary(done, set_aside=readings.set_aside), err=explain)
    return len(done)
