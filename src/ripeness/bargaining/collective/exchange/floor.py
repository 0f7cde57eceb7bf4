"""A round of trading: the exchange with the greatest gain is made, all others are reckoned anew, until none is left."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.collective.exchange.pairs import TINY, Pairs, Rows, effects
from ripeness.bargaining.fields import Floats


@dataclass(frozen=True)
class Step:
    """One exchange made: who gives way on which issue, from and to where (per cent), and what each partner expects."""

    sellers: tuple[int, int]
    issues: tuple[int, int]
    before: tuple[float, float]
    after: tuple[float, float]
    gain: float


@dataclass(eq=False)
class Floor:
    """The state of a round, changed by each exchange: votes, outcomes, exchanges not yet made, choices between ties."""

    pairs: Pairs
    positions: Floats
    salience: Floats
    votes: Floats
    outcome: Floats
    open: NDArray[np.bool_]
    rng: np.random.Generator | None
    steps: list[Step] = field(default_factory=list)
    ties: int = 0
    arbitrary: int = 0


def trade(floor: Floor) -> None:
    """Make exchanges until nobody gains by another; each potential exchange is made at most once a round."""
    while len(floor.open):
        shift, gain = offers(floor.pairs, floor.votes, outcome=floor.outcome)
        gain = np.where(floor.open, gain, 0.0)
        if gain.max() < TINY:
            return
        _make(floor, _choose(floor, shift, gain=gain), shift=shift, gain=gain)


def offers(pairs: Pairs, votes: Floats, *, outcome: Floats) -> tuple[Floats, Floats]:
    """Return the greatest shifts of outcomes that each pair can agree on, (E, 2), and what each partner gains, (E,).

    Both partners gain alike if the shifts are as 1/(s_ip + s_jp) to 1/(s_iq + s_jq); so a pair's deal has one measure,
    its stake, and the shift of an issue is stake/total. It ends where a seller's vote has come to the buyer's
    position, or the outcome has. Nothing can be traded while the outcome isn't between the two.
    """
    at, seen = votes[pairs.seller, pairs.issue], outcome[pairs.issue]
    room = pairs.pull * (pairs.way * (pairs.target - at))
    between = pairs.way * (seen - pairs.home) > TINY
    reach = np.where(between, pairs.way * (pairs.target - seen), 0.0)
    stake = (np.maximum(np.minimum(room, reach), 0.0) * pairs.total).min(axis=1)
    return stake[:, None] / pairs.total, stake * pairs.spread


def moved(pairs: Pairs, votes: Floats, *, shift: Floats, rows: Rows | slice = slice(None)) -> Floats:
    """Return the two sellers' votes after shifts (n, 2) of the outcomes, in those rows; exact where they arrive."""
    at, pull = votes[pairs.seller[rows], pairs.issue[rows]], pairs.pull[rows]
    after = at + pairs.way[rows] * np.divide(shift, pull, out=np.zeros_like(shift), where=pull > 0)
    return np.where(pairs.way[rows] * (pairs.target[rows] - after) <= TINY, pairs.target[rows], after)


def _choose(floor: Floor, shift: Floats, *, gain: Floats) -> int:
    """The greatest gain; of equal ones that which third parties like best, then the first. Or by lot, if asked."""
    tied = np.flatnonzero(gain >= max(gain.max() - TINY, TINY))
    if len(tied) == 1:
        return int(tied[0])
    floor.ties += 1
    if floor.rng is not None:
        return int(tied[floor.rng.integers(len(tied))])
    kind = _outside(floor, tied, shift=shift[tied])
    best = tied[kind >= kind.max() - TINY]
    floor.arbitrary += len(best) > 1
    return int(best[0])


def _outside(floor: Floor, rows: Rows, *, shift: Floats) -> Floats:
    """What each exchange does for all third parties together, (n,)."""
    issue, before = floor.pairs.issue[rows], floor.outcome[floor.pairs.issue[rows]]
    after = before + floor.pairs.way[rows] * shift
    change = effects(floor.positions, floor.salience, issue=issue, before=before, after=after)
    for column in (0, 1):
        change[np.arange(len(rows)), floor.pairs.seller[rows, column]] = 0.0
    total: Floats = change.sum(axis=1)
    return total


def _make(floor: Floor, row: int, *, shift: Floats, gain: Floats) -> None:
    """Move both votes and both outcomes."""
    pairs = floor.pairs
    seller, issue = pairs.seller[row], pairs.issue[row]
    before = floor.votes[seller, issue]
    after = moved(pairs, floor.votes, shift=shift[[row]], rows=np.array([row]))[0]
    floor.votes[seller, issue] = after
    floor.outcome[issue] += pairs.way[row] * shift[row]
    floor.open[row] = False
    floor.steps.append(
        Step(
            sellers=(int(seller[0]), int(seller[1])),
            issues=(int(issue[0]), int(issue[1])),
            before=(float(before[0]), float(before[1])),
            after=(float(after[0]), float(after[1])),
            gain=float(gain[row]),
        )
    )
