"""Fearon 1995, discrete: A demands once, B knows its own cost of war and accepts or fights; solved exactly.

Ties decide these games: on a grid, types of B are often exactly indifferent, and several demands are often exactly as
good. So numbers are fractions, floats are read as the decimals they print as, every best demand is returned, and so is
what happens if indifferent types fight.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm

from ripeness.bargaining.extensive_form import Chance, Decision, Node, Number, Terminal, exact
from ripeness.errors import GameError


@dataclass(frozen=True)
class Offer:
    """The game: A demands a share of a pie of 1; B accepts, or there is a war that A wins with chance p.

    Attributes
    ----------
    p : Fraction
        In [0, 1].
    cost : Fraction
        c_A, share of the pie.
    costs : tuple of Fraction
        c_B of each type of B, share of the pie.
    chances : tuple of Fraction
        A's belief over the types; each > 0, sum 1.
    demands : tuple of Fraction
        What A may demand, rising, in [0, 1].
    """

    p: Fraction
    cost: Fraction
    costs: tuple[Fraction, ...]
    chances: tuple[Fraction, ...]
    demands: tuple[Fraction, ...]

    def tree(self) -> Node:
        """Return the game in extensive form: nature draws the type, A demands without knowing it, B answers."""
        peace = [(str(x), ("accept", Terminal((x, 1 - x), "peace"))) for x in self.demands]
        moves = []
        for j, (cost, chance) in enumerate(zip(self.costs, self.chances, strict=True)):
            fight = ("fight", Terminal((self.p - self.cost, 1 - self.p - cost), "war"))
            answers = tuple((x, Decision(1, f"type {j + 1}, {x}", (accept, fight))) for x, accept in peace)
            moves.append((f"type {j + 1}", chance, Decision(0, "demand", answers)))
        return Chance(tuple(moves), label="cost of B")


@dataclass(frozen=True)
class Answer:
    """The subgame-perfect equilibria in which types of B that are indifferent accept, and beyond them.

    Attributes
    ----------
    offer : Offer
        The question.
    demands : tuple of Fraction
        All best demands, rising; A is indifferent between them.
    wars : tuple of Fraction
        The chance of war after each of `demands`.
    value : Fraction
        What A expects.
    least_value : Fraction
        The least that A expects in any equilibrium: indifferent types may also fight.
    possible : tuple of Fraction
        All demands made in some equilibrium, however indifferent types answer; `demands` are among them.
    """

    offer: Offer
    demands: tuple[Fraction, ...]
    wars: tuple[Fraction, ...]
    value: Fraction
    least_value: Fraction
    possible: tuple[Fraction, ...]


def midpoints(greatest: Number, count: int) -> tuple[Fraction, ...]:
    """Return `count` equally likely costs that stand for a uniform one on [0, greatest]: the middles of equal parts.

    Examples
    --------
    >>> midpoints("2/5", 2)
    (Fraction(1, 10), Fraction(3, 10))
    """
    if count < 1:
        raise GameError(f"count of types must be at least 1; got {count}")
    return tuple(exact(greatest) * (2 * j + 1) / (2 * count) for j in range(count))


def take_it_or_leave_it(
    p: Number,
    *,
    cost: Number,
    costs: Sequence[Number],
    demands: int | Sequence[Number],
    chances: Sequence[Number] | None = None,
) -> Answer:
    """Solve the game by backward induction, exactly, in O((types + demands) log types).

    Parameters
    ----------
    p : number
        Chance that A wins; in [0, 1]. Fractions, whole numbers, strings such as ``"1/3"``, or floats, read as decimals.
    cost : number
        c_A; share of the pie.
    costs : sequence of numbers
        c_B of each type.
    demands : int or sequence of numbers
        What A may demand, in [0, 1]; a whole number n >= 2 stands for 0, 1/(n-1), …, 1.
    chances : sequence of numbers, optional
        A's belief over the types; equal if not given.

    Returns
    -------
    Answer

    Raises
    ------
    GameError
        If a number is outside its range or a sequence is empty or has the wrong length.

    References
    ----------
    Fearon1995, private information, in ``docs/references.bib``.

    Examples
    --------
    With two types of cost 0.1 and 0.3, a demand that both accept is exactly as good as one that the first refuses:

    >>> answer = take_it_or_leave_it(0.5, cost=0.1, costs=[0.1, 0.3], demands=11)
    >>> [str(x) for x in answer.demands], str(answer.value)
    (['3/5', '4/5'], '3/5')
    """
    offer = _offer(p, cost=cost, costs=costs, demands=demands, chances=chances)
    # On one common denominator all comparisons are of whole numbers.
    unit = lcm(*(f.denominator for f in (offer.p, offer.cost, *offer.costs, *offer.demands)))
    share = lcm(*(f.denominator for f in offer.chances))
    peace = _whole(1 - offer.p, unit)
    types = sorted((peace - _whole(c, unit), _whole(w, share)) for c, w in zip(offer.costs, offer.chances, strict=True))
    wants = [want for want, _ in types]
    below = [0, *accumulate(weight for _, weight in types)]
    war, asked = _whole(offer.p - offer.cost, unit), [_whole(x, unit) for x in offer.demands]

    def accepted(demand: int, *, if_indifferent: bool) -> int:
        return below[(bisect_right if if_indifferent else bisect_left)(wants, unit - demand)]

    high = [accepted(x, if_indifferent=True) for x in asked]
    most = [a * x + (share - a) * war for a, x in zip(high, asked, strict=True)]
    other = [a * x + (share - a) * war for a, x in ((accepted(x, if_indifferent=False), x) for x in asked)]
    # An indifferent type may answer as is worst for A: accepting may be worse for A than a war.
    low, top = (
        [min(pair) for pair in zip(most, other, strict=True)],
        [max(pair) for pair in zip(most, other, strict=True)],
    )
    best, floor = max(most), max(low)
    which = [k for k, value in enumerate(most) if value == best]
    return Answer(
        offer=offer,
        demands=tuple(offer.demands[k] for k in which),
        wars=tuple(1 - Fraction(high[k], share) for k in which),
        value=Fraction(best, unit * share),
        least_value=Fraction(floor, unit * share),
        possible=tuple(x for x, value in zip(offer.demands, top, strict=True) if value >= floor),
    )


def _offer(
    p: Number,
    *,
    cost: Number,
    costs: Sequence[Number],
    demands: int | Sequence[Number],
    chances: Sequence[Number] | None,
) -> Offer:
    kinds = tuple(exact(c, "cost of B") for c in costs)
    asked = _grid(demands) if isinstance(demands, int) else tuple(sorted({exact(x, "demand") for x in demands}))
    if not kinds or not asked:
        raise GameError(f"there must be a type and a demand; got {len(kinds)} types and {len(asked)} demands")
    belief = (Fraction(1, len(kinds)),) * len(kinds) if chances is None else tuple(exact(w, "chance") for w in chances)
    if len(belief) != len(kinds) or min(belief) <= 0 or sum(belief) != 1:
        raise GameError(
            f"chances must be above 0, sum to 1 and be one for each of {len(kinds)} types; "
            f"got {len(belief)} with a sum of {float(sum(belief)):g}"
        )
    chance = exact(p, "p")
    for name, value in (("p", chance), ("demand", asked[0]), ("demand", asked[-1])):
        if not 0 <= value <= 1:
            raise GameError(f"{name} must be from 0 to 1; got {float(value):g}")
    return Offer(chance, exact(cost, "cost"), kinds, belief, asked)


def _grid(count: int) -> tuple[Fraction, ...]:
    if count < 2:
        raise GameError(f"count of demands must be at least 2; got {count}")
    return tuple(Fraction(k, count - 1) for k in range(count))


def _whole(number: Fraction, unit: int) -> int:
    return number.numerator * (unit // number.denominator)
