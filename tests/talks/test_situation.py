"""The founding article's situation stands whole in the state of 17 May 2022."""

from datetime import date

import pytest

from ripeness.talks.battlefield import Voice
from ripeness.talks.proposals import AnswerKind
from ripeness.talks.rows import Days
from ripeness.talks.state import State, state
from ripeness.talks.third_parties import Stance
from ripeness.talks.tracks import TrackStatus
from ripeness.talks.unknowns import UnknownKind

from .situation import DRAFT, situation

ON = date(2022, 5, 17)


@pytest.fixture(scope="module")
def now() -> State:
    entries, documents = situation()
    return state(entries, documents, on=ON)


def test_the_parties_are_found_without_a_case(now: State) -> None:
    assert now.frame.inferred
    assert set(now.frame.party_names) == {"Russia", "Ukraine"}


def test_the_political_track_has_no_talks_while_the_humanitarian_one_works(now: State) -> None:
    tracks = {track.track: track for track in now.tracks}
    assert tracks["political"].status is TrackStatus.NO_TALKS
    assert tracks["humanitarian"].status is TrackStatus.ACTIVE
    assert not any(track.conflicting for track in now.tracks)
    assert now.claims.contested == ()
    newest = tracks["political"].says_so[0]
    assert (newest.holder, newest.sides, newest.relays) == ("Andrey Rudenko", ("Russia",), ("Interfax",))


def test_one_proposal_is_unanswered_for_32_days_and_its_terms_are_unknown(now: State) -> None:
    (draft,) = now.proposals
    assert (draft.key, draft.author, draft.by_party) == (DRAFT, "Russia", True)
    assert draft.unanswered == Days(32, 32)
    assert draft.terms == ()
    assert len(draft.terms_unknown) == 1
    (response,) = draft.responses
    assert (response.by, response.status) == ("Ukraine", AnswerKind.NO_RESPONSE)
    assert [answer.own_word for answer in response.answers] == [False]
    assert [answer.said.holder for answer in response.answers] == ["Vladimir Medinsky"]


def test_the_denial_stays_open(now: State) -> None:
    (denial,) = now.claims.unresolved
    assert denial.said.holder == "unnamed: a Ukrainian negotiator"
    assert {said.sides for said in denial.may_answer} == {("Russia",)}
    assert len(denial.may_answer) > 1
    assert not any(denial.said in claim.denied for claim in now.claims.contested)


def test_demands_stand_in_the_matrix_beside_no_statement_found(now: State) -> None:
    for issue in ("crimea", "donbas"):
        assert now.position("Russia", issue).stated
        assert now.position("Russia", issue).staleness == Days(0, None)
        assert not now.position("Ukraine", issue).stated
    assert now.position("Ukraine", "process").declared_changes


def test_forty_billion_is_proposed_and_the_total_is_conditional(now: State) -> None:
    (total,) = now.aid.totals
    assert (total.donor, total.stage, total.value, total.currency) == ("United States", "proposed", 40e9, "USD")
    (conditional,) = now.aid.conditional
    assert (conditional.value, conditional.basis) == (53e9, "total")
    assert now.aid.stated_totals == ()


def test_third_parties_stand_for_and_against(now: State) -> None:
    stances = {third.name: third.stance for third in now.third_parties}
    assert [stances[name] for name in ("France", "Germany", "Italy")] == [Stance.FOR] * 3
    assert stances["United Kingdom"] is stances["Estonia"] is Stance.AGAINST
    united_states = next(third for third in now.third_parties if third.name == "United States")
    assert united_states.stance is Stance.UNKNOWN
    assert len(united_states.ascribed) == 1


def test_the_missing_relay_is_shown_as_missing(now: State) -> None:
    johnson = next(third for third in now.third_parties if third.name == "United Kingdom")
    (told,) = johnson.missing_relays
    assert told.when == "2022-04-09"
    assert told.relay_missing
    assert [unknown.about for unknown in now.unknowns if unknown.kind is UnknownKind.RELAY] == ["Boris Johnson"]


def test_two_factions_are_reported_by_an_adversary(now: State) -> None:
    assert [(f.within, f.stance, f.adversary) for f in now.factions] == [
        ("Ukraine", Stance.FOR, True),
        ("Ukraine", Stance.AGAINST, True),
    ]
    assert now.factions[0].reported_by.holder == "Vladimir Medinsky"


def test_ground_is_a_claim_of_its_outlet(now: State) -> None:
    (ground,) = now.battlefield.ground
    assert (ground.doer, ground.voice) == ("Ukraine", Voice.OTHER)


def test_evidence_is_listed_for_and_against_both_perceptions(now: State) -> None:
    ripe = now.ripeness
    reasons = {e.reason.name for part in (ripe.stalemate_against, ripe.way_out_for, ripe.way_out_against) for e in part}
    assert {"TOUGHER", "SUPPORT", "AIM_BY_ARMS", "OFFER", "URGED", "CHANNEL", "NO_RESPONSE", "DISCOURAGED"} <= reasons
    assert [e.reason.name for e in ripe.stalemate_for] == ["STUCK"]
    assert not ripe.stalemate_for[0].own_word


def test_what_is_not_known_is_listed(now: State) -> None:
    kinds = {unknown.kind for unknown in now.unknowns}
    assert {
        UnknownKind.SAID,
        UnknownKind.TERMS,
        UnknownKind.DENIAL,
        UnknownKind.RELAY,
        UnknownKind.NO_STATEMENT,
    } == kinds


def test_the_balance_counts_statements_of_both_parties(now: State) -> None:
    assert [(count.name, count.statements) for count in now.balance.parties] == [("Ukraine", 2), ("Russia", 9)]


def test_before_the_article_only_what_is_dated_before_it_is_there() -> None:
    entries, documents = situation()
    earlier = state(entries, documents, on=date(2022, 4, 20))
    assert earlier.proposals[0].unanswered == Days(5, 5)
    assert {said.last for said in earlier.said} == {date(2022, 4, 9), date(2022, 4, 15)}
    assert any(unknown.kind is UnknownKind.STRADDLES for unknown in earlier.unknowns)
    assert state(entries, documents, on=ON, known_by=date(2022, 5, 16)).said == ()
