"""``ripeness diff``: what changed between two dates."""

import datetime

import click

from ripeness.cli import options
from ripeness.errors import InputError


@click.command()
@click.argument("earlier", callback=options.day, metavar="EARLIER")
@click.argument("later", callback=options.day, metavar="LATER")
@options.case_option
@options.json_option
def diff(earlier: datetime.date, later: datetime.date, folder: str, as_json: bool) -> None:
    """Show what changed between two dates.

    Each date is asked with what had been published by its end: the difference is what one has learned since.
    """
    from ripeness.brief import Beside
    from ripeness.cli import text
    from ripeness.cli.asked import Record
    from ripeness.cli.casefolder import opened
    from ripeness.cli.output import echo_json
    from ripeness.talks.diff import diff as changes
    from ripeness.talks.export import diff_to_json

    if later < earlier:
        raise InputError(f"the later date must not be before the earlier one; got {earlier} and {later}")
    with opened(folder) as case:
        record = Record.of(case, known_by=later)
        after = record.state(later, known_by=later)
        before = record.earlier(earlier, than=after)
        if as_json:
            echo_json(diff_to_json(changes(before, after)))
            return
        brief = record.brief(after, Beside(before))
    for line in text.sections(brief.sections[:1]):
        click.echo(line)
