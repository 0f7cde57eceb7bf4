"""What kind of act a clause reports: lexicon rows vote, and who speaks of whom decides between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Offsets
from ripeness.read.lexicon import Hit, Phrases, compile_pattern
from ripeness.read.tables import rows

_ORDER = {act: place for place, act in enumerate(Act)}
BLAME = 2.6  # weight below which a word of blame ("the occupiers") colours a claim and is no accusation of its own
SUPPORT = 0.25  # what each further row of the same act adds, as a share of its weight

#: Acts that need the mover's own side, a mediator or a reporter as teller: an adversary's word for them is a claim.
MOVES = frozenset(
    {Act.ACCEPT, Act.PROPOSE, Act.COUNTER, Act.REJECT, Act.WITHDRAW, Act.NO_RESPONSE, Act.SIGNAL, Act.ACKNOWLEDGE}
)
#: Acts that an adversary may report only as a claim: the moves, and what the other side wants.
OWN_WORD = MOVES | {Act.AIM}
DEEDS = frozenset({Act.TERRITORY, Act.ATTACK, Act.CEASEFIRE, Act.EXCHANGE, Act.PROVIDE, Act.SANCTION, Act.MEET})


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the acts lexicon.

    ``scope``: ``cue`` is the reporting word itself; ``content`` stands in the clause; ``other`` counts only in a clause
    about somebody else than its speaker; ``asked`` only behind a cue that asks ("called for", "urged").
    """

    id: str
    act: Act
    weight: float
    scope: str = "cue"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The act that a clause reports, how strongly, the rows behind it and where they stand."""

    act: Act
    weight: float
    rows: tuple[str, ...] = ()
    scores: dict[Act, float] = field(default_factory=dict)


@cache
def _content() -> tuple[tuple[Row, ...], Phrases]:
    kept = [row for row in rows("acts") if row["scope"] != "cue"]
    return (
        tuple(Row(row["id"], Act(row["act"]), float(row["weight"]), row["scope"]) for row in kept),
        Phrases(row["pattern"] for row in kept),
    )


@cache
def _cues() -> tuple[tuple[Row, re.Pattern[str]], ...]:
    return tuple(
        (Row(row["id"], Act(row["act"]), float(row["weight"])), compile_pattern(row["pattern"]))
        for row in rows("acts")
        if row["scope"] == "cue"
    )


@cache
def cue_votes(cue: str) -> tuple[Row, ...]:
    """Return the rows that a reporting cue ("urged", "has pledged") votes with."""
    low = cue.lower()
    return tuple(row for row, pattern in _cues() if pattern.search(low))


class ActScan:
    """One pass over a document for everything that may speak for an act; clauses then ask for their part."""

    def __init__(self, low: str, within: Sequence[Offsets] | None = None) -> None:
        self._rows, phrases = _content()
        self._scan = phrases.scan(low, within)

    def focus(self, span: Offsets) -> bool:
        """Match ``span``, whose parts are asked for next; tell whether anything in it speaks for an act."""
        return bool(self._scan.focus(span))

    def hits(self, span: Offsets) -> list[Hit]:
        """Return the content rows that match inside ``span``."""
        return self._scan.hits(span)

    def row(self, hit: Hit) -> Row:
        """Return the lexicon row of a hit."""
        return self._rows[hit.row]


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks of whom in a clause, as far as the names tell.

    ``own``: the clause is about the speaker's own side; ``other``: about somebody else; both false when unknown.
    ``blamed``: somebody other than the speaker's side is named anywhere in it.
    """

    attributed: bool
    own: bool
    other: bool
    blamed: bool
    expert: bool = False


def judge(votes: Sequence[Row], speech: Speech) -> Verdict:
    """Return the verdict over the votes of cue and content rows; `Act.CLAIM` with weight 0 when nothing speaks."""
    strongest: dict[Act, float] = {}
    total: dict[Act, float] = {}
    asked = any(row.scope == "cue" and row.act is Act.DEMAND for row in votes)
    allowed = {"cue": True, "content": True, "other": speech.other, "asked": asked}
    votes = [row for row in votes if allowed[row.scope]]
    for row in votes:
        strongest[row.act] = max(strongest.get(row.act, 0.0), row.weight)
        total[row.act] = total.get(row.act, 0.0) + row.weight
    scores = {act: top + SUPPORT * (total[act] - top) for act, top in strongest.items()}
    scores = {act: score * _fit(act, speech) for act, score in scores.items()}
    if not scores:
        return Verdict(Act.CLAIM, 0.0)
    best = max(scores, key=lambda act: (scores[act], -_ORDER[act]))
    if best is Act.ACCUSE and scores[best] < BLAME:
        return Verdict(Act.CLAIM, scores[best], tuple(row.id for row in votes if row.act is Act.ACCUSE), scores)
    return Verdict(best, scores[best], tuple(row.id for row in votes if row.act == best), scores)


def _fit(act: Act, speech: Speech) -> float:
    """Return how far who speaks of whom fits an act: 1 fits, below 1 speaks against it."""
    if act is Act.ACCUSE:
        if not speech.attributed:
            return 0.0
        return 0.4 if speech.own and not speech.blamed else 1.0
    if act in (Act.AIM, Act.COMMIT):
        return 0.5 if speech.other and speech.attributed else 1.0
    if act is Act.DEMAND:
        return 0.5 if speech.own else 1.0 if speech.other else 0.9
    if act in (Act.JUDGE, Act.UNKNOWN):
        return 0.6 if speech.attributed and not speech.expert else 1.0
    return 1.0
