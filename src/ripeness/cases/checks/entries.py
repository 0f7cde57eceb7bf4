"""What a case file rests on, looked up in the ledger: entries that exist, and that still say what was read in them."""

from collections.abc import Iterator
from datetime import date

from ripeness.cases.checks.node import Node
from ripeness.cases.faults import Fault
from ripeness.cases.ranges import versions_of
from ripeness.errors import NotFound
from ripeness.ledger import Document, Entry, Ledger, Version, edtf, history


def check(root: Node, ledger: Ledger) -> Iterator[Fault]:
    """Yield a fault for each basis that the ledger doesn't bear out."""
    as_of = edtf.earliest(root["case"]["as_of"].text) if edtf.is_valid(root["case"]["as_of"].text) else None
    for basis in _bases(root["model"]):
        for entry, seen in versions_of(basis.text).items():
            what = _doubt(ledger, entry, seen=seen, as_of=as_of)
            if what:
                yield basis.place, what


def _bases(node: Node) -> Iterator[Node]:
    for name, field in node.fields().items():
        if name == "basis":
            yield field
        else:
            yield from _bases(field)
    for item in node.items():
        yield from _bases(item)


def _doubt(ledger: Ledger, entry: str, *, seen: int, as_of: date | None) -> str:
    """Say why nothing should rest on an entry as it was seen; empty if something may."""
    try:
        versions = ledger.history(entry)
    except NotFound:
        return f"the ledger has no entry {entry}; `ripeness entries` lists those there are"
    if versions[-1].kind == "retired":
        remedy = _same_words(ledger, versions[-1].entry) or "rest this on another"
        return f"entry {entry} is no longer found in its document since {_day(versions[-1])}; {remedy}"
    standing = history.decisions(versions)
    if standing[-1].entry.review and standing[-1].entry.review.decision == "rejected":
        return f"entry {entry} was rejected by {_decided(standing[-1])}; rest this on another"
    edited = [each for each in standing if each.entry.review and each.entry.review.decision == "edited"]
    if edited and edited[-1].number > seen:
        number = edited[-1].number
        return f"entry {entry} was corrected by {_decided(edited[-1])}; if this still holds, write {entry}@{number}"
    return _out_of_date(ledger, versions[-1], as_of)


def _same_words(ledger: Ledger, gone: Entry) -> str:
    """Name the entry that a later reader made of the same words; empty if there is none."""
    found = (
        each for each in ledger.entries(document=gone.document) if (each.start, each.end) == (gone.start, gone.end)
    )
    same = next(found, None)
    return f"its words are entry {same.id} now, {same.act.value}: write that if this still holds" if same else ""


def _out_of_date(ledger: Ledger, version: Version, as_of: date | None) -> str:
    entry = version.entry
    document = ledger.document(entry.document)
    if _is_after(document, as_of):
        day = document.published
        return f"entry {entry.id} was published on {day}, after the day of the case, {as_of}; take it out"
    known = [each.sha256 for each in ledger.editions(entry.document) if not _is_after(each, as_of)]
    if known[-1] != entry.document:
        return f"entry {entry.id} is of a document that a newer version replaced; rest this on an entry of that one"
    return ""


def _is_after(document: Document, as_of: date | None) -> bool:
    """Whether a document was surely published after a day."""
    published = edtf.earliest(document.published or "")
    return as_of is not None and published is not None and published > as_of


def _decided(version: Version) -> str:
    why = f" (“{version.why}”)" if version.why else ""
    return f"{version.who} on {_day(version)}{why}"


def _day(version: Version) -> str:
    return version.at[:10]
