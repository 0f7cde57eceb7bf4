"""Persons' decisions: each is a new version with who, when and why, and can be taken back."""

import pytest

from ripeness.errors import InputError, LedgerError, NotFound, SpanError
from ripeness.ledger import Act
from ripeness.ledger.verify import verify

LATER = "2026-11-23T10:00:00Z"


def test_a_correction_is_a_version_with_who_when_and_why(case):
    case.add()
    second = case.three()[1]
    made = case.ledger.amend(
        second.id, {"act": "counter", "issues": ["territory"]}, who="Leyla", why="he said so", at=LATER
    )
    assert (made.act, made.issues, made.review.decision) == (Act.COUNTER, ("territory",), "edited")
    first, last = case.ledger.history(second.id)
    assert (first.kind, first.who, first.entry) == ("read", "rules 1", second)
    assert (last.kind, last.who, last.at, last.why, last.entry) == ("edited", "Leyla", LATER, "he said so", made)
    assert case.ledger.entry(second.id) == made


def test_a_corrected_span_takes_its_words_from_the_text(case):
    case.add()
    second = case.three()[1]
    made = case.ledger.amend(second.id, {"end": second.end + 10}, who="Leyla", at=LATER)
    assert made.exact == case.text[second.start : second.end + 10]
    assert made.suffix == case.text[made.end : made.end + 40]
    assert made.id == second.id


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"id": "0" * 16}, "id can't be changed"),
        ({"exact": "other words"}, "exact can't be changed"),
        ({"wieght": 1}, "wieght can't be changed"),
        ({"act": "dance"}, "act: .*got 'dance'"),
        ({"when": "last week"}, "when: .*got 'last week'"),
        ({"confidence": 2.0}, "confidence"),
        ({"start": -1}, "start and end must be inside the text"),
        ({"end": 100_000}, "start and end must be inside the text"),
        ({"end": "x"}, "start and end must be inside the text"),
    ],
)
def test_a_wrong_correction_is_refused_with_one_sentence(case, changes, sentence):
    case.add()
    head = case.ledger.head()
    with pytest.raises(InputError, match=sentence) as refused:
        case.ledger.amend(case.three()[1].id, changes, who="Leyla", at=LATER)
    assert "\n" not in str(refused.value)
    assert case.ledger.head() == head


def test_a_correction_that_begins_in_white_space_is_refused(case):
    case.add()
    second = case.three()[1]
    with pytest.raises(SpanError):
        case.ledger.amend(second.id, {"start": second.start - 1}, who="Leyla", at=LATER)


def test_an_amount_without_end_is_refused(case):
    case.add()
    amount = {"value": float("inf"), "currency": "USD"}
    with pytest.raises(LedgerError, match="finite"):
        case.ledger.amend(case.three()[1].id, {"amount": amount}, who="Leyla", at=LATER)


@pytest.mark.parametrize("decide", ["accept", "reject", "undo"])
def test_a_decision_needs_a_name_and_an_entry(case, decide):
    case.add()
    with pytest.raises(InputError, match="who must name"):
        getattr(case.ledger, decide)(case.three()[0].id, who=" ", at=LATER)
    with pytest.raises(NotFound, match="no entry"):
        getattr(case.ledger, decide)("ffffffff", who="Leyla", at=LATER)


def test_a_rejected_entry_leaves_the_view_and_stays_in_the_ledger(case):
    case.add()
    first = case.three()[0]
    case.ledger.reject(first.id, who="Leyla", why="misread", at=LATER)
    assert first.id not in {entry.id for entry in case.ledger.entries()}
    assert first.id in {entry.id for entry in case.ledger.entries(rejected=True)}


def test_undo_goes_back_decision_by_decision(case):
    case.add()
    second = case.three()[1]
    edited = case.ledger.amend(second.id, {"holder": "D. Kuleba"}, who="Leyla", at=LATER)
    case.ledger.reject(second.id, who="Tom", at=LATER)
    assert case.ledger.undo(second.id, who="Leyla", at=LATER) == edited
    assert case.ledger.undo(second.id, who="Leyla", at=LATER) == second
    with pytest.raises(LedgerError, match="no person's decision to undo"):
        case.ledger.undo(second.id, who="Leyla", at=LATER)
    kinds = [version.kind for version in case.ledger.history(second.id)]
    assert kinds == ["read", "edited", "rejected", "undone", "undone"]


def test_after_undo_a_new_decision_and_a_new_reader_count_again(case):
    case.add()
    second = case.three()[1]
    case.ledger.reject(second.id, who="Tom", at=LATER)
    case.ledger.undo(second.id, who="Tom", at=LATER)
    case.add(entries=[entry.model_copy(update={"hedge": "reportedly"}) for entry in case.three()])
    assert case.ledger.entry(second.id).hedge == "reportedly"


def test_a_person_can_bring_back_what_a_reader_retired_and_undo_it(case):
    case.add()
    case.add(entries=[])
    first = case.three()[0]
    case.ledger.accept(first.id, who="Leyla", at=LATER)
    assert [entry.id for entry in case.ledger.entries()] == [first.id]
    case.ledger.undo(first.id, who="Leyla", at=LATER)
    assert case.ledger.entries() == []
    assert verify(case.ledger) == []
