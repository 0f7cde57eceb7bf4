"""Backward induction on a game in extensive form, exact, with information sets that only chance separates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from ripeness.bargaining.extensive_form import Chance, Decision, Node, Terminal
from ripeness.errors import GameError

Key = tuple[int, str]
Payoffs = tuple[Fraction, ...]


@dataclass(frozen=True)
class Equilibrium:
    """A subgame-perfect equilibrium in pure strategies.

    Attributes
    ----------
    payoffs : tuple of Fraction
        What each player expects.
    actions : dict from (player, information) to tuple of str
        All best actions there, in the order of the game, given that the first of them is taken everywhere else.
    """

    payoffs: Payoffs
    actions: dict[Key, tuple[str, ...]]

    @property
    def ties(self) -> tuple[Key, ...]:
        """Where a player is indifferent: there may be other equilibria, with other payoffs."""
        return tuple(key for key, best in self.actions.items() if len(best) > 1)


def backward_induction(root: Node) -> Equilibrium:
    """Return the equilibrium in which an indifferent player takes the action that the game lists first.

    A player who can't tell some nodes apart weighs them by the chance moves that lead to them. If another
    move leads to only some of them, beliefs about it are needed, which backward induction doesn't give: that is
    refused.

    Parameters
    ----------
    root : Node
        Payoffs and probabilities are fractions.

    Raises
    ------
    GameError
        If nodes of one information set offer different actions, or are separated by more than chance.

    References
    ----------
    Selten1965 for subgame perfection, in ``docs/references.bib``.

    Examples
    --------
    >>> from ripeness.cases.published import take_it_or_leave_it
    >>> game = take_it_or_leave_it(0.5, cost=0.1, costs=[0.1, 0.3], demands=11).offer.tree()
    >>> backward_induction(game).actions[0, "demand"]
    ('3/5', '4/5')
    """
    return _Solver(_members(root)).equilibrium(root)


class _Place(NamedTuple):
    """A node of an information set: what chance and the players' own choices led to it."""

    node: Decision
    chance: Fraction
    choices: tuple[tuple[Key, str], ...]


def _members(root: Node) -> dict[Key, list[_Place]]:
    """Find the nodes of every information set."""
    members: dict[Key, list[_Place]] = {}
    stack: list[tuple[Node, Fraction, tuple[tuple[Key, str], ...]]] = [(root, Fraction(1), ())]
    while stack:
        node, chance, choices = stack.pop()
        if isinstance(node, Chance):
            stack.extend((after, chance * p, choices) for _, p, after in node.branches)
        elif isinstance(node, Decision):
            key = (node.player, node.information)
            members.setdefault(key, []).append(_Place(node, chance, choices))
            stack.extend((after, chance, (*choices, (key, label))) for label, after in node.branches)
    for key, places in members.items():
        if len(places) > 1 or key in (k for k, _ in places[0].choices):
            _check(key, places)
    return members


def _check(key: Key, places: list[_Place]) -> None:
    """Refuse an information set whose nodes differ by more than what chance did."""
    who = f"nodes that player {key[0]} can't tell apart at {key[1]}"
    first = places[0]
    labels = [label for label, _ in first.node.branches]
    for place in places:
        if [label for label, _ in place.node.branches] != labels:
            raise GameError(f"{who} must offer the same actions; got different ones")
        if place.choices != first.choices or key in (k for k, _ in place.choices):
            raise GameError(f"{who} must differ by chance alone; got a choice that separates them")


class _Solver:
    """Values of nodes and best actions of information sets, each found once."""

    def __init__(self, members: dict[Key, list[_Place]]) -> None:
        self.members = members
        self.actions: dict[Key, tuple[str, ...]] = {}
        self.values: dict[int, Payoffs] = {}

    def equilibrium(self, root: Node) -> Equilibrium:
        payoffs = self.value(root)
        return Equilibrium(payoffs=payoffs, actions={key: self.actions[key] for key in self.members})

    def value(self, node: Node) -> Payoffs:
        """What each player expects at `node`."""
        if isinstance(node, Terminal):
            return node.payoffs
        if id(node) not in self.values:
            self.values[id(node)] = self._average(node) if isinstance(node, Chance) else self._choice(node)
        return self.values[id(node)]

    def _average(self, node: Chance) -> Payoffs:
        parts = [[p * payoff for payoff in self.value(after)] for _, p, after in node.branches]
        return tuple(sum(column, Fraction(0)) for column in zip(*parts, strict=True))

    def _choice(self, node: Decision) -> Payoffs:
        key = (node.player, node.information)
        if key not in self.actions:
            self.actions[key] = self._best(key)
        first = self.actions[key][0]
        return next(self.value(after) for label, after in node.branches if label == first)

    def _best(self, key: Key) -> tuple[str, ...]:
        """Best actions at an information set, its nodes weighed by chance."""
        places, player = self.members[key], key[0]
        labels = [label for label, _ in places[0].node.branches]
        rows = [[self.value(after)[player] for _, after in place.node.branches] for place in places]
        if len(rows) == 1:
            worth: list[int] | list[Fraction] = rows[0]
        else:
            # Only comparisons count here, so weights and values may be whole numbers on a common denominator.
            unit = lcm(*{place.chance.denominator for place in places})
            weights = [_whole(place.chance, unit) for place in places]
            scale = lcm(*{value.denominator for row in rows for value in row})
            worth = [0] * len(labels)
            for weight, row in zip(weights, rows, strict=True):
                worth = [total + weight * _whole(value, scale) for total, value in zip(worth, row, strict=True)]
        most = max(worth)
        return tuple(label for label, value in zip(labels, worth, strict=True) if value == most)


def _whole(number: Fraction, unit: int) -> int:
    return number.numerator * (unit // number.denominator)
