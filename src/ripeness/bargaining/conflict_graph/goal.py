"""The goal question: what must hold so that the parties arrive at a state, and stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.inverse import Conditions, inverse
from ripeness.bargaining.conflict_graph.moves import UNREACHED
from ripeness.bargaining.conflict_graph.reach import Step
from ripeness.bargaining.fields import Ints

WISH = 1 << 40
"""What a step costs that is no improvement, in steps: more than any way is long."""


class Arrival(Enum):
    """How the way to a state stands; `sentence` is the text for the user."""

    OPEN = "open"
    NOT_STABLE = "not_stable"
    NOT_WANTED = "not_wanted"
    NOT_WANTED_NOR_STABLE = "not_wanted_nor_stable"
    OUT_OF_REACH = "out_of_reach"

    @property
    def sentence(self) -> str:
        """What it means, in one sentence."""
        return _SENTENCES[self]


_SENTENCES = {
    Arrival.OPEN: "Improvements lead to the state, and nobody would leave it.",
    Arrival.NOT_STABLE: "Improvements lead to the state, but somebody would leave it.",
    Arrival.NOT_WANTED: "Nobody would leave the state, but no improvements lead to it.",
    Arrival.NOT_WANTED_NOR_STABLE: "No improvements lead to the state, and somebody would leave it.",
    Arrival.OUT_OF_REACH: "No moves lead to the state, whatever the preferences.",
}


@dataclass(frozen=True)
class Wish:
    """A preference that a step needs and the graph doesn't have: `member` must rank `better` above `worse`."""

    member: int
    better: int
    worse: int


@dataclass(frozen=True)
class Route:
    """A legal sequence to the target.

    Attributes
    ----------
    steps : tuple of (int, int)
        Who moves and where to.
    wishes : tuple of Wish
        One for each step that is no improvement; none if improvements alone lead there.
    """

    steps: tuple[Step, ...]
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, eq=False)
class Goal:
    """What must hold so that the parties come from one state to another and stay.

    Attributes
    ----------
    graph : ConflictGraph
    start, target : int
    concept : str
    arrival : Arrival
    routes : tuple of Route
        The legal sequences that ask the fewest changes of preference, and of those the shortest; in order of the
        states that they pass. None if the target is out of reach, one without steps if it is the start.
    conditions : tuple of Conditions
        For each decision maker, when the target is stable for it.
    """

    graph: ConflictGraph
    start: int
    target: int
    concept: str
    arrival: Arrival
    routes: tuple[Route, ...]
    conditions: tuple[Conditions, ...]

    @property
    def unmet(self) -> tuple[Conditions, ...]:
        """Conditions of those who would leave the target, as the graph's preferences are."""
        return tuple(part for part in self.conditions if not part.met)

    @property
    def sentences(self) -> tuple[str, ...]:
        """How it stands, then each route, then what is missing to stay there; one sentence each."""
        routes = (self._told(route) for route in self.routes if route.steps)
        return (self.arrival.sentence, *routes, *(part.sentence for part in self.unmet))

    def _told(self, route: Route) -> str:
        names, labels = self.graph.decision_makers, self.graph.states
        way = ", ".join(f"{names[k]} moves to {labels[to]}" for k, to in route.steps)
        wanted = [
            f"{names[w.member]} would have to prefer {labels[w.better]} to {labels[w.worse]}" for w in route.wishes
        ]
        return f"From {labels[self.start]}, {way}" + (f": {' and '.join(wanted)}." if wanted else ".")


def goal(graph: ConflictGraph, start: str | int, target: str | int, *, concept: str = "seq", most: int = 20) -> Goal:
    """Return what must hold so that the parties come from `start` to `target` and stay there.

    Sequences are legal: nobody moves twice in a row. What a route needs can always be met together with the conditions
    of stability, since every decision maker may rank the states along the route in its order and the target highest;
    for ``seq`` and ``sim`` the conditions are those under the others' preferences as they are.

    Parameters
    ----------
    graph : ConflictGraph
    start, target : str or int
        States by their labels or rows.
    concept : str
        By which the target must be stable; one of `CONCEPTS`.
    most : int
        Show this many routes at most.

    Raises
    ------
    GameError
        If a state or the concept isn't there, or ``sim`` is asked of a graph without options.

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> for sentence in goal(prisoners, "1", "4", concept="nash").sentences:
    ...     print(sentence)
    No improvements lead to the state, and somebody would leave it.
    From 1, One moves to 2, Two moves to 4: One would have to prefer 2 to 1 and Two would have to prefer 4 to 2.
    From 1, Two moves to 3, One moves to 4: Two would have to prefer 3 to 1 and One would have to prefer 4 to 3.
    State 4 is Nash stable for One exactly if it ranks no higher than 4: 3.
    State 4 is Nash stable for Two exactly if it ranks no higher than 4: 2.

    References
    ----------
    LiKilgourHipel2005 for paths of improvements, in ``docs/references.bib``.
    """
    first, last = graph.state(start), graph.state(target)
    conditions = inverse(graph, last, concept=concept)
    routes = tuple(_routes(graph, first, last, most))
    stable = all(part.met for part in conditions)
    return Goal(graph, first, last, concept, _arrival(routes, stable=stable), routes, conditions)


def _arrival(routes: tuple[Route, ...], *, stable: bool) -> Arrival:
    if not routes:
        return Arrival.OUT_OF_REACH
    if not routes[0].wishes:
        return Arrival.OPEN if stable else Arrival.NOT_STABLE
    return Arrival.NOT_WANTED if stable else Arrival.NOT_WANTED_NOR_STABLE


def _routes(graph: ConflictGraph, start: int, target: int, most: int) -> Iterator[Route]:
    """Yield the cheapest legal sequences, at most `most`, in order of the states that they pass."""
    left = _costs(graph, target)
    least = 0 if start == target else int(left[:, start].min())
    stack: list[tuple[tuple[Step, ...], int]] = [((), least)] if least < UNREACHED else []
    found = 0
    while stack and found < most:
        steps, rest = stack.pop()
        mover, at = steps[-1] if steps else (-1, start)
        if rest == 0:
            yield Route(steps, tuple(_wishes(graph, start, steps)))
            found += 1
            continue
        ahead = []
        for k in range(len(graph.decision_makers)):
            for to in graph.moves[k].of(at).tolist() if k != mover and left[k, at] == rest else ():
                after = rest - 1 - (0 if graph.rank[k, to] > graph.rank[k, at] else WISH)
                if after == (0 if to == target else int(np.delete(left[:, to], k).min(initial=UNREACHED))):
                    ahead.append(((to, k), after))
        stack.extend(((*steps, (k, to)), after) for (to, k), after in sorted(ahead, reverse=True))


def _wishes(graph: ConflictGraph, start: int, steps: tuple[Step, ...]) -> Iterator[Wish]:
    at = start
    for member, to in steps:
        if graph.rank[member, to] <= graph.rank[member, at]:
            yield Wish(member, to, at)
        at = to


def _costs(graph: ConflictGraph, target: int) -> Ints:
    """Return what the way from each state to `target` costs if each decision maker begins, shape (D, n)."""
    left = np.full(graph.rank.shape, UNREACHED, dtype=np.int64)
    changed = True
    while changed:
        changed = False
        for k in range(len(left)):
            onward = np.delete(left, k, axis=0).min(axis=0, initial=UNREACHED)
            onward[target] = 0
            for moves, cost in ((graph.improvements[k], 1), (graph.moves[k], 1 + WISH)):
                best = moves.least(onward)
                best[best != UNREACHED] += cost
                changed |= bool((best < left[k]).any())
                left[k] = np.minimum(left[k], best)
    return left
