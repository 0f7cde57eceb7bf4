"""``ripeness verify``: re-read every stored byte, span and link."""

import sys

import click

from ripeness.cli import options
from ripeness.cli.group import FAULTS


@click.command()
@click.argument("place", metavar="[FOLDER]", required=False)
@options.case_option
@click.option("--head", metavar="DIGEST", help="Last digest of the log as noted earlier; it must still be there.")
@options.json_option
def verify(place: str | None, folder: str, *, head: str | None, as_json: bool) -> None:
    """Re-read every stored byte, every entry's words and every link of the log, and name each fault.

    Leaves with exit code 1 if there is one. Note the head that it prints: whoever has it can later prove that nothing
    was cut off the end.
    """
    from ripeness.cli.output import count, echo_json, safe
    from ripeness.ledger import Ledger
    from ripeness.ledger.verify import verify as check

    with Ledger.open(place or folder) as ledger:
        faults = check(ledger, head=head)
        now = ledger.head()
        documents = 0 if faults else len(ledger.documents(versions=True))
    if as_json:
        echo_json({"faults": faults, "head": now})
    elif faults:
        for fault in faults:
            click.echo(safe(str(fault)))
        click.echo(count(len(faults), "fault"), err=True)
    else:
        click.echo(f"no fault: {count(documents, 'document')} as they were stored; head {now}")
    if faults:
        sys.exit(FAULTS)
