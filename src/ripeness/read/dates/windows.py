"""Where a date can be: one pass for trigger words and digits, then small windows of classified tokens around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import ahocorasick

from ripeness.read.dates.vocabulary import CAPITAL, TOKEN, TRIGGERS, classify

_LEFT, _RIGHT = 36, 30
_LONGEST = 10_000
"""Characters after which a stretch is cut, so that memory stays flat on one endless line of dates."""

_DIGITS = re.compile(
    r"[0-9'’](?:(?<=[12])[0-9]{3}(?![0-9])|(?<=[0-9])[0-9]?:[0-9]{2}|(?<=[0-9])[0-9]?[./][0-9]{1,2}[./][0-9]{2}"
    r"|(?<=[0-9])[0-9]?\s?[ap]\.?\s?m(?!\w)|(?<=['’])[0-9](?:0s|[0-9](?![0-9])))"
)
"""Digits of a year, a clock time or a numeric date; one leading character class keeps the search fast."""


def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in TRIGGERS:
        automaton.add_word(word, (len(word), word in CAPITAL))
    automaton.make_automaton()
    return automaton


_TRIGGERS = _automaton()


@dataclass(slots=True)
class Window:
    """Tokens of a stretch of text, in parallel columns.

    Attributes
    ----------
    classes : str
        One letter a token.
    start, end : list of int
        Code points in the whole text.
    low, value : list of str
        The token in lower case, and its value in the lexicon.
    """

    classes: str
    start: list[int]
    end: list[int]
    low: list[str]
    value: list[str]


def windows(text: str, low: str, within: Sequence[tuple[int, int]]) -> Iterator[Window]:
    """Yield the stretches of ``text`` that may hold dates, in order and without overlap; ``low`` is its folded form."""
    for begin, stop in _stretches(text, low, within):
        yield _window(text, low, begin=begin, stop=stop)


def _stretches(text: str, low: str, within: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begin = stop = -1
    hits = sorted(hit for part in within for hit in chain(_number_hits(low, *part), _word_hits(text, low, *part)))
    for end, start in hits:
        if begin >= 0 and start - _LEFT <= stop and stop - begin < _LONGEST:
            stop = max(stop, end + _RIGHT)
            continue
        if begin >= 0:
            yield _whole_words(low, begin, stop)
        begin, stop = max(0, start - _LEFT, stop), end + _RIGHT
    if begin >= 0:
        yield _whole_words(low, begin, stop)


def _number_hits(low: str, begin: int, stop: int) -> list[tuple[int, int]]:
    return [(match.end(), match.start()) for match in _DIGITS.finditer(low, begin, stop)]


def _word_hits(text: str, low: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    size = len(low)
    for last, (length, capital) in _TRIGGERS.iter(low, begin, stop):
        start, end = last + 1 - length, last + 1
        if (start and low[start - 1].isalnum()) or (end < size and low[end].isalnum()):
            continue
        if not capital or text[start].isupper():
            yield end, start


def _whole_words(low: str, begin: int, stop: int) -> tuple[int, int]:
    """Shrink a stretch that begins or ends inside a word."""
    stop = min(stop, len(low))
    begin, stop = min(begin, len(low)), min(stop, len(low))
    if begin and low[begin - 1].isalnum():
        while begin < stop and low[begin].isalnum():
            begin += 1
    if stop < len(low) and low[stop].isalnum():
        while stop > begin and low[stop - 1].isalnum():
            stop -= 1
    return begin, stop


def _window(text: str, low: str, *, begin: int, stop: int) -> Window:
    matches = list(TOKEN.finditer(low, begin, stop))
    starts = [match.start() for match in matches]
    words = [match[0] for match in matches]
    classified = [classify(word, text[start]) for word, start in zip(words, starts, strict=True)]
    return Window(
        "".join([letter for letter, _ in classified]),
        starts,
        [match.end() for match in matches],
        words,
        [value for _, value in classified],
    )
