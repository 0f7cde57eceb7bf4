"""Coalitions: where several decision makers would rather be, and can go together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.moves import Moves, moves_between
from ripeness.bargaining.conflict_graph.reach import least_reachable, reach_table
from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError

COALITION_CONCEPTS = ("nash", "gmr", "smr", "seq")
LARGEST = 8192
"""More states than this are refused: whole reachable lists would not fit."""


@dataclass(frozen=True, eq=False)
class CoalitionStability:
    """Which states are stable for one coalition.

    Attributes
    ----------
    graph : ConflictGraph
    members : tuple of int
        Rows of decision makers, ascending.
    improvements : Moves
        The coalition's improvements: states that its members can bring about together and that each of them prefers.
    stable : dict from concept to ndarray of bool, shape (n,)
    """

    graph: ConflictGraph
    members: tuple[int, ...]
    improvements: Moves
    stable: dict[str, Bools]

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names."""
        return tuple(self.graph.decision_makers[k] for k in self.members)


def coalition_stability(graph: ConflictGraph, coalition: Iterable[str | int]) -> CoalitionStability:
    """Return which states are stable for `coalition` H, by each concept.

    An improvement of H's is a state in R_H(s) that **every** member prefers to s; it is spoilt by a state that **some**
    member does not prefer to s. Then

    - Nash: H has no improvement from s;
    - GMR: each is answered by a legal sequence of the others' that leads to a state that spoils it;
    - SMR: and every state that H can bring about from there spoils it too;
    - SEQ: each is answered by a sequence of improvements of coalitions among the others, none twice in a row.

    For one member, Nash, GMR and SMR are those of that decision maker; SEQ is weaker than its own where several others
    may improve together.

    Parameters
    ----------
    graph : ConflictGraph
        8,192 states at most.
    coalition : iterable of str or int
        At least one decision maker.

    Raises
    ------
    GameError
        If nobody is named, somebody who isn't there, or the graph is too large.

    Examples
    --------
    Together the prisoners can leave the trap in which neither cooperates:

    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> both = coalition_stability(prisoners, ["One", "Two"])
    >>> both.improvements.of(0).tolist(), both.stable["nash"].tolist()
    ([3], [False, True, True, True])

    References
    ----------
    KilgourHipelFangPeng2001 for improvements and Nash stability, InoharaHipel2008 for the rest, in
    ``docs/references.bib``.
    """
    members = tuple(sorted({graph.member(name) for name in coalition}))
    if not members:
        raise GameError("a coalition must have at least one member; got none")
    if len(graph.states) > LARGEST:
        raise GameError(f"coalitions must be asked of at most {LARGEST} states; got {len(graph.states)}")
    ranks = graph.rank[list(members)]
    others = [k for k in range(len(graph.decision_makers)) if k not in members]
    together = reach_table([graph.moves[k] for k in members], states=len(graph.states))
    improvements = _improvements(together, ranks)
    moves = [graph.moves[k] for k in others]
    stable = {
        "nash": _unmarked(improvements, np.ones(len(improvements.source), dtype=bool)),
        "gmr": _unmarked(improvements, ~_answered(improvements, ranks, moves)),
        "smr": _symmetric(improvements, ranks, together=together, moves=moves),
        "seq": _unmarked(improvements, ~_answered(improvements, ranks, _class_improvements(graph, others))),
    }
    return CoalitionStability(graph, members, improvements, stable)


def coalitionally_stable(graph: ConflictGraph) -> dict[str, Bools]:
    """Return, by each concept, which states are stable for every coalition, single decision makers included: (n,).

    Raises
    ------
    GameError
        If the graph is too large.
    """
    found = {concept: np.ones(len(graph.states), dtype=bool) for concept in COALITION_CONCEPTS}
    for members in _groups(range(len(graph.decision_makers))):
        part = coalition_stability(graph, members)
        for concept in COALITION_CONCEPTS:
            found[concept] &= part.stable[concept]
    return found


def _groups(members: Sequence[int]) -> list[tuple[int, ...]]:
    return [group for size in range(1, len(members) + 1) for group in combinations(members, size)]


def _improvements(together: Bools, ranks: Ints) -> Moves:
    """Return the moves in a table of reachable lists that all whose `ranks` are given prefer."""
    source, target = np.nonzero(together)
    better = (ranks[:, target] > ranks[:, source]).all(axis=0)
    return moves_between(source[better], target[better], states=len(together))


def _class_improvements(graph: ConflictGraph, others: list[int]) -> list[Moves]:
    """Return the improvements of every coalition among `others`."""
    found = []
    for group in _groups(others):
        table = reach_table([graph.moves[k] for k in group], states=len(graph.states))
        found.append(_improvements(table, graph.rank[list(group)]))
    return found


def _answered(improvements: Moves, ranks: Ints, movers: list[Moves]) -> Bools:
    """Return which improvements joint moves of `movers` bring to a state that some member doesn't prefer."""
    answered = np.zeros(len(improvements.source), dtype=bool)
    for rank in ranks:
        answered |= least_reachable(rank, movers)[improvements.target] <= rank[improvements.source]
    return answered


def _unmarked(improvements: Moves, free: Bools) -> Bools:
    stable = np.ones(improvements.states, dtype=bool)
    stable[improvements.source[free]] = False
    return stable


def _symmetric(improvements: Moves, ranks: Ints, *, together: Bools, moves: list[Moves]) -> Bools:
    """Return where every improvement is answered by a state from which the coalition can't get above again.

    Unlike with one decision maker, that is no matter of one rank: what it can bring about may fail different members.
    """
    stable = np.ones(improvements.states, dtype=bool)
    ours = np.packbits(together, axis=1)
    theirs = np.packbits(reach_table(moves, states=improvements.states), axis=1)
    for state in improvements.movable.tolist():
        above = (ranks > ranks[:, [state]]).all(axis=0)
        held = ~(above | (ours & np.packbits(above)).any(axis=1))
        answered = (theirs[improvements.of(state)] & np.packbits(held)).any(axis=1)
        stable[state] = answered.all()
    return stable
