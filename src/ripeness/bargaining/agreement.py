"""Agreement: what signing an outcome is worth to each player, and the named constraints that it must meet.

At a state (t, n) an outcome x is acceptable if none of these is broken:

- ``leader:A``, ``leader:B``: e_i(x) - tau_s - (lambda_P of every patron P of the side that objects) >= W_i
- ``ratification:A``, ``ratification:B``: the factions with e_f(x) >= W_f hold the quota
- ``patron:NAME``, a patron with a veto: e_P(x) >= W_P
- ``red_line:NAME``: x is within the player's mandate
- ``credible``: x is not sure to be broken

**Slack.** Two numbers that are equal in theory seldom are in floating point, and a settlement must not hang on the last
bit. So a comparison holds if it fails by no more than `SLACK` times the player's range of utilities; likewise a
proposer that gains no more than that by one outcome over another counts them as equal. The same rule stands in every
kernel.

**Ties.** A proposer takes what is best for its own leader (net of what signing costs it); of the outcomes equal in
that, what is best for the other leader; of those, the lowest index. Exchanging the sides leaves the index of an
outcome as it is, so this mirrors exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ripeness.bargaining import commitment, patrons, ratification
from ripeness.bargaining.fields import Bools, Floats, Ints

if TYPE_CHECKING:
    from ripeness.bargaining.game import Game

SLACK = 1e-10


def flow(game: Game) -> Floats:
    """Return what a round of war is worth to each player, b - c (1 - sigma); (D, I)."""
    return np.asarray(game.war_benefit - game.cost * (1 - game.subsidy))


def spread(game: Game) -> Floats:
    """Return the range of each player's utilities, over outcomes and both victories; (D, I)."""
    top, bottom = game.victory_utility.max(axis=2), game.victory_utility.min(axis=2)
    if game.outcomes:
        top = np.maximum(top, game.utility.max(axis=2))
        bottom = np.minimum(bottom, game.utility.min(axis=2))
    return np.asarray(top - bottom)


def scale(game: Game) -> Floats:
    """Return the size of what is at stake for each player: its range, or a round of war if that is more; (D, I)."""
    return np.asarray(np.maximum(spread(game), np.abs(flow(game))))


def slack(game: Game) -> Floats:
    """Return the difference that counts as none to each player, in utility; (D, I)."""
    return SLACK * scale(game)


@dataclass(frozen=True)
class Terms:
    """E pairs of a state and an outcome, judged."""

    payoff: Floats
    """(E, I): what each player gets by signing; leaders net of talks and pressure."""
    objects: Bools
    """(E, I): whether a faction or patron prefers that the war goes on; for leaders, whether they won't sign."""
    ratified: Bools
    """(E, 2): whether the outcome passes on side A and on side B."""
    credible: Bools
    """(E,): whether the agreement has some chance to hold."""
    breach: Floats
    """(E, 2): chance that A, and that B, breaks it."""


class Table:
    """A game's numbers laid out for judging many outcomes at many states at once."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.loose = np.ascontiguousarray(1 - game.enforcement)
        self.slack = slack(game)
        self.leaders = game.leaders
        self.mandate = ~game.red_line.any(axis=0)
        self.vetoing = patrons.vetoing(game)
        self.pressing = tuple(patrons.pressing(game, side) for side in ("A", "B"))
        self.factions = tuple(game.of("faction", side=side) for side in ("A", "B"))

    @cached_property
    def utility(self) -> Floats:
        """Utilities with players last, (D, M, I)."""
        return np.ascontiguousarray(np.moveaxis(self.game.utility, 1, 2))

    @cached_property
    def firm(self) -> bool:
        """Whether no agreement can be broken."""
        return not self.loose.any()

    @cached_property
    def simple(self) -> bool:
        """Whether nobody but the leaders has a say."""
        return not (self.vetoing or any(self.pressing) or self.game.quota.any())

    def judge(self, draw: Ints, outcome: Ints, *, war: Floats, renewed: Floats | None) -> Terms:
        """Judge E pairs.

        Parameters
        ----------
        draw, outcome : int arrays, (E,)
        war : array, (E, I)
            W at the pair's state.
        renewed : array, (E, I, 2), or None
            R at the pair's state; None if no agreement can be broken.
        """
        payoff, phi = self.utility[draw, outcome], (np.zeros(len(draw)), np.zeros(len(draw)))
        if renewed is not None:
            phi = self.breach(draw, outcome, renewed=renewed)
            payoff = commitment.signing(
                payoff, (phi[0][:, None], phi[1][:, None]), renewed=(renewed[..., 0], renewed[..., 1])
            )
        bar = war - self.slack[draw]
        objects = payoff < bar
        payoff = payoff.copy()
        for s, leader in enumerate(self.leaders):
            payoff[:, leader] -= self.game.talk_cost[draw, s]
            if self.pressing[s]:
                weight = self.game.patron_pressure[:, list(self.pressing[s])][draw]
                payoff[:, leader] -= patrons.pressure(objects[:, list(self.pressing[s])], weight)
            objects[:, leader] = payoff[:, leader] < bar[:, leader]
        ratified = np.stack([self._ratified(s, objects, draw) for s in (0, 1)], axis=1)
        return Terms(payoff, objects, ratified, commitment.credible(phi), np.stack(phi, axis=1))

    def breach(self, draw: Ints, outcome: Ints, *, renewed: Floats) -> tuple[Floats, Floats]:
        """Return the chances that A, and that B, breaks the outcome of each pair; (E,) each."""
        would = []
        for s, leader in enumerate(self.leaders):
            tempted = renewed[:, leader, s] > self.utility[draw, outcome, leader] + self.slack[draw, leader]
            would.append(np.where(tempted, 1.0, self.game.distrust[draw, s]))
        return commitment.breach(self.loose[draw, outcome], (would[0], would[1]))

    def accepted(self, terms: Terms) -> Bools:
        """Return whether each pair meets every constraint but the red lines; (E,)."""
        needed = [*self.leaders, *self.vetoing]
        return np.asarray(~terms.objects[:, needed].any(axis=1) & terms.ratified.all(axis=1) & terms.credible)

    def _ratified(self, s: int, objects: Bools, draw: Ints) -> Bools:
        members = list(self.factions[s])
        if not members or not self.game.quota[:, s].any():
            return np.ones(len(draw), dtype=bool)
        return ratification.ratified(
            ~objects[:, members], self.game.power[:, members][draw], quota=self.game.quota[draw, s]
        )
