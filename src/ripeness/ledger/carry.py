"""What a reading changes in the ledger, and which decisions carry over to another version of a document."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ripeness.ledger.entry import Entry
from ripeness.ledger.history import Change, Version, decisions

#: Fields that come with the words' place in one text, and never move to another.
_PLACED = frozenset(
    {"id", "document", "start", "end", "exact", "prefix", "suffix", "holder_span", "cue_span", "reader", "basis"}
)


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's decision on an entry of another version of the document.

    Parameters
    ----------
    machine : Entry
        The entry as the reader had made it.
    person : Version
        The decision, with the entry as it is since.
    """

    machine: Entry
    person: Version


def decided(history: Sequence[Version]) -> Decided | None:
    """Return the decision of a person that stands on an entry, or None."""
    standing = decisions(history)
    return Decided(standing[0].entry, standing[-1]) if standing[-1].entry.review else None


def reread(stored: Mapping[str, Version], found: Sequence[Entry], *, reader: str) -> list[Change]:
    """Return what a new reading of the same text changes: what this reader made before, in this version or another.

    What a person decided stays as it is, and so does what another reader made: it stands as it was written first.

    Parameters
    ----------
    stored
        The newest version of each entry of the document, by id.
    found
        The entries of the new reading.
    reader
        Name and version of the reader, whose entries that it no longer finds are retired; empty: every reader's are.
    """
    changes = []
    for entry in found:
        old = stored.get(entry.id)
        if old is None or (old.entry.review is None and (old.kind == "retired" or _revised(old.entry, entry))):
            changes.append(Change(entry, "read", entry.reader))
    here = {entry.id for entry in found}
    for name, old in stored.items():
        own = not reader or family(old.entry.reader) == family(reader)
        if own and name not in here and old.entry.review is None and old.kind != "retired":
            changes.append(Change(old.entry, "retired", reader or "reader", "no longer found in the text"))
    return changes


def family(reader: str) -> str:
    """Return a reader's name without its version.

    >>> family("rules 0.1.0"), family("llm:small 0.1.0")
    ('rules', 'llm:small')
    """
    return reader.rsplit(" ", 1)[0]


def carried(found: Iterable[Entry], past: Iterable[Decided], *, text: str) -> list[tuple[Decided, Change]]:
    """Return the decisions that hold for new entries: the same act over the same exact words.

    Where the words occur more than once, the context before and after decides, the best pair first.
    """
    waiting: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        waiting[entry.act, entry.exact].append(entry)
    pairs = [
        (-_alike(entry, old.machine), entry.start, number, entry, old)
        for number, old in enumerate(past)
        for entry in waiting.get((old.machine.act, old.machine.exact), ())
    ]
    made: list[tuple[Decided, Change]] = []
    taken: set[object] = set()
    for _, _, number, entry, old in sorted(pairs, key=lambda pair: pair[:3]):
        if number in taken or entry.id in taken:
            continue
        moved = _moved(entry, old, text=text)
        if moved is not None:
            taken |= {number, entry.id}
            made.append((old, Change(moved, "carried", old.person.who, old.person.why)))
    return made


def _revised(old: Entry, new: Entry) -> bool:
    own = family(old.reader) == family(new.reader)
    return own and old.model_copy(update={"reader": new.reader}) != new


def _alike(left: Entry, right: Entry) -> int:
    return _common(left.suffix, right.suffix) + _common(left.prefix[::-1], right.prefix[::-1])


def _common(left: str, right: str) -> int:
    """Letters that two strings have in common at their beginning."""
    unlike = (at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other)
    return next(unlike, min(len(left), len(right)))


def _moved(entry: Entry, old: Decided, *, text: str) -> Entry | None:
    """The person's entry at the new place; None if the words that the person chose are not there."""
    machine, person = old.machine, old.person.entry
    shift = entry.start - machine.start
    start, end = person.start + shift, person.end + shift
    if start < 0 or text[start:end] != person.exact:
        return None
    fields: dict[str, object] = {
        name: getattr(person, name)
        for name in Entry.model_fields
        if name not in _PLACED and getattr(person, name) != getattr(machine, name)
    }
    fields |= {"start": start, "end": end, "exact": person.exact}
    if (start, end) != (entry.start, entry.end):
        before, after = len(person.prefix), len(person.suffix)
        fields |= {"prefix": text[max(0, start - before) : start], "suffix": text[end : end + after]}
    return Entry.model_validate({**entry.model_dump(), **fields})
