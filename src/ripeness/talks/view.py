"""The view: the entries that the two clocks let through, dated, with sides and issues resolved, oldest first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ripeness.errors import NotFound
from ripeness.ledger import edtf
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry
from ripeness.talks.frame import CaseFrame, infer_frame
from ripeness.talks.origins import OriginIndex, index_origins
from ripeness.talks.rows import Said, shown_relays
from ripeness.talks.sides import Sides

Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in the view.

    Attributes
    ----------
    place
        Its place in the ledger, counted from 0: the last tie-break, so that no order depends on a name.
    target, addressee
        By the names of the frame where they are known.
    issues
        The entry's own, and those of the frame whose keywords its words hold.
    sides, parties
        Whom the holder speaks for; those of them that are parties and whose own word it is.
    by_adversary
        Whether the other party carried it: then it is no party's own word.
    """

    entry: Entry
    said: Said
    place: int
    target: str | None
    addressee: str | None
    issues: tuple[str, ...]
    sides: tuple[str, ...]
    parties: tuple[str, ...]
    by_adversary: bool

    @property
    def order(self) -> tuple[date, date, int]:
        """Oldest first: last possible day, then earliest, then place in the ledger; undated before all."""
        return (self.said.last or date.min, self.said.first or date.min, self.place)

    @property
    def actors(self) -> tuple[str, ...]:
        """All whom the entry names: holder's sides, target and addressee."""
        return tuple(dict.fromkeys(name for name in (*self.sides, self.target, self.addressee) if name))


@dataclass(frozen=True, slots=True)
class View:
    """What every fold reads.

    Attributes
    ----------
    parties, names
        Of the frame: the two parties' names, and each actor's shown name under every name it has, in lower case.
    items
        Oldest first (`Item.order`).
    by_id
        The same by entry id.
    straddling
        Items that may be before or after `on`: in no fold, listed as unknown.
    undated
        Documents without a publication date, in the order given.
    origins
        Which origin each item has.
    known_sides
        States and organisations that some holder speaks for, or that the frame names.
    rejected
        How many entries a person rejected.
    """

    on: date
    known_by: date | None
    frame: CaseFrame
    parties: tuple[str, ...]
    names: Mapping[str, str]
    items: tuple[Item, ...]
    by_id: Mapping[str, Item]
    straddling: tuple[Item, ...]
    undated: tuple[Document, ...]
    origins: OriginIndex
    known_sides: frozenset[str]
    rejected: int

    def is_party(self, name: str | None) -> bool:
        """Whether the name is one of the two parties."""
        return name is not None and name in self.parties

    def once(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return the items with copies of one utterance shown once: the oldest."""
        first: dict[int, Item] = {}
        number = self.origins.of
        for item in items:
            first.setdefault(number(item.entry.id), item)
        return tuple(first.values())


def build_view(
    entries: Sequence[Entry],
    documents: Mapping[str, Document],
    *,
    on: date,
    known_by: date | None = None,
    case: CaseFrame | None = None,
) -> View:
    """Return the view on a date.

    An entry is in it if what it tells must have happened by `on`, and its document was published by `known_by`.
    An entry without any date is in it, before all others, unless `known_by` asks when it became known.

    Raises
    ------
    NotFound
        If an entry's document is not in `documents`.
    """
    kept = [entry for entry in entries if entry.review is None or entry.review.decision != "rejected"]
    known = [(place, entry) for place, entry in enumerate(kept) if _known(_document(entry, documents), known_by)]
    dated = [(place, entry, _bounds(entry, documents[entry.document])) for place, entry in known]
    inside = [row for row in dated if _happened(row[2], on)]
    frame = case or infer_frame(entry for _, entry in known)
    sides = Sides.seen(frame, [entry for _, entry, _ in inside])
    finder = _IssueFinder(frame)
    items = sorted((_item(row, documents, sides, finder) for row in inside), key=lambda item: item.order)
    straddling = tuple(_item(row, documents, sides, finder) for row in dated if _may_have_happened(row[2], on))
    return View(
        on=on,
        known_by=known_by,
        frame=frame,
        parties=frame.party_names,
        names=frame.names(),
        items=tuple(items),
        by_id={item.entry.id: item for item in items},
        straddling=straddling,
        undated=tuple(document for document in documents.values() if document.published is None),
        origins=index_origins([item.entry for item in items], documents),
        known_sides=sides.known,
        rejected=len(entries) - len(kept),
    )


def _document(entry: Entry, documents: Mapping[str, Document]) -> Document:
    document = documents.get(entry.document)
    if document is None:
        raise NotFound(f"entry {entry.id}: its document {entry.document[:12]} is not among the documents given")
    return document


def _known(document: Document, known_by: date | None) -> bool:
    if known_by is None:
        return True
    return document.published is not None and edtf.certain_on_or_before(document.published, known_by)


def _bounds(entry: Entry, document: Document) -> Bounds:
    """What is published has been said: the publication day bounds the date, unless the text dates itself later."""
    extent, published = edtf.parse(entry.when), edtf.latest(document.published or "")
    if published is None:
        return extent.first, extent.last
    if extent.first is not None and extent.first > published:
        return (None, published) if entry.polarity == "future" else (extent.first, extent.last)
    return extent.first, published if extent.last is None else min(extent.last, published)


def _happened(bounds: Bounds, on: date) -> bool:
    first, last = bounds
    return last <= on if last is not None else first is None


def _may_have_happened(bounds: Bounds, on: date) -> bool:
    return not _happened(bounds, on) and (bounds[0] is None or bounds[0] <= on)


def _item(
    row: tuple[int, Entry, Bounds], documents: Mapping[str, Document], sides: Sides, finder: "_IssueFinder"
) -> Item:
    place, entry, bounds = row
    spoken_for = sides.of_holder(entry)
    carriers = {sides.of_name(relay) for relay in entry.relays}
    by_adversary = any(party in carriers and party not in spoken_for for party in sides.parties)
    return Item(
        entry,
        _said(entry, documents[entry.document], bounds, spoken_for),
        place,
        sides.of_name(entry.target),
        sides.of_name(entry.addressee),
        finder.issues(entry),
        spoken_for,
        () if by_adversary or not spoken_for else tuple([side for side in spoken_for if side in sides.parties]),
        by_adversary and any(side in sides.parties for side in spoken_for),
    )


def _said(entry: Entry, document: Document, bounds: Bounds, sides: tuple[str, ...]) -> Said:
    return Said(
        entry=entry.id,
        document=entry.document,
        act=entry.act,
        holder=entry.holder,
        kind=entry.holder_kind,
        post=entry.holder_post,
        sides=sides,
        relays=shown_relays(entry.relays),
        outlet=document.outlet,
        published=document.published,
        when=entry.when,
        first=bounds[0],
        last=bounds[1],
        words=entry.exact,
        directness=entry.directness,
        polarity=entry.polarity,
        hedge=entry.hedge,
        reviewed=entry.review is not None,
    )


class _IssueFinder:
    """Finds issues of the frame by their keywords, in one pass over the words."""

    def __init__(self, frame: CaseFrame) -> None:
        self._of = {word.casefold(): issue.id for issue in frame.issues for word in issue.keywords}
        longest_first = sorted(self._of, key=len, reverse=True)
        words = "|".join(re.escape(word) for word in longest_first)
        self._pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None

    def issues(self, entry: Entry) -> tuple[str, ...]:
        if self._pattern is None:
            return entry.issues
        found = (self._of[match.casefold()] for match in self._pattern.findall(entry.exact))
        return tuple(dict.fromkeys((*entry.issues, *found)))
