"""Quotations that no cue of the lexicon claimed: whatever verb stands beside them reports ("riffed", "put it so:")."""

from ripeness.read.attribution.contents import following_quotes
from ripeness.read.attribution.groups import group
from ripeness.read.attribution.model import Draft
from ripeness.read.attribution.subjects import Range, subject_left, subject_right
from ripeness.read.attribution.view import View

_SHORTEST = 5
_REACH = 30


def unclaimed_quotes(view: View, drafts: list[Draft]) -> list[Draft]:
    """Return an attribution for each quotation in nobody's content with a verb, a label or a signature beside it."""
    claimed = bytearray(len(view.tags) + 1)
    for draft in drafts:
        for begin, end in draft.content:
            claimed[begin:end] = b"\1" * (end - begin)
    found: list[Draft] = []
    for begin, (_, end, _) in view.opened.items():
        if claimed[begin] or end - begin < _SHORTEST:
            continue
        read = _after(view, begin, end) or _before(view, begin, end) or _signed(view, begin, end)
        if read:
            found.append(read)
            for first, last in read.content:
                claimed[first:last] = b"\1" * (last - first)
    return found


def _draft(view: View, source: Range, cue: Range, begin: int, end: int, *, rule: str) -> Draft:
    rest_from = end if rule != "quote, verb after" else view.high_of[cue[1] - 1]
    content = [(begin, end), *following_quotes(view, rest_from)]
    return Draft(source, cue, content, "said", view.lows[cue[0]], "", rule, False, cue[0])


def _after(view: View, begin: int, end: int) -> Draft | None:
    """Read "“Q,” Lee riffed" and "“Q,” riffed Lee"."""
    tags = view.tags
    size = len(tags)
    if end >= size or tags[end - 2] != "_" or view.lows[end - 2] not in (",", "?", "!"):
        return None
    stop = view.high_of[end]
    place = end
    while place < min(stop, end + 12) and tags[place] not in "V.;:{,":
        place += 1
    if place >= stop or tags[place] != "V":
        return None
    if place == end:
        source = subject_right(view, place + 1)
    else:
        source = subject_left(view, group(view, place).start)
        if source and source[0] != end:
            return None
    if source is None:
        return None
    return _draft(view, source, (place, place + 1), begin, end, rule="quote, verb after")


def _before(view: View, begin: int, end: int) -> Draft | None:
    """Read "Lee put it this way: “Q”" and "Lee: “Q”"."""
    tags = view.tags
    last = begin - 1
    if last < 1 or tags[last] not in ",:":
        return None
    low = max(view.low_of[last], last - _REACH)
    for place in range(last - 1, low - 1, -1):
        if tags[place] in "V":
            found = group(view, place)
            source = subject_left(view, found.start)
            if source and tags[source[0]] != "W":
                cut = last + 1 if tags[last] == ":" else last
                return _draft(view, source, (found.start, cut), begin, end, rule="quote, verb before")
        if tags[place] in "}_{":
            return None
    return _label(view, last, begin, end=end) if tags[last] == ":" else None


def _signed(view: View, begin: int, end: int) -> Draft | None:
    """Read "“Q” — Jane Doe" where the name ends its line."""
    tags, tokens = view.tags, view.tokens
    size = len(tags)
    if end + 1 >= size or tags[end] != "-":
        return None
    place = end + 1
    while place < size and place - end < 7 and tags[place] in "PN" and tokens.word(place)[:1].isupper():
        place += 1
        if place < size and "\n" in tokens.text[tokens.end[place - 1] : tokens.start[place]]:
            break
    line_ends = place >= size or tags[place] in ".{" or "\n" in tokens.text[tokens.end[place - 1] : tokens.start[place]]
    if place == end + 1 or not line_ends:
        return None
    return Draft((end + 1, place), (end, end + 1), [(begin, end)], "said", "—", "", "quote, signed", False, end)


def _label(view: View, colon: int, begin: int, *, end: int) -> Draft | None:
    low = view.low_of[colon]
    first = colon
    while first > low and view.tags[first - 1] in "PC":
        first -= 1
    if first == colon or view.tags[first] != "P" or colon - first > 8:
        return None
    return _draft(view, (first, colon), (colon, colon + 1), begin, end, rule="quote, label")
