"""Direct speech: what stands between « », „ “, “ ” or behind a dash, apart from the author's words put into it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ripeness.ledger.entry import Offsets
from ripeness.read.quotations import quotations
from ripeness.read.slavic.language import Language
from ripeness.read.slavic.lexicon import cue_pattern
from ripeness.read.tables import fold

HIDDEN = "\uf8ff"  # stands for each character of direct speech where the author's words are read
_BREAK = re.compile(r"(?<=[,!?…])[»”“]?\s+[—–-]\s+(?=\w)")
_RESUMED = re.compile(r"(?<=[.,])\s+[—–-]\s+")
_BEHIND = re.compile(r"\s*,?\s*[—–-]\s+(?=\w)")
_LINE = re.compile(r"[^\n]+")
_ANGLE = re.compile("[«»]")
_STOP = re.compile(r"[.!?\n]")
_DASH = re.compile(r"[—–-]\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…]?\s*(?:$|(?=[\n«„“\"А-ЯЁІЇЄҐ]))")
_STARTS = re.compile(r"(?:^|[.!?…»”]\s+|\n\s*)$")
_EDGES = ' \t\n\r\u00a0,.;:—–-«»„“”"!?…'
_KEPT = "!?…"  # marks that belong to what is said
_AUTHOR = 200  # code points of the longest words of an author inside a speech
_FEW = 3  # words of the shortest speech that stands alone


class Marked(NamedTuple):
    """A quotation in marks, and the words between them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of direct speech without its marks; stretches of one speaker's one speech share ``group``.

    ``start`` and ``end`` are its words; ``outer`` takes in its quotation marks.
    """

    start: int
    end: int
    group: int
    outer: Offsets
    alone: bool = False


def stretches(text: str, language: Language) -> list[Stretch]:
    """Return the direct speech of a plain text in text order; names and single words in quotation marks are none."""
    found: list[Stretch] = []
    cue, low = cue_pattern(language), fold(text)
    dashed = list(_dashed(text, low, cue))
    for group, parts in enumerate(dashed):
        found += [_stretch(text, part, group) for part in parts]
    starts = [parts[0][0] for parts in dashed]
    for quotation in _marked(text):
        at = bisect_right(starts, quotation.start) - 1
        if at >= 0 and quotation.start < dashed[at][-1][1]:
            continue
        parts = list(_split(text, low, (quotation.inner_start, quotation.inner_end), cue=cue))
        alone = _stands_alone(text, quotation)
        if len(parts) > 1 or alone or _is_told(text, low, quotation, cue=cue):
            group = len(dashed) + quotation.start
            outer = {0: quotation.start}, {len(parts) - 1: quotation.end}
            found += [
                _stretch(text, (outer[0].get(i, s), outer[1].get(i, e)), group, alone=alone and len(parts) == 1)
                for i, (s, e) in enumerate(parts)
            ]
    return sorted((one for one in found if one.end > one.start), key=lambda one: one.start)


def author_words(text: str, found: list[Stretch]) -> str:
    """Return the text with its direct speech hidden, character for character."""
    parts, place = [], 0
    for one in found:
        start, end = max(one.outer[0], place), max(one.outer[1], place)
        parts += [text[place:start], HIDDEN * (end - start)]
        place = end
    return "".join((*parts, text[place:]))


def _marked(text: str) -> list[Marked]:
    """Return the outermost quotations; « » nest in themselves, as print has it: «МИД «России»»."""
    nested = [one for line in _LINE.finditer(text) for one in _nested(text, line.span())]
    starts = [one.start for one in nested]
    found = list(nested)
    for one in quotations(text):
        at = bisect_right(starts, one.start) - 1
        if not one.depth and not (at >= 0 and one.start < nested[at].end):
            found.append(Marked(one.start, one.end, one.inner_start, one.inner_end))
    return sorted(found)


def _nested(text: str, line: Offsets) -> list[Marked]:
    """Return the outermost « » of a line; none where they don't pair, which is left to the rules of `quotations`."""
    found: list[Marked] = []
    depth, start = 0, 0
    for mark in _ANGLE.finditer(text, *line):
        depth += 1 if mark[0] == "«" else -1
        if depth == 1 and mark[0] == "«":
            start = mark.start()
        if depth == 0:
            found.append(Marked(start, mark.end(), start + 1, mark.start()))
        if depth < 0:
            return []
    return found if depth == 0 else []


def _dashed(text: str, low: str, cue: re.Pattern[str]) -> Iterator[list[Offsets]]:
    """Yield the parts of each speech that opens its line with a dash."""
    for line in _LINE.finditer(text):
        begin, stop = line.span()
        opened = _DASH.match(text, begin, stop)
        if opened:
            parts = list(_split(text, low, (opened.end(), stop), cue=cue))
            if parts[-1][1] < stop or len(parts) > 1:
                yield parts


def _split(text: str, low: str, span: Offsets, *, cue: re.Pattern[str]) -> Iterator[Offsets]:
    """Yield the parts of a speech between which its author speaks: "…, — сказал он, — …"."""
    start = span[0]
    while broken := _author(text, low, (start, span[1]), cue=cue):
        yield (start, broken[0])
        if broken[1] >= span[1]:
            return
        start = broken[1]
    yield (start, span[1])


def _author(text: str, low: str, span: Offsets, *, cue: re.Pattern[str]) -> Offsets | None:
    """Return where the author's words begin (at their dash) and end, the first of them in ``span``."""
    for opened in _BREAK.finditer(text, *span):
        stop = min(span[1], opened.end() + _AUTHOR)
        resumed = _RESUMED.search(text, opened.end(), stop)
        end = resumed.start() if resumed else stop
        if cue.search(low, opened.end(), end) and (resumed or end == span[1]):
            return opened.start(), resumed.end() if resumed else span[1]
    return None


def _is_told(text: str, low: str, quotation: Marked, *, cue: re.Pattern[str]) -> bool:
    """Tell whether a cue stands beside a quotation: "«…», — сказал он", "он сказал: «…»"."""
    behind = _BEHIND.match(text, quotation.end)
    if behind:
        stop = _STOP.search(text, behind.end(), behind.end() + _AUTHOR)
        if cue.search(low, behind.end(), stop.start() if stop else behind.end() + _AUTHOR):
            return True
    start = max(0, quotation.start - _AUTHOR)
    before = text[start : quotation.start].rstrip()
    return before.endswith(":") and bool(cue.search(low, start, quotation.start))


def _stands_alone(text: str, quotation: Marked) -> bool:
    """Tell whether a quotation is a sentence of its own, which goes on with who spoke before."""
    words = text[quotation.inner_start : min(quotation.inner_end, quotation.inner_start + _AUTHOR)].split()
    starts = _STARTS.search(text, max(0, quotation.start - 5), quotation.start)
    return len(words) >= _FEW and bool(starts) and bool(_ENDS_SENTENCE.match(text, quotation.end))


def _stretch(text: str, outer: Offsets, group: int, *, alone: bool = False) -> Stretch:
    start, end = outer
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and text[end - 1] not in _KEPT:
        end -= 1
    return Stretch(start, end, group, outer, alone)
