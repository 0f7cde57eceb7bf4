"""What is on the table: each proposal with its clock, its known terms, and whose word an answer rests on."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, day_or_days, days, in_cell, ours
from ripeness.brief.model import Block, Card, Cards, Finding, FindingList, Line, Name, Plain
from ripeness.brief.sections.headline import spoken_of
from ripeness.brief.sections.part import Part, part
from ripeness.talks.proposals import Answer, AnswerKind, Proposal, Response
from ripeness.talks.rows import Said
from ripeness.talks.state import State

_OTHERS_WORD = " (by another’s word; not counted as an answer)"


def proposals(state: State, record: Record) -> Part:
    """Return the parties' unanswered proposals first, then their others, then outsiders'; most spoken of first."""
    ordered = _ordered(state)
    if not ordered:
        return part("proposals", "Proposals", main=[FindingList((ours("No proposal is on record by this date."),))])
    main: list[Block] = [Cards(tuple(_card(each, record) for each in ordered[: record.limits.cards]))]
    long = len(ordered) > record.limits.cards or any(_longest(each) > record.limits.lines for each in ordered)
    if long:
        main.append(FindingList((), more=max(0, len(ordered) - record.limits.cards), more_in="proposals-in-full"))
    full = Cards(tuple(_card(each, record.in_full) for each in ordered))
    return part("proposals", "Proposals", main=main, annex=[full] if long else [])


def _ordered(state: State) -> list[Proposal]:
    """Return the proposals in order; the sort is stable, and the state has them newest first."""
    return sorted(
        state.proposals,
        key=lambda proposal: (not proposal.by_party, proposal.unanswered is None, -spoken_of(proposal)),
    )


def _longest(proposal: Proposal) -> int:
    answers = sum(len(response.answers) for response in proposal.responses)
    return max(len(proposal.terms), answers, len(proposal.about), len(proposal.made))


def _card(proposal: Proposal, record: Record) -> Card:
    number, unit = _clock(proposal)
    author = Name(proposal.author, record.party([proposal.author]), strong=True)
    return Card((author, Plain(f", {wording.when(proposal.when)}")), number, unit, _lines(proposal, record))


def _clock(proposal: Proposal) -> tuple[str, str]:
    """Return what must be seen first: days without an answer, or how it ended."""
    if proposal.withdrawn is not None:
        return "—", "withdrawn"
    waiting = proposal.unanswered
    if waiting is not None:
        by = wording.listed([each.by for each in proposal.responses if each.unanswered is not None])
        if waiting.most is None:
            return f"{waiting.least}+", f"days or more without an answer from {by}"
        return days(waiting), f"{day_or_days(waiting)} without an answer from {by}"
    settled = [each for each in proposal.responses if each.status is not AnswerKind.NO_RESPONSE]
    if settled:
        return "—", wording.listed([f"{each.status} by {each.by}" for each in settled])
    return "—", "no answer on record; its date is not known" if proposal.responses else "to nobody named"


def _lines(proposal: Proposal, record: Record) -> tuple[Line, ...]:
    lines = [
        Line("Made", _cells(proposal.made, record)),
        Line("Terms", _terms(proposal, record)),
        Line("Answers", _answers(proposal.responses, record)),
    ]
    if proposal.withdrawn is not None:
        lines.append(Line("Withdrawn", (in_cell(proposal.withdrawn, record),)))
    if proposal.about:
        lines.append(Line("Said of it", _cells(proposal.about, record)))
    return tuple(line for line in lines if line.findings)


def _cells(said: Sequence[Said], record: Record) -> tuple[Finding, ...]:
    return tuple(in_cell(each, record) for each in said[: record.limits.lines])


def _terms(proposal: Proposal, record: Record) -> tuple[Finding, ...]:
    """Return the known terms that the words of the proposal itself, shown above, don't already hold."""
    shown = {said.entry for said in proposal.made[: record.limits.lines]}
    known = _cells([term.said for term in proposal.terms if term.said.entry not in shown], record)
    unknown = _cells(proposal.terms_unknown, record)
    if known or unknown or any(term.said.entry in shown for term in proposal.terms):
        return known + unknown
    return (ours(Plain("Not known: ", strong=True), "no source on file tells what is in it."),)


def _answers(responses: Sequence[Response], record: Record) -> tuple[Finding, ...]:
    given = [answer for response in responses for answer in response.answers]
    own = [answer for answer in given if answer.own_word]
    shown = [
        _answer(each, record) for each in (own + [each for each in given if not each.own_word])[: record.limits.lines]
    ]
    silent = [each.by for each in responses if each.by not in {answer.by for answer in own}]
    if silent:
        shown.append(ours(f"No answer on record in the words of {wording.listed(silent)}."))
    return tuple(shown)


def _answer(answer: Answer, record: Record) -> Finding:
    found = in_cell(answer.said, record)
    head = (Name(answer.by, record.party([answer.by]), strong=True), Plain(f", {answer.kind}: "))
    tail = () if answer.own_word else (Plain(_OTHERS_WORD),)
    return Finding(found.kind, (*head, *found.pieces, *tail), found.cites)
