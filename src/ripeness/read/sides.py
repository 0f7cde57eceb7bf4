"""The two sides of a conflict, as far as a text tells: between whose names words of war stand, or who is named most."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from ripeness.read.parties import Mention

_WAR = re.compile(
    r"\b(?:war|aggression|invasion|invaded|invading|attack(?:s|ed)?|assault|offensive|occupation|occupied|shelling|strikes|"
    r"military operation|annexed|annexation|hostilities|ceasefire|cease-fire)\b"
)
_FEW = 6  # words between a word of war and the names on either side of it
_OFTEN = 2  # times that two sides must be told to be at war with each other
_STOP = re.compile(r"[.;!?](?:\s|$)")


def at_war(flat: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the two sides between whose names words of war stand most often: "the invasion of A by B"; else nothing.

    A letter that names a state and its patron most is not on a conflict between these two.
    """
    actors = [m for m in mentions if m.entity.side and m.entity.kind in ("state", "group", "organisation")]
    starts = [m.start for m in actors]
    counts: Counter[tuple[str, str]] = Counter()
    for word in _WAR.finditer(flat):
        at = bisect_left(starts, word.start())
        if not 0 < at < len(actors) or not _close(flat[actors[at - 1].end : word.start()]):
            continue
        pair = (actors[at - 1].entity.side or "", actors[at].entity.side or "")
        if pair[0] != pair[1] and _close(flat[word.end() : actors[at].start]):
            counts[pair if pair[::-1] not in counts else pair[::-1]] += 1
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] >= _OFTEN else ()


def most_named(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the two sides that are named most, the one named first before the other."""
    counts = Counter(m.entity.side for m in mentions if m.entity.kind == "state")
    if len(counts) < 2:  # "Lavrov said that Ukraine had withdrawn" names one state and speaks for the other
        counts += Counter(m.entity.side for m in mentions if m.entity.kind == "person")
    first = {m.entity.side: -m.start for m in reversed(mentions)}
    ranked = sorted(counts, key=lambda side: (-counts[side], -first.get(side, 0)))
    return tuple(side for side in ranked[:2] if side)


def _close(between: str) -> bool:
    """Tell whether two places stand in one clause, few words apart; words, for names differ in length."""
    return len(between.split()) <= _FEW and not _STOP.search(between)
