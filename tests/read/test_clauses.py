"""Clauses: a change of act gets an entry of its own, and what belongs together stays so."""

from itertools import pairwise

import pytest
from hypothesis import given

from ripeness.read.clauses import clauses, next_statement, trim
from ripeness.read.lexicon import flatten

from .builders import filled, reports


def cut(text: str) -> list[str]:
    return [text[slice(*span)] for span in clauses(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the talks have stalled and the fighting has begun", ["the talks have stalled", "the fighting has begun"]),
        ("the talks have stalled; the fighting goes on", ["the talks have stalled", "the fighting goes on"]),
        (
            "the talks have stalled, but Russia has not left them",
            ["the talks have stalled", "Russia has not left them"],
        ),
        ("the talks stalled, while the fighting goes on", ["the talks stalled", "the fighting goes on"]),
        ("Russia and Ukraine hold talks", ["Russia and Ukraine hold talks"]),
        ("the draft is short and clear", ["the draft is short and clear"]),
        ("If Russia leaves the town, Ukraine will sign", ["If Russia leaves the town, Ukraine will sign"]),
        (
            "While the talks have stalled, Russia has hardened its stance",
            ["the talks have stalled", "Russia has hardened its stance"],
        ),
    ],
)
def test_clauses_are_cut_at_new_statements_only(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@given(reports())
def test_clauses_are_in_order_apart_and_without_outer_space(pieces: str) -> None:
    flat = flatten(filled(pieces))
    found = clauses(flat, (0, len(flat)))
    assert all(start < end for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(flat[slice(*span)] == flat[slice(*span)].strip() for span in found)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (" the talks have stalled. ", "the talks have stalled"),
        ("and that the talks have stalled", "the talks have stalled"),
        ("“The talks have stalled,”", "The talks have stalled"),
        ("the talks are a “farce”", "the talks are a “farce”"),
        ("“Farce” is the word for the talks", "“Farce” is the word for the talks"),
        ("...", ""),
        ("", ""),
    ],
)
def test_a_clause_is_trimmed_but_its_scare_quotes_stay(text: str, inner: str) -> None:
    assert text[slice(*trim(text, (0, len(text))))] == inner


def test_trailing_words_end_at_the_next_statement() -> None:
    text = "in the town, but the talks have not stalled"
    assert text[: next_statement(text, (0, len(text)))] == "in the town"
    assert next_statement("in the town", (0, 11)) == 11
