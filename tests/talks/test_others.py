"""Third parties, factions, battlefield, origins, balance, unknowns, evidence."""

from datetime import date

import pytest

from ripeness.talks.battlefield import Voice
from ripeness.talks.origins import plain
from ripeness.talks.ripeness import Question, Reason
from ripeness.talks.state import State, state
from ripeness.talks.third_parties import Stance
from ripeness.talks.unknowns import UnknownKind

from .builders import FRAME, Report, ledger


def now(*reports: Report) -> State:
    return state(*ledger(*reports), on=date(2022, 5, 20), case=FRAME)


def test_a_third_party_of_the_case_is_listed_without_words() -> None:
    (third,) = now(Report()).third_parties
    assert (third.name, third.stance) == ("Ferndale", Stance.UNKNOWN)


@pytest.mark.parametrize(
    ("act", "words", "fields", "stance"),
    [
        ("encourage_talks", "come to the table", {}, Stance.FOR),
        ("encourage_talks", "come to the table", {"polarity": "denied"}, Stance.AGAINST),
        ("discourage_talks", "this is no time for it", {}, Stance.AGAINST),
        ("aim", "a lasting settlement", {"issues": ("settlement",)}, Stance.FOR),
        ("aim", "a military defeat of one side", {"issues": ("settlement",)}, Stance.AGAINST),
        ("propose", "a plan for a truce", {"issues": ("ceasefire",)}, Stance.FOR),
        ("claim", "the time is not ready for a peace deal", {}, Stance.AGAINST),
        ("claim", "our hospitals are not ready for winter", {}, Stance.UNKNOWN),
        ("commit", "two hospitals", {}, Stance.UNKNOWN),
    ],
)
def test_stances_come_from_own_acts(act: str, words: str, fields: dict[str, object], stance: Stance) -> None:
    report = Report()
    report.says(act, words, "Ferndale", **fields)
    assert now(report).third_parties[0].stance is stance


def test_what_others_say_of_a_third_party_is_ascribed() -> None:
    report = Report()
    report.says("accuse", "it does not want peace talks", target="Ferndale")
    third = now(report).third_parties[0]
    assert (third.stance, len(third.ascribed)) == (Stance.UNKNOWN, 1)


def test_a_faction_is_reported_by_an_adversary_or_not() -> None:
    report = Report()
    words = "a faction there is against the agreement"
    report.says("claim", words, target="Boria")
    report.says("claim", words, "Ferndale", target="Boria")
    report.says("claim", "hawks here want to continue the war", target="Aland")
    found = [(f.within, f.adversary) for f in now(report).factions]
    assert found == [("Boria", True), ("Boria", False), ("Aland", False)]
    assert {f.stance for f in now(report).factions} == {Stance.AGAINST}


def test_battlefield_claims_say_whose_voice_it_is() -> None:
    report = Report()
    report.says("territory", "we hold the ridge now")
    report.says("attack", "they bombed the depot at night", target="Boria")
    report.says("attack", "a shell hit the market", "Boria", directness="narration")
    found = now(report).battlefield
    assert [(c.doer, c.voice) for c in found.ground] == [("Aland", Voice.OWN)]
    assert [(c.doer, c.voice) for c in found.attacks] == [("Boria", Voice.OTHER), ("Boria", Voice.ADVERSARY)]


def test_copies_have_one_origin_and_different_words_two() -> None:
    reports = [Report(outlet=outlet) for outlet in ("One", "Two", "Three")]
    reports[0].says("claim", "the bridge is open")
    reports[1].says("claim", "The bridge is “open”")
    reports[2].says("claim", "you can cross the river")
    found = now(*reports).origins
    assert [origin.outlets for origin in found] == [("One", "Two"), ("Three",)]


def test_a_key_of_the_ledger_joins_translations() -> None:
    first, second = Report(outlet="One"), Report(outlet="Two")
    first.says("claim", "the bridge is open", origin="u1")
    second.says("claim", "die Brücke ist offen", origin="u1")
    assert len(now(first, second).origins) == 1


def test_the_id_of_the_first_is_the_key_of_its_copies() -> None:
    first, second = Report(outlet="One"), Report(outlet="Two")
    first.says("claim", "no talks")
    second.says("claim", "no talks", "Boria", origin=first.entries[0].id)
    assert len(now(first, second).origins) == 1


def test_a_wire_text_in_two_outlets_own_voice_has_one_origin() -> None:
    reports = [Report(outlet=outlet) for outlet in ("One", "Two")]
    for report in reports:
        words = "trains left the city with several hundred people aboard"
        report.says("judge", words, report.outlet, holder_kind="outlet", directness="narration")
        report.says("judge", "it looks bleak", report.outlet, holder_kind="outlet", directness="narration")
    assert len(now(*reports).origins) == 3


def test_plain_words_fold_case_punctuation_and_space() -> None:
    assert plain("The  Bridge — is\n“open”.") == plain("the bridge is open")


def test_balance_counts_words_and_deeds_apart_zeros_included() -> None:
    report = Report()
    report.says("claim", "one thing")
    report.says("claim", "another thing")
    report.says("attack", "a shell hit the market", directness="narration")
    balance = now(report).balance
    assert [(c.name, c.statements, c.deeds) for c in balance.parties] == [("Aland", 2, 1), ("Boria", 0, 0)]
    assert [(c.name, c.documents) for c in balance.outlets] == [("The Courier", 1)]


def test_unknowns_name_an_undated_document_and_a_straddling_date() -> None:
    undated, later = Report(published=None), Report(published="2022-05-30")
    undated.says("claim", "the bridge is open")
    later.says("claim", "the bridge was open", when="../2022-05-30")
    found = {unknown.kind: unknown for unknown in now(undated, later).unknowns}
    assert found[UnknownKind.UNDATED].document == undated.sha
    assert [said.words for said in found[UnknownKind.UNDATED].said] == ["the bridge is open"]
    assert [said.words for said in found[UnknownKind.STRADDLES].said] == ["the bridge was open"]


@pytest.mark.parametrize(
    ("act", "words", "fields", "where", "reason"),
    [
        (
            "acknowledge",
            "many of ours fell there",
            {"issues": ("military-operations",)},
            "stalemate_for",
            "LOSS_ADMITTED",
        ),
        ("claim", "this is a stalemate", {}, "stalemate_for", "STUCK"),
        ("claim", "we will win", {}, "stalemate_against", "CONFIDENT"),
        ("threaten", "it will get worse", {}, "stalemate_against", "THREAT"),
        ("aim", "we want an agreement", {"issues": ("settlement",)}, "way_out_for", "WANTS_TALKS"),
        ("propose", "a draft treaty", {}, "way_out_for", "OFFER"),
        ("reject", "we refuse", {}, "way_out_against", "REJECTED"),
        ("reject", "this is a red line", {}, "way_out_against", "RED_LINE"),
    ],
)
def test_evidence_has_its_reason(act: str, words: str, fields: dict[str, object], where: str, reason: str) -> None:
    report = Report()
    entry = report.says(act, words, **fields)
    evidence = getattr(now(report).ripeness, where)
    assert (entry.id, Reason[reason], "Aland", True) in [
        (each.said.entry, each.reason, each.about, each.own_word) for each in evidence
    ]


def test_a_softer_stance_is_no_evidence_of_going_on() -> None:
    report = Report()
    report.says("signal", "we have softened our stance")
    assert now(report).ripeness.stalemate_against == ()


def test_a_party_without_evidence_is_named() -> None:
    assert now(Report()).ripeness.no_evidence == tuple((p, q) for p in ("Aland", "Boria") for q in Question)


def test_another_part_is_of_the_side_spoken_of_before_and_one_tellers_reports_are_one_row() -> None:
    report = Report()
    report.says("claim", "factions of their government are against the deal", target="Boria")
    report.says("claim", "a part of the elite wants peace", target="Boria")
    report.says("claim", "another part of the elite doesn't want peace")
    found = [(f.within, f.stance, f.adversary, len(f.further)) for f in now(report).factions]
    assert found == [("Boria", Stance.AGAINST, True, 1), ("Boria", Stance.FOR, True, 0)]


@pytest.mark.parametrize("relay", ["unknown", "unnamed report", "Unnamed: an agency"])
def test_a_hidden_relay_is_missing_however_a_reader_writes_it(relay: str) -> None:
    report = Report()
    report.says("claim", "the bridge is open", relays=("Interfax", relay))
    (said,) = now(report).said
    assert (said.relays, said.relay_missing) == (("Interfax", "unknown"), True)
