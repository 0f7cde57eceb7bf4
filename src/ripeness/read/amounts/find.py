"""Find sums of money: one pass for currencies, then the number beside each of them.

A sum always has a currency in the text; counts of people, weapons or weights are never sums.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ripeness.read.amounts import grammar, shapes
from ripeness.read.amounts.grammar import Currency
from ripeness.read.amounts.mention import AmountMention
from ripeness.read.tables import fold

_CONTEXT = 40


def find_amounts(text: str, within: Sequence[tuple[int, int]] | None = None) -> list[AmountMention]:
    """Return the sums of money in ``text``, or in stretches ``within`` it, in order and without overlap.

    Both ends of a range are mentions of their own. Time is linear in the text.

    Examples
    --------
    >>> [(m.value, m.currency, m.approx) for m in find_amounts("about $40 billion, or up to 38 billion euros")]
    [(40000000000.0, 'USD', 'about'), (38000000000.0, 'EUR', 'up to')]
    """
    low = fold(text)
    found: list[AmountMention] = []
    for start, end, row in _anchors(low, [(0, len(text))] if within is None else within):
        floor = found[-1].end if found else 0
        if start < floor:
            continue
        found.extend(_mentions(text, low, start=start, end=end, row=row, floor=floor))
    return [_with_context(low, mention) for mention in found]


def _mentions(text: str, low: str, *, start: int, end: int, row: Currency, floor: int) -> list[AmountMention]:
    """Read the number behind a sign, or before a name; a code may have it on either side, close up or first wins."""
    if row.kind == "symbol" or (row.kind == "code" and low[end : end + 1].isdigit()):
        found = shapes.before_number(text, low, start=start, end=end, row=row, floor=floor)
        return found or shapes.after_number(low, start=start, end=end, row=row, floor=floor)
    found = shapes.after_number(low, start=start, end=end, row=row, floor=floor)
    if found or row.kind != "code":
        return found
    return shapes.before_number(text, low, start=start, end=end, row=row, floor=floor)


def _anchors(low: str, within: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Currency]]:
    """Yield the currencies of the text in order: whole words, and of those that overlap the longest."""
    held: tuple[int, int, Currency] | None = None
    for last, row in chain.from_iterable(grammar.ANCHORS.iter(low, *stretch) for stretch in within):
        start, end = last + 1 - len(row.form), last + 1
        if row.kind != "symbol":
            if low[start - 1 : start].isalpha():
                continue
            end = _word_end(low, end)
            if not end:
                continue
        if held is None or start >= held[1]:
            if held is not None:
                yield held
            held = (start, end, row)
        elif (end - start) > (held[1] - held[0]):
            held = (start, end, row)
    if held is not None:
        yield held


def _word_end(low: str, end: int) -> int:
    """Where the word ends that a form begins: here or after a plural s; 0 if the form is only part of a word."""
    following = low[end : end + 2]
    if not following or not following[0].isalpha():
        return end
    return end + 1 if following[0] == "s" and not following[1:].isalnum() else 0


def _with_context(low: str, mention: AmountMention) -> AmountMention:
    apart = low[mention.start - 1 : mention.start].isspace()
    before = grammar.APPROX_BEFORE.search(low, max(0, mention.start - _CONTEXT), mention.start) if apart else None
    after = grammar.APPROX_AFTER.match(low, mention.end)
    rate = grammar.RATE.match(low, after.end() if after else mention.end)
    word = before[1] if before else after[1].strip("-") if after else ""
    per = (rate[3] or grammar.PER.get(rate[1] or rate[2], "")) if rate else ""
    return replace(mention, approx=" ".join(word.split()), per=per) if word or per else mention
