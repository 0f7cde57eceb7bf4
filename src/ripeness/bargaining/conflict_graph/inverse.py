"""The inverse problem: which preferences would make a state stable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.known import Known, Verdict
from ripeness.bargaining.conflict_graph.reach import reach_of
from ripeness.bargaining.conflict_graph.stability import CONCEPTS, check_concept
from ripeness.bargaining.conflict_graph.why import WORDS, joint_outcomes
from ripeness.errors import GameError

MOST_RANKED = 8
"""Rankings of more states than this are not listed one by one: nine states have 362,880."""
MOST_COUNTED = 20
"""The share of rankings is computed if it depends on this many states at most."""
MOST_SETS = 5_000
"""More sets of states than this are not compared to find the minimal ones."""


@dataclass(frozen=True)
class Clause:
    """What must hold about one move: one of some sets of states must be ranked no higher than the state in question.

    Attributes
    ----------
    move : int
        The state that the move leads to.
    either : tuple of frozenset of int
        The sets, none within another; a set with `move` alone means that the move is no improvement.
    """

    move: int
    either: tuple[frozenset[int], ...]

    def met(self, lower: frozenset[int]) -> bool:
        """Whether it holds if `lower` are the states that are ranked no higher."""
        return any(states <= lower for states in self.either)


@dataclass(frozen=True, eq=False)
class Conditions:
    """When a state is stable for one decision maker: exactly if each clause holds.

    Only one thing about its preferences matters: which states it ranks no higher than the state in question. The more
    they are, the better.

    Attributes
    ----------
    graph : ConflictGraph
    concept : str
    member, state : int
    clauses : tuple of Clause
        One for each move that could upset the state; none if it is stable whatever the preferences.
    """

    graph: ConflictGraph
    concept: str
    member: int
    state: int
    clauses: tuple[Clause, ...]

    @property
    def relevant(self) -> tuple[int, ...]:
        """States whose rank compared with the state in question can matter, ascending."""
        return tuple(sorted({t for clause in self.clauses for states in clause.either for t in states}))

    @property
    def met(self) -> bool:
        """Whether the graph's own preferences meet them: whether the state is stable for the decision maker."""
        rank = self.graph.rank[self.member]
        return self.met_by(frozenset(np.flatnonzero(rank <= rank[self.state]).tolist()))

    def met_by(self, lower: frozenset[int]) -> bool:
        """Whether they hold if `lower` are the states that are ranked no higher than the state in question."""
        return all(clause.met(lower) for clause in self.clauses)

    def minimal(self) -> tuple[frozenset[int], ...]:
        """Return all smallest sets of states such that ranking them no higher makes the state stable.

        No set lies within another, and preferences make the state stable exactly if they rank one of the sets no
        higher. The empty set alone means: whatever the preferences.

        Raises
        ------
        GameError
            If there are more than 5,000 sets to compare on the way.
        """
        found = {frozenset[int]()}
        for clause in sorted(self.clauses, key=lambda clause: len(clause.either)):
            joined = {one | other for one in found for other in clause.either}
            if len(joined) > MOST_SETS:
                raise GameError(
                    f"sets to compare for minimal conditions must be at most {MOST_SETS}; got {len(joined)}: ask for a "
                    "verdict instead"
                )
            found = _smallest(joined)
        return tuple(sorted(found, key=lambda states: (len(states), sorted(states))))

    def share(self) -> Fraction:
        """Return the share of all strict rankings of the states that make the state stable, exactly.

        Raises
        ------
        GameError
            If it depends on more than 20 states.
        """
        relevant = self.relevant
        r = len(relevant)
        if r > MOST_COUNTED:
            raise GameError(f"states that matter must be at most {MOST_COUNTED} to count rankings; got {r}")
        codes = np.arange(1 << r)
        good = np.ones(1 << r, dtype=bool)
        for clause in self.clauses:
            bits = [sum(1 << relevant.index(t) for t in states) for states in clause.either]
            good &= np.logical_or.reduce([(codes & bit) == bit for bit in bits])
        below = (codes[:, None] >> np.arange(r) & 1).sum(axis=1)
        counts = np.bincount(below[good], minlength=r + 1)
        ways = sum(int(c) * factorial(a) * factorial(r - a) for a, c in enumerate(counts))
        return Fraction(ways, factorial(r + 1))

    def rankings(self) -> Iterator[tuple[str, ...]]:
        """Yield every strict ranking, labels from best to worst, that makes the state stable; of 8 states at most.

        Raises
        ------
        GameError
            If there are more states.
        """
        states = range(len(self.graph.states))
        if len(states) > MOST_RANKED:
            raise GameError(
                f"states must be at most {MOST_RANKED} to list rankings; got {len(states)}: ask for the share or a "
                "verdict instead"
            )
        for order in permutations(states):
            if self.met_by(frozenset(order[order.index(self.state) :])):
                yield tuple(self.graph.states[t] for t in order)

    def verdict(self, known: Known | None = None) -> Verdict:
        """Return whether the state is stable for all, for some or for no preferences in which `known` holds.

        Decided in linear time, for any number of states: since ranking more states no higher only helps, the two
        extreme rankings that `known` allows are enough.
        """
        known = known or Known()
        above, below = known.around(self.graph, self.state)
        if self.met_by(below | {self.state}):
            return Verdict.ALWAYS
        possible = frozenset(range(len(self.graph.states))) - above
        return Verdict.POSSIBLE if self.met_by(possible) else Verdict.NEVER

    @property
    def sentence(self) -> str:
        """The conditions in words."""
        name, labels = self.graph.decision_makers[self.member], self.graph.states
        head = f"State {labels[self.state]} is {WORDS[self.concept]} for {name}"
        if not self.clauses:
            return f"{head} whatever its preferences."
        told = [_told(clause, labels) for clause in self.clauses]
        return f"{head} exactly if it ranks no higher than {labels[self.state]}: {'; and '.join(told)}."


def inverse(graph: ConflictGraph, state: str | int, *, concept: str) -> tuple[Conditions, ...]:
    """Return, for each decision maker, which preferences of its own would make `state` stable for it.

    By ``nash``, ``gmr`` and ``smr`` nobody else's preferences matter, so that together these are all preferences that
    make the state an equilibrium. By ``seq`` and ``sim`` others answer with improvements: theirs are taken from the
    graph.

    Parameters
    ----------
    graph : ConflictGraph
    state : str or int
        Its label or row.
    concept : str
        One of `CONCEPTS`.

    Raises
    ------
    GameError
        If the state or the concept isn't there, or ``sim`` is asked of a graph without options.

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> one, two = inverse(prisoners, "4", concept="gmr")
    >>> print(one.sentence)
    State 4 is stable by general metarationality for One exactly if it ranks no higher than 4: either 1 or 3.
    >>> one.minimal(), str(one.share()), one.met
    ((frozenset({0}), frozenset({2})), '2/3', True)
    >>> len(list(one.rankings()))
    16

    References
    ----------
    KinsaraPetersonsHipelKilgour2015, WangHipelFangDang2018 in ``docs/references.bib``.
    """
    check_concept(concept, CONCEPTS)
    row = graph.state(state)
    return tuple(_conditions(graph, row, member, concept) for member in range(len(graph.decision_makers)))


def _conditions(graph: ConflictGraph, state: int, member: int, concept: str) -> Conditions:
    clauses = []
    for move in graph.moves[member].of(state).tolist():
        answers = {frozenset({move})} | _answers(graph, state, member, move, concept)
        either = _smallest({states - {state} for states in answers})
        if frozenset() not in either:
            clauses.append(Clause(move, tuple(sorted(either, key=lambda states: (len(states), sorted(states))))))
    return Conditions(graph, concept, member, state, tuple(clauses))


def _answers(graph: ConflictGraph, state: int, member: int, move: int, concept: str) -> set[frozenset[int]]:
    """Return the sets of states each of which, ranked no higher, spoils the move."""
    if concept == "nash":
        return set()
    if concept == "sim":
        return {frozenset({outcome}) for _, outcome in joint_outcomes(graph, state, member, move)}
    moves = graph.improvements if concept == "seq" else graph.moves
    reached = reach_of({j: moves[j] for j in graph.others(member)}, move).states.tolist()
    if concept == "smr":
        return {frozenset({t, *graph.moves[member].of(t).tolist()}) for t in reached}
    return {frozenset({t}) for t in reached}


def _smallest(sets: set[frozenset[int]]) -> set[frozenset[int]]:
    """Drop every set that holds another."""
    kept: list[frozenset[int]] = []
    for states in sorted(sets, key=len):
        if not any(other <= states for other in kept):
            kept.append(states)
    return set(kept)


def _told(clause: Clause, labels: tuple[str, ...]) -> str:
    parts = [" with ".join(labels[t] for t in sorted(states)) for states in clause.either]
    return f"either {' or '.join(parts)}" if len(parts) > 1 else parts[0]
