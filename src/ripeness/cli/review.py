"""``ripeness review``: a person's decision on an entry."""

from typing import Any

import click

from ripeness.cli import options
from ripeness.errors import InputError


@click.command()
@click.argument("decision", type=click.Choice(["accept", "edit", "reject", "undo"]))
@click.argument("entry_id", metavar="ENTRY")
@options.case_option
@click.option("--who", required=True, envvar="RIPENESS_WHO", metavar="NAME", help="Who decides.")
@click.option("--why", default="", metavar="TEXT", help="The reason, kept in the history.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="With edit: a new value; lists with `;`.")
@options.json_option
def review(
    decision: str, entry_id: str, *, folder: str, who: str, why: str, changes: tuple[str, ...], as_json: bool
) -> None:
    """Accept, edit or reject an entry, or undo the last decision on it.

    A person's decision outranks every reader's and survives reading the document again. Nothing is overwritten: each
    decision is a new version with who, when and why.
    """
    from ripeness.cli.casefolder import now, opened
    from ripeness.cli.output import echo_entries, echo_json

    if (decision == "edit") != bool(changes):
        raise InputError("edit needs --set FIELD=VALUE" if decision == "edit" else "--set goes with edit only")
    with opened(folder) as case:
        if decision == "edit":
            values = dict(_change(change) for change in changes)
            entry = case.ledger.amend(entry_id, values, who=who, why=why, at=now())
        else:
            entry = getattr(case.ledger, decision)(entry_id, who=who, why=why, at=now())
        if as_json:
            echo_json(entry)
        else:
            echo_entries([entry], case.documents_of([entry]), explain=False)


def _change(change: str) -> tuple[str, Any]:
    """Return field and value: text for a field of text, numbers and lists for theirs, nothing for an empty value."""
    import json

    from ripeness.ledger import Entry

    name, equals, value = change.partition("=")
    field = Entry.model_fields.get(name)
    if not equals or field is None:
        raise InputError(f"--set must be FIELD=VALUE with a field of the entry; got {change!r}")
    if name in ("relays", "issues"):
        return name, [part.strip() for part in value.split(";") if part.strip()]
    if not value:
        return name, field.default
    if name not in ("start", "end", "confidence", "amount", "holder_span", "cue_span"):
        return name, value
    try:
        return name, json.loads(value)
    except ValueError:
        raise InputError(f"--set {name} must be a number or JSON; got {value!r}") from None
