from datetime import date

import pytest

from ripeness.talks.proposals import AnswerKind, Proposal
from ripeness.talks.rows import Days
from ripeness.talks.state import state

from .builders import FRAME, Report, ledger

KEY = "Aland/2022-04-15"


def proposals(report: Report, on: date = date(2022, 5, 17)) -> tuple[Proposal, ...]:
    return state(*ledger(report), on=on, case=FRAME).proposals


def made(**fields: object) -> Report:
    report = Report()
    report.says("propose", "a draft treaty", proposal=KEY, when="2022-04-15", **fields)
    return report


def test_the_clock_runs_to_the_date_asked() -> None:
    (found,) = proposals(made())
    assert found.unanswered == Days(32, 32)
    (earlier,) = proposals(made(), on=date(2022, 4, 16))
    assert earlier.unanswered == Days(1, 1)
    assert proposals(made(), on=date(2022, 4, 14)) == ()


def test_a_loose_date_leaves_a_loose_clock() -> None:
    report = Report()
    report.says("propose", "a draft treaty", proposal="Aland/2022-05-09/2022-05-15", when="2022-05-09/2022-05-15")
    assert proposals(report)[0].unanswered == Days(2, 8)


@pytest.mark.parametrize(
    ("act", "polarity", "kind"),
    [
        ("accept", "asserted", AnswerKind.ACCEPTED),
        ("accept", "conditional", AnswerKind.COUNTERED),
        ("accept", "denied", AnswerKind.NO_RESPONSE),
        ("accept", "future", AnswerKind.NO_RESPONSE),
        ("reject", "asserted", AnswerKind.REJECTED),
        ("counter", "asserted", AnswerKind.COUNTERED),
        ("acknowledge", "asserted", AnswerKind.NO_RESPONSE),
    ],
)
def test_only_an_answer_that_settles_stops_the_clock(act: str, polarity: str, kind: AnswerKind) -> None:
    report = made()
    report.says(act, "our answer to it", holder="Boria", answers=KEY, polarity=polarity)
    (response,) = proposals(report)[0].responses
    assert response.status is kind
    assert (response.unanswered is None) == (kind is not AnswerKind.NO_RESPONSE)


def test_nobody_accepts_on_the_opponents_word() -> None:
    report = made()
    report.says("accept", "they have agreed to the draft", target="Boria", answers=KEY)
    (response,) = proposals(report)[0].responses
    assert response.status is AnswerKind.NO_RESPONSE
    assert [answer.own_word for answer in response.answers] == [False]


def test_a_mediators_word_on_an_answer_counts() -> None:
    report = made()
    report.says("accept", "they have agreed to the draft", holder="Ferndale", target="Boria", answers=KEY)
    (response,) = proposals(report)[0].responses
    assert response.status is AnswerKind.ACCEPTED


def test_an_answer_by_entry_id_finds_its_proposal() -> None:
    report = Report()
    offer = report.says("propose", "a corridor out of the town")
    report.says("reject", "no corridor there", holder="Boria", answers=offer.id)
    (found,) = proposals(report)
    assert found.key == offer.id
    assert found.responses[0].status is AnswerKind.REJECTED


def test_terms_are_known_by_issue_and_a_general_subject_is_no_term() -> None:
    report = made(issues=("settlement",))
    assert proposals(report)[0].terms == ()
    report.says("propose", "a neutral status", proposal=KEY, issues=("neutrality",))
    assert [term.issue for term in proposals(report)[0].terms] == ["neutrality"]


def test_an_alias_of_the_author_is_the_author() -> None:
    report = made()
    report.says("reject", "we refuse it", holder="Boria", answers="Alport/2022-04-15")
    (found,) = proposals(report)
    assert found.responses[0].status is AnswerKind.REJECTED


def test_its_author_can_withdraw_it() -> None:
    report = made()
    report.says("withdraw", "the offer no longer stands", answers=KEY)
    (found,) = proposals(report)
    assert found.withdrawn is not None
    assert found.unanswered is None


def test_a_budget_request_is_no_proposal_for_talks() -> None:
    report = Report()
    report.says("propose", "ten billion for arms", holder="Ferndale", amount=(1e10, "proposed"))
    assert proposals(report) == ()


def test_a_third_partys_proposal_waits_for_both_parties() -> None:
    report = Report()
    report.says("propose", "a plan in four steps", holder="Ferndale", issues=("settlement",))
    report.says("reject", "not that plan", holder="Boria", answers=report.entries[0].id)
    (found,) = proposals(report)
    assert [(r.by, r.status) for r in found.responses] == [
        ("Aland", AnswerKind.NO_RESPONSE),
        ("Boria", AnswerKind.REJECTED),
    ]
    assert not found.by_party
    assert found.unanswered == Days(0, 0)


def test_a_mention_alone_makes_the_proposal_known() -> None:
    report = Report()
    report.says("no_response", "they never answered our draft", target="Boria", proposal=KEY, answers=KEY)
    (found,) = proposals(report)
    assert (found.author, found.unanswered) == ("Aland", Days(32, 32))


def test_newest_comes_first() -> None:
    report = made()
    report.says("propose", "another draft", holder="Boria", proposal="Boria/2022-05-01", when="2022-05-01")
    assert [each.author for each in proposals(report)] == ["Boria", "Aland"]


def test_the_authors_claim_that_nobody_answered_is_shown_as_not_their_own_word() -> None:
    report = made()
    report.says("claim", "they haven’t responded to our draft", target="Boria", proposal=KEY, polarity="denied")
    report.says("claim", "they had agreed to much of it", target="Boria", proposal=KEY)
    (found,) = proposals(report)
    assert [(a.kind, a.own_word) for a in found.responses[0].answers] == [(AnswerKind.NO_RESPONSE, False)]
    assert [said.words for said in found.about] == ["they had agreed to much of it"]
    assert found.unanswered == Days(32, 32)
