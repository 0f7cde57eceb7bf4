"""From a state to its brief: every part in its order, every statement with the way back to its words."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from ripeness.assess.account import Account
from ripeness.brief import wording
from ripeness.brief.findings import Record, told
from ripeness.brief.fit import fits
from ripeness.brief.kinds import kind_of
from ripeness.brief.limits import STEPS
from ripeness.brief.model import Brief, Made, Passage, Piece, Plain, Source
from ripeness.brief.sections.changes import changes
from ripeness.brief.sections.channels import tracks
from ripeness.brief.sections.coverage import CAVEAT, balance, coverage
from ripeness.brief.sections.disputed import disputed
from ripeness.brief.sections.events import timeline
from ripeness.brief.sections.evidence import ripeness
from ripeness.brief.sections.gaps import unknowns
from ripeness.brief.sections.ground import battlefield
from ripeness.brief.sections.headline import headline, reasons
from ripeness.brief.sections.model import model
from ripeness.brief.sections.money import aid
from ripeness.brief.sections.outside import third_parties
from ripeness.brief.sections.part import Part
from ripeness.brief.sections.positions import positions
from ripeness.brief.sections.proposals import proposals
from ripeness.ledger import edtf
from ripeness.ledger.document import Document, Handling
from ripeness.ledger.entry import Entry
from ripeness.talks.diff import diff
from ripeness.talks.rows import Said
from ripeness.talks.state import State

_STRICTEST_LAST: tuple[Handling, ...] = get_args(Handling)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a state is set beside.

    Parameters
    ----------
    previous
        An earlier state (the last brief's): what changed since then becomes the first section.
    account
        What a model shows of the case: it becomes the last section, told apart from what is on record.
    """

    previous: State | None = None
    account: Account | None = None


ALONE = Beside()


def build(
    state: State,
    *,
    documents: Iterable[Document],
    texts: Mapping[str, str],
    entries: Iterable[Entry],
    made: Made,
    beside: Beside = ALONE,
) -> Brief:
    """Return the brief of a state, independent of any renderer. Same arguments, same brief.

    Parameters
    ----------
    documents
        On file, in the order of the ledger; those without an entry in the state are only counted.
    texts
        Working text of each document by the SHA-256 of its original.
    entries
        Each entry of the state is read against its text once more; one that isn't found there is counted as
        withheld, and none of its words is shown.
    beside
        An earlier state and what a model shows, if there is either.
    """
    documents = tuple(documents)
    record = Record.of(state, documents=documents, texts=texts, entries=entries)
    for limits in STEPS:
        brief = _brief(state, replace(record, limits=limits), made=made, beside=beside)
        if fits(brief):
            break
    return replace(brief, sources=_sources(state, record), without=_without(documents, record, state.known_by))


def _brief(state: State, record: Record, *, made: Made, beside: Beside) -> Brief:
    parts = _parts(state, record, beside)
    return Brief(
        title=made.title or " – ".join(state.frame.party_names) or "The talks",
        handling=_strictest(record.numbered),
        as_of=wording.day(state.on),
        known_by=wording.day(state.known_by) if state.known_by else "",
        parties=state.frame.party_names,
        headline=headline(state, record),
        reasons=reasons(state, record),
        balance=balance(state),
        caveat=CAVEAT,
        sections=tuple(part.main for part in parts if part.main),
        annexes=tuple(part.annex for part in parts if part.annex),
        sources=(),
        made=made,
        withheld=record.withheld,
    )


def _parts(state: State, record: Record, beside: Beside) -> list[Part]:
    since = [changes(diff(beside.previous, state), state, record)] if beside.previous is not None else []
    shown = [model(beside.account, record)] if beside.account is not None else []
    return [
        *since,
        tracks(state, record),
        proposals(state, record),
        positions(state, record),
        disputed(state, record),
        third_parties(state, record),
        aid(state, record),
        battlefield(state, record),
        timeline(state, record),
        ripeness(state, record),
        unknowns(state, record),
        coverage(state, record),
        *shown,
    ]


def _strictest(documents: Iterable[Document]) -> str:
    return max((document.handling for document in documents), key=_STRICTEST_LAST.index, default="public")


def _without(documents: Iterable[Document], record: Record, known_by: datetime.date | None) -> int:
    """Return how many documents on file by ``known_by`` hold no entry of the state."""
    used = {document.sha256 for document in record.numbered}
    unused = [document for document in documents if document.sha256 not in used]
    if known_by is None:
        return len(unused)
    return sum(
        document.published is not None and edtf.certain_on_or_before(document.published, known_by)
        for document in unused
    )


def _sources(state: State, record: Record) -> tuple[Source, ...]:
    said = {each.entry: each for each in state.said}
    passages: dict[int, list[Passage]] = {}
    for cite in record.cites.values():  # already in the order of sources and passages
        entry, row = record.entries[cite.entry], said[cite.entry]
        passage = Passage(cite, entry.start, entry.end, kind_of(row), _who(row, record))
        passages.setdefault(cite.source, []).append(passage)
    return tuple(
        _source(document, number, tuple(passages.get(number, ())), record)
        for number, document in enumerate(record.numbered, start=1)
    )


def _who(row: Said, record: Record) -> tuple[Piece, ...]:
    """Return the sentence on a passage without its words, which stand in the text above."""
    pieces = told(row, record).pieces[:-1]
    last = pieces[-1]
    return (*pieces[:-1], Plain(last.text.removesuffix(": "))) if isinstance(last, Plain) else pieces


def _source(document: Document, number: int, passages: tuple[Passage, ...], record: Record) -> Source:
    return Source(
        number=number,
        title=document.title or document.name or "Untitled",
        outlet=document.outlet or "outlet not known",
        authors=document.authors,
        published=wording.when(document.published or ""),
        url=document.url,
        language=document.language,
        licence=document.licence,
        handling=document.handling,
        sha256=document.sha256,
        text=record.texts[document.sha256],
        passages=passages,
    )
