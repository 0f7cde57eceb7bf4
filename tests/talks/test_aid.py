from datetime import date

from ripeness.talks.aid import Aid
from ripeness.talks.state import state

from .builders import FRAME, Report, ledger


def aid(*reports: Report) -> Aid:
    return state(*ledger(*reports), on=date(2022, 5, 20), case=FRAME).aid


def gives(report: Report, act: str, words: str, amount: tuple[object, ...], **fields: object) -> None:
    report.says(act, words, "Ferndale", amount=amount, **{"target": "Aland"} | fields)


def test_stages_are_never_added() -> None:
    report = Report()
    gives(report, "propose", "a request for 40", (40.0, "proposed", "increment"))
    gives(report, "commit", "a law over 40", (40.0, "allocated", "increment"))
    gives(report, "provide", "10 on the way", (10.0, "delivered", "increment"))
    gives(report, "provide", "5 more on the way", (5.0, "delivered", "increment"))
    assert [(t.stage, t.value) for t in aid(report).totals] == [("proposed", 40), ("allocated", 40), ("delivered", 15)]


def test_proposals_are_never_added_since_one_may_take_anothers_place() -> None:
    report = Report()
    gives(report, "propose", "a request for 33 for arms", (33.0, "proposed", "increment"))
    gives(report, "propose", "a bill over 40 for arms and bread", (40.0, "proposed", "increment"))
    assert [(total.value, len(total.counted)) for total in aid(report).totals] == [(33, 1), (40, 1)]


def test_a_total_is_never_added_to_an_increment() -> None:
    report = Report()
    gives(report, "commit", "8 more today", (8.0, "committed", "increment"))
    gives(report, "commit", "which makes 26 in all", (26.0, "committed", "total"))
    found = aid(report)
    assert [total.value for total in found.totals] == [8]
    assert [(each.value, each.basis) for each in found.stated_totals] == [(26, "total")]


def test_one_sum_told_twice_counts_once() -> None:
    first, second = Report(), Report(outlet="The Herald")
    gives(first, "commit", "8 for arms", (8.0, "committed"))
    gives(second, "commit", "a package worth 8", (8.0, "committed"), when="2022-05-16")
    (total,) = aid(first, second).totals
    assert total.value == 8
    assert len(total.counted[0].told) == 2


def test_equal_sums_for_different_purposes_in_one_document_are_two() -> None:
    report = Report()
    gives(report, "commit", "1 for arms", (1.0, "committed", "increment", "arms"))
    gives(report, "commit", "1 for refugees", (1.0, "committed", "increment", "refugees"))
    assert aid(report).totals[0].value == 2


def test_a_part_of_a_larger_sum_is_left_out_with_its_reason() -> None:
    report = Report()
    gives(report, "propose", "a request for 33", (33.0, "proposed", "increment"))
    gives(report, "propose", "20 for defence", (20.0, "proposed", "increment"), lead="It includes ")
    (total,) = aid(report).totals
    assert total.value == 33
    assert [(each.sum.value, each.reason) for each in total.left_out] == [
        (20, "told as a part of a larger sum in the same document")
    ]


def test_a_conditional_sum_stands_beside() -> None:
    report = Report()
    gives(report, "propose", "would bring it to 53", (53.0, "proposed", "total"), polarity="conditional")
    gives(report, "commit", "will send 7", (7.0, "committed", "increment"), polarity="future")
    found = aid(report)
    assert [each.value for each in found.conditional] == [53]
    assert [(total.stage, total.value) for total in found.totals] == [("committed", 7)]


def test_a_demand_is_the_recipients_word_and_an_outlet_is_no_donor() -> None:
    report = Report()
    report.says("demand", "we need 7 a month", addressee="Ferndale", amount=(7.0, "proposed"))
    report.says("commit", "3 were pledged", "The Courier", holder_kind="outlet", amount=(3.0, "committed"))
    assert [(t.donor, t.counted[0].recipient) for t in aid(report).totals] == [("Ferndale", "Aland"), ("", None)]


def test_money_that_is_no_aid_or_denied_is_not_there() -> None:
    report = Report()
    gives(report, "claim", "a deficit of 5", (5.0, None))
    gives(report, "commit", "we have not pledged 6", (6.0, "committed"), polarity="denied")
    assert aid(report) == Aid()
