from datetime import date

from ripeness.talks.contested import Claims, Standing
from ripeness.talks.state import state

from .builders import FRAME, Report, ledger


def claims(*reports: Report) -> Claims:
    return state(*ledger(*reports), on=date(2022, 5, 20), case=FRAME).claims


def test_asserted_by_one_and_denied_by_the_other_is_contested() -> None:
    report = Report()
    claim = report.says("accuse", "they shelled the bridge", target="Boria")
    denial = report.says("deny", "we did not shell it", "Boria", answers=claim.id, polarity="denied")
    found = claims(report)
    (row,) = found.contested
    assert ([s.entry for s in row.asserted], [s.entry for s in row.denied]) == ([claim.id], [denial.id])
    assert row.silent == ()
    assert found.unilateral == found.agreed == found.unresolved == ()


def test_asserted_by_both_is_agreed() -> None:
    report = Report()
    claim = report.says("claim", "forty prisoners came home")
    report.says("acknowledge", "forty were handed over", "Boria", answers=claim.id)
    (row,) = claims(report).agreed
    assert row.standing is Standing.AGREED
    assert row.origins == 2


def test_one_side_only_is_unilateral_and_the_other_is_silent() -> None:
    report = Report()
    report.says("claim", "the bridge is open")
    (row,) = claims(report).unilateral
    assert row.silent == ("Boria",)


def test_a_likeness_of_words_is_no_agreement() -> None:
    report = Report()
    report.says("claim", "the bridge over the river is open")
    report.says("claim", "the bridge over the river is not open", "Boria")
    assert claims(report).agreed == ()


def test_a_denial_that_leaves_open_what_it_denies_stays_open() -> None:
    report = Report()
    claim = report.says("accuse", "they broke the truce", target="Boria")
    report.says("deny", "not a word is true", "Boria", answers="?", polarity="denied")
    found = claims(report)
    (open_denial,) = found.unresolved
    assert [said.entry for said in open_denial.may_answer] == [claim.id]
    assert found.contested == ()
    assert len(found.unilateral) == 1


def test_a_third_partys_claim_that_a_party_denies_is_contested() -> None:
    report = Report()
    claim = report.says("judge", "troops mass at the border", "Ferndale")
    report.says("deny", "there are no troops there", "Aland", answers=claim.id, polarity="denied")
    (row,) = claims(report).contested
    assert row.silent == ("Boria",)


def test_a_matter_between_others_is_left_out() -> None:
    report = Report()
    report.says("claim", "our elections are in June", "Ferndale")
    assert claims(report) == Claims()


def test_an_accepted_proposal_is_agreed() -> None:
    report = Report()
    report.says("propose", "a truce for three days", proposal="Aland/2022-05-16", when="2022-05-16")
    report.says("accept", "we take the truce", "Boria", answers="Aland/2022-05-16")
    assert [row.topic for row in claims(report).agreed] == ["proposal: Aland/2022-05-16"]


def test_both_saying_that_there_are_no_talks_is_agreed() -> None:
    report = Report()
    report.says("talks_status", "there are no talks", polarity="denied", track="political")
    report.says("talks_status", "we hold no talks with them", "Boria", polarity="denied", track="political")
    (row,) = claims(report).agreed
    assert (row.topic, row.asserted, len(row.denied)) == ("track: political", (), 2)


def test_a_joint_statement_is_agreed_and_an_outlets_account_of_both_is_not() -> None:
    report = Report()
    both = {"holder_side": "Aland; Boria", "issues": ("prisoners",)}
    report.says("commit", "both will free the wounded", "unnamed: both delegations", **both)
    report.says("commit", "both want to go on", "unnamed: both delegations", directness="narration", **both)
    assert [row.asserted[0].words for row in claims(report).agreed] == ["both will free the wounded"]


def test_copies_of_a_claim_are_shown_once_with_one_origin() -> None:
    first, second = Report(), Report(outlet="The Herald")
    for report in (first, second):
        report.says("claim", "the bridge is open")
    (row,) = claims(first, second).unilateral
    assert (len(row.asserted), row.origins) == (1, 1)


def test_a_ring_of_answers_ends() -> None:
    report = Report()
    first = report.says("claim", "the bridge is open")
    second = report.says("deny", "the bridge is shut", "Boria", answers=first.id)
    report.entries[0] = first.model_copy(update={"answers": second.id})
    assert claims(report).contested or claims(report).unilateral


def test_a_negative_claim_asserts_its_own_words() -> None:
    report = Report()
    report.says("claim", "they have not come back", polarity="denied")
    (row,) = claims(report).unilateral
    assert ([said.words for said in row.asserted], row.denied) == (["they have not come back"], ())


def test_two_sides_that_accuse_each_other_agree_on_nothing() -> None:
    report = Report()
    report.says("accuse", "each side accused the other of breaking the agreement", "Aland; Boria")
    assert claims(report).agreed == ()
