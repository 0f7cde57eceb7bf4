"""``ripeness state``: the state of the talks on a date."""

import datetime

import click

from ripeness.cli import options


@click.command()
@options.case_option
@options.on_option
@options.known_by_option
@click.option("--full", is_flag=True, help="Also what the brief keeps in its annexes.")
@options.json_option
def state(folder: str, on: datetime.date | None, *, known_by: datetime.date | None, full: bool, as_json: bool) -> None:
    """Show the state of the talks on a date: tracks, proposals, positions, what is contested, what is not known.

    With --known-by it shows what could be known then: as of 15 April, knowing only what was published by 20 April.
    """
    from ripeness.cli import text
    from ripeness.cli.asked import Record
    from ripeness.cli.casefolder import opened
    from ripeness.cli.output import echo_json
    from ripeness.talks.export import to_json

    with opened(folder) as case:
        record = Record.of(case, known_by=known_by)
        found = record.state(record.day(on), known_by=known_by)
        if as_json:
            echo_json(to_json(found))
            return
        brief = record.brief(found)
    for line in (*text.head(brief), *text.sections(brief.sections), *text.sections(brief.annexes if full else ())):
        click.echo(line)
