"""A document as the rules see it: tokens, one letter each, sentences, and quotations folded shut."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from ripeness.read.attribution.lexicon import cues, intent_forms, speech_forms
from ripeness.read.attribution.words import AUXILIARY, OBJECT_PRONOUN
from ripeness.read.quotations import Quotation, quotations
from ripeness.read.tagger import Ints, tag
from ripeness.read.tokens import Tokens, tokenize

LONGEST = 300
"""Tokens in a sentence at most."""


@dataclass(slots=True)
class View:
    """One document, analysed.

    Attributes
    ----------
    tags : str
        One letter a token (see `ripeness.read.tagger.CLASSES`); besides, ``{`` and ``}`` open and close a quotation of
        speech, ``_`` lies inside one, and ``~`` marks the quotes of a scare quote or title.
    lows : list of str
        Lower-cased tokens.
    low_of, high_of : list of int
        First token of the sentence that a token is in, and the one after its last.
    heads : list of int
        Tokens that begin some form of a cue.
    opened, closed : dict
        Token that opens or closes a quotation of speech to (first, last + 1, continues).
    """

    tokens: Tokens
    tags: str
    lows: list[str]
    low_of: list[int]
    high_of: list[int]
    heads: list[int]
    opened: dict[int, tuple[int, int, bool]]
    closed: dict[int, tuple[int, int, bool]]


def build(text: str, begins: Sequence[int]) -> View:
    """Analyse ``text``, whose sentences begin at ``begins``; linear in its length."""
    tokens = tokenize(text)
    size = len(tokens)
    starts = np.array(tokens.start, dtype=np.int64)
    firsts = np.searchsorted(starts, np.array([0, *begins], dtype=np.int64))
    firsts = _bounded(np.unique(firsts[firsts < size]), size)
    first = np.zeros(size, dtype=np.bool_)
    first[firsts] = True
    bounds = np.append(firsts, size)
    counts = np.diff(bounds)
    low_of = np.repeat(firsts, counts).tolist()
    high_of = np.repeat(bounds[1:], counts).tolist()
    letters = bytearray(tag(tokens, first, starts))
    lexicon = cues()
    heads = list(compress(range(size), map(lexicon.__contains__, tokens.low)))
    _mistaken_verbs(tokens, letters, heads)
    opened: dict[int, tuple[int, int, bool]] = {}
    closed: dict[int, tuple[int, int, bool]] = {}
    outer = [quote for quote in quotations(text) if quote.depth == 0]
    _fold(outer, starts, letters, opened=opened, closed=closed)
    return View(tokens, letters.decode(), tokens.low, low_of, high_of, heads, opened, closed)


def _bounded(firsts: Ints, size: int) -> Ints:
    """Cut sentences of more than `LONGEST` tokens, so that no walk over a sentence can take long."""
    long = np.flatnonzero(np.diff(np.append(firsts, size)) > LONGEST)
    if not len(long):
        return firsts
    ends = np.append(firsts, size)
    extra = [np.arange(ends[place], ends[place + 1], LONGEST) for place in long]
    return np.asarray(np.unique(np.concatenate([firsts, *extra])), dtype=np.int64)


def _mistaken_verbs(tokens: Tokens, letters: bytearray, heads: list[int]) -> None:
    """Read as verbs, in place, "Lee tweeted.", "Lee notes," and "Kyiv plans to", which the tagger took for nouns."""
    for place in heads:
        if not 0 < place < len(letters) - 1:
            continue
        if letters[place] == ord("V") == letters[place - 1]:
            _mistaken_plural(tokens.low, letters, place - 1)
        elif letters[place] in b"NJEP":
            _mistaken_noun(tokens, letters, place)


def _mistaken_plural(lows: list[str], letters: bytearray, place: int) -> None:
    """Read "aides" as a noun in "Lee aides said"."""
    if place and lows[place].endswith("s") and lows[place] not in AUXILIARY and letters[place - 1] in b"PJDN":
        letters[place] = ord("N")


def _mistaken_noun(tokens: Tokens, letters: bytearray, place: int) -> None:
    low, after, before = tokens.low[place], tokens.low[place + 1], letters[place - 1]
    small = tokens.text[tokens.start[place]].islower()
    if (
        small
        and low in speech_forms()
        and after in _STOPS
        and _subject_letter(tokens.low, letters, place - 1, form=low)
    ):
        letters[place] = ord("V")
    if low.endswith("ed") and letters[place] == ord("J") and after in _AFTER_PAST and before in b"NPO":
        letters[place] = ord("V")
    name = before in b"PJO" and tokens.text[tokens.start[place - 1]].isupper()
    if name and after in ("to", "that") and low in intent_forms():
        letters[place] = ord("V")
        letters[place - 1] = ord("P") if before == ord("J") else before


def _subject_letter(lows: list[str], letters: bytearray, place: int, *, form: str) -> bool:
    """Tell whether the token before a verb of speech can be its subject."""
    if letters[place] in (b"PO" if form.endswith("s") else b"PONW"):
        return lows[place] not in OBJECT_PRONOUN
    return letters[place] == ord("N") and place > 0 and letters[place - 1] in b"D$"


_AFTER_PAST = frozenset(["that", "for", "on", "to", "against"])
_STOPS = frozenset([",", ".", ":", "that", "back", "“", '"', "''"])


def _fold(
    outer: list[Quotation],
    starts: Ints,
    letters: bytearray,
    *,
    opened: dict[int, tuple[int, int, bool]],
    closed: dict[int, tuple[int, int, bool]],
) -> None:
    begins = np.searchsorted(starts, [quote.start for quote in outer]).tolist()
    ends = np.searchsorted(starts, [quote.end for quote in outer]).tolist()
    last = 0
    for quote, begin, end in zip(outer, begins, ends, strict=True):
        if begin < last or end - begin < 2:
            continue
        last = end
        shut = quote.end > quote.inner_end
        if quote.kind == "speech":
            letters[begin:end] = b"{" + b"_" * (end - begin - 2) + b"}"
            opened[begin] = closed[end - 1] = (begin, end, quote.continues)
        else:
            letters[begin] = ord("~")
            if shut:
                letters[end - 1] = ord("~")
