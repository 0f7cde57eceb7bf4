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

    path = Path(folder) / casefile.FILE
    content = _case_file(title or Path(folder).resolve().name, parties) if parties else None
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


def _case_file(title: str, parties: tuple[str, ...]) -> str:
    """A small case file, checked before it is written."""
    import json

    from ripeness.cases import casefile

    if len(parties) != 2:
        raise InputError(f"a case must have two parties; got {len(parties)} --party")
    keys = [_key(name) or f"{'party' if number else 'case'}-{number}" for number, name in enumerate((title, *parties))]
    quoted = [json.dumps(name, ensure_ascii=False) for name in (title, *parties)]
    lines = [
        "# What the reporting itself does not say. See docs/how-to/write-a-case-file.md",
        "case:",
        f"  id: {keys[0]}",
        f"  title: {quoted[0]}",
        "parties:",
        *(f"  - {{id: {key}, name: {name}}}" for key, name in zip(keys[1:], quoted[1:], strict=True)),
        "",
    ]
    content = "\n".join(lines)
    casefile.loads(content)
    return content


def _key(name: str) -> str:
    """Return a name as an id: ``Côte d'Ivoire`` becomes ``cote-d-ivoire``."""
    import re
    import unicodedata

    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
