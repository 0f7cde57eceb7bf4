"""The drafted model as text: each part with what the record says of it above, and what to think about."""

from collections.abc import Iterator
from dataclasses import dataclass

from ripeness.cases.draft import guesses
from ripeness.cases.draft.issues import LeftOut, Open
from ripeness.cases.draft.options import issue_lines
from ripeness.cases.draft.players import Group, Supporter
from ripeness.cases.draft.sides import side_lines
from ripeness.cases.draft.text import Cite, cited, comment
from ripeness.cases.schema import Case
from ripeness.cases.text import plain, quoted
from ripeness.talks.rows import Said
from ripeness.talks.state import State

HEAD = "What the bargaining model reads. Drafted by"
"""How the comment above a drafted model begins."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draft is written from."""

    case: Case
    state: State
    issues: tuple[Open, ...]
    left_out: tuple[LeftOut, ...]
    supporters: tuple[Supporter, ...]
    groups: tuple[Group, ...]
    cite: Cite


def model_text(plan: Plan) -> str:
    """Return the block ``model`` with its comments; lines end with a line feed."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield from _head(plan)
    yield "model:"
    yield from comment(
        "Within how many weeks is a settlement asked about, and from which chance of one on does a change count as an "
        "opening?",
        indent=2,
    )
    yield "  question: {weeks: 26, threshold: 0.5}"
    yield ""
    yield from _issues(plan)
    yield "  sides:"
    for party in plan.case.parties:
        yield from side_lines(plan, party)
    yield from _war(plan)
    if not any(one.guarantees for one in plan.issues):
        yield ""
        yield from comment(guesses.NO_ISSUE_OF_GUARANTEES.think, indent=2)
        yield f"  enforcement: {guesses.NO_ISSUE_OF_GUARANTEES.text()}"


def _head(plan: Plan) -> Iterator[str]:
    known = f", knowing what was published by {plan.state.known_by}" if plan.state.known_by else ""
    yield from comment(
        f"{HEAD} `ripeness case draft` as of {plan.state.on}{known}. What the "
        "record says names its entries; every other number is a wide guess, the same for both sides, and marked as an "
        "assumption. Go through it from top to bottom: narrow what you know something about, and write what you rest "
        "it on. `ripeness case check` names faults, `ripeness case register` lists what is assumed.",
        indent=0,
    )


def _issues(plan: Plan) -> Iterator[str]:
    first, second = (party.name for party in plan.case.parties)
    yield from comment(
        f"The scale of each issue runs from the terms of {first} to those of {second}. Titles take words from the "
        "record; give them better ones, add what else was on the table, and take out issues that decide nothing.",
        indent=2,
    )
    yield "  issues:"
    for n, one in enumerate(plan.issues):
        yield from issue_lines(one, plan.case, plan.cite, before=plan.issues[:n])
    for why in dict.fromkeys(left.why for left in plan.left_out):
        titles = ", ".join(left.issue.id for left in plan.left_out if left.why == why)
        yield from comment(f"Left out, {why}: {titles}", indent=4)
    yield ""


def _war(plan: Plan) -> Iterator[str]:
    yield ""
    yield "  war:"
    yield from comment(
        "How many steps lie between the two victories, and how many of them has `holder` today? Nothing on record "
        "counts them. Ask what share of what it wants each side holds.",
        indent=4,
    )
    yield f'    rungs: {{value: {guesses.RUNGS}, basis: "assumption: ten steps between the two victories"}}'
    yield f'    rung: {{value: {guesses.RUNG}, basis: "assumption: half way; no entry says who is ahead"}}'
    yield f"    holder: {plan.case.parties[0].id}"
    yield from comment(
        "Add `began: ` and the day on which the war began: then it is set beside past wars that lasted as long.",
        indent=4,
    )
    yield from comment(guesses.PACE.think, indent=4)
    yield f"    pace: {guesses.PACE.text()}"
    shifts = [party for party in plan.case.parties if _coming(plan, party.id)]
    if shifts:
        yield from comment(
            "Changes of power that are expected. Aid that is promised is not yet at the front.", indent=4
        )
        yield "    shifts:"
    for party in shifts:
        yield from _shift(plan, party.id, party.name)


def _coming(plan: Plan, party: str) -> list[Said]:
    """What tells of aid to a party that is not yet delivered."""
    return [said for one in plan.supporters if one.party == party for said in one.coming]


def _shift(plan: Plan, party: str, name: str) -> Iterator[str]:
    yield from cited(_coming(plan, party)[-4:], plan.cite, indent=6)
    yield f"      - id: aid-to-{party}"
    yield f"        title: {quoted(f'Aid to {plain(name)} arrives')}"
    yield f"        favours: {party}"
    for field, guess in guesses.SHIFT.items():
        if guess.think:
            yield from comment(guess.think, indent=8)
        yield f"        {field}: {guess.text()}"
