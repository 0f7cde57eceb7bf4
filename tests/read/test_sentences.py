"""Sentences and paragraphs: where they end and where they don't."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.read.sentences import paragraphs, sentences


def texts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lee met Sen. Ray of the U.S. delegation on Jan. 5.",
        "The J. F. Kennedy centre reopened at 3 p.m. on Monday.",
        "It costs $3.5 million, or approx. 2.9 million euros.",
        "“Why now?” he asked.",
        "The plan (see Art. 5) stands.",
        "He waited . . . and left.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Talks failed. Kyiv waits.", ["Talks failed.", "Kyiv waits."]),
        ("“We go.” He left.", ["“We go.”", "He left."]),
        ("He moved to the U.S. The talks went on.", ["He moved to the U.S.", "The talks went on."]),
        ("A headline\n\nThe text begins.", ["A headline", "The text begins."]),
        ("Terms:\n- a ceasefire\n- an exchange", ["Terms:", "- a ceasefire", "- an exchange"]),
        ("Short line\nAnother line", ["Short line", "Another line"]),
    ],
)
def test_sentences_end_at_stops_blank_lines_and_list_items(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


def test_a_wrapped_line_goes_on() -> None:
    text = "The delegations met again in the city on Tuesday morning, said\nthe spokesman of the ministry."
    assert texts(text) == [text]


def test_paragraphs_end_at_blank_lines() -> None:
    text = "One. Two.\n\n\nThree."
    assert [text[a:b] for a, b in paragraphs(text)] == ["One. Two.", "Three."]


@given(st.text(alphabet=st.sampled_from(list('aB. ?!\n"”“…-1)')) | st.characters(), max_size=80))
def test_sentences_cover_every_visible_character_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in covered for place, letter in enumerate(text) if not letter.isspace())


@pytest.mark.parametrize("piece", ["He said no. ", ". ", "\n ", '."', " ", "a", "A."])
def test_time_is_linear_in_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        begun = time.perf_counter()
        sentences(piece * times)
        return time.perf_counter() - begun

    seconds(1000)
    assert seconds(80_000) < 40 * seconds(8_000) + 0.2
