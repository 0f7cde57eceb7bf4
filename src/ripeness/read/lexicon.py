"""Lexicons: data files whose every row has a reason, and the small pattern language that they are written in.

A pattern is a line of tokens. Each token matches one word: ``talks``; ``talk*`` (any ending); ``talk|negotiation*``
(either). ``~3`` allows up to three words between its neighbours; ``?`` before a token makes it optional.
Patterns match lower-case text with typewriter apostrophes; a word boundary stands at either end.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import ahocorasick

from ripeness.read.tokens import word_set

_PLAIN = (("\n\r\t\u00a0\u2009\u202f", " "), ("’‘ʼ", "'"))
_GAP = r"(?:[^\w]{1,3}\w++(?:['-]\w++)*+){0,%d}?"  # a word is taken whole, else a row of dashes has no end
_COMMON = word_set("a an the to of for in on that with not will would have has had having we i is are was be")
_START = r"(?<![\w-])"
_BETWEEN = r"[^\w.;!?]{1,4}"


def flatten(text: str) -> str:
    """Return ``text`` with white space and apostrophes made plain, character for character (same length)."""
    for characters, plain in _PLAIN:
        for character in characters:
            text = text.replace(character, plain)
    return text


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of a lexicon pattern; linear in the text for the patterns that we write.

    Examples
    --------
    >>> compile_pattern("talk*|negotiation* ~2 stalled").search("the talks have again stalled")[0]
    'talks have again stalled'
    """
    out: list[str] = []
    glue = ""
    for token in pattern.split():
        start = "" if out else _START
        if token.startswith("~"):
            out.append(start + _GAP % int(token[1:]))
        elif token.startswith("?"):
            out.append(f"{start}(?:{glue}{_word(token[1:])})?")
        else:
            out.append(glue + _word(token) if out else _opening(token))
        glue = _BETWEEN
    return re.compile(rf"{''.join(out)}(?![\w])")


def any_word(terms: Iterable[str], *, any_case: bool = False) -> str:
    """Return the regular expression of any of some terms that begins a word, the first that fits.

    Terms with one first letter stand together, so that most places are passed after one look.

    Examples
    --------
    >>> re.findall(any_word(["will", "would"]), "she will, unwilling")
    ['will']
    """
    rest: dict[str, list[str]] = {}
    for term in terms:
        letters = "".join(sorted({term[0].lower(), term[0].upper()})) if any_case else term[0]
        rest.setdefault(re.escape(letters), []).append(re.escape(term[1:]))
    case = "i" if any_case else ""
    words = (f"[{letters}](?{case}:{'|'.join(ends)})" for letters, ends in rest.items())
    return rf"\b(?:{'|'.join(words)})"


def _opening(token: str) -> str:
    """Return a pattern's first token at the start of a word; letters stand first, so that a search leaps to them."""
    words = []
    for part in token.split("|"):
        head = part.partition("*")[0]
        letters = _word(head)
        words.append(f"{letters}(?<![\\w-]{letters}){_word(part[len(head) :])}" if head else _START + _word(part))
    return f"(?:{'|'.join(words)})"


def _word(token: str) -> str:
    parts = [re.escape(part).replace(r"\*", r"[\w'-]*").replace("_", " ") for part in token.split("|")]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def anchors(pattern: str) -> list[list[str]]:
    """Return the literals of each token, the rarest first: wherever it matches, the text holds one of each list."""
    tokens = [t for t in pattern.split() if t[0] not in "~?"]
    return sorted(([_literal(part) for part in token.split("|")] for token in tokens), key=_rarity, reverse=True)


def _rarity(parts: list[str]) -> tuple[bool, int]:
    """Return how seldom one of the words stands in a text: common words last, else by the shortest."""
    return not _COMMON.intersection(parts), min(map(len, parts))


def _literal(part: str) -> str:
    return max(part.split("*"), key=len).replace("_", " ")


class Hit(NamedTuple):
    """A lexicon row found in a text: code points ``start`` to ``end``."""

    start: int
    end: int
    row: int


class Phrases:
    """Many patterns searched at once: one pass for their anchors, then each pattern only near its own."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._also: list[tuple[str, ...]] = []  # what the text must hold besides an anchor
        self._searches: list[Callable[[str, int, int], re.Match[str] | None]] = []
        self._automaton = ahocorasick.Automaton()
        rows_of: dict[str, list[int]] = {}
        for row, pattern in enumerate(patterns):
            self._searches.append(compile_pattern(pattern).search)
            rarest, *others = anchors(pattern)
            self._also.append(tuple(others[0]) if others else ())
            for anchor in rarest:
                rows_of.setdefault(anchor, []).append(row)
        for anchor, rows in rows_of.items():
            self._automaton.add_word(anchor, tuple(rows))
        self._automaton.make_automaton()

    def scan(self, low: str, within: Sequence[tuple[int, int]] | None = None) -> "PhraseScan":
        """Return one pass over lower-case text, or over stretches of it, that can then be asked for any part."""
        return PhraseScan(self, low, within)

    def anchored_rows(self, low: str, begin: int, stop: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield ``(end of anchor, rows)`` wherever a row's anchor stands in ``low[begin:stop]``, lower-case text."""
        found: Iterator[tuple[int, tuple[int, ...]]] = self._automaton.iter(low, begin, stop)
        return found

    def any_in(self, low: str, span: tuple[int, int]) -> bool:
        """Tell whether any row matches inside ``span`` of lower-case text."""
        rows = {row for _, group in self._automaton.iter(low, *span) for row in group}
        return any(self._searches[row](low, *span) for row in rows)

    def find(self, low: str, rows: Iterable[int], span: tuple[int, int]) -> list[Hit]:
        """Return where the given rows match inside ``span`` of lower-case text, in text order."""
        hits: list[Hit] = []
        start, end = span
        words = low[start:end]
        for row in set(rows):
            also = self._also[row]
            if also and not any(map(words.__contains__, also)):
                continue
            search = self._searches[row]
            match = search(low, start, end)
            while match:
                hits.append(Hit(*match.span(), row))
                match = search(low, match.end(), end)
        return sorted(hits)


class PhraseScan:
    """Where in one text the anchors of a lexicon stand; `hits` matches the rows of a part of it."""

    def __init__(self, phrases: Phrases, low: str, within: Sequence[tuple[int, int]] | None) -> None:
        self._phrases, self._low = phrases, low
        self._ends: list[int] = []
        self._rows: list[tuple[int, ...]] = []
        for begin, stop in [(0, len(low))] if within is None else within:
            for end, rows in phrases.anchored_rows(low, begin, stop):
                self._ends.append(end)
                self._rows.append(rows)
        self._focus: tuple[tuple[int, int], list[Hit], list[int]] = ((0, 0), [], [])

    def focus(self, span: tuple[int, int]) -> list[Hit]:
        """Match the rows inside ``span``, and keep what is found for the parts of it that are asked for next."""
        found = self._search(span)
        self._focus = (span, found, [hit.start for hit in found])
        return found

    def hits(self, span: tuple[int, int]) -> list[Hit]:
        """Return the rows that match inside ``span``, in text order."""
        (start, end), found, starts = self._focus
        if start <= span[0] and span[1] <= end:
            if not found:
                return []
            inside = found[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
            return [hit for hit in inside if hit.end <= span[1]]
        return self._search(span)

    def _search(self, span: tuple[int, int]) -> list[Hit]:
        first = bisect_left(self._ends, span[0])
        last = bisect_left(self._ends, span[1], first)
        rows = {row for group in self._rows[first:last] for row in group}
        return self._phrases.find(self._low, rows, span) if rows else []
