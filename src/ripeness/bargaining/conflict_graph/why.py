"""Why a state is stable for a decision maker or not: which improvement is spoilt by which countermove."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph, OptionSpace
from ripeness.bargaining.conflict_graph.reach import Step, reach_of
from ripeness.bargaining.conflict_graph.stability import CONCEPTS, check_concept
from ripeness.bargaining.fields import Ints
from ripeness.errors import GameError

WORDS = {
    "nash": "Nash stable",
    "gmr": "stable by general metarationality",
    "smr": "stable by symmetric metarationality",
    "seq": "sequentially stable",
    "sim": "simultaneously stable",
}
"""What is said of a state that is stable by each concept."""
_NOTHING = {
    "nash": "",
    "gmr": ", and no moves of others lead from there to a state that it ranks no higher than {here}",
    "smr": ", and whatever moves of others lead to from there is above {here}, or it can get above {here} again",
    "seq": ", and no improvements of others lead from there to a state that it ranks no higher than {here}",
    "sim": ", and no improvements of others at the same moment would spoil that",
}
_SHOWN = 3
"""Improvements that a sentence tells one by one."""


@dataclass(frozen=True)
class Answer:
    """What others can do about one improvement.

    Attributes
    ----------
    improvement : int
        The state that it leads to.
    steps : tuple of (int, int)
        Who moves and where to: a legal sequence after the improvement, or, by ``sim``, where each would have gone
        alone. Empty if nothing spoils the improvement.
    outcome : int
        Where that ends, or `improvement` itself.
    """

    improvement: int
    steps: tuple[Step, ...]
    outcome: int

    @property
    def spoilt(self) -> bool:
        """Whether the improvement is deterred."""
        return bool(self.steps)


@dataclass(frozen=True, eq=False)
class Why:
    """A state, for one decision maker, by one concept.

    Attributes
    ----------
    concept : str
    member, state : int
    answers : tuple of Answer
        One for each unilateral improvement, ascending; none if the state is Nash stable.
    sentence : str
        The reason in words, by one template for everybody.
    """

    concept: str
    member: int
    state: int
    answers: tuple[Answer, ...]
    sentence: str

    @property
    def stable(self) -> bool:
        """Whether every improvement is spoilt."""
        return all(answer.spoilt for answer in self.answers)


def why(graph: ConflictGraph, state: str | int, member: str | int, *, concept: str) -> Why:
    """Return why `state` is stable for `member` by `concept`, or why not.

    Of the sequences that spoil an improvement, a shortest is told; of those, the one that passes the first states.

    Parameters
    ----------
    graph : ConflictGraph
    state : str or int
        Its label or row.
    member : str or int
        A decision maker's name or row.
    concept : str
        One of `CONCEPTS`.

    Raises
    ------
    GameError
        If the state, the decision maker or the concept isn't there, or ``sim`` is asked of a graph without options.

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> prisoners = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                            preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> print(why(prisoners, "4", "One", concept="seq").sentence)
    State 4 is sequentially stable for One: its improvement to 3 is answered by Two's improvement to 1, which One ranks
    no higher than 4.
    >>> print(why(prisoners, "4", "Two", concept="nash").sentence)
    State 4 is not Nash stable for Two: it prefers 2 and can move there alone.

    References
    ----------
    FangHipelKilgour1993 in ``docs/references.bib``.
    """
    check_concept(concept, CONCEPTS)
    s, k = graph.state(state), graph.member(member)
    answers = tuple(_answer(graph, s, k, int(t), concept) for t in graph.improvements[k].of(s))
    return Why(concept, k, s, answers, _sentence(graph, s, k, answers, concept))


def _answer(graph: ConflictGraph, state: int, member: int, better: int, concept: str) -> Answer:
    """Find what spoils one improvement."""
    if concept == "nash":
        return Answer(better, (), better)
    if concept == "sim":
        found = [
            (len(steps), outcome, steps)
            for steps, outcome in joint_outcomes(graph, state, member, better)
            if graph.rank[member, outcome] <= graph.rank[member, state]
        ]
        _, end, steps = min(found, default=(0, better, ()))
        return Answer(better, steps, end)
    moves = graph.improvements if concept == "seq" else graph.moves
    reach = reach_of({j: moves[j] for j in graph.others(member)}, better)
    bad = reach.states[makes(graph, member, concept)[reach.states] <= graph.rank[member, state]].tolist()
    if not bad:
        return Answer(better, (), better)
    path = min((reach.path(outcome) for outcome in bad), key=lambda path: (len(path), [to for _, to in path]))
    return Answer(better, path, path[-1][1])


def makes(graph: ConflictGraph, member: int, concept: str) -> Ints:
    """Return the best rank that `member` can make of each state that others put it in, shape (n,)."""
    rank = graph.rank[member]
    made: Ints = np.maximum(rank, graph.moves[member].greatest(rank)) if concept == "smr" else rank
    return made


def joint_outcomes(
    graph: ConflictGraph, state: int, member: int, target: int
) -> Iterator[tuple[tuple[Step, ...], int]]:
    """Yield what becomes of `member`'s move if others improve at the same moment: who they are, where each would have
    gone alone, and the state that all changes make together.

    Raises
    ------
    GameError
        If the graph has no options.
    """
    if graph.space is None:
        raise GameError("simultaneous stability must be asked of a graph with options; got one of states and moves")
    space, codes = graph.space, graph.space.codes
    row = {int(code): k for k, code in enumerate(codes)}
    for here in np.flatnonzero(space.state == state).tolist():
        ways = [t for t in space.moves[member].of(here).tolist() if space.state[t] == target]
        others = [[(-1, here), *_improving(graph, space, j, here)] for j in graph.others(member)]
        for own, *theirs in product(ways, *others):
            code = int(codes[own])
            for _, there in theirs:
                code ^= int(codes[there] ^ codes[here])
            steps = tuple((j, int(space.state[there])) for j, there in theirs if j >= 0)
            if steps and code in row:
                yield steps, int(space.state[row[code]])


def _improving(graph: ConflictGraph, space: OptionSpace, member: int, here: int) -> list[tuple[int, int]]:
    rank = graph.rank[member]
    floor = rank[space.state[here]]
    return [(member, t) for t in space.moves[member].of(here).tolist() if rank[space.state[t]] > floor]


def _sentence(graph: ConflictGraph, state: int, member: int, answers: tuple[Answer, ...], concept: str) -> str:
    name, here = graph.decision_makers[member], graph.states[state]
    if not answers:
        return f"State {here} is {WORDS[concept]} for {name}: it has no unilateral improvement from there."
    free = [answer for answer in answers if not answer.spoilt]
    if free:
        there = _listed([graph.states[answer.improvement] for answer in free])
        nothing = _NOTHING[concept].format(here=here)
        nothing = nothing if len(free) == 1 else nothing.replace("from there", "from any of them")
        alone = "can move there alone" if len(free) == 1 else "can move to any of them alone"
        return f"State {here} is not {WORDS[concept]} for {name}: it prefers {there} and {alone}{nothing}."
    told = [_told(graph, answer, member, here, concept) for answer in answers[:_SHOWN]]
    more = len(answers) - len(told)
    rest = f"; and so on for {more} more improvement{'s' if more > 1 else ''}" if more else ""
    return f"State {here} is {WORDS[concept]} for {name}: its {'; its '.join(told)}{rest}."


def _told(graph: ConflictGraph, answer: Answer, member: int, here: str, concept: str) -> str:
    name, what = graph.decision_makers[member], "improvement" if concept in ("seq", "sim") else "move"
    steps = [f"{graph.decision_makers[who]}'s {what} to {graph.states[to]}" for who, to in answer.steps]
    better, end = graph.states[answer.improvement], graph.states[answer.outcome]
    if concept == "sim":
        together = f"makes {end} together with {' and '.join(steps)}"
        return f"improvement to {better} {together}, which {name} ranks no higher than {here}"
    escape = f", nor anything that it can reach from {end}" if concept == "smr" else ""
    answered = f"improvement to {better} is answered by {', then '.join(steps)}"
    return f"{answered}, which {name} ranks no higher than {here}{escape}"


def _listed(labels: list[str]) -> str:
    if len(labels) > _SHOWN:
        return f"{', '.join(labels[:_SHOWN])} and {len(labels) - _SHOWN} more"
    return " and ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else labels[0]
