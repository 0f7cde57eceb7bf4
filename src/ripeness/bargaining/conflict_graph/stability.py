"""All concepts at once: where each decision maker would stay, and the equilibria."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.conflict_graph.general_metarational import general_metarational
from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.nash import nash
from ripeness.bargaining.conflict_graph.sequential import sequential
from ripeness.bargaining.conflict_graph.simultaneous import simultaneous
from ripeness.bargaining.conflict_graph.symmetric_metarational import symmetric_metarational
from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError

_CONCEPTS: dict[str, Callable[[ConflictGraph], Bools]] = {
    "nash": nash,
    "gmr": general_metarational,
    "smr": symmetric_metarational,
    "seq": sequential,
    "sim": simultaneous,
}
CONCEPTS = tuple(_CONCEPTS)
"""The stability concepts; ``sim`` needs a graph with options."""


@dataclass(frozen=True, eq=False)
class Stability:
    """Which states are stable for whom, by each concept.

    Attributes
    ----------
    graph : ConflictGraph
    stable : dict from concept to ndarray of bool, shape (D, n)
        ``sim`` is there if the graph has options.
    """

    graph: ConflictGraph
    stable: dict[str, Bools]

    def equilibria(self, concept: str) -> Ints:
        """Return the states that are stable for every decision maker by `concept`, ascending.

        Raises
        ------
        GameError
            If the concept is unknown or wasn't computed.
        """
        check_concept(concept, tuple(self.stable))
        return np.flatnonzero(self.stable[concept].all(axis=0))

    def labels(self, concept: str) -> tuple[str, ...]:
        """Return the labels of the equilibria by `concept`."""
        return tuple(self.graph.states[state] for state in self.equilibria(concept))


def stability(graph: ConflictGraph, concepts: Iterable[str] | None = None) -> Stability:
    """Return which states are stable for whom.

    Parameters
    ----------
    graph : ConflictGraph
    concepts : iterable of str, optional
        Any of `CONCEPTS`; by default all that the graph allows, which is all but ``sim`` if it has no options.

    Raises
    ------
    GameError
        If a concept is unknown, or ``sim`` is asked of a graph without options.

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> found = stability(prisoners)
    >>> {concept: found.labels(concept) for concept in found.stable}
    {'nash': ('1',), 'gmr': ('1', '4'), 'smr': ('1', '4'), 'seq': ('1', '4')}
    """
    if concepts is None:
        concepts = [concept for concept in CONCEPTS if concept != "sim" or graph.space is not None]
    stable = {}
    for concept in concepts:
        check_concept(concept, CONCEPTS)
        stable[concept] = _CONCEPTS[concept](graph)
        stable[concept].setflags(write=False)
    return Stability(graph, stable)


def check_concept(concept: str, known: tuple[str, ...]) -> None:
    """Refuse a concept that isn't one of `known`."""
    if concept not in known:
        raise GameError(f"concept must be one of {', '.join(known)}; got {concept}")
