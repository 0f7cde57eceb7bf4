"""Which stretches of a text are read closely: the paragraphs of some of its sentences, with those beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from ripeness.ledger.entry import Offsets
from ripeness.read.sentences import paragraphs

_GAP = 1500  # code points between two stretches below which reading on costs no more than beginning anew
_OPENING = frozenset("“”„‟«»\"＂‘’‚'`‹›")


def stretches(text: str, near: Iterable[Offsets]) -> list[Offsets]:
    """Return the stretches of ``text`` that hold the spans ``near``, each with a paragraph on either side.

    They begin and end where no quotation can go on from one paragraph to the next, so that what is read in a stretch
    is read as it would be in the whole text.

    Parameters
    ----------
    near
        Spans in text order.

    Examples
    --------
    >>> text = "First.\\n\\nSecond.\\n\\nThird.\\n\\nFourth.\\n\\nFifth." + 500 * "\\n\\nAnother."
    >>> [text[start:end].split() for start, end in stretches(text, [(17, 23)])]
    [['Second.', 'Third.', 'Fourth.']]
    """
    cuts = [start for start, _ in paragraphs(text) if text[start] not in _OPENING]
    cuts = [0, *cuts[cuts[:1] == [0] :], len(text)]
    found: list[Offsets] = []
    for start, end in near:
        first, last = bisect_right(cuts, start) - 1, bisect_left(cuts, end)
        begin, stop = cuts[max(0, first - 1)], cuts[min(len(cuts) - 1, last + 1)]
        if found and begin - found[-1][1] < _GAP:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((begin, stop))
    return found
