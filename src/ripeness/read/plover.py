"""Which PLOVER event a sentence reports between two named actors.

Rows of a lexicon vote for one of the fifteen root types: each hit counts by its weight and by where it stands, most
between the source and the target, less the further behind the source. Rows of scope ``mode`` say how an event is put
(promised, refused, asked for, threatened); they turn the events behind them into the type that PLOVER codes instead: a
promised visit is AGREE, a refused one REJECT. The types and their definitions: PLOVER (Open Event Data Alliance).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ripeness.ledger.entry import Offsets
from ripeness.read.lexicon import Hit, Phrases, flatten
from ripeness.read.tables import fold, rows

ROOTS = (
    *("AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""The root types; YIELD holds both CONCEDE and RETREAT of later versions of PLOVER."""

UNSAID = "CONSULT"  # where no row speaks: the most frequent type of news about states
FURTHER = 0.15  # what each further hit for the same type adds, as a share of its weight
FADING = 8.0  # words behind the source at which a hit counts half
GOVERNED = 70  # code points behind a mode that it still governs
ASIDE = 0.35  # share of a hit's weight before the source
DESCRIBED = 0.5  # just behind the target, whom it describes: "freed B, arrested last week"
OUTWEIGHS = 1.5  # weight that a hit needs above the one that it lies within
WITHIN = 0.6  # and within the source's or target's own words

_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID"})
_FORCE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_DESCRIBES = re.compile(
    r"[,\s]*(?:(?:who|which|that)\s)?(?:(?:was|were|had been|has been|is|are|had|has|it|he|she|they)\s)?"
)
_STOP = re.compile(r"[.;!?]\s")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the lexicon: ``scope`` is ``link``, ``mode``, or ``source`` for words inside the source's name."""

    id: str
    root: str
    scope: str
    weight: float


@dataclass(frozen=True, slots=True)
class Vote:
    """A hit that counts: the type that it speaks for here, its weight here, and its row."""

    root: str
    weight: float
    row: str
    start: int


@cache
def _lexicon() -> tuple[tuple[Row, ...], Phrases]:
    found = rows("plover")
    return (
        tuple(Row(row["id"], row["root"], row["scope"], float(row["weight"])) for row in found),
        Phrases(row["pattern"] for row in found),
    )


def code_plover(sentence: str, source: str | None, target: str | None) -> str:
    """Return the PLOVER root type of what ``source`` does to ``target`` in an English sentence.

    Parameters
    ----------
    sentence
        One sentence, as it stands in its document.
    source, target
        The actors, in the words of the sentence; ``None`` where it names none.

    Returns
    -------
    str
        One of `ROOTS`; `UNSAID` where nothing speaks for any.

    Examples
    --------
    >>> code_plover("France has condemned the attack on Kyiv.", "France", "the attack on Kyiv")
    'ACCUSE'
    >>> code_plover("Russia refused to meet the American envoy.", "Russia", "the American envoy")
    'REJECT'
    """
    totals = weigh(votes(sentence, source, target))
    return max(totals, key=lambda root: (totals[root], -ROOTS.index(root))) if totals else UNSAID


def weigh(found: Sequence[Vote]) -> dict[str, float]:
    """Return each type's weight: its strongest vote, and a little of each further one from another place."""
    best: dict[tuple[str, int], Vote] = {}
    for vote in found:
        if (vote.root, vote.start) not in best or vote.weight > best[vote.root, vote.start].weight:
            best[vote.root, vote.start] = vote
    strongest: dict[str, float] = {}
    total: dict[str, float] = {}
    for vote in best.values():
        strongest[vote.root] = max(strongest.get(vote.root, 0.0), vote.weight)
        total[vote.root] = total.get(vote.root, 0.0) + vote.weight
    return {root: top + FURTHER * (total[root] - top) for root, top in strongest.items()}


def votes(sentence: str, source: str | None, target: str | None) -> tuple[Vote, ...]:
    """Return every hit with the type and weight that it counts for, in text order; see `code_plover`."""
    low = fold(flatten(sentence))
    place = _Place(low, _span(low, source), _span(low, target))
    hits = _lexicon()[1].scan(low).hits((0, len(low)))
    return tuple(_votes(hits, place))


def _votes(hits: Sequence[Hit], place: "_Place") -> Iterator[Vote]:
    lexicon = _lexicon()[0]
    kept = _outermost([hit for hit in hits if place.in_source(hit) == (lexicon[hit.row].scope == "source")])
    modes = [hit for hit in kept if lexicon[hit.row].scope == "mode"]
    for hit in kept:
        row = lexicon[hit.row]
        mode = next((mode for mode in modes if place.governs(mode, hit)), None)
        root = turned(lexicon[mode.row].root, row.root) if mode and row.scope != "source" else row.root
        yield Vote(root, row.weight * place.share(hit), row.id, hit.start)


def _outermost(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits without those that lie inside a weightier one: "suspended aid" is no aid."""
    lexicon = _lexicon()[0]

    def holds(other: Hit, hit: Hit) -> bool:
        outer, inner = lexicon[other.row], lexicon[hit.row]
        wider = other.start <= hit.start and hit.end <= other.end and (other.start, other.end) != (hit.start, hit.end)
        same = outer.scope == inner.scope or inner.scope == "link"
        return wider and same and inner.weight < outer.weight + OUTWEIGHS

    return [hit for hit in hits if not any(holds(other, hit) for other in hits)]


def turned(mode: str, root: str) -> str:
    """Return what an event of type ``root`` becomes when it is promised, refused, asked for or threatened."""
    if mode == "AGREE":
        return "AGREE" if root in _COOPERATION else "THREATEN" if root in _FORCE else root
    if mode == "REQUEST":
        return "REQUEST" if root in _COOPERATION or root == "REJECT" else "THREATEN" if root in _FORCE else root
    return mode if mode in ("REJECT", "THREATEN") or root not in ("REJECT", "REQUEST") else root


def _span(low: str, name: str | None) -> Offsets | None:
    """Return where an actor is first named, as words of their own: no "us" in "russia"."""
    found = re.search(rf"(?<!\w){re.escape(fold(flatten(name)).strip())}(?!\w)", low) if name else None
    return found.span() if found else None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the actors stand in a sentence, and how much a hit elsewhere in it counts."""

    low: str
    source: Offsets | None
    target: Offsets | None

    def in_source(self, hit: Hit) -> bool:
        return self.source is not None and self.source[0] <= hit.start < self.source[1]

    def governs(self, mode: Hit, hit: Hit) -> bool:
        """Tell whether ``hit`` stands close behind ``mode`` in its sentence."""
        near = mode.end <= hit.start <= mode.end + GOVERNED
        return near and not _STOP.search(self.low, mode.end, hit.start)

    def share(self, hit: Hit) -> float:
        """Return the share of its weight that a hit counts for where it stands."""
        source, target = self.source, self.target
        if self.in_source(hit) or (target and target[0] <= hit.start < target[1]):
            return WITHIN
        if source is None:
            begin = 0
        elif target and target[1] <= source[0]:
            begin = target[1]  # "the captives were released by the rebels": what links them stands between
        else:
            begin = source[1]
        if hit.start < begin:
            return ASIDE
        described = target and begin < target[0] and _DESCRIBES.fullmatch(self.low, target[1], hit.start)
        return (DESCRIBED if described else 1.0) * FADING / (FADING + self._words(begin, hit.start))

    def _words(self, begin: int, end: int) -> int:
        counted = self.low.count(" ", begin, end)
        for name in (self.source, self.target):
            if name and begin <= name[0] and name[1] <= end:
                counted -= self.low.count(" ", *name) + 1
        return max(0, counted)
