"""Quotation marks paired into quotations: curly, straight, guillemets, German; nested, unbalanced, over paragraphs.

A quotation left open at the end of its paragraph goes on in the next paragraph if that one opens with a mark again (the
rule of English print: every paragraph opens, only the last closes); otherwise it ends with its paragraph. The marks are
walked once, so time is linear in the text whatever their order.
"""

import re
from dataclasses import dataclass
from typing import Literal

from ripeness.read.sentences import paragraphs
from ripeness.read.tokens import word_set

Kind = Literal["speech", "scare", "title"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, or one paragraph of a quotation that runs over several.

    Attributes
    ----------
    start, end : int
        Code points, the marks included.
    inner_start, inner_end : int
        Code points of the words between the marks.
    depth : int
        0 outside, 1 for a quotation within a quotation, and so on.
    kind : {"speech", "scare", "title"}
        "scare" marks single words or a short phrase, "title" the name of a work.
    continues : bool
        Whether it goes on from the quotation of the paragraph before.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    kind: Kind
    continues: bool = False


_MARK = re.compile(
    "[“”„‟«»\"＂‚‹›‘’'`](?:(?<![‘’'`])|(?<=[‘’'])(?:(?!\\w)|(?<!\\w.))|(?<=`)`)",
    re.DOTALL,
)
"""One character class first, so that the search runs over a text fast; apostrophes inside words are no marks."""

_FAMILY = {
    **dict.fromkeys('“”„‟"＂', "double"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "small angle"),
    **dict.fromkeys("‘’‚'", "single"),
    "``": "typed",
    "''": "typed",
}
_OPENING_BEFORE = frozenset("([{—–-/:“„«‘‚‹\"'`¿¡")
_ELISION = re.compile(r"[‘’'](?:\d\ds?|tis|twas|em|n|til|cause|bout|round)\b", re.I)
_TITLE_BEFORE = re.compile(
    r"(?:titled|entitled|headlined|called|book|novel|film|movie|song|article|essay|op-ed|column|report|show|program|"
    r"programme|album|documentary|series|on (?:[A-Z]\w+['’]s)|host of|of [A-Z]\w+['’]s),?\s*\Z"
)
_SMALL_WORDS = word_set(
    """
    a an the of in on at for and or to by with from as is
    """
)
_MAX_DEPTH = 8


@dataclass(slots=True)
class _Open:
    glyph: str
    family: str
    start: int
    inner: int
    continues: bool = False


def _space_before(text: str, place: int) -> bool:
    return place == 0 or text[place - 1].isspace() or text[place - 1] in _OPENING_BEFORE


def _space_after(text: str, place: int) -> bool:
    return place >= len(text) or text[place].isspace()


def _opens(text: str, place: int, *, stop: int, top: _Open | None) -> bool | None:
    """Tell whether the mark at ``place`` opens (True), closes (False) or is no mark at all (None)."""
    glyph = text[place:stop]
    family = _FAMILY[glyph]
    if family == "single":
        return _opens_single(text, place, stop=stop, top=top)
    inside = top is not None and top.family == family
    if glyph in "„‚‹``":
        return True
    if glyph == "“":
        closes = top is not None and (top.glyph == "„" or _space_after(text, stop))
        return not (inside and closes and not _space_before(text, place))
    if glyph == "”":
        return not (inside or not _space_before(text, place) or _space_after(text, stop))
    if glyph in "«»":
        natural = glyph == "«"
        if inside and top is not None:
            return glyph == top.glyph
        return True if natural else (_space_before(text, place) and not _space_after(text, stop))
    if inside and not _space_after(text, stop) and _space_before(text, place) and text[stop : stop + 1].isalnum():
        return place - 1 > (top.inner if top else 0)
    return not inside


def _opens_single(text: str, place: int, *, stop: int, top: _Open | None) -> bool | None:
    before, after = _space_before(text, place), _space_after(text, stop)
    letter_before = place > 0 and text[place - 1].isalnum()
    letter_after = stop < len(text) and text[stop].isalnum()
    if letter_before and letter_after:
        return None
    inside = top is not None and top.family == "single"
    if inside and not (before and letter_after):
        return False
    if text[place] == "‘" or text[place] == "‚" or (before and not after and text[place] == "'"):
        return None if _ELISION.match(text, place) or after else True
    return None


def _doubled(text: str, match: re.Match[str], *, single: bool) -> int:
    """Return where the mark ends: two straight apostrophes together are one typed double quote."""
    if match[0] == "'" and text.startswith("''", match.start()):
        triple = text.startswith("'''", match.start())
        return match.start() + (1 if triple and single else 2)  # a single quotation closes before the double one
    return match.end()


def _pair(
    text: str, begin: int, *, stop: int, carried: _Open | None
) -> tuple[list[tuple[_Open, int, int, int]], _Open | None]:
    """Pair the marks of one paragraph; return (opening, inner end, end, depth) each, and a quotation left open."""
    done: list[tuple[_Open, int, int, int]] = []
    stack: list[_Open] = [carried] if carried else []
    place = carried.inner if carried else begin
    while match := _MARK.search(text, place, stop):
        first, last = match.start(), _doubled(text, match, single=bool(stack) and stack[-1].family == "single")
        place = last
        glyph = text[first:last]
        family = "typed" if glyph == "''" else _FAMILY[glyph]
        top = stack[-1] if stack else None
        opening = _typed(text, first, last, top) if family == "typed" else _opens(text, first, stop=last, top=top)
        if opening is None:
            continue
        if opening:
            if top and top.glyph == glyph and family != "single":
                done.append((stack.pop(), first, first, len(stack)))
            if len(stack) < _MAX_DEPTH:
                stack.append(_Open(glyph, family, first, last))
        else:
            _close(stack, family, done, place=(first, last))
    left = next((one for one in stack if one.family != "single"), None)
    return done, left


def _typed(text: str, first: int, last: int, top: _Open | None) -> bool:
    inside = top is not None and top.family == "typed"
    return not inside


def _close(stack: list[_Open], family: str, done: list[tuple[_Open, int, int, int]], *, place: tuple[int, int]) -> None:
    """Close the innermost quotation of the family; those open within it were never closed and are forgotten."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].family == family:
            opened = stack[index]
            del stack[index:]
            if place[0] > opened.inner:
                done.append((opened, place[0], place[1], index))
            return


def _kind(text: str, opened: _Open, inner_end: int) -> Kind:
    inner = text[opened.inner : min(inner_end, opened.inner + 120)]
    words = inner.split()
    if len(words) > 1 and inner[:1].isupper() and text[max(0, opened.start - 2) : opened.start] in (", ", ": "):
        return "speech"
    if len(words) > 8 or opened.continues or inner_end - opened.inner > 100:
        return "speech"
    if inner[-1:] in ".,!?…—":
        return (
            "speech" if len(words) > 1 or inner[-1:] in "!?" or (inner[-1:] == "," and inner[:1].isupper()) else "scare"
        )
    if len(words) > 1 or _TITLE_BEFORE.search(text, max(0, opened.start - 30), opened.start):
        big = [word for word in words if word.lower() not in _SMALL_WORDS]
        if (
            big
            and all(word[:1].isupper() or word[:1].isdigit() for word in big)
            and (len(words) > 1 or _TITLE_BEFORE.search(text, max(0, opened.start - 30), opened.start))
        ):
            return "title"
    return "scare" if len(words) <= 4 else "speech"


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of ``text`` in the order in which they open.

    Examples
    --------
    >>> [(q.start, q.end, q.kind) for q in quotations('He called it “brave.” “We go,” he said.')]
    [(13, 21, 'scare'), (22, 30, 'speech')]
    """
    found: list[Quotation] = []
    carried: _Open | None = None
    for begin, stop in paragraphs(text):
        here = None
        if (carried and text[begin] in "“\"«„‘'”" and _FAMILY.get(text[begin]) == carried.family) or (
            carried and carried.family == "typed" and text[begin : begin + 2] in ("''", "``")
        ):
            width = len(carried.glyph) if carried.family == "typed" else 1
            here = _Open(carried.glyph, carried.family, begin, begin + width, True)
        done, carried = _pair(text, begin, stop=stop, carried=here)
        if carried:
            done.append((carried, stop, stop, 0))
        for opened, inner_end, end, depth in done:
            kind = _kind(text, opened, inner_end)
            found.append(Quotation(opened.start, end, opened.inner, inner_end, depth, kind, opened.continues))
    found.sort(key=lambda quote: (quote.start, -quote.end))
    return found
