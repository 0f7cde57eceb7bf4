"""Words that a model points at, found in the text again: character for character, or not at all."""

import re
import unicodedata
from collections.abc import Sequence

from ripeness.ledger.entry import Offsets

AMBIGUOUS: Offsets = (-1, -1)
"""Stands for words that the text has more than once, where nothing tells which are meant."""


def occurrences(text: str, words: str, within: Offsets | None = None) -> list[Offsets]:
    """Return where the words stand in a text: whole words, every character the same; only white space may differ.

    Examples
    --------
    >>> occurrences("Talks failed. The talks\\nfailed.", "talks failed")
    [(18, 30)]
    """
    parts = words.split()
    if not parts:
        return []
    start, end = within or (0, len(text))
    pattern = re.compile(r"\s+".join(map(re.escape, parts)))
    found = []
    at = start
    while match := pattern.search(text, at, end):
        if _is_whole(text, match.span()):
            found.append(match.span())
        at = match.start() + 1
    return found


def place(text: str, words: str, *, before: str, after: str, near: int | None, within: Offsets) -> Offsets | None:
    """Return where the words stand that are meant; None if nowhere; `AMBIGUOUS` if that stays open.

    Words that stand more than once are told apart by what stands before and after them, then by the nearest start.
    """
    found = occurrences(text, words, within)
    if len(found) > 1:
        found = [span for span in found if _fits(text, span, before=before, after=after)] or found
    if len(found) > 1 and near is not None:
        found = _nearest(found, near)
    return (found[0] if len(found) == 1 else AMBIGUOUS) if found else None


def nearest(text: str, words: str, *, to: Offsets, within: Offsets) -> Offsets | None:
    """Return the occurrence of the words that is nearest to a span, the one before it first; None if there is none."""
    found = occurrences(text, words, within)
    return min(found, key=lambda span: (max(0, to[0] - span[1], span[0] - to[1]), span[0]), default=None)


def _nearest(found: Sequence[Offsets], near: int) -> list[Offsets]:
    least = min(abs(span[0] - near) for span in found)
    return [span for span in found if abs(span[0] - near) == least]


def _fits(text: str, span: Offsets, *, before: str, after: str) -> bool:
    ahead, behind = _plain(before), _plain(after)
    start = max(0, span[0] - 2 * len(before) - 2)
    left, right = _plain(text[start : span[0]]), _plain(text[span[1] : span[1] + 2 * len(after) + 2])
    return left.endswith(ahead) and right.startswith(behind)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _is_whole(text: str, span: Offsets) -> bool:
    """Tell whether a stretch cuts no word at its ends, nor a letter from its accent."""
    start, end = span
    opens = start > 0 and _joins(text[start - 1]) and _joins(text[start])
    closes = end < len(text) and _joins(text[end]) and (_joins(text[end - 1]) or unicodedata.combining(text[end]) > 0)
    return not opens and not closes


def _joins(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) > 0
