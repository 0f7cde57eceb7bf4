"""Rounds of trading as the public program 'decide' reckons them, to reproduce its published numbers.

Its habits, each found by trial against its results (see docs/explanation/exchange.md):

1. A buyer sees the outcome as it would be after what it has itself been sold on the issue, nothing else.
2. Once the outcome that a buyer sees has come to its position, nothing limits what it is sold further.
3. Each exchange remembers the moves that its sellers intended in it when they made other deals on the same issue; when
   these and the move now intended exceed the whole scale, upwards, the exchange is dropped.
4. It reckons in decimal numbers of 28 digits; their rounding tells whether the outcome has come to a position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from itertools import combinations

import numpy as np

from ripeness.bargaining.collective.exchange.floor import Step

Table = list[list[Decimal]]
LEAST, SAME, WHOLE = Decimal("1e-10"), Decimal("1e-20"), 100


@dataclass(eq=False)
class End:
    """One of the two issues of an exchange: who gives way to whom, from the vote `at` by `move`."""

    seller: int
    buyer: int
    issue: int
    at: Decimal
    target: Decimal
    remembered: Decimal = Decimal(0)
    move: Decimal = Decimal(0)
    shift: Decimal = Decimal(0)
    sold: dict[int, Decimal] = field(default_factory=dict)

    @property
    def way(self) -> int:
        """1 if the vote moves up the scale to the buyer's position, else -1."""
        return -1 if self.at > self.target else 1


@dataclass(eq=False)
class Exchange:
    """A potential exchange; `first` is on the lower issue."""

    first: End
    second: End
    gain: Decimal = Decimal(0)
    valid: bool = False

    @property
    def ends(self) -> tuple[End, End]:
        """Both issues."""
        return self.first, self.second


class Numbers:
    """A round's positions, saliences and powers, (I, K), with what they sum to."""

    def __init__(self, positions: Table, salience: Table, power: Table) -> None:
        self.positions, self.salience, self.power = positions, salience, power
        self.weight = [[s * c for s, c in zip(*rows, strict=True)] for rows in zip(salience, power, strict=True)]
        self.whole = [sum(column, Decimal(0)) for column in zip(*self.weight, strict=True)]
        self.actors, self.issues = range(len(positions)), range(len(positions[0]))

    def outcome(self, issue: int, votes: dict[int, Decimal]) -> Decimal:
        """The weighted mean of an issue if the `votes` are as given and all others as the positions."""
        terms = (self.pull(i, issue, by=votes.get(i, self.positions[i][issue])) for i in self.actors)
        return sum(terms, Decimal(0)) / self.whole[issue]

    def pull(self, actor: int, issue: int, *, by: Decimal) -> Decimal:
        """A vote or a move times its weight; multiplied in the program's order, on which the last digit hangs."""
        return by * self.salience[actor][issue] * self.power[actor][issue]


def decide_rounds(
    positions: list[list[float]],
    salience: list[list[float]],
    power: list[list[float]],
    *,
    drift: tuple[float, float],
    rng: np.random.Generator | None,
) -> Iterator[tuple[Table, list[Step], int]]:
    """Yield for round after round, without end, the positions (I, K), the exchanges made and the number of ties."""
    wishes, care, might = (_decimals(table) for table in (positions, salience, power))
    fixed, free = Decimal(drift[0]), Decimal(drift[1])
    while True:
        with localcontext(prec=28):
            numbers = Numbers(wishes, care, might)
            made, ties = _trade(numbers, rng)
            after = [list(row) for row in wishes]
            for exchange in made:
                for end in exchange.ends:
                    start, s = wishes[end.seller][end.issue], care[end.seller][end.issue]
                    follow = (1 - s) * free
                    vote = end.at + end.move
                    after[end.seller][end.issue] = follow * vote + fixed * vote + (1 - follow - fixed) * start
        yield wishes, [_step(exchange) for exchange in made], ties
        wishes = after


def _trade(numbers: Numbers, rng: np.random.Generator | None) -> tuple[list[Exchange], int]:
    left = [exchange for exchange in _potential(numbers) if exchange.valid]
    made, ties = [], 0
    while left:
        most = max(exchange.gain for exchange in left)
        tied = [exchange for exchange in left if most - exchange.gain < SAME]
        ties += len(tied) > 1
        chosen = tied[int(rng.integers(len(tied))) if rng and len(tied) > 1 else 0]
        left.remove(chosen)
        made.append(chosen)
        for exchange in left:
            _learn(exchange, chosen, numbers)
        left = [exchange for exchange in left if exchange.valid]
    return made, ties


def _potential(numbers: Numbers) -> Iterator[Exchange]:
    """Pairs of actors on opposite sides of the outcome on two issues; who is at it counts as above."""
    x, s = numbers.positions, numbers.salience
    means = [numbers.outcome(k, {}) for k in numbers.issues]
    below = [[x[i][k] < means[k] for k in numbers.issues] for i in numbers.actors]
    for p, q in combinations(numbers.issues, 2):
        for a, b in combinations(numbers.actors, 2):
            if below[a][p] == below[b][p] or below[a][q] == below[b][q]:
                continue
            buyer, seller = (a, b) if s[a][p] * s[b][q] > s[a][q] * s[b][p] else (b, a)
            if not numbers.weight[seller][p] or not numbers.weight[buyer][q]:
                continue  # moving a vote without weight brings the partner nothing
            first = End(seller, buyer, p, at=x[seller][p], target=x[buyer][p])
            second = End(buyer, seller, q, at=x[buyer][q], target=x[seller][q])
            exchange = Exchange(first, second)
            _reckon(exchange, numbers)
            yield exchange


def _reckon(exchange: Exchange, numbers: Numbers) -> None:
    """Find the moves at which both gain alike: as far as a vote may go, then as far as buyers see the outcome go."""
    first, second = exchange.ends
    _settle(exchange, first, abs(first.target - first.at), numbers=numbers)
    if abs(second.move) > abs(second.target - second.at):
        _settle(exchange, second, abs(second.target - second.at), numbers=numbers)
    exchange.valid = exchange.gain >= LEAST and all(_allowed(end, numbers) for end in exchange.ends)
    for end in (second, first) if exchange.valid else ():
        seen = {**end.sold, end.seller: end.at}
        now, then = (numbers.outcome(end.issue, {**seen, end.seller: vote}) for vote in (end.at, end.at + end.move))
        if not (now >= end.target <= then or now <= end.target >= then):
            weight, whole = numbers.weight[end.seller][end.issue], numbers.whole[end.issue]
            _settle(exchange, end, abs((end.target - now) * whole / weight), numbers=numbers)
    exchange.valid = exchange.valid and all(_allowed(end, numbers) for end in exchange.ends)


def _settle(exchange: Exchange, end: End, size: Decimal, *, numbers: Numbers) -> None:
    """Let `end` move by `size`, and the other so that both gain alike."""
    other = exchange.second if end is exchange.first else exchange.first
    s, weight, whole = numbers.salience, numbers.weight, numbers.whole
    end.shift = numbers.pull(end.seller, end.issue, by=size) / whole[end.issue]
    ratio = (s[end.seller][end.issue] + s[end.buyer][end.issue]) / (
        s[end.seller][other.issue] + s[end.buyer][other.issue]
    )
    other.shift = ratio * end.shift
    end.move = end.way * size
    other.move = other.way * (other.shift * whole[other.issue] / weight[other.seller][other.issue])
    exchange.gain = abs(end.shift * s[end.buyer][end.issue] - other.shift * s[end.buyer][other.issue])


def _allowed(end: End, numbers: Numbers) -> bool:
    """Whether the vote moves at all, the way that it set out on, and within what the exchange remembers (habit 3)."""
    rising = numbers.positions[end.seller][end.issue] < end.target
    onward = end.move > LEAST if rising else end.move < -LEAST
    return onward and 0 <= end.at + end.move <= WHOLE and end.remembered + end.move <= WHOLE


def _learn(exchange: Exchange, made: Exchange, numbers: Numbers) -> None:
    """Take account of an exchange made: a seller's vote has moved, or a buyer has been sold something."""
    touched = False
    for end in exchange.ends:
        for other in made.ends:
            if (end.seller, end.issue) == (other.seller, other.issue):
                end.at, end.remembered, touched = other.at + other.move, end.remembered + end.move, True
            if (end.buyer, end.issue) == (other.buyer, other.issue):
                end.sold[other.seller], touched = other.at + other.move, True
    if touched:
        _reckon(exchange, numbers)


def _step(exchange: Exchange) -> Step:
    first, second = exchange.ends
    return Step(
        sellers=(first.seller, second.seller),
        issues=(first.issue, second.issue),
        before=(float(first.at), float(second.at)),
        after=(float(first.at + first.move), float(second.at + second.move)),
        gain=float(exchange.gain),
    )


def _decimals(table: list[list[float]]) -> Table:
    return [[Decimal(number) for number in row] for row in table]
