"""Sentences with their entries: how one row of the state is told, and the number under which its words are found."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ripeness.brief import wording
from ripeness.brief.kinds import kind_of
from ripeness.brief.limits import FULL, Limits
from ripeness.brief.model import Cite, Finding, Name, Piece, Plain, Words
from ripeness.errors import SpanError
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry
from ripeness.talks.rows import UNKNOWN_RELAY, Days, Said
from ripeness.talks.state import State

UNNAMED = "unnamed"
_QUOTES = frozenset('“”„«»"‟')
_WITHHELD = "A statement is withheld: its words were not found in its source."


@dataclass(frozen=True, slots=True)
class Record:
    """What findings are made from: the verified entries, their documents and their numbers.

    Attributes
    ----------
    entries
        By id; only those whose words were found again in their text.
    cites
        By entry id.
    numbered
        Documents in the order of their numbers, the first is 1.
    parties
        Names in the case's order.
    withheld
        How many entries of the state failed the check and are nowhere shown.
    limits
        How much a part may show.
    """

    entries: Mapping[str, Entry]
    cites: Mapping[str, Cite]
    numbered: tuple[Document, ...]
    texts: Mapping[str, str]
    parties: tuple[str, ...]
    withheld: int
    limits: Limits = FULL

    @classmethod
    def of(
        cls, state: State, *, documents: Iterable[Document], texts: Mapping[str, str], entries: Iterable[Entry]
    ) -> "Record":
        """Verify the entries that the state rests on and number their sources and passages.

        Sources are numbered by publication date (unknown last), then in the order given; passages by their place.
        """
        wanted = dict.fromkeys(said.entry for said in state.said)
        found = {entry.id: entry for entry in entries if entry.id in wanted}
        verified = {key: entry for key, entry in found.items() if _verified(entry, texts)}
        used = {entry.document for entry in verified.values()}
        numbered = tuple(
            sorted((document for document in documents if document.sha256 in used), key=lambda d: d.published or "9999")
        )
        return cls(
            entries=verified,
            cites=_cites(numbered, verified.values()),
            numbered=numbered,
            texts=texts,
            parties=state.frame.party_names,
            withheld=len(wanted) - len(verified),
        )

    def party(self, sides: Sequence[str]) -> int | None:
        """Return the place of the one party among ``sides``, from 1; None for two, none, or a third party."""
        places = [place for place, name in enumerate(self.parties, start=1) if name in sides]
        return places[0] if len(places) == 1 == len(sides) else None

    def cite(self, said: Iterable[Said]) -> tuple[Cite, ...]:
        """Return the links to the words of all these, each once."""
        return tuple(dict.fromkeys(self.cites[each.entry] for each in said if each.entry in self.cites))

    @property
    def in_full(self) -> "Record":
        """The same record for an annex, where nothing is left out."""
        return replace(self, limits=FULL)

    def words(self, said: Said, *, limit: int) -> Words:
        """Return the entry's own words, cut after a whole word at ``limit`` code points."""
        entry = self.entries[said.entry]
        text = shortened(entry.exact, limit)
        spoken = entry.directness == "direct" and not _QUOTES & set(entry.exact)
        return Words(text, entry.id, "holder" if spoken else "source", cut=text != entry.exact)


def _verified(entry: Entry, texts: Mapping[str, str]) -> bool:
    try:
        entry.check(texts.get(entry.document, ""))
    except SpanError:
        return False
    return True


def _cites(numbered: Sequence[Document], entries: Iterable[Entry]) -> dict[str, Cite]:
    places = {document.sha256: number for number, document in enumerate(numbered, start=1)}
    known = [entry for entry in entries if entry.document in places]
    ordered = sorted(known, key=lambda entry: (places[entry.document], entry.start, -entry.end, entry.act))
    passages: dict[int, int] = {}
    cites = {}
    for entry in ordered:
        source = places[entry.document]
        passages[source] = passages.get(source, 0) + 1
        cites[entry.id] = Cite(entry.id, source, passages[source])
    return cites


def shortened(text: str, limit: int) -> str:
    """Return ``text``, or the whole words at its beginning that fit into ``limit`` code points."""
    if len(text) <= limit:
        return text
    cut = text[: limit + 1].rsplit(maxsplit=1)[0]
    return (cut if len(cut) <= limit else text[:limit]).rstrip(" ,;:–—-")


def holder(said: Said, record: Record, *, brief: bool = False) -> tuple[Piece, ...]:
    """Return whose it is, with post unless ``brief``, and side: ``Ann Poe (foreign minister, Utopia)``."""
    party = record.party(said.sides)
    name, described = said.holder, ""
    if said.holder.startswith(UNNAMED):
        name, described = "Unnamed", said.holder.partition(":")[2].strip()
    name = wording.listed([part.strip() for part in name.split(";") if part.strip()]) or "Unnamed"
    sides = [side for side in said.sides if side not in (*name.split(" and "), *described.split())]
    aside = [detail for detail in (described, "" if brief else said.post or "", *sides) if detail]
    pieces: list[Piece] = [Name(name, party, strong=not brief)]
    if aside:
        pieces += [
            Plain(" ("),
            *joined(Name(detail, party if detail in sides else None) for detail in aside),
            Plain(")"),
        ]
    return tuple(pieces)


def relays(said: Said) -> tuple[Piece, ...]:
    """Return who carried it, nearest the holder first: ``, via Interfax``; a relay that the text hides is named so."""
    pieces: list[Piece] = []
    for relay in said.relays:
        if relay == UNKNOWN_RELAY:
            pieces.append(Plain(", relay not named"))
        else:
            pieces += [Plain(", via "), Name(relay)]
    return tuple(pieces)


def told(said: Said, record: Record) -> Finding:
    """Return a row as a sentence: who, what, carried by whom, when, and the words with their link."""
    if said.entry not in record.cites:
        return Finding("ours", (Plain(_WITHHELD),))
    kind = kind_of(said)
    verb = "" if kind == "fact" else f" {wording.did(said.act, said.polarity)}"
    pieces = (
        *holder(said, record),
        Plain(verb),
        *relays(said),
        Plain(f", {wording.when(said.when)}: "),
        record.words(said, limit=record.limits.said),
    )
    return Finding(kind, tuple(piece for piece in pieces if piece != Plain("")), record.cite([said]))


def in_cell(said: Said, record: Record, *, side: bool = True) -> Finding:
    """Return a row for a cell: the words first, then who and when; no ``side`` where the column names it."""
    if said.entry not in record.cites:
        return Finding("ours", (Plain(_WITHHELD),))
    who = holder(said, record, brief=True) if side else holder(said, record, brief=True)[:1]
    pieces = (
        record.words(said, limit=record.limits.cell),
        Plain(" — "),
        *who,
        *relays(said),
        Plain(f", {wording.when(said.when)}"),
    )
    return Finding(kind_of(said), pieces, record.cite([said]))


def headed(head: str, finding: Finding) -> Finding:
    """Return a finding with strong words of ours before it."""
    return replace(finding, pieces=(Plain(head, strong=True), *finding.pieces))


def joined(names: Iterable[Piece], *, by: str = ", ") -> list[Piece]:
    """Return names with words of ours between them."""
    out: list[Piece] = []
    for name in names:
        out += [Plain(by), name] if out else [name]
    return out


def ours(*parts: str | Piece, said: Iterable[Said] = (), record: Record | None = None) -> Finding:
    """Return a sentence that counts or names what is missing, with links to all that it rests on."""
    pieces = tuple(Plain(part) if isinstance(part, str) else part for part in parts)
    return Finding("ours", pieces, record.cite(said) if record else ())


def days(number: Days) -> str:
    """Return a number of days with its bounds: ``32``, ``3–9``, ``at least 5``."""
    if number.exact:
        return str(number.least)
    return f"at least {number.least}" if number.most is None else f"{number.least}–{number.most}"


def days_old(number: Days | None) -> str:
    """Return how old words are: ``same day``, ``1 day old``, ``3–9 days old``, ``5+ days old`` for at least 5."""
    if number is None or (number.least, number.most) == (0, None):
        return "age not known"
    if number.exact and number.least == 0:
        return "same day"
    figure = f"{number.least}+" if number.most is None else days(number)
    return f"{figure} {day_or_days(number)} old"


def day_or_days(number: Days) -> str:
    """Return the noun for a number of days with bounds: ``at least 1 day``, ``1–2 days``."""
    return "day" if number.least == 1 and number.most in (1, None) else "days"


def newest(said: Iterable[Said]) -> list[Said]:
    """Return rows newest first by their last possible day; those without one come last. Equal days keep their order."""
    return sorted(said, key=lambda each: each.last or datetime.date.min, reverse=True)
