"""Ripeness as evidence for and against, with no score: a perceived stalemate, a perceived way out."""

from collections.abc import Sequence

from ripeness.brief.findings import Record, in_cell, newest, ours
from ripeness.brief.model import Block, Cell, Finding, FindingList, Name, Piece, Plain, Row, Table
from ripeness.brief.sections.part import Part, part
from ripeness.talks.ripeness import Evidence, Question
from ripeness.talks.state import State

_FEW = 2
_ALL = 10_000


def ripeness(state: State, record: Record) -> Part:
    """Return a table of two questions by evidence for and against, and the parties on whom there is none."""
    evidence = state.ripeness
    found = (evidence.stalemate_for, evidence.stalemate_against, evidence.way_out_for, evidence.way_out_against)
    main: list[Block] = [_table(state, record, _FEW)]
    missing = [_missing(question, state, record) for question in Question if _without(question, state)]
    more = sum(max(0, len(each) - _FEW) for each in found)
    if missing or more:
        main.append(FindingList(tuple(missing), more=more, more_in="ripeness-in-full" if more else ""))
    return part("ripeness", "Evidence on ripeness", main=main, annex=[_table(state, record, _ALL)] if more else [])


def _table(state: State, record: Record, limit: int) -> Table:
    evidence = state.ripeness
    rows = (
        (Question.STALEMATE, evidence.stalemate_for, evidence.stalemate_against),
        (Question.WAY_OUT, evidence.way_out_for, evidence.way_out_against),
    )
    columns = ((Plain("Perceived?"),), (Plain("Evidence for"),), (Plain("Evidence against"),))
    return Table(
        "No score: what on record speaks for and against each perception",
        columns,
        tuple(
            Row((Plain(_capital(question.value), strong=True),), (_cell(pro, record, limit), _cell(con, record, limit)))
            for question, pro, con in rows
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cell(evidence: Sequence[Evidence], record: Record, limit: int) -> Cell:
    rows = {each.said.entry: each for each in evidence}
    chosen = newest([each.said for each in rows.values()])[:limit]
    return Cell(tuple(_told(rows[said.entry], record) for said in chosen), "" if chosen else "Nothing on record")


def _told(evidence: Evidence, record: Record) -> Finding:
    found = in_cell(evidence.said, record)
    if found.kind == "ours":
        return found
    weaker = "" if evidence.own_word or evidence.about is None else f" (not {evidence.about}’s own word)"
    return Finding(
        found.kind, (*found.pieces, Plain(f". {_capital(evidence.reason).rstrip('.')}{weaker}")), found.cites
    )


def _without(question: Question, state: State) -> list[str]:
    return [party for party, asked in state.ripeness.no_evidence if asked is question]


def _missing(question: Question, state: State, record: Record) -> Finding:
    pieces: list[Piece] = [Plain(f"No evidence on record whether {question.value} by ")]
    for place, party in enumerate(_without(question, state)):
        pieces += [Plain(" or ")] * bool(place) + [Name(party, record.party([party]))]
    return ours(*pieces, ".")
