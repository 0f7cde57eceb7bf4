"""Proposals: who put a paper forward and when, and which words answer it."""

import pytest

from .builders import SIDES, read

DRAFT = "Russia put forward a draft agreement on April 15. "
KEY = "Russia/2022-04-15"


def keys(text: str, **about: object) -> set[str | None]:
    """Return the proposal keys of a text's entries."""
    return {entry.proposal for entry in read(text, **about)} - {None}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Lavrov spoke of the draft treaty that Russia handed over on April 15.", KEY),
        ("The draft agreement put forward by Russia on April 15 is short, Lavrov said.", KEY),
        ("Medinsky said that Ukraine has not answered a draft peace deal Russia put forward on April 15.", KEY),
        ("A peace plan that Italy put forward on May 2 is in four parts.", "Italy/2022-05-02"),
    ],
)
def test_a_paper_handed_over_is_a_proposal_of_its_author_and_day(text: str, key: str) -> None:
    made = [entry for entry in read(SIDES + text) if entry.act == "propose" and entry.proposal]
    author, day = key.split("/")
    assert {(entry.proposal, entry.holder_side) for entry in made} == {(key, author)}
    assert day in {entry.when for entry in made}


def test_a_paper_handed_over_in_a_sentence_of_its_own_has_its_key_and_day() -> None:
    (made,) = read("Russia handed over a draft agreement to Ukraine on April 15.")
    assert (made.proposal, made.when) == (KEY, "2022-04-15")


def test_who_speaks_of_another_s_paper_does_not_propose_it() -> None:
    text = SIDES + "Erdogan spoke of the proposals that Ukraine presented on March 29."
    assert {entry.holder_side for entry in read(text) if entry.act == "propose"} == {"Ukraine"}


def test_the_teller_of_a_proposal_is_a_relay() -> None:
    text = "The Guardian reported that Lavrov spoke of the draft treaty that Russia handed over on April 15."
    (made,) = [entry for entry in read(text) if entry.proposal]
    assert made.holder == "Russia"
    assert made.relays[-1:] == ("The Guardian",)


@pytest.mark.parametrize(
    ("answer", "act"),
    [
        ("Kuleba said that Ukraine rejected the draft.", "reject"),
        ("Kuleba said that Ukraine was ready to accept the proposal.", "accept"),
        ("Ukraine has not responded to the draft.", "no_response"),
    ],
)
def test_an_answer_carries_the_key_of_what_it_answers(answer: str, act: str) -> None:
    answers = [entry for entry in read(DRAFT + answer) if entry.act == act]
    assert [(entry.answers, entry.proposal) for entry in answers] == [(KEY, KEY)]


def test_an_adversary_s_word_answers_nothing() -> None:
    text = DRAFT + "Lavrov said that Ukraine had accepted the draft. Lavrov said that Ukraine had rejected the draft."
    assert {entry.answers for entry in read(text)} == {None}


def test_a_paper_whose_day_is_not_told_has_an_open_key() -> None:
    assert keys("Lavrov spoke of the draft treaty that Russia handed over.") == {"Russia/?"}


@pytest.mark.parametrize(
    "text", ["There is no peace deal.", "A peace deal seems unlikely.", "Lavrov wants a new peace plan."]
)
def test_a_paper_in_general_is_no_proposal(text: str) -> None:
    assert keys(DRAFT.replace("draft agreement", "note") + text) == set()


def test_a_paper_told_twice_is_one_proposal() -> None:
    text = (
        "Lavrov spoke of the draft treaty that Russia handed over on April 15. "
        "The contents of the draft that Russia handed over are not known."
    )
    made = [entry for entry in read(text) if entry.act == "propose"]
    assert len(made) == 1
    assert keys(text) == {KEY}
