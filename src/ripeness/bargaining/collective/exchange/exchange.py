"""The exchange model: rounds of trading votes, then a vote on the weighted mean."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from ripeness.bargaining.collective.decision import sealed
from ripeness.bargaining.collective.exchange.conference import Conference, outcomes
from ripeness.bargaining.collective.exchange.decide import decide_rounds
from ripeness.bargaining.collective.exchange.floor import Floor, Step, moved, offers, trade
from ripeness.bargaining.collective.exchange.pairs import effects, pairs, sides
from ripeness.bargaining.collective.exchange.result import Deal, Ending, Exchanges, Reckoning, Round
from ripeness.bargaining.fields import Floats
from ripeness.errors import GameError

DRIFT = (0.1, 0.4)
"""How far a position follows the actor's vote into the next round: for everybody, and on top where it cares nothing."""


class Traded(NamedTuple):
    """A round in per cent of the scales: what the actors wanted, what they made of it."""

    positions: Floats
    steps: list[Step]
    ties: int
    arbitrary: int


def exchange(
    conference: Conference,
    *,
    rounds: int = 1,
    reckoning: Reckoning = Reckoning.EQUAL_GAIN,
    drift: tuple[float, float] = DRIFT,
    rng: np.random.Generator | None = None,
) -> Exchanges:
    """Return what actors trade with each other over several issues, and the outcome of the vote after it.

    The expected outcome of an issue is the weighted mean of the votes, o_k = sum_i s_ik c_ik y_ik / sum_i s_ik c_ik;
    votes start as positions. Actors i and j on opposite sides of it on both p and q can trade: i, whose share of the
    pair's salience is greater on p, gives way on q, and j on p. At shifts d_p and d_q of the outcomes they gain

    .. math:: g_i = s_{ip} d_p - s_{iq} d_q, \\qquad g_j = s_{jq} d_q - s_{jp} d_p,

    alike if d_p/d_q = (s_iq + s_jq)/(s_ip + s_jp). They go as far as neither a vote nor an outcome passes the position
    of the partner to whom it is moved. The exchange with the greatest gain is made first, then all others are
    reckoned anew. After the vote, positions follow votes by drift[0] + drift[1] (1 - s_ik) of the way.

    Parameters
    ----------
    conference : Conference
    rounds : int, default 1
        At most so many rounds, >= 1.
    reckoning : Reckoning
        How exchanges of a round take account of one another. `DECIDE` reproduces a public program, with its habits; it
        is slow and neither indifferent to labels nor to which end of a scale is called high.
    drift : pair of float, default (0.1, 0.4)
        Shares, >= 0, together at most 1. Of no effect on the first round.
    rng : numpy.random.Generator, optional
        Decides between exchanges of equal gain by lot. Without it that goes first which does most for third
        parties together, and of equal ones the first by issues and actors; `Round.arbitrary` counts these.

    Returns
    -------
    Exchanges

    Raises
    ------
    GameError
        If rounds is less than 1 or drift no such pair.

    References
    ----------
    StokmanVanOosten1994, VanAssenStokmanVanOosten2003 in ``docs/references.bib``.

    Examples
    --------
    Two equals, each with one issue it cares about twice as much, meet there instead of halfway on both:

    >>> talks = Conference(("North", "South"), ("ports", "tariff"), position=[[0, 0], [100, 100]],
    ...     salience=[[1, 0.5], [0.5, 1]])
    >>> talks.mean.round(1).tolist(), exchange(talks).outcome.round(1).tolist()
    ([33.3, 66.7], [0.0, 100.0])
    >>> print(exchange(talks).rounds[0].deals[0].sentence(talks))
    The vote of South on ports, from 100 to 0, for that of North on tariff, from 0 to 100; each gains 16.7.
    """
    _check(rounds, drift)
    going = (
        _decide(conference, drift=drift, rng=rng) if reckoning is Reckoning.DECIDE else _rounds(conference, drift, rng)
    )
    made = []
    for traded in islice(going, rounds):
        if not traded.steps:
            break
        made.append(_round(conference, traded))
    ending = Ending.ROUNDS_DONE if len(made) == rounds else Ending.NOTHING_LEFT if made else Ending.NO_EXCHANGE
    return Exchanges(conference, reckoning, ending, tuple(made), made[-1].outcome if made else sealed(conference.mean))


def potential(conference: Conference) -> tuple[Deal, ...]:
    """Return every exchange that two actors could make now, greatest gain first; equal saliences leave a gain of 0.

    Each is reckoned as if it were the only one: two actors are a pair if the weighted mean lies between their positions
    on both issues. What is made of them together, `exchange` says.

    Parameters
    ----------
    conference : Conference

    Returns
    -------
    tuple of Deal
        Of equal gains by issues, then actors. `Deal.gain` and `Deal.effect` in per cent of a scale, times salience.

    Examples
    --------
    >>> talks = Conference(("A", "B", "C"), ("ports", "tariff"), position=[[0, 0], [100, 100], [100, 0]],
    ...     salience=[[1, 0.5], [0.5, 1], [0.5, 0.5]])
    >>> [(deal.sellers, round(deal.gain, 2), deal.effect.round(2).tolist()) for deal in potential(talks)]
    [((1, 0), 12.5, [12.5, 12.5, -25.0])]
    """
    floor = _floor(conference, conference.percent, None)
    shift, gain = offers(floor.pairs, floor.votes, outcome=floor.outcome)
    here = floor.pairs
    steps = [
        Step(tuple(s), tuple(k), tuple(b), tuple(a), g)
        for s, k, b, a, g in zip(
            here.seller.tolist(),
            here.issue.tolist(),
            here.home.tolist(),
            moved(here, floor.votes, shift=shift).tolist(),
            gain.tolist(),
            strict=True,
        )
    ]
    before = floor.outcome[here.issue]
    change = effects(floor.positions, floor.salience, issue=here.issue, before=before, after=before + here.way * shift)
    deals = [_deal(conference, step, effect) for step, effect in zip(steps, change, strict=True)]
    return tuple(deals[n] for n in np.argsort(-gain, kind="stable"))


def _check(rounds: int, drift: tuple[float, float]) -> None:
    if isinstance(rounds, bool) or not isinstance(rounds, int | np.integer) or rounds < 1:
        raise GameError(f"rounds must be a whole number >= 1; got {rounds!r}")
    if len(drift) != 2 or not (min(drift) >= 0 and sum(drift) <= 1):
        raise GameError(f"drift must be two shares >= 0 that sum to at most 1; got {drift!r}")


def _floor(conference: Conference, positions: Floats, rng: np.random.Generator | None) -> Floor:
    outcome = outcomes(positions, conference.weight)
    found = pairs(positions, conference.salience, weight=conference.weight, side=sides(positions, outcome))
    return Floor(
        pairs=found,
        positions=positions,
        salience=conference.salience,
        votes=positions.copy(),
        outcome=outcome,
        open=np.ones(len(found.issue), dtype=bool),
        rng=rng,
    )


def _rounds(conference: Conference, drift: tuple[float, float], rng: np.random.Generator | None) -> Iterator[Traded]:
    """Trade round after round, without end."""
    positions, follow = conference.percent, drift[0] + drift[1] * (1 - conference.salience)
    while True:
        floor = _floor(conference, positions, rng)
        trade(floor)
        yield Traded(positions, floor.steps, floor.ties, floor.arbitrary)
        positions = positions + follow * (floor.votes - positions)


def _decide(conference: Conference, *, drift: tuple[float, float], rng: np.random.Generator | None) -> Iterator[Traded]:
    numbers = (conference.percent.tolist(), conference.salience.tolist(), conference.power.tolist())
    for positions, steps, ties in decide_rounds(*numbers, drift=drift, rng=rng):
        yield Traded(np.array(positions, dtype=np.float64), steps, ties, 0 if rng else ties)


def _round(conference: Conference, traded: Traded) -> Round:
    """Play the steps once more to see what each does for everybody at the votes of its moment."""
    votes, weight = traded.positions.copy(), conference.weight
    outcome = first = outcomes(votes, weight)
    issue = np.array([step.issues for step in traded.steps])
    before, after = np.empty(issue.shape), np.empty(issue.shape)
    for n, step in enumerate(traded.steps):
        before[n] = outcome[list(step.issues)]
        votes[list(step.sellers), list(step.issues)] = step.after
        outcome = outcomes(votes, weight)
        after[n] = outcome[list(step.issues)]
    change = effects(traded.positions, conference.salience, issue=issue, before=before, after=after)
    return Round(
        positions=sealed(conference.units(traded.positions)),
        side=sealed(sides(traded.positions, first)),
        deals=tuple(_deal(conference, step, effect) for step, effect in zip(traded.steps, change, strict=True)),
        votes=sealed(conference.units(votes)),
        outcome=sealed(conference.units(outcome)),
        ties=traded.ties,
        arbitrary=traded.arbitrary,
    )


def _deal(conference: Conference, step: Step, effect: Floats) -> Deal:
    low, high = conference.scale[list(step.issues)].T
    before, after = (low + np.array(ends) * ((high - low) / 100) for ends in (step.before, step.after))
    return Deal(
        sellers=step.sellers,
        issues=step.issues,
        before=(float(before[0]), float(before[1])),
        after=(float(after[0]), float(after[1])),
        gain=step.gain,
        effect=sealed(effect),
    )
