"""``ripeness init``: make a case folder."""

from pathlib import Path

import click

from ripeness.errors import InputError


@click.command()
@click.argument("folder", default=".")
@click.option("--title", metavar="TEXT", help="Name of the case; with --party.")
@click.option("--party", "parties", metavar="NAME", multiple=True, help="A side of the conflict; give it twice.")
@click.option("--from", "export", type=click.Path(), metavar="FILE", help="Take over a ledger exported as JSON Lines.")
def init(folder: str, title: str | None, parties: tuple[str, ...], export: str | None) -> None:
    """Make a case folder: an empty ledger, or one taken over from an export.

    With two --party it also writes a case file, to which you add issues, tracks, third parties and people. Without
    one, Ripeness takes the two states that are named most as the parties.
    """
    from ripeness.cases import casefile
    from ripeness.cases.blank import blank

    path = Path(folder) / casefile.FILE
    content = blank(title or Path(folder).resolve().name, parties) if parties else None
    if content and path.exists():
        raise InputError(f"{path} exists already; edit it, or leave out --party")
    _make_ledger(folder, export)
    if content:
        path.write_text(content, encoding="utf-8")
        click.echo(f"{path}: the case file")
    click.echo(f"{folder}: ready; next: ripeness read --case {folder} SOURCE...")


def _make_ledger(folder: str, export: str | None) -> None:
    from ripeness.ledger import Ledger
    from ripeness.ledger.jsonl import import_jsonl

    if export is None:
        Ledger.create(folder).close()
        return
    with Path(export).open("rb") as stream, import_jsonl(folder, stream) as ledger:
        click.echo(f"{export}: {len(ledger.documents(versions=True))} documents taken over and verified")
