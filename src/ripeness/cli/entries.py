"""``ripeness entries``: search and filter the ledger."""

import datetime

import click

from ripeness.cli import options


@click.command()
@click.argument("words", nargs=-1)
@options.case_option
@click.option(
    "--act",
    callback=options.act,
    shell_complete=options.acts_completed,
    metavar="ACT",
    help="What was done: propose, demand, reject, …",
)
@click.option("--holder", metavar="NAME", help="Whose statement or deed it is; whole words of the name.")
@click.option("--side", metavar="NAME", help="The state or organisation that the holder speaks for.")
@click.option("--issue", metavar="ISSUE", help="The issue that it is about.")
@click.option("--track", metavar="TRACK", help="political, military, humanitarian or economic.")
@click.option("--relay", metavar="NAME", help="Who carried it: agency, paper, person.")
@click.option("--outlet", metavar="NAME", help="Who published the document.")
@click.option("--document", metavar="DIGEST", help="The document, by the beginning of its digest.")
@click.option("--on", callback=options.day, metavar="DATE", help="What can have happened by the end of that day.")
@options.known_by_option
@click.option("--rejected", is_flag=True, help="Also what a person rejected.")
@options.explain_option
@options.json_option
def entries(
    words: tuple[str, ...], *, folder: str, explain: bool, as_json: bool, **filters: str | datetime.date | bool | None
) -> None:
    """Search the ledger for entries.

    WORDS are looked for in the entries' words and holders: all of them, `"a phrase"`, `begin*`, and after `--` also
    `-without`. With --json each entry is one line.
    """
    from ripeness.cli.casefolder import opened
    from ripeness.cli.output import count, echo_entries, echo_json

    wanted = {name: value for name, value in filters.items() if value is not None}
    if words:
        wanted["words"] = " ".join(f'"{word}"' if " " in word else word for word in words)
    with opened(folder) as case:
        found = case.ledger.entries(**wanted)  # type: ignore[arg-type]
        if as_json:
            for entry in found:
                echo_json(entry)
            return
        echo_entries(found, case.documents_of(found), explain=explain)
    click.echo(count(len(found), "entry", "entries"), err=True)
