"""Simultaneous stability (SIM): every improvement is spoilt if others improve at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph, OptionSpace
from ripeness.bargaining.conflict_graph.moves import Moves
from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError


def simultaneous(graph: ConflictGraph) -> Bools:
    """Return where each decision maker is simultaneously stable, shape (D, n).

    Every improvement s1 of i's from s is spoilt: there are other decision makers, one or more, each with a unilateral
    improvement from s of its own, such that all these changes of options together with i's make a feasible state that
    i does not prefer to s. What happens when moves coincide only options can tell, so a graph without options is
    refused.

    Parameters
    ----------
    graph : ConflictGraph
        From an `OptionForm`.

    Raises
    ------
    GameError
        If the graph has no options.

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import Option, OptionForm
    >>> chicken = OptionForm(options=(Option("swerve", "One"), Option("turn", "Two")),
    ...                      preferences={"One": [1, 2, 4, 3], "Two": [1, 4, 2, 3]}).graph()
    >>> simultaneous(chicken).all(axis=0).tolist()
    [False, True, True, True]

    References
    ----------
    FraserHipel1984 for two; ``docs/explanation/conflict_graph.md`` for how it is read for more.
    """
    space = _needed(graph)
    changes = [_changes(graph, space, k) for k in range(len(graph.decision_makers))]
    stable = np.ones(graph.rank.shape, dtype=bool)
    for k, improvements in enumerate(graph.improvements):
        others = [changes[j].by_code for j in graph.others(k)]
        source, target = _spoilt(space, changes[k].moves, others=others, rank=graph.rank[k])
        spoilt = np.isin(
            improvements.source * len(graph.states) + improvements.target, source * len(graph.states) + target
        )
        stable[k, improvements.source[~spoilt]] = False
    return stable


@dataclass(frozen=True, eq=False)
class _Changes:
    """One decision maker's improvements between combinations.

    Attributes
    ----------
    moves : Moves
    by_code : dict from int to ndarray of int
        For each set of options, as bits: from which combinations changing it improves, ascending.
    """

    moves: Moves
    by_code: dict[int, Ints]


def _needed(graph: ConflictGraph) -> OptionSpace:
    if graph.space is None:
        raise GameError("simultaneous stability must be asked of a graph with options; got one of states and moves")
    return graph.space


def _changes(graph: ConflictGraph, space: OptionSpace, member: int) -> _Changes:
    moves, rank = space.moves[member], graph.rank[member]
    better = moves.where(rank[space.state[moves.target]] > rank[space.state[moves.source]])
    changed = space.codes[better.source] ^ space.codes[better.target]
    order = np.argsort(changed, kind="stable")  # stable, so that sources stay in order within a change
    found, first = np.unique(changed[order], return_index=True)
    parts = np.split(better.source[order], first[1:])  # one empty part if there is no improvement
    return _Changes(better, dict(zip(found.tolist(), parts, strict=False)))


def _joint(others: list[dict[int, Ints]], code: int, at: Ints) -> Iterator[tuple[int, Ints]]:
    """Yield what some of `others` can change at one moment, none included, with the combinations where they can."""
    if not others:
        yield code, at
        return
    yield from _joint(others[1:], code, at)
    for own, where in others[0].items():
        both = np.intersect1d(at, where, assume_unique=True)
        if len(both):
            yield from _joint(others[1:], code | own, both)


def _spoilt(space: OptionSpace, own: Moves, *, others: list[dict[int, Ints]], rank: Ints) -> tuple[Ints, Ints]:
    """Return the improvements, as states from and to, that some joint change spoils."""
    codes = space.codes
    spoilt = np.zeros(len(own.source), dtype=bool)
    floor = rank[space.state[own.source]]
    for code, at in _joint(others, 0, own.movable):
        if not code:
            continue
        left = own.from_states(at)
        left = left[~spoilt[left]]
        wanted = codes[own.target[left]] ^ code
        row = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        spoilt[left] = (codes[row] == wanted) & (rank[space.state[row]] <= floor[left])
    return space.state[own.source[spoilt]], space.state[own.target[spoilt]]
