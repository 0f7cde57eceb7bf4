"""Ripeness as evidence for and against, with no score: a perceived stalemate, a perceived way out."""

from collections.abc import Callable, Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, holder, in_cell, joined, newest, ours
from ripeness.brief.model import Block, Cell, Finding, FindingList, Name, Piece, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.talks.ripeness import Evidence, Question
from ripeness.talks.rows import Said
from ripeness.talks.state import State

_HOLDERS = 3


def ripeness(state: State, record: Record) -> Part:
    """Return two questions by evidence for and against, gathered by reason; the words themselves stand in the annex."""
    main: list[Block] = [_table(state, lambda evidence: _by_reason(evidence, record))]
    missing = [_missing(question, state, record) for question in Question if _without(question, state)]
    found = sum(len(evidence) for _, *both in _questions(state) for evidence in both)
    if missing or found:
        main.append(FindingList(tuple(missing), more_in="ripeness-in-full" if found else ""))
    full = [_table(state, lambda evidence: _in_words(evidence, record.in_full))]
    return part("ripeness", "Evidence on ripeness", main=main, annex=full if found else [])


def _questions(state: State) -> tuple[tuple[Question, Sequence[Evidence], Sequence[Evidence]], ...]:
    evidence = state.ripeness
    return (
        (Question.STALEMATE, evidence.stalemate_for, evidence.stalemate_against),
        (Question.WAY_OUT, evidence.way_out_for, evidence.way_out_against),
    )


def _table(state: State, cell: Callable[[Sequence[Evidence]], Cell]) -> Table:
    columns = ((Plain("Perceived?"),), (Plain("Evidence for"),), (Plain("Evidence against"),))
    rows = tuple(
        Row((Plain(wording.capital(question.value), strong=True),), (cell(pro), cell(con)))
        for question, pro, con in _questions(state)
    )
    return Table("No score: what on record speaks for and against each perception", columns, rows)


def _by_reason(evidence: Sequence[Evidence], record: Record) -> Cell:
    """Return one finding for each reason: who gives it, and links to their words; the reason given last comes first."""
    by_said = {each.said.entry: each for each in evidence}
    gathered: dict[str, list[Said]] = {}
    for said in newest([each.said for each in evidence]):
        gathered.setdefault(by_said[said.entry].reason, []).append(said)
    few = list(gathered.items())[: record.limits.evidence]
    return Cell(tuple(_reason(*each, record) for each in few), "Nothing on record")


def _reason(reason: str, said: Sequence[Said], record: Record) -> Finding:
    voices = dict.fromkeys(holder(each, record)[0].text for each in said)
    names = [Name(name, record.party(_sides(name, said, record))) for name in list(voices)[:_HOLDERS]]
    pieces: list[Piece] = [Plain(f"{wording.capital(reason).rstrip('.')}: "), *joined(names)]
    others = len(voices) - _HOLDERS
    if others > 0:
        pieces.append(Plain(f" and {wording.count(others, 'other')}"))
    return ours(*pieces, said=said[:_HOLDERS], record=record)


def _sides(name: str, said: Sequence[Said], record: Record) -> Sequence[str]:
    return next((each.sides for each in said if holder(each, record)[0].text == name), ())


def _in_words(evidence: Sequence[Evidence], record: Record) -> Cell:
    rows = {each.said.entry: each for each in evidence}
    chosen = newest([each.said for each in rows.values()])
    return Cell(tuple(_told(rows[said.entry], record) for said in chosen), "Nothing on record")


def _told(evidence: Evidence, record: Record) -> Finding:
    found = in_cell(evidence.said, record)
    if found.kind == "ours":
        return found
    weaker = "" if evidence.own_word or evidence.about is None else f" (not {evidence.about}’s own word)"
    return Finding(
        found.kind, (*found.pieces, Plain(f". {wording.capital(evidence.reason).rstrip('.')}{weaker}")), found.cites
    )


def _without(question: Question, state: State) -> list[str]:
    return [party for party, asked in state.ripeness.no_evidence if asked is question]


def _missing(question: Question, state: State, record: Record) -> Finding:
    parties = [Name(party, record.party([party])) for party in _without(question, state)]
    return ours(f"No evidence on record whether {question.value} by ", *joined(parties, by=" or "), ".")
