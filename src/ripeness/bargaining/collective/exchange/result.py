"""What the exchange model answers, frozen: rounds of deals, what each did to everybody, the last vote's outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from ripeness.bargaining.collective.decision import sealed
from ripeness.bargaining.collective.exchange.conference import Conference
from ripeness.bargaining.collective.exchange.pairs import Rows
from ripeness.bargaining.fields import Floats


class Reckoning(Enum):
    """How the exchanges of a round take account of one another; `sentence` says it."""

    EQUAL_GAIN = "equal_gain"
    DECIDE = "decide"

    @property
    def sentence(self) -> str:
        """What the reckoning assumes, in one sentence."""
        return _RECKONINGS[self]


_RECKONINGS = {
    Reckoning.EQUAL_GAIN: "Each exchange is reckoned with all that were made before it, so both partners get what they "
    "expect.",
    Reckoning.DECIDE: "Exchanges are reckoned as by the public program 'decide': each buyer sees only what it has "
    "itself been sold.",
}


class Ending(Enum):
    """How trading can end; `sentence` is the text for the user."""

    ROUNDS_DONE = "rounds_done"
    NOTHING_LEFT = "nothing_left"
    NO_EXCHANGE = "no_exchange"

    @property
    def sentence(self) -> str:
        """What the ending means, in one sentence."""
        return _ENDINGS[self]


_ENDINGS = {
    Ending.ROUNDS_DONE: "Actors traded in every round that was asked for.",
    Ending.NOTHING_LEFT: "After some rounds no two actors could both gain by a further exchange.",
    Ending.NO_EXCHANGE: "No two actors can both gain by an exchange; each issue is decided by itself.",
}


@dataclass(frozen=True, eq=False)
class Deal:
    """An exchange: on each of two issues one partner gives way to the other.

    Attributes
    ----------
    sellers : tuple of two int
        Who gives way on the first and on the second of `issues`; each gives way to the other.
    issues : tuple of two int
    before, after : tuple of two float
        The votes that are moved, in units of the issues.
    gain : float
        What each partner expects from it: per cent of a scale, times salience.
    effect : ndarray, shape (I,)
        What it does for each actor at the votes of that moment, in the same unit; for the partners their own gain,
        for the others its externality.
    """

    sellers: tuple[int, int]
    issues: tuple[int, int]
    before: tuple[float, float]
    after: tuple[float, float]
    gain: float
    effect: Floats

    def sentence(self, conference: Conference) -> str:
        """Say whose vote moves on what in return for whose, and what each gains."""
        first, second = (
            f"{conference.actors[i]} on {conference.issues[k]}, from {b:.4g} to {a:.4g}"
            for i, k, b, a in zip(self.sellers, self.issues, self.before, self.after, strict=True)
        )
        return f"The vote of {first}, for that of {second}; each gains {self.gain:.3g}."


@dataclass(frozen=True, eq=False)
class Externalities:
    """What a round's deals did for each actor, (I,) each: per cent of a scale, times salience; together all of it.

    Attributes
    ----------
    own : ndarray
        By deals it was a partner of.
    inner_gain, inner_loss : ndarray
        By deals of others among whom it could itself have traded these two issues (for or against the same bundle).
    outer_gain, outer_loss : ndarray
        By deals of others whose two issues it links the other way round, or on one of which it has what it wants.
    """

    own: Floats
    inner_gain: Floats
    inner_loss: Floats
    outer_gain: Floats
    outer_loss: Floats


@dataclass(frozen=True, eq=False)
class Round:
    """A round of trading and the vote after it.

    Attributes
    ----------
    positions : ndarray, shape (I, K)
        What the actors want in this round, in units of the issues.
    side : ndarray of int, shape (I, K)
        Which side of the expected outcome they are on: -1, 0, 1.
    deals : tuple of Deal
        In the order in which they were made.
    votes : ndarray, shape (I, K)
        After all deals.
    outcome : ndarray, shape (K,)
        The weighted mean of the votes, in units of the issues.
    ties : int
        How often several exchanges had the greatest gain.
    arbitrary : int
        How many of these were decided by nothing but the order of issues and actors.
    """

    positions: Floats
    side: Rows
    deals: tuple[Deal, ...]
    votes: Floats
    outcome: Floats
    ties: int
    arbitrary: int

    @property
    def effect(self) -> Floats:
        """What all deals together did for each actor, (I,)."""
        return np.sum([deal.effect for deal in self.deals], axis=0) if self.deals else np.zeros(len(self.positions))

    @property
    def externalities(self) -> Externalities:
        """The same, told apart by who made the deals."""
        five = np.zeros((5, len(self.positions)))
        for deal in self.deals:
            p, q = deal.issues
            bundle = self.side[:, p] * self.side[:, q]
            inner = bundle == bundle[deal.sellers[0]]
            kind = np.where(inner, 1, 3) + (deal.effect < 0)
            kind[list(deal.sellers)] = 0
            five[kind, np.arange(len(kind))] += deal.effect
        return Externalities(*sealed(five))


@dataclass(frozen=True, eq=False)
class Exchanges:
    """What the exchange model expects of a conference.

    Attributes
    ----------
    conference : Conference
        The question.
    reckoning : Reckoning
    ending : Ending
        Whether trading went on to the last round asked for and, if not, why.
    rounds : tuple of Round
        Rounds in which something was traded.
    outcome : ndarray, shape (K,)
        The last round's outcome, in units of the issues; the weighted mean of the positions if nothing was traded.
    """

    conference: Conference
    reckoning: Reckoning
    ending: Ending
    rounds: tuple[Round, ...]
    outcome: Floats
