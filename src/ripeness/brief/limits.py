"""How much of each part the first two pages hold: from roomy to tight, and in full for the annexes."""

from dataclasses import dataclass

_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each thing that a part shows before it sends the reader to the annex.

    Attributes
    ----------
    said, cell
        Code points of an entry's words in a list and in a cell of a table.
    reasons, changes, cards, issues, claims, denials, outsiders, factions, bars, ground, evidence, unknowns, sides
        Findings, cards or rows of the part.
    lines
        Words of each kind on a card, of each stance of a third party, of each status of a track.
    answers, options, risks
        Of what a model shows: questions that are answered, outcomes that could be signed, what could break one.
    """

    said: int
    cell: int
    reasons: int
    changes: int
    cards: int
    issues: int
    claims: int
    denials: int
    outsiders: int
    factions: int
    bars: int
    ground: int
    evidence: int
    unknowns: int
    sides: int
    lines: int = 1
    answers: int = 7
    options: int = 1
    risks: int = 3


FULL = Limits(400, 300, *[_ALL] * 17)
#: Tried in this order; the first whose brief fits two pages is taken, and the last if none does.
STEPS: tuple[Limits, ...] = (
    Limits(260, 160, 4, 7, 4, 10, 4, 3, 8, 4, 4, 2, 6, 10, 6),
    Limits(220, 140, 4, 6, 3, 8, 3, 2, 6, 3, 3, 2, 5, 8, 4),
    Limits(180, 120, 4, 5, 3, 6, 3, 2, 5, 2, 2, 1, 4, 7, 3, risks=2),
    Limits(160, 100, 3, 5, 3, 6, 2, 2, 5, 2, 2, 1, 3, 6, 2, risks=2),
    Limits(140, 90, 3, 4, 3, 5, 2, 1, 4, 1, 1, 1, 3, 5, 2, answers=6, risks=2),
    Limits(130, 85, 3, 3, 3, 4, 1, 1, 4, 1, 1, 1, 2, 5, 1, answers=5, risks=2),
    Limits(120, 80, 3, 3, 3, 4, 1, 1, 3, 1, 1, 1, 2, 4, 0, answers=5, risks=2),
    Limits(100, 70, 2, 3, 2, 3, 1, 1, 3, 1, 1, 1, 2, 3, 0, answers=4, risks=2),
)
