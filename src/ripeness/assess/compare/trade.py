"""Exchange on a case: each player gives way where it cares less, for another's giving way where it cares more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from ripeness.assess import words
from ripeness.assess.case import Case
from ripeness.assess.compare.actors import Actors
from ripeness.assess.compare.answer import Answer, pointing
from ripeness.assess.compare.decision import SCALE, mean
from ripeness.assess.reading import Table
from ripeness.assess.shares import Share, share, share_of
from ripeness.assess.spread import Spread, spread
from ripeness.bargaining.collective.exchange import Conference, Exchanges, Reckoning, exchange

DRAWS, SHOWN = 200, 6
"""Draws that are traded in at most, since they are taken one by one; swaps that are shown at most."""

TOLD = 0.01
"""Outcomes that differ by no more than this share of a scale are told as the same."""
Swap = tuple[tuple[int, int], tuple[int, int]]
"""Who gives way on what, for whose giving way on what: pairs of player and issue, by their numbers."""


@dataclass(frozen=True)
class Swapped:
    """An exchange of two players, over the draws.

    Attributes
    ----------
    words : str
        Who gives way on what, for what.
    draws : Share
        Draws in which it is made.
    """

    words: str
    draws: Share


@dataclass(frozen=True)
class Trading:
    """What is exchanged on a case.

    Attributes
    ----------
    deals : Spread or None
        How many exchanges a draw has; None if there is only one issue, so that nothing can be exchanged.
    swaps : tuple of Swapped
        The most frequent first.
    differs : int
        How many different ones there are.
    worse : tuple of (player, Share)
        Draws in which all exchanges together leave a player worse off than the weighted mean would.
    arbitrary : Share or None
        Draws in which an outcome would be another by more than `TOLD` if the players were listed the other way round:
        of exchanges of equal gain the one on the first issues, then of the first players, is made.
    """

    deals: Spread | None
    swaps: tuple[Swapped, ...] = ()
    differs: int = 0
    worse: tuple[tuple[str, Share], ...] = ()
    arbitrary: Share | None = None

    def tables(self) -> tuple[Table, ...]:
        """Return what would be exchanged, and who would be worse off by it."""
        if self.deals is None:
            return ()
        swaps = tuple((each.words, each.draws.percent) for each in self.swaps)
        worse = tuple((who, often.percent) for who, often in self.worse)
        caption = f"Exchange: what would be exchanged most often, of {words.count(self.differs, 'exchange')} in all"
        made = Table(f"{caption}.{self._order}", ("Exchange", "In draws"), swaps)
        who = ("Player", "Worse off than by the weighted mean, in draws")
        return made, Table("Exchange: who would pay for what others exchange", who, worse)

    @property
    def _order(self) -> str:
        """Say how often names and order decided, if they did."""
        if self.arbitrary is None or not self.arbitrary.value:
            return ""
        return f" In {self.arbitrary.percent} an outcome hangs on which of several exchanges of equal gain comes first."


def traded(case: Case, actors: Actors) -> tuple[Answer, Trading]:
    """Return what is decided once players have traded votes in one round, and what they trade."""
    if len(actors.issues) < 2:
        alone = mean(actors)
        return Answer("exchange", True, alone.chance, alone.none, alone.place), Trading(None)
    found = [_exchanged(actors, d) for d in range(min(DRAWS, actors.draws))]
    place = np.stack([each.outcome for each in found])
    return pointing("exchange", place, actors.places), _told(case, actors, found)


def _exchanged(actors: Actors, d: int, *, step: int = 1) -> Exchanges:
    """Return what is exchanged in a draw; with step -1 the players are listed the other way round."""
    conference = Conference(
        actors.ids[::step],
        actors.issues,
        position=actors.position[d, ::step],
        salience=actors.salience[d, ::step],
        power=actors.power[d, ::step],
        scale=np.array(SCALE),
    )
    return exchange(conference, reckoning=Reckoning.EQUAL_GAIN)


def _hangs_on_order(actors: Actors, d: int, found: Exchanges) -> bool:
    if not any(turn.arbitrary for turn in found.rounds):
        return False
    return bool((np.abs(_exchanged(actors, d, step=-1).outcome - found.outcome) > TOLD).any())


def _told(case: Case, actors: Actors, found: list[Exchanges]) -> Trading:
    n = len(found)
    made = [_swaps(each) for each in found]
    times = Counter(swap for swaps in made for swap in swaps)
    ranked = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    effect = np.stack([sum((turn.effect for turn in each.rounds), np.zeros(len(actors.seats))) for each in found])
    return Trading(
        deals=spread([sum(len(turn.deals) for turn in each.rounds) for each in found]),
        swaps=tuple(Swapped(_said(case, actors, swap), share_of(k / n, draws=n)) for swap, k in ranked[:SHOWN]),
        differs=len(times),
        worse=tuple(
            (words.capital(case.names.players[player]), share(effect[:, i] < 0)) for i, player in enumerate(actors.ids)
        ),
        arbitrary=share([_hangs_on_order(actors, d, each) for d, each in enumerate(found)]),
    )


def _swaps(found: Exchanges) -> set[Swap]:
    return {
        ((deal.sellers[0], deal.issues[0]), (deal.sellers[1], deal.issues[1]))
        for turn in found.rounds
        for deal in turn.deals
    }


def _said(case: Case, actors: Actors, swap: Swap) -> str:
    gives = [
        f"{case.names.players[actors.ids[i]]} gives way on “{case.names.issues[actors.issues[k]]}”" for i, k in swap
    ]
    return words.capital(f"{gives[0]}, {gives[1]}")
