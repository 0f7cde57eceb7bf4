"""Copies: the same text apart from what stands before and after it, as when two outlets print one agency's report."""

import datetime
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ripeness.ledger import Document, Entry, edtf

WORDS = 5
"""Words of a gram: so many in a row make chance agreement rare."""
FEWEST = 50
"""Distinct grams that a text must have: shorter ones agree without being copies ("the text will be published soon")."""
SHARE = 0.8
"""Share of each text that must lie between the first and the last gram that both have."""
SAME = 0.95
"""Share of the grams in between that both must have: one word in a hundred may differ, a name throughout may not."""
DAYS = 3
"""Days between two publications. Formulas of state come again word for word, later."""

_BANDS, _ROWS = 16, 4  # two texts with two thirds of their grams in common share a band in 97 of 100 cases
_MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9)
_WORD = re.compile(r"\w+")
_Grams = NDArray[np.uint64]


def sketch(text: str) -> tuple[int, ...]:
    """Return numbers of which texts that are copies share at least one, nearly always; none for a short text.

    They are the bands of a MinHash signature over the text's grams: the least value of each of 64 hash functions, four
    of them to a band.

    References
    ----------
    Broder1997; in ``docs/references.bib``.
    """
    grams = np.unique(_grams(text))
    if len(grams) < FEWEST:
        return ()
    least = np.concatenate([(grams[None, :] * part[:, None]).min(axis=1) for part in np.split(_factors(), _BANDS)])
    bands = least.reshape(_BANDS, _ROWS)
    keys = np.arange(_BANDS, dtype=np.uint64)
    for row in range(_ROWS):
        keys = _mixed(keys ^ bands[:, row])
    return tuple(int(key) for key in keys.view(np.int64))


def is_copy(one: str, other: str) -> bool:
    """Tell whether two texts are the same apart from what stands before and after, by the measures above."""
    grams = _grams(one), _grams(other)
    for mine, theirs in (grams, grams[::-1]):
        if len(np.unique(mine)) < FEWEST:
            return False
        shared = np.isin(mine, theirs)
        places = np.flatnonzero(shared)
        if not len(places):
            return False
        inside = shared[places[0] : places[-1] + 1]
        if len(inside) < SHARE * len(mine) or inside.mean() < SAME:
            return False
    return True


def may_be_copy(document: Document, first: Document) -> bool:
    """Tell whether a document can be a copy of an earlier one by what is known of the two.

    Versions under one key are no copies of each other. Where a day of publication isn't known, only other outlets'
    texts are copies: what one outlet says again may be a new act.
    """
    if (document.key or document.sha256) == first.key:
        return False
    days = [_day(one.published) for one in (document, first)]
    if days[0] is not None and days[1] is not None:
        return abs((days[0] - days[1]).days) <= DAYS
    return bool(document.outlet and first.outlet and document.outlet != first.outlet)


def with_origins(entries: Sequence[Entry], first: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return a copy's entries, each with the origin of the first document's entry of the same act over the same words.

    Parameters
    ----------
    entries, first
        Those of the copy and of the first document, in the order of their texts.
    """
    waiting: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in reversed(first):
        waiting[_said(entry)].append(entry)
    made = []
    for entry in entries:
        same = waiting.get(_said(entry))
        old = same.pop() if same else None
        made.append(entry if old is None else entry.model_copy(update={"origin": old.origin or old.id}))
    return tuple(made)


def _said(entry: Entry) -> tuple[str, str]:
    return entry.act, " ".join(_WORD.findall(entry.exact.casefold()))


def _day(published: str | None) -> datetime.date | None:
    """The day of publication; None if it isn't known to the day."""
    first, last = edtf.earliest(published or ""), edtf.latest(published or "")
    return first if first == last else None


def _grams(text: str) -> _Grams:
    """Hashes of the text's grams, in order; case and punctuation don't count."""
    words = np.array([zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())], dtype=np.uint64)
    if len(words) < WORDS:
        return np.zeros(0, dtype=np.uint64)
    count = len(words) - WORDS + 1
    grams = np.zeros(count, dtype=np.uint64)
    for place in range(WORDS):
        grams = _mixed(grams ^ words[place : place + count])
    return grams


@lru_cache(maxsize=1)
def _factors() -> _Grams:
    """Odd numbers: to multiply by one of them, modulo 2**64, is one of the hash functions."""
    return _mixed(np.arange(1, _BANDS * _ROWS + 1, dtype=np.uint64)) | np.uint64(1)


def _mixed(numbers: _Grams) -> _Grams:
    """Numbers whose every bit depends on every bit of the given ones (multiplication wraps around on purpose)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(_MIX[1])
    return (mixed ^ (mixed >> np.uint64(27))) * np.uint64(_MIX[0])
