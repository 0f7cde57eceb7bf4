"""A side of a draft: where it stands on each issue, what the war is to it, and who else has a say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ripeness.cases.draft import guesses
from ripeness.cases.draft.issues import Open, Stand
from ripeness.cases.draft.options import options, own
from ripeness.cases.draft.players import Group, Supporter
from ripeness.cases.draft.text import cited, comment, words
from ripeness.cases.schema import Named
from ripeness.cases.text import flow, quoted
from ripeness.talks.ripeness import Reason
from ripeness.talks.rows import Said
from ripeness.talks.third_parties import Stance

if TYPE_CHECKING:
    from ripeness.cases.draft.write import Plan

_SHOWN = 4  # entries that a comment shows at most


def side_lines(plan: Plan, party: Named) -> Iterator[str]:
    """Yield the block of a side."""
    side = [each.id for each in plan.case.parties].index(party.id)
    yield f"    {party.id}:"
    yield from _ideals(plan, side)
    yield from _saliences(plan)
    yield from _lines(plan, side, "red_lines", "It has declared what is out of the question.")
    yield from _lines(plan, side, "bottom_lines", "It has said that somebody else must agree first.")
    yield from _belief(plan, party)
    for field, guess in guesses.LEADER.items():
        yield from _guess(field, guess, indent=6)
    yield from _subsidy(plan, party)
    yield from comment("What it would impose if it won.", indent=6)
    yield "      victory:"
    yield '        basis: "assumption: taken to impose its own terms"'
    imposed = ", ".join(f"{one.issue.id}: {own(one.stands[side])}" for one in plan.issues)
    yield f"        imposes: {{{imposed}}}"
    yield from _groups(plan, party)
    yield from _patrons(plan, party)


def _guess(field: str, guess: guesses.Guess, *, indent: int) -> Iterator[str]:
    if guess.think:
        yield from comment(guess.think, indent=indent)
    yield f"{' ' * indent}{field}: {guess.text()}"


def _ideals(plan: Plan, side: int) -> Iterator[str]:
    yield from comment(
        "What it likes best on each scale, 0 to 1, and not what it would sign: only what it says is on record.",
        indent=6,
    )
    yield "      ideal:"
    for one in plan.issues:
        low, mode, high, basis = _ideal(plan, one, side)
        yield f"        {one.issue.id}: {flow(low=low, mode=mode, high=high, basis=basis)}"


def _ideal(plan: Plan, one: Open, side: int) -> tuple[float, float, float, str]:
    """At its own end of the scale; further from it where it only refused or has accepted something; else anywhere."""
    stand = one.stands[side]
    if not stand.said:
        near, mode, far = 0.0, 0.0, 1.0
        basis = "assumption: no statement found; taken to be against, as the other side has to ask for it"
    else:
        near, mode, far = (0.0, 0.25, 1.0) if stand.accepted else (0.0, 0.0, 0.25 if stand.terms else 0.5)
        basis = plan.cite.basis(_grounds(stand))
    return (near, mode, far, basis) if side == 0 else (1 - far, 1 - mode, 1 - near, basis)


def _grounds(stand: Stand) -> tuple[Said, ...]:
    """The words that show where a party stands: its terms, what it accepted and its lines; else its last words."""
    said = (*((stand.terms,) if stand.terms else ()), *stand.accepted, *stand.red_lines)
    return said or stand.said[-1:]


def _saliences(plan: Plan) -> Iterator[str]:
    yield from comment(guesses.SALIENCE.think, indent=6)
    yield "      salience:"
    for one in plan.issues:
        yield f"        {one.issue.id}: {guesses.SALIENCE.text()}"


def _lines(plan: Plan, side: int, field: str, what: str) -> Iterator[str]:
    found = [one for one in plan.issues if getattr(one.stands[side], field)]
    if not found:
        return
    yield from comment(f"{what} Which options do these words rule out?", indent=6)
    yield f"      {field}:"
    for one in found:
        said: tuple[Said, ...] = getattr(one.stands[side], field)
        theirs = options(one)[-1 if side == 0 else 0]
        yield from cited(said, plan.cite, indent=8)
        basis = quoted(plan.cite.basis(said))
        yield f"        - {{issue: {one.issue.id}, options: [{theirs}], basis: {basis}}}"


def _belief(plan: Plan, party: Named) -> Iterator[str]:
    yield "      belief:"
    yield from comment(guesses.CHANCE.think, indent=8)
    yield from cited(_confident(plan, party.name)[-_SHOWN:], plan.cite, indent=8)
    yield f"        chance: {guesses.CHANCE.text()}"
    yield from _guess("strength", guesses.STRENGTH, indent=8)


def _confident(plan: Plan, name: str) -> list[Said]:
    """Its own words that speak of doing better by going on, or of being stuck."""
    found = (*plan.state.ripeness.stalemate_for, *plan.state.ripeness.stalemate_against)
    told = (Reason.CONFIDENT, Reason.STUCK, Reason.LOSS_ADMITTED, Reason.TOUGHER)
    return [each.said for each in found if each.about == name and each.own_word and each.reason in told]


def _subsidy(plan: Plan, party: Named) -> Iterator[str]:
    aid = [said for one in plan.supporters if one.party == party.id for said in one.aid]
    yield from cited(aid[-_SHOWN:], plan.cite, indent=6)
    yield from _guess("subsidy", guesses.SUBSIDY_WITH_AID if aid else guesses.SUBSIDY, indent=6)


def _groups(plan: Plan, party: Named) -> Iterator[str]:
    groups = [each for each in plan.groups if each.party == party.id]
    if not groups:
        return
    yield from _guess("quota", guesses.QUOTA, indent=6)
    yield "      factions:"
    for each in groups:
        yield from _group(plan, each, party)


def _group(plan: Plan, group: Group, party: Named) -> Iterator[str]:
    yield from cited((group.told, *group.further), plan.cite, indent=8)
    if group.adversary:
        yield from comment("Told by the other side, which may have its reasons.", indent=8)
    yield f"        - id: {group.id}"
    name = f"Faction in {party.name}, as {group.told.holder} says: {words(group.told.words)}"
    yield f"          name: {quoted(name)}"
    yield f"          basis: {quoted(plan.cite.basis((group.told, *group.further)))}"
    yield from _guess("power", guesses.POWER, indent=10)
    if group.stance is Stance.FOR:
        yield from _guess("cost", guesses.GROUP_COST, indent=10)
    if group.stance is Stance.AGAINST:
        yield from _guess("war_benefit", guesses.GROUP_BENEFIT, indent=10)


def _patrons(plan: Plan, party: Named) -> Iterator[str]:
    theirs = [each for each in plan.supporters if each.party == party.id]
    patrons = [each for each in theirs if each.patron]
    if patrons:
        yield from comment(
            "Third parties on whom it depends. `pressure` is what its leader loses by signing against their will; if "
            "they can forbid it, write `veto: {basis: ...}` instead.",
            indent=6,
        )
        yield "      patrons:"
    for each in patrons:
        yield from _patron(plan, each)
    others = [each.id for each in theirs if not each.patron]
    if others:
        yield from comment(f"Also on record as its supporters: {', '.join(others)}", indent=6)


def _patron(plan: Plan, patron: Supporter) -> Iterator[str]:
    yield from cited(patron.grounds, plan.cite, indent=8)
    yield f"        - id: {patron.id}"
    yield f"          basis: {quoted(plan.cite.basis(patron.grounds))}"
    pressure = guesses.PRESSURE_AGAINST if patron.against else guesses.PRESSURE
    yield from _guess("pressure", pressure, indent=10)
    yield from _guess("cost", guesses.PATRON_COST, indent=10)
    yield from _guess("subsidy", guesses.PATRON_SUBSIDY, indent=10)
