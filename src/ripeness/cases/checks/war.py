"""The war and the table: places on the ladder, chances that belong to a party, shifts that end after they begin."""

from collections.abc import Iterator

from ripeness.cases.checks.node import Node, twice, unknown
from ripeness.cases.faults import Fault
from ripeness.ledger import edtf

LONGEST_LADDER = 1000


def check(root: Node) -> Iterator[Fault]:
    """Yield the contradictions of the war, its shifts, and who proposes."""
    model, parties = root["model"], root["parties"].ids()
    war = model["war"]
    of = (war["holder"], war["chance"]["of"], model["proposer"]["of"])
    yield from unknown(of, parties, "party")
    yield from _ladder(war)
    began, as_of = war["began"].text, root["case"]["as_of"].text
    if _is_day(began) and _is_day(as_of) and began > as_of:
        yield war["began"].place, f"must not be after the day of the case, {as_of}; got {began}"
    shifts = war["shifts"].items()
    yield from twice(shift["id"] for shift in shifts)
    for shift in shifts:
        yield from unknown((shift["favours"], *shift["expected_by"].items()), parties, "party")
        yield from _in_time(shift)


def _is_day(text: str) -> bool:
    return len(text) == len("2022-05-17") and edtf.is_valid(text)


def _ladder(war: Node) -> Iterator[Fault]:
    rungs, rung = war["rungs"]["value"], war["rung"]["value"]
    if rungs.number is not None and not 2 <= rungs.number <= LONGEST_LADDER:
        yield rungs.place, f"must be from 2 to {LONGEST_LADDER}; got {rungs.number:g}"
    if rung.number is not None and rungs.number is not None and not 0 <= rung.number <= rungs.number:
        yield rung.place, f"must be from 0 to `rungs`, {rungs.number:g}; got {rung.number:g}"


def _in_time(shift: Node) -> Iterator[Fault]:
    for name in ("low", "mode", "high"):
        begins, complete = shift["begins"][name].number, shift["complete"][name].number
        if begins is not None and complete is not None and begins > complete:
            yield shift["begins"][name].place, f"must not be after `complete.{name}`, week {complete:g}; got {begins:g}"
