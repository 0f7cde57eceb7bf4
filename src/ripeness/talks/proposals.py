"""Proposals: what is on the table, from whom, which terms are known, who answered, and for how long nobody has."""

from dataclasses import dataclass
from enum import StrEnum

from ripeness.talks.rows import Days, Said


class AnswerKind(StrEnum):
    """What an answer to a proposal is."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    COUNTERED = "countered"
    ACKNOWLEDGED = "acknowledged"
    NO_RESPONSE = "no response"


@dataclass(frozen=True, slots=True)
class Answer:
    """One word on how a side answered.

    Attributes
    ----------
    kind, by
        The answer, and the side whose answer it is.
    said
        Who says so.
    own_word
        Whether `said` is that side's own word (or a mediator's), not its adversary's: nobody accepts on the
        opponent's word.
    """

    kind: AnswerKind
    by: str
    said: Said
    own_word: bool


@dataclass(frozen=True, slots=True)
class Response:
    """How one side that was to answer has answered by the date asked.

    Attributes
    ----------
    status
        The last of its own answers that settles something; NO_RESPONSE if there is none on record.
    answers
        All words about its answer, oldest first, adversaries' words among them (``own_word`` False).
    unanswered
        Days from the proposal to the date asked; None once it is accepted, rejected or countered, or without a date.
    """

    by: str
    status: AnswerKind
    answers: tuple[Answer, ...] = ()
    unanswered: Days | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A known term of a proposal: an issue that its author put into it, and the words."""

    issue: str
    said: Said


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal on the date asked.

    Attributes
    ----------
    key
        ``author/date`` as entries write it, or the id of the entry that makes it.
    author, by_party
        Side (or holder) that makes it; whether that is one of the two parties.
    when
        EDTF of the day it was made.
    made
        Entries that make or mention it, oldest first; at least one.
    terms
        Known terms; empty means that no source on file tells what is in it.
    terms_unknown
        Entries that say its contents are not known.
    responses
        One for each side that was to answer: the other party, or both parties for a third party's proposal.
    withdrawn
        The author's own withdrawal, or None.
    about
        Other words about it: claims, judgments, denials. Not answers.
    """

    key: str
    author: str
    by_party: bool
    when: str
    made: tuple[Said, ...]
    terms: tuple[Term, ...] = ()
    terms_unknown: tuple[Said, ...] = ()
    responses: tuple[Response, ...] = ()
    withdrawn: Said | None = None
    about: tuple[Said, ...] = ()

    @property
    def unanswered(self) -> Days | None:
        """Days since the proposal for the first side that hasn't answered; None if all have, or it was withdrawn."""
        waiting = [response.unanswered for response in self.responses if response.unanswered is not None]
        return None if self.withdrawn is not None or not waiting else waiting[0]
