"""Pieces: headlines left out, lists kept with their lead, and one issue, deed or sum an entry."""

import pytest

from ripeness.read.pieces import body_start, split_between, with_lists

from .builders import SIDES, read

BODY = "Sergey Lavrov said on Tuesday that the talks had stalled."


@pytest.mark.parametrize(
    "head", ["Talks Stall as Russia Rejects Draft", "Russia rejects draft\n\nUkraine says it has withdrawn from talks"]
)
def test_headline_and_standfirst_make_no_entries(head: str) -> None:
    assert [entry.exact for entry in read(f"{head}\n\n{BODY}\n")] == ["the talks had stalled"]


def test_a_document_that_is_a_statement_has_no_headline_to_leave_out() -> None:
    assert body_start("It has a stop.\n\nAnd more.") == 0
    assert body_start("A headline\n\nA text with a stop.") == len("A headline\n\n")
    assert body_start("") == body_start("No stop anywhere") == 0


@pytest.mark.parametrize(
    ("sentence", "issues"),
    [
        (
            "Lavrov said that Ukraine must drop its claim to Crimea and recognise the independence of Donetsk.",
            ["crimea", "donbas"],
        ),
        (
            "Lavrov said that Ukraine must be a neutral state, and must recognise Crimea as Russian.",
            ["neutrality", "crimea"],
        ),
    ],
)
def test_each_issue_under_negotiation_is_an_entry(sentence: str, issues: list[str]) -> None:
    entries = read(SIDES + sentence)
    assert [entry.issues[0] for entry in entries] == issues
    assert {(entry.act.value, entry.holder) for entry in entries} == {("demand", "Sergey Lavrov")}


def test_each_sum_is_an_entry() -> None:
    text = "Germany announced 500 million euros in military aid for Ukraine and 300 million euros in loans."
    assert [entry.amount.value for entry in read(text) if entry.amount] == [500e6, 300e6]


def test_a_list_behind_a_colon_belongs_to_its_sentence() -> None:
    flat = "Three points:\n- one is this;\n- two is that.\nThe rest.".replace("\n", " ")
    spans = [(0, 13), (14, 28), (29, 43), (44, 53)]
    assert with_lists(flat, spans) == [(0, 43), (44, 53)]


def test_a_list_of_aid_is_of_who_gives_it() -> None:
    text = "The United States has delivered to Ukraine:\n- over 1,400 Stinger missiles;\n- 500 tons of ammunition.\n"
    entries = read(text)
    assert {entry.holder_side for entry in entries} == {"United States"}
    assert {entry.act.value for entry in entries} == {"provide"}


def test_a_list_of_demands_is_of_who_makes_them() -> None:
    text = (
        SIDES
        + "Lavrov named two demands:\n- Ukraine must recognise Crimea as Russian;\n- Ukraine must be a neutral state.\n"
    )
    assert {entry.holder_side for entry in read(text) if entry.act == "demand"} == {"Russia"}


def test_a_clause_is_cut_only_between_different_marks() -> None:
    flat = "the status of Crimea and the status of Donetsk and Luhansk"
    marks = [(14, 20, "crimea"), (39, 46, "donbas"), (51, 58, "donbas")]
    parts = split_between(flat, (0, len(flat)), marks)
    assert [flat[slice(*part)] for part in parts] == ["the status of Crimea", "the status of Donetsk and Luhansk"]
    assert split_between(flat, (0, len(flat)), marks[1:]) == [(0, len(flat))]


def test_a_contact_and_what_it_was_about_are_told_apart() -> None:
    text = (
        "President Biden spoke today with President Zelenskyy about the weapons that the United States is providing to"
        " the army of Ukraine."
    )
    found = [(entry.act.value, entry.exact) for entry in read(text, outlet="whitehouse.gov")]
    assert found[0] == ("meet", "President Biden spoke today with President Zelenskyy")
    assert found[1][0] == "provide"
