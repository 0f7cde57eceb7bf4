"""What is not known: what sources say is not known, and what the record shows that it doesn't hold."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, in_cell, ours
from ripeness.brief.limits import FULL
from ripeness.brief.model import Finding, FindingList, Name, Piece, Plain
from ripeness.brief.sections.part import Part, part
from ripeness.brief.sections.positions import title
from ripeness.talks.state import State
from ripeness.talks.unknowns import Unknown, UnknownKind

_TOGETHER = {
    UnknownKind.DENIAL: "Denials that leave open what they deny",
    UnknownKind.RELAY: "Statements whose relay is not named",
    UnknownKind.STRADDLES: "Statements that may be from before or after the date asked",
}
_SINGLY = (UnknownKind.TERMS, UnknownKind.SAID, UnknownKind.UNDATED)


def unknowns(state: State, record: Record) -> Part:
    """Return one finding for each known unknown; statements that nobody made are gathered by party."""
    items, full = _items(state, record), _items(state, record.in_full)
    shown = tuple(items[: record.limits.unknowns])
    if not shown:
        shown = (ours("Nothing is recorded as unknown; what nobody asked isn’t listed."),)
    more = len(items) - len(shown) if items else 0
    long = bool(items) and list(shown) != full
    main = [FindingList(shown, more=more, more_in="unknowns-in-full" if long else "")]
    return part("unknowns", "What is not known", main=main, annex=[FindingList(tuple(full))] if long else [])


def _items(state: State, record: Record) -> list[Finding]:
    in_terms = {said.entry for each in state.unknowns if each.kind is UnknownKind.TERMS for said in each.said}
    singly = [each for kind in _SINGLY for each in reversed(state.unknowns) if each.kind is kind]
    items = [_gathered(kind, state, record) for kind in _TOGETHER if any(each.kind is kind for each in state.unknowns)]
    items += _silences(state, record)
    return items + [_unknown(each, state, record) for each in singly if not _told_by(each, in_terms)]


def _told_by(unknown: Unknown, entries: set[str]) -> bool:
    """Whether the terms of a proposal, listed by themselves, already rest on these words."""
    return unknown.kind is UnknownKind.SAID and all(said.entry in entries for said in unknown.said)


def _gathered(kind: UnknownKind, state: State, record: Record) -> Finding:
    """Return one line for all unknowns of a kind that differ only in their words."""
    said = [each for unknown in state.unknowns if unknown.kind is kind for each in unknown.said]
    number = sum(unknown.kind is kind for unknown in state.unknowns)
    return ours(Plain(f"{_TOGETHER[kind]}:", strong=True), f" {number}.", said=said, record=record)


def _unknown(unknown: Unknown, state: State, record: Record) -> Finding:
    if unknown.kind is UnknownKind.SAID and len(unknown.said) == 1:
        return in_cell(unknown.said[0], record)
    head: list[Piece] = [Plain(wording.capital(unknown.kind.value), strong=True)]
    about = _about(unknown, state)
    if about:
        head += [Plain(": "), Name(about)]
    return ours(*head, ".", said=unknown.said, record=record)


def _about(unknown: Unknown, state: State) -> str:
    """Return what it is about: a proposal by its author and date, a document by its digest, anything else as it is."""
    for proposal in state.proposals:
        if unknown.kind is UnknownKind.TERMS and proposal.key == unknown.about:
            return f"{proposal.author}, {wording.when(proposal.when)}"
    return unknown.about or (unknown.document or "")[:12]


def _silences(state: State, record: Record) -> list[Finding]:
    """Return a line for each party; on the first pages without the issues on which neither spoke, named further up."""
    silent: Sequence[Unknown] = [each for each in state.unknowns if each.kind is UnknownKind.NO_STATEMENT]
    findings = []
    for party in dict.fromkeys(each.party for each in silent):
        asked = [each.about for each in silent if each.party == party]
        rest = [
            issue for issue in asked if any(state.position(other, issue).stated for other in state.frame.party_names)
        ]
        issues = wording.listed([title(state, issue) for issue in (asked if record.limits == FULL else rest)])
        if not issues:
            continue
        by: list[Piece] = [Plain(" by "), Name(party, record.party([party]))] if party else []
        findings.append(ours(Plain("No statement found", strong=True), *by, Plain(" on: "), Name(issues), "."))
    return findings
