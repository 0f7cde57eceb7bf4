"""``ripeness show``: an entry's words in their context."""

from typing import TYPE_CHECKING

import click

from ripeness.cli import options

if TYPE_CHECKING:
    from ripeness.ledger import Entry, Version

_QUIET = frozenset(
    {
        "document",
        "start",
        "end",
        "exact",
        "prefix",
        "suffix",
        "holder_span",
        "cue_span",
        "basis",
        "reader",
        "confidence",
    }
)


@click.command()
@click.argument("entry_id", metavar="ENTRY")
@options.case_option
@click.option("--context", type=click.IntRange(0, 5000), default=300, show_default=True, help="Characters around it.")
@options.explain_option
@options.json_option
def show(entry_id: str, folder: str, context: int, explain: bool, as_json: bool) -> None:
    """Show an entry: its words in their context, what the ledger holds on it, and its history.

    ENTRY is the entry's id or the beginning of it.
    """
    from ripeness.cli.casefolder import opened
    from ripeness.cli.output import echo_basis, echo_json, joint, safe, source

    with opened(folder) as case:
        history = case.ledger.history(entry_id)
        entry = history[-1].entry
        document, text = case.ledger.document(entry.document), case.ledger.text(entry.document)
        first = case.ledger.document(document.copy_of) if document.copy_of else None
    before, after = text[max(0, entry.start - context) : entry.start], text[entry.end : entry.end + context]
    if as_json:
        echo_json({"entry": entry, "document": document, "before": before, "after": after, "history": history})
        return
    click.echo(source(document))
    if first is not None:
        click.echo(f"a copy of {source(first)}")
    words = click.style(f"⟦{safe(entry.exact)}⟧", bold=True)
    click.echo(f"\n…{joint(before)}{words}{joint(after)}…\n")
    _echo_fields(entry)
    if explain:
        echo_basis(entry)
    for version in history:
        _echo_version(version)


def _echo_fields(entry: "Entry") -> None:
    from ripeness.cli.output import plain, safe

    for name, value in plain(entry).items():
        if name in _QUIET or value in (None, "", []):
            continue
        if isinstance(value, dict):
            value = [part for part in value.values() if part]
        shown = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        click.echo(f"    {name:<13}{safe(shown)}")


def _echo_version(version: "Version") -> None:
    from ripeness.cli.output import safe

    why = f": {safe(version.why)}" if version.why else ""
    click.echo(f"    {version.at}  {version.kind} by {safe(version.who) or 'unknown'}{why}")
