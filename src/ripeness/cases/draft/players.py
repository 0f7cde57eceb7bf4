"""Who else has a say: third parties that aid a side or speak on a settlement, and factions that somebody reports."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ripeness.cases.schema import Case, Outsider
from ripeness.talks.aid import Sum
from ripeness.talks.rows import Said
from ripeness.talks.state import State
from ripeness.talks.third_parties import Stance, ThirdParty

MOST = 4
"""Supporters of one side that are made patrons; more make the model slow and no clearer."""


@dataclass(frozen=True, slots=True)
class Supporter:
    """A third party on whom a side depends, as far as the record shows.

    Attributes
    ----------
    id, name, party
        Of the third party, and the id of the side that it supports.
    aid, coming
        Words that tell of its aid, by sum; those of them that tell of aid not yet delivered.
    against, in_favour
        Its own words against and for a settlement.
    patron
        Whether the draft gives it a say: if its side depends on its aid, or it spoke against a settlement.
    """

    id: str
    name: str
    party: str
    aid: tuple[Said, ...]
    coming: tuple[Said, ...]
    against: tuple[Said, ...]
    in_favour: tuple[Said, ...]
    patron: bool = False

    @property
    def grounds(self) -> tuple[Said, ...]:
        """The last words of each kind that it is known from, each entry once."""
        return tuple({said.entry: said for said in (*self.aid[-2:], *self.against[-2:], *self.in_favour[-2:])}.values())


@dataclass(frozen=True, slots=True)
class Group:
    """A faction within a side, as somebody reports it."""

    id: str
    party: str
    stance: Stance
    told: Said
    further: tuple[Said, ...]
    adversary: bool


def find_supporters(state: State, case: Case) -> tuple[Supporter, ...]:
    """Return the supporters of both sides of whom something is on record, those with most to go on first.

    Whom a third party supports is what the case file says; where it doesn't, whom its aid goes to.
    """
    rows = {row.name: row for row in state.third_parties}
    found = [_supporter(actor, rows.get(actor.name), state, case) for actor in case.third_parties]
    known = [one for one in found if one is not None and (one.aid or one.against or one.in_favour)]
    ranked = sorted(known, key=lambda one: (-len(one.aid), -len(one.against), -len(one.in_favour)))
    return tuple(_with_a_say(ranked))


def _with_a_say(ranked: list[Supporter]) -> Iterator[Supporter]:
    counts: Counter[str] = Counter()
    for one in ranked:
        patron = bool(one.aid or one.against) and counts[one.party] < MOST
        counts[one.party] += patron
        yield replace(one, patron=patron)


def find_groups(state: State, case: Case) -> tuple[Group, ...]:
    """Return the factions that are reported within either party, oldest report first."""
    parties = {party.name: party.id for party in case.parties}
    counts: dict[str, int] = {}
    groups = []
    for one in state.factions:
        party = parties.get(one.within or "")
        if party is not None:
            counts[party] = counts.get(party, 0) + 1
            name = f"{party}-faction-{counts[party]}"
            groups.append(Group(name, party, one.stance, one.reported_by, one.further, one.adversary))
    return tuple(groups)


def _supporter(actor: Outsider, row: ThirdParty | None, state: State, case: Case) -> Supporter | None:
    given = [one for one in _sums(state) if one.donor == actor.name]
    party = actor.supports or _recipient(given, case)
    if party is None:
        return None
    theirs = next(each.name for each in case.parties if each.id == party)
    sums = [one for one in given if one.recipient in (None, theirs)]
    against, in_favour = (row.against, row.in_favour) if row else ((), ())
    return Supporter(
        actor.id,
        actor.name,
        party,
        aid=_told(sums),
        coming=_told(one for one in sums if one.stage != "delivered"),
        against=against,
        in_favour=in_favour,
    )


def _told(sums: Iterable[Sum]) -> tuple[Said, ...]:
    """What tells of some sums, each entry once, oldest first."""
    once = {said.entry: said for one in sums for said in one.told}
    return tuple(sorted(once.values(), key=lambda said: said.last or date.min))


def _sums(state: State) -> Iterator[Sum]:
    for total in state.aid.totals:
        yield from total.counted
        yield from (left.sum for left in total.left_out)
    yield from state.aid.stated_totals
    yield from state.aid.conditional


def _recipient(given: list[Sum], case: Case) -> str | None:
    """The one party that a donor's aid goes to; None if it goes to none or both."""
    parties = {party.id for party in case.parties if any(one.recipient == party.name for one in given)}
    return parties.pop() if len(parties) == 1 else None
