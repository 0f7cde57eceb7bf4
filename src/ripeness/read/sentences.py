"""Where sentences and paragraphs begin and end, by rule.

A full stop ends a sentence unless the word before it is an abbreviation or an initial, or what follows goes on in lower
case. Blank lines end paragraphs; a single line break ends a sentence only where it can't be a wrapped line. Every
candidate is judged by a bounded window, so time is linear in the text.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ripeness.read.tokens import TITLES, word_set


class Span(NamedTuple):
    """A stretch of a text: code points, end exclusive."""

    start: int
    end: int


_CLOSERS = "\"'”’»)\\]›“"
_CANDIDATE = re.compile(  # one set of characters at the front lets the search leap from candidate to candidate
    rf"""[\n.!?…](?:(?<=\n)[^\S\n]*(?:\n\s*)?|(?<!\n)(?<![.!?…][.!?…])[.!?…]*[{_CLOSERS}]*(?=\s|$)"""
    r"""|(?<=[.!?])[”"](?=[A-Z“]))"""
)
_BEFORE_WORD = "([“\"'‘"
_BULLET = re.compile(r"[-*•·–—▪●◦‣]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[A-Za-z])\.")

_NEVER = frozenset(TITLES) | word_set(
    """
    vs v no nos art fig e.g i.e cf al ca approx est dept ft mt gens messrs vol pp ed eds jr.,
    """
)
_OFTEN = word_set(
    """
    u.s u.k u.n e.u d.c a.m p.m inc corp co ltd jr sr etc bros assn ph.d jan feb mar apr jun jul aug sep sept
    oct nov dec mon tue wed thu fri sat sun calif fla mich minn penn tenn va wis ariz ark colo conn del ill ind
    kan ky la mass md miss mo mont neb nev okla ore pa tex wash wyo ala ga
    """
)
_STARTERS = word_set(
    """
    the a an this that these those he she it they we i you his her their its our my there here in on at by for
    from with after before as if when while although though since but and or so yet however meanwhile also
    according what who why how where which not no some many most both all one another asked such under during
    despite earlier later last
    """
)
_WINDOW = 40
_WRAP_COLUMN = 50


def _continues(text: str, stop: int, *, follow: int) -> bool:
    """Tell whether the full stop at ``stop`` ends an abbreviation only; ``follow`` is where the next word begins."""
    word = _last_word(text, stop)
    low = word.lower()
    if low in _NEVER and (word[0].isupper() or low not in {"no", "art", "fig", "ed", "est", "sec"}):
        return low != "no" or text[follow].isdigit()
    if len(word) == 1 and word.isalpha():
        return word.isupper() and word != "I"
    if low in _OFTEN and (word[0].isupper() or "." in low or low == "etc"):
        return _next_word(text, follow) not in _STARTERS
    return False


def _last_word(text: str, stop: int) -> str:
    """Return the word that ends at ``stop``, without the brackets and marks before it; empty if none does."""
    before = text[max(0, stop - _WINDOW) : stop]
    word = before.rpartition(" ")[2]
    if word.isalpha():
        return word
    word = "" if before[-1:].isspace() else before.split()[-1] if before else ""
    for mark in _BEFORE_WORD:
        word = word.rpartition(mark)[2]
    return word


def _next_word(text: str, follow: int) -> str:
    stop = follow
    while stop < len(text) and stop - follow < _WINDOW and text[stop].isalpha():
        stop += 1
    word = text[follow:stop]
    return word.lower() if word[:1].isupper() else ""


def _skip_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _ends(text: str, place: int, end: int) -> bool:
    """Tell whether the stop marks at ``place`` to ``end`` end a sentence."""
    follow = end
    limit = min(len(text), end + 2000)
    while follow < limit and text[follow].isspace():
        follow += 1
    if follow == len(text):
        return True
    first = text[follow]
    if first.islower() or first in ",;:.!?…)":
        return "\n\n" in text[end:follow]
    if first in "–—-" and not _BULLET.match(text, follow):
        return False
    return not (end - place == 1 and text[place] == "." and _continues(text, place, follow=follow))


@lru_cache(maxsize=2)  # sentences and paragraphs ask for the same text
def _breaks(text: str) -> dict[int, int]:
    """Return where the line breaks that end a sentence begin, and where each ends."""
    found: dict[int, int] = {}
    line_start = 0
    for match in _LINE_BREAK.finditer(text):
        start, end = match.span()
        if _parts(text, start, end, line_start=line_start):
            found[start] = end
        line_start = end
    return found


def _parts(text: str, start: int, end: int, *, line_start: int) -> bool:
    """Tell whether a line break ends a sentence: blank line, list item, or a line that wasn't wrapped."""
    if end >= len(text) or not start or text[start - 1] in '.!?…:;”"’»)*' or text.count("\n", start, end) > 1:
        return True
    return bool(_BULLET.match(text, end)) or (start - line_start < _WRAP_COLUMN and not text[end].islower())


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, without the space around them.

    Returns
    -------
    list of Span
        Code points; no two overlap, and every visible character lies in one.

    Examples
    --------
    >>> [tuple(s) for s in sentences("Mr. Lee met the U.S. envoy. “No,” he said.")]
    [(0, 27), (28, 42)]
    """
    return list(_found(text))


@lru_cache(maxsize=2)  # attribution and the entry reader ask for the same text
def _found(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    begin = _skip_space(text, 0)
    breaks = _breaks(text)
    for match in _CANDIDATE.finditer(text):
        place, end = match.span()
        if text[place] == "\n":
            ended, stop = place in breaks, place
        else:
            ended = place >= begin and _ends(text, place, end) and not _ENUMERATOR.fullmatch(text, begin, end)
            stop = end
        if ended:
            if stop > begin:
                spans.append(Span(begin, begin + len(text[begin:stop].rstrip())))
            begin = max(begin, _skip_space(text, end))
    if begin < len(text):
        spans.append(Span(begin, begin + len(text[begin:].rstrip())))
    return tuple(spans)


def paragraphs(text: str) -> list[Span]:
    """Return the stretches between blank lines, and between lines that don't look wrapped, without outer space."""
    spans: list[Span] = []
    begin = _skip_space(text, 0)
    for start, end in _breaks(text).items():
        if start >= begin:
            spans.append(Span(begin, begin + len(text[begin:start].rstrip())))
            begin = _skip_space(text, end)
    if begin < len(text):
        spans.append(Span(begin, begin + len(text[begin:].rstrip())))
    return spans


_LINE_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)?")
