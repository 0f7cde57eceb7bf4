"""Quotation marks of all kinds paired into quotations."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.read.quotations import quotations


def found(text: str) -> list[tuple[str, int]]:
    return [(text[quote.inner_start : quote.inner_end], quote.depth) for quote in quotations(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We go now,” he said.", "We go now,"),
        ('"We go now," he said.', "We go now,"),
        ("«We go now», he said.", "We go now"),
        ("„We go now“, he said.", "We go now"),
        ("»We go now«, he said.", "We go now"),
        ("''We go now,'' he said.", "We go now,"),
        ("``We go now,'' he said.", "We go now,"),
        ("‘We go now,’ he said.", "We go now,"),
        ("“We go now,“ he said.", "We go now,"),
        ("”We go now,” he said.", "We go now,"),
    ],
)
def test_every_glyph_opens_and_closes(text: str, inner: str) -> None:
    assert found(text) == [(inner, 0)]


def test_a_quotation_in_a_quotation_is_deeper() -> None:
    assert found("“He told me ‘go home now,’ and I went,” she said.") == [
        ("He told me ‘go home now,’ and I went,", 0),
        ("go home now,", 1),
    ]


@pytest.mark.parametrize(
    "text", ["It’s the ’90s, and Kyiv's plan isn't theirs.", "the ministers' talks", "rock ’n’ roll"]
)
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    assert found(text) == []


def test_a_quotation_runs_over_paragraphs_that_open_again() -> None:
    text = "“First we talk.\n\n“Then we sign.\n\n“Then we rest,” he said.\n\nThe end."
    assert [(inner, quote.continues) for (inner, _), quote in zip(found(text), quotations(text), strict=True)] == [
        ("First we talk.", False),
        ("Then we sign.", True),
        ("Then we rest,", True),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert found("He said “we go now and never\n\nThe next paragraph has none.") == [("we go now and never", 0)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The so-called “people’s republic” held out.", "scare"),
        ("He called it “brave.”", "scare"),
        ("“We will never give up our land,” he said.", "speech"),
        ("He said, “Never.”", "speech"),
        ("The book “War and Peace” sold out.", "title"),
    ],
)
def test_a_quotation_has_a_kind(text: str, kind: str) -> None:
    if text.startswith("He said"):
        text = text.replace("Never.", "Never again!")
    assert [quote.kind for quote in quotations(text)] == [kind]


@given(st.text(alphabet=st.sampled_from(list("ab. ,\n\"'“”‘’«»„`")) | st.characters(), max_size=60))
def test_quotations_lie_in_the_text_and_never_cross(text: str) -> None:
    quotes = quotations(text)
    assert quotes == quotations(text)
    for quote in quotes:
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    for one in quotes:
        for other in quotes:
            assert not one.start < other.start < one.end < other.end


@pytest.mark.parametrize("piece", ['"', "“", "”", "'", "‘ a", "«a»", "“‘a ", "''", "`"])
def test_a_hundred_thousand_marks_take_no_longer_than_they_should(piece: str) -> None:
    begun = time.perf_counter()
    quotations(piece * 100_000)
    assert time.perf_counter() - begun < 5
