"""Contested claims, the island of agreement, and denials that don't say what they deny."""

from dataclasses import dataclass
from enum import StrEnum

from ripeness.talks.rows import Said


class Standing(StrEnum):
    """How a claim stands between the two parties."""

    CONTESTED = "contested"
    AGREED = "agreed"
    UNILATERAL = "unilateral"


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody asserts or denies, and who says what about it.

    Attributes
    ----------
    standing
        AGREED: both parties assert it (or both deny it). CONTESTED: somebody asserts and somebody else denies it.
        UNILATERAL: one party only.
    topic
        What binds its statements: an issue, ``track: political``, ``proposal: Russia/2022-04-15``, or empty.
    asserted, denied
        Who asserts and who denies, oldest first; copies of one utterance are shown once.
    silent
        Parties that said nothing about it.
    origins
        Independent origins behind `asserted` (behind `denied` if nobody asserts it).
    """

    standing: Standing
    topic: str
    asserted: tuple[Said, ...]
    denied: tuple[Said, ...]
    silent: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class OpenDenial:
    """A denial whose words leave open what they deny.

    Attributes
    ----------
    said
        The denial.
    may_answer
        Earlier statements of the same document by those whom it may answer. None is chosen.
    """

    said: Said
    may_answer: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims by standing, and the denials that stay open."""

    contested: tuple[Claim, ...] = ()
    agreed: tuple[Claim, ...] = ()
    unilateral: tuple[Claim, ...] = ()
    unresolved: tuple[OpenDenial, ...] = ()
