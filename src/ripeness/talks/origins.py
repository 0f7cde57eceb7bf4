"""Independent origins: copies of one utterance, however many outlets carry them, count once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry

#: Words from which the same text in the voices of two outlets is taken for a copy and not for chance.
_WIRE_WORDS = 6
_WORD = re.compile(r"\w+")
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """One utterance or report and all the entries that carry it.

    Attributes
    ----------
    entries
        Ids, oldest first; at least one.
    outlets
        Who published them, each once, in the same order.
    """

    entries: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginIndex:
    """All origins of a view, and the number of each entry's origin."""

    origins: tuple[Origin, ...]
    _number: Mapping[str, int]

    def of(self, entry: str) -> int:
        """Return the number of an entry's origin: its place in `origins`."""
        return self._number[entry]

    def count(self, entries: Iterable[str]) -> int:
        """Return how many independent origins are behind the entries."""
        return len({self._number[entry] for entry in entries})


def plain(words: str) -> str:
    """Return the words without case, punctuation and line breaks: equal for copies of one text.

    Examples
    --------
    >>> plain("No,\\n“negotiations” are not going on.")
    'no negotiations are not going on'
    """
    return " ".join(_WORD.findall(words.casefold()))


def index_origins(entries: Sequence[Entry], documents: Mapping[str, Document]) -> OriginIndex:
    """Return the origins behind entries.

    Two entries have one origin if the ledger gives them one key, or one's id is the other's key; if one holder says the
    same words; or if two outlets print the same words (six or more) in their own voice.
    """
    groups = _Groups(len(entries))
    first: dict[_Key, int] = {}
    for place, entry in enumerate(entries):
        for key in _keys(entry):
            groups.join(first.setdefault(key, place), place)
    members: dict[int, list[Entry]] = {}
    for place, entry in enumerate(entries):
        members.setdefault(groups.root(place), []).append(entry)
    number = {entry.id: index for index, group in enumerate(members.values()) for entry in group}
    return OriginIndex(tuple(_origin(group, documents) for group in members.values()), number)


def _keys(entry: Entry) -> Iterable[_Key]:
    yield ("origin", entry.origin or entry.id, "")
    words = plain(entry.exact)
    if not words:
        return
    own_voice = entry.holder_kind == "outlet" or entry.directness == "narration"
    if own_voice and words.count(" ") + 1 >= _WIRE_WORDS:
        yield ("wire", words, "")
    yield ("words", entry.holder.casefold(), words)


def _origin(group: Sequence[Entry], documents: Mapping[str, Document]) -> Origin:
    outlets = dict.fromkeys(documents[entry.document].outlet for entry in group)
    return Origin(tuple(entry.id for entry in group), tuple(outlets))


class _Groups:
    """Disjoint sets of places; the root of a set is its first place."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
