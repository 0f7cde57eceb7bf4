"""Which issues a clause is about, and the track that they belong to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Offsets, Track
from ripeness.read.lexicon import Phrases
from ripeness.read.tables import rows

_ACT_TRACK: dict[Act, Track] = {
    Act.EXCHANGE: "humanitarian",
    Act.ATTACK: "military",
    Act.TERRITORY: "military",
    Act.SANCTION: "economic",
}
_FREEING = frozenset({"prisoners", "evacuation", "humanitarian-access"})
_GENERAL = ("settlement", "process", "military-operations", "territory")


class IssueHit(NamedTuple):
    """An issue named at code points ``start`` to ``end``."""

    start: int
    end: int
    issue: str


@cache
def _lexicon() -> tuple[tuple[str, ...], dict[str, Track], Phrases]:
    kept = rows("issues")
    tracks: dict[str, Track] = {row["issue"]: row["track"] for row in kept}  # type: ignore[misc]
    return tuple(row["issue"] for row in kept), tracks, Phrases(row["pattern"] for row in kept)


def names() -> tuple[str, ...]:
    """Return the built-in issues in the lexicon's order."""
    return tuple(dict.fromkeys(_lexicon()[0]))


def tracks() -> dict[str, Track]:
    """Return the track of each built-in issue."""
    return dict(_lexicon()[1])


class IssueScan:
    """One pass over a document for issue words; clauses then ask for their part."""

    def __init__(self, low: str, within: Sequence[Offsets] | None = None) -> None:
        self._issues, self._tracks, phrases = _lexicon()
        self._scan = phrases.scan(low, within)

    def focus(self, span: Offsets) -> bool:
        """Match ``span``, whose parts are asked for next; tell whether it names any issue."""
        return bool(self._scan.focus(span))

    def hits(self, span: Offsets) -> list[IssueHit]:
        """Return the issues named inside ``span``, in text order."""
        return [IssueHit(hit.start, hit.end, self._issues[hit.row]) for hit in self._scan.hits(span)]

    def track(self, issues: Iterable[str], act: Act, sentence: Offsets) -> Track | None:
        """Return the track of an entry: its act's own, else the one that most of its issues belong to.

        Talks are political, unless their ``sentence`` says that they are about people to be freed or brought out.
        """
        if act in _ACT_TRACK:
            return _ACT_TRACK[act]
        if act in (Act.MEET, Act.TALKS_STATUS):
            freed = any(hit.issue in _FREEING for hit in self.hits(sentence))
            return "humanitarian" if freed else "political"
        counts = Counter(self._tracks[issue] for issue in issues if issue in self._tracks)
        return counts.most_common(1)[0][0] if counts else None


def ordered(hits: Iterable[IssueHit]) -> tuple[str, ...]:
    """Return distinct issues, special ones before general ones, each group in text order."""
    distinct = list(dict.fromkeys(hit.issue for hit in hits))
    return tuple(sorted(distinct, key=lambda issue: _GENERAL.index(issue) + 1 if issue in _GENERAL else 0))
