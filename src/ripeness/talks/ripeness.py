"""Ripeness as evidence for and against, and no score: a perceived stalemate, a perceived way out (Zartman 2000)."""

from dataclasses import dataclass
from enum import StrEnum

from ripeness.talks.rows import Said


class Question(StrEnum):
    """The two perceptions that make a conflict ripe."""

    STALEMATE = "a mutually hurting stalemate is perceived"
    WAY_OUT = "a way out is perceived"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry that bears on a question, and why.

    Attributes
    ----------
    reason
        One sentence of the closed list in `ripeness.talks.ripeness`.
    about
        The side whose perception or prospects it bears on; None when open.
    own_word
        Whether it is that side's own word: a perception told by others is weaker.
    """

    said: Said
    reason: str
    about: str | None
    own_word: bool


@dataclass(frozen=True, slots=True)
class Ripeness:
    """Evidence for and against each question, oldest first, and the parties on whom there is none."""

    stalemate_for: tuple[Evidence, ...] = ()
    stalemate_against: tuple[Evidence, ...] = ()
    way_out_for: tuple[Evidence, ...] = ()
    way_out_against: tuple[Evidence, ...] = ()
    no_evidence: tuple[tuple[str, Question], ...] = ()
