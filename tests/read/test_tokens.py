"""Words and marks with their places, and the letters that the tagger gives them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ripeness.read.tagger import CLASSES, tag
from ripeness.read.tokens import tokenize


def letters(text: str) -> str:
    tokens = tokenize(text)
    first = np.zeros(len(tokens), dtype=np.bool_)
    first[:1] = True
    return tag(tokens, first, np.array(tokens.start)).decode()


def test_titles_initialisms_numbers_and_contractions_are_one_token_each() -> None:
    words = tokenize("Mr. O’Neil’s U.S. aide didn’t pay $1,200.50 at 3:30 p.m. -- well-known.").low
    assert words == [
        *("mr.", "o'neil", "'s", "u.s.", "aide", "didn't", "pay", "$", "1,200.50", "at", "3:30", "p.m."),
        *("--", "well-known", "."),
    ]


@given(st.text(max_size=80))
def test_tokens_cover_every_visible_character_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)) == "".join(text.split())
    assert len(letters(text)) == len(tokens)


def test_the_tagger_tells_verbs_from_nouns() -> None:
    assert letters("The minister plans to claim that his plans failed.") == "DNVTBI$NV."
    assert set(letters("He said (slowly): “No – never!”")) <= set(CLASSES)
