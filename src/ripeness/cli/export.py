"""``ripeness export``: the ledger as JSON Lines, or its entries as CSV."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ripeness.cli import options

if TYPE_CHECKING:
    from ripeness.ledger import Document, Entry, Ledger

_COLUMNS = (
    *(
        "id",
        "act",
        "holder",
        "holder_side",
        "holder_post",
        "relays",
        "when",
        "exact",
        "directness",
        "polarity",
        "hedge",
    ),
    *("addressee", "target", "issues", "track", "proposal", "answers", "origin"),
)


@click.command()
@options.case_option
@click.option(
    "--format", "kind", type=click.Choice(["jsonl", "csv"]), help="Default: by the ending of --output, else jsonl."
)
@click.option("--output", type=click.Path(), metavar="FILE", help="File to write; default: standard output.")
def export(folder: str, kind: str | None, output: str | None) -> None:
    """Write the ledger.

    `jsonl` is the whole ledger, documents and history included; `ripeness init --from` takes it back byte for byte.
    `csv` is the entries that are in view, one a row, for a spreadsheet; cells that a spreadsheet would take for a
    formula begin with an apostrophe.
    """
    from ripeness.cli.casefolder import opened
    from ripeness.cli.output import write
    from ripeness.ledger.jsonl import export_jsonl

    kind = kind or ("csv" if output and output.lower().endswith(".csv") else "jsonl")
    with opened(folder) as case:
        if kind == "csv":
            content = _csv(case.ledger)
        else:
            stream = io.BytesIO()
            export_jsonl(case.ledger, stream)
            content = stream.getvalue()
    if output is None:
        click.echo(content, nl=False)
        return
    write(content, Path(output))
    click.echo(f"{output}: written", err=True)


def _csv(ledger: "Ledger") -> bytes:
    import csv

    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    money = ("value", "currency", "stage", "basis")
    about = ("outlet", "title", "published", "url")
    writer.writerow([*_COLUMNS, *(f"amount_{name}" for name in money), *about, "start", "end", "document", "review"])
    documents = {document.sha256: document for document in ledger.documents(versions=True)}
    for entry in ledger.entries():
        writer.writerow(_row(entry, documents[entry.document], money=money, about=about))
    return stream.getvalue().encode("utf-8-sig")  # the mark tells spreadsheets that it is UTF-8


def _row(entry: "Entry", document: "Document", *, money: tuple[str, ...], about: tuple[str, ...]) -> list[str]:
    from ripeness.cli.output import cell

    values = [
        *(getattr(entry, name) for name in _COLUMNS),
        *(getattr(entry.amount, name, None) for name in money),
        *(getattr(document, name) for name in about),
        *(entry.start, entry.end, entry.document, entry.review.decision if entry.review else None),
    ]
    return [cell(value) for value in values]
