"""The two clocks, rejected entries, the mirror, the frame, plain data."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ripeness.errors import InputError, NotFound
from ripeness.ledger.acts import Act
from ripeness.talks.export import to_json
from ripeness.talks.frame import Actor, CaseFrame
from ripeness.talks.rows import Said
from ripeness.talks.state import state

from .builders import FRAME, Report, ledger, rejected

ON = date(2022, 5, 20)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SWAP = str.maketrans({"Α": "Β", "Β": "Α"})  # the parties' names, told apart by one letter in the generated ledgers
ONE, OTHER = "Αland", "Βland"

SIDES = st.sampled_from([ONE, OTHER, f"{ONE}; {OTHER}", f"{OTHER}; {ONE}", "Ferndale", None])
WORDS = st.sampled_from(
    [
        "the talks are suspended",
        "the talks are under way",
        "we will never give up the coast",
        "part of the elite does not want peace",
        "we will win",
        f"they shelled {ONE}",
        f"they shelled {OTHER}",
        "not a word is true",
        "a draft treaty",
    ]
)
WHENS = st.sampled_from(
    ["2022-05-10", "2022-05-14", "../2022-05-17", "2022-05-09/2022-05-15", "2022-05-25", "2022-05", ""]
)


@st.composite
def reports(draw: st.DrawFn, published: tuple[str | None, ...] = ("2022-05-12", "2022-05-17", None)) -> list[Report]:
    """Ledgers of up to three reports with up to eight entries each, on two parties and a third."""
    out = []
    for number in range(draw(st.integers(1, 3))):
        report = Report(outlet=f"Outlet {number}", published=draw(st.sampled_from(published)))
        for _ in range(draw(st.integers(0, 8))):
            _add(report, draw, out)
        out.append(report)
    return out


def _add(report: Report, draw: st.DrawFn, before: list[Report]) -> None:
    ids = [entry.id for each in (*before, report) for entry in each.entries]
    act = draw(st.sampled_from(list(Act)))
    keys = [f"{ONE}/2022-05-10", f"{OTHER}/2022-05-10", "?", *ids[-4:]]
    report.says(
        act,
        draw(WORDS),
        draw(st.sampled_from(["unnamed", "Jane Doe", "John Roe"])),
        holder_side=draw(SIDES),
        target=draw(st.sampled_from([ONE, OTHER, "Ferndale", "Jane Doe", None])),
        addressee=draw(st.sampled_from([ONE, OTHER, None])),
        when=draw(WHENS),
        issues=tuple(draw(st.sets(st.sampled_from(["neutrality", "process", "settlement", "prisoners"]), max_size=2))),
        track=draw(st.sampled_from(["political", "humanitarian", None])),
        polarity=draw(st.sampled_from(["asserted", "asserted", "denied", "conditional", "future"])),
        directness=draw(st.sampled_from(["direct", "indirect", "narration"])),
        relays=draw(st.sampled_from([(), ("Interfax",), ("unknown",)])),
        amount=draw(st.sampled_from([None, None, (5.0, "proposed"), (5.0, "delivered", "total")])),
        answers=draw(st.sampled_from([None, *keys])),
        proposal=draw(st.sampled_from([None, None, f"{ONE}/2022-05-10", f"{OTHER}/2022-05-10"])),
    )


def mirrored(text: str) -> str:
    return text.translate(SWAP)


def frame(*names: str) -> CaseFrame:
    return CaseFrame(tuple(Actor(name, name) for name in names), third_parties=(Actor("fern", "Ferndale"),))


def plain(found: list[Report], case: CaseFrame | None, *, swap: bool = False, known_by: date | None = None) -> str:
    entries, documents = ledger(*found)
    if swap:
        entries = [type(e).model_validate_json(mirrored(e.model_dump_json())) for e in entries]
    return json.dumps(to_json(state(entries, documents, on=ON, known_by=known_by, case=case)), ensure_ascii=False)


@QUICK
@given(reports())
def test_exchanging_the_parties_names_mirrors_the_state(found: list[Report]) -> None:
    assert plain(found, frame(OTHER, ONE), swap=True) == mirrored(plain(found, frame(ONE, OTHER)))


@QUICK
@given(reports())
def test_exchanging_the_names_mirrors_the_state_with_inferred_parties(found: list[Report]) -> None:
    assert plain(found, None, swap=True) == mirrored(plain(found, None))


@QUICK
@given(reports(), reports(published=("2022-05-18", "2022-05-30")), st.sampled_from([None, frame(ONE, OTHER)]))
def test_what_was_published_later_changes_nothing(old: list[Report], new: list[Report], case: CaseFrame | None) -> None:
    known_by = date(2022, 5, 17)
    assert plain([*old, *new], case, known_by=known_by) == plain(old, case, known_by=known_by)


@QUICK
@given(reports())
def test_what_happened_later_changes_nothing(found: list[Report]) -> None:
    later = Report(outlet="Later", published="2022-06-02")
    later.says("reject", "we refuse", OTHER, when="2022-06-01", answers=f"{ONE}/2022-05-10")
    assert plain([*found, later], frame(ONE, OTHER)) == plain(found, frame(ONE, OTHER))


@QUICK
@given(reports(), st.data())
def test_a_rejected_entry_is_as_if_it_were_not_there(found: list[Report], data: st.DataObject) -> None:
    entries, documents = ledger(*found)
    out = data.draw(st.sets(st.sampled_from(entries or [None])))  # type: ignore[list-item]
    gone = {entry.id for entry in out if entry is not None}
    marked = [rejected(entry) if entry.id in gone else entry for entry in entries]
    left = [entry for entry in entries if entry.id not in gone]
    one, other = (to_json(state(e, documents, on=ON, case=frame(ONE, OTHER))) for e in (marked, left))
    assert one.pop("rejected") == sum(entry.id in gone for entry in entries)
    assert other.pop("rejected") == 0
    assert one == other


@QUICK
@given(reports())
def test_every_row_rests_on_entries_of_the_state(found: list[Report]) -> None:
    entries, documents = ledger(*found)
    now = state(entries, documents, on=ON, case=frame(ONE, OTHER))
    known = {said.entry for said in now.said} | {said.entry for each in now.unknowns for said in each.said}
    assert {said.entry for said in rows_in(now)} == known


def rows_in(value: object) -> Iterator[Said]:
    """Every row on an entry that stands anywhere in a state."""
    if isinstance(value, Said):
        yield value
    elif is_dataclass(value):
        yield from chain.from_iterable(rows_in(getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, tuple):
        yield from chain.from_iterable(map(rows_in, value))


def test_a_plan_for_later_counts_from_its_publication() -> None:
    report = Report()
    report.says("meet", "a meeting on the first of June", when="2022-06-01", polarity="future")
    report.says("meet", "a meeting dated after its own report", when="2022-06-01")
    (said,) = state(*ledger(report), on=ON, case=FRAME).said
    assert (said.polarity, said.last) == ("future", date(2022, 5, 17))


def test_an_undated_document_counts_only_if_nobody_asks_when_it_became_known() -> None:
    report = Report(published=None)
    report.says("claim", "the bridge is open")
    assert len(state(*ledger(report), on=ON, case=FRAME).said) == 1
    assert state(*ledger(report), on=ON, known_by=ON, case=FRAME).said == ()


def test_an_entry_without_its_document_is_refused() -> None:
    report = Report()
    report.says("claim", "the bridge is open")
    with pytest.raises(NotFound, match="is not among the documents given"):
        state(report.entries, {}, on=ON)


def test_an_empty_ledger_has_an_empty_state() -> None:
    now = state([], {}, on=ON)
    assert (now.said, now.frame.parties, now.positions) == ((), (), ())
    assert json.loads(json.dumps(to_json(now)))["on"] == "2022-05-20"


def test_aliases_and_people_stand_for_their_side() -> None:
    report = Report()
    report.says("claim", "we are ready", "Jane Doe", holder_side="Borgrad", holder_kind="person")
    report.says("accuse", "she is not", "Alport", holder_kind="state", holder_side=None, target="Jane Doe")
    now = state(*ledger(report), on=ON, case=FRAME)
    assert [said.sides for said in now.said] == [("Boria",), ("Aland",)]


def test_a_name_belongs_to_one_actor_and_a_case_has_two_parties() -> None:
    with pytest.raises(InputError, match="a name must belong to one actor; got 'X' for two"):
        CaseFrame((Actor("a", "A", ("X",)), Actor("b", "B", ("X",))))
    with pytest.raises(InputError, match="a case must have two parties; got 1"):
        CaseFrame((Actor("a", "A"),))


def test_relays_are_named_from_the_holder_outward() -> None:
    report = Report()
    report.says("claim", "the bridge is open", relays=("Interfax", "The Times"), directness="direct")
    report.says("claim", "the bridge is shut", relays=("unknown",))
    first, second = state(*ledger(report), on=ON, case=FRAME).said
    assert (first.relays, first.relay_missing) == (("Interfax", "The Times"), False)
    assert (second.relays, second.relay_missing) == (("unknown",), True)


def test_a_partys_word_that_its_adversary_carries_is_not_its_own() -> None:
    report = Report()
    report.says("propose", "a draft treaty", proposal="Boria/2022-05-10", when="2022-05-10")
    told = {"relays": ("Jane Doe",), "answers": "Boria/2022-05-10", "proposal": "Boria/2022-05-10"}
    report.says("claim", "we wait for them", "Jane Doe", holder_side="Boria", holder_kind="person")
    report.says("accept", "they take the draft", "Aland", issues=("neutrality",), **told)
    report.says("talks_status", "there are no talks", "Aland", track="political", relays=("Jane Doe",))
    report.says("talks_status", "we have no talks", "Boria", track="political")
    now = state(*ledger(report), on=ON, case=FRAME)
    (answer,) = now.proposals[0].responses[0].answers
    assert not answer.own_word
    assert now.proposals[0].unanswered is not None
    assert not now.position("Aland", "neutrality").stated
    assert now.claims.agreed == ()
