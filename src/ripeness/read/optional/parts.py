"""A long text in parts that can be read one by one, cut at the ends of paragraphs; each part knows where it stands."""

import re
from collections.abc import Iterator

from ripeness.ledger.entry import Offsets

#: Where a text is cut, the best place first: after a blank line, a line, a sentence, a word.
_CUTS = (re.compile(r"\n[^\S\n]*\n\s*"), re.compile(r"\n\s*"), re.compile(r"[.!?…][”\"»’']?\s+"), re.compile(r"\s+"))


def parts(text: str, longest: int) -> list[Offsets]:
    """Return the parts of a text as code points; together they are the text, none longer than ``longest``.

    Examples
    --------
    >>> parts("One went on.\\n\\nTwo came. Three stayed.", 24)
    [(0, 14), (14, 37)]
    """
    return list(_parts(text, longest))


def halves(text: str, part: Offsets) -> list[Offsets]:
    """Return a part in two parts or more, cut as near its middle as its paragraphs allow."""
    start, end = part
    return [(start + one, start + other) for one, other in _parts(text[start:end], (end - start + 1) // 2)]


def _parts(text: str, longest: int) -> Iterator[Offsets]:
    start = 0
    while len(text) - start > longest:
        cut = _cut(text, start, start + longest)
        yield start, cut
        start = cut
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, end: int) -> int:
    """Return the last good place to cut between the middle of a stretch and its end; else its end."""
    middle = (start + end) // 2
    for pattern in _CUTS:
        places = [match.end() for match in pattern.finditer(text, middle, end) if match.end() < end]
        if places:
            return places[-1]
    return end
