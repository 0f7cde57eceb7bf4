"""Simultaneous stability (SIM): every improvement is spoilt if others improve at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph, OptionSpace
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
        others = [changes[j] for j in graph.others(k)]
        source, target = _spoilt(graph, space, changes[k], others=others, rank=graph.rank[k])
        spoilt = np.isin(
            improvements.source * len(graph.states) + improvements.target, source * len(graph.states) + target
        )
        stable[k, improvements.source[~spoilt]] = False
    return stable


@dataclass(frozen=True, eq=False)
class _Changes:
    """One decision maker's improvements between combinations, by the options that they change.

    Attributes
    ----------
    source, target : ndarray of int, shape (E,)
        Rows of combinations.
    by_code : dict from int to ndarray of bool, shape (F,)
        For each set of options, as bits: from which combinations changing it improves.
    """

    source: Ints
    target: Ints
    by_code: dict[int, Bools]


def _needed(graph: ConflictGraph) -> OptionSpace:
    if graph.space is None:
        raise GameError("simultaneous stability must be asked of a graph with options; got one of states and moves")
    return graph.space


def codes_of(space: OptionSpace) -> Ints:
    """Return each combination as a number whose bits are its options, shape (F,), ascending."""
    codes: Ints = space.choices @ (1 << np.arange(space.choices.shape[1], dtype=np.int64))
    return codes


def _changes(graph: ConflictGraph, space: OptionSpace, member: int) -> _Changes:
    moves, rank = space.moves[member], graph.rank[member]
    better = rank[space.state[moves.target]] > rank[space.state[moves.source]]
    source, target = moves.source[better], moves.target[better]
    codes = codes_of(space)
    changed = codes[source] ^ codes[target]
    by_code: dict[int, Bools] = {}
    for code in np.unique(changed).tolist():
        by_code[code] = np.zeros(len(codes), dtype=bool)
        by_code[code][source[changed == code]] = True
    return _Changes(source, target, by_code)


def _joint(others: list[_Changes], code: int, at: Bools) -> Iterator[tuple[int, Bools]]:
    """Yield what some of `others` can change at one moment, none included, with the combinations where they can."""
    if not others:
        yield code, at
        return
    yield from _joint(others[1:], code, at)
    for own, where in others[0].by_code.items():
        both = at & where
        if both.any():
            yield from _joint(others[1:], code | own, both)


def _spoilt(
    graph: ConflictGraph, space: OptionSpace, own: _Changes, *, others: list[_Changes], rank: Ints
) -> tuple[Ints, Ints]:
    """Return the improvements, as states from and to, that some joint change spoils."""
    codes = codes_of(space)
    spoilt = np.zeros(len(own.source), dtype=bool)
    floor = rank[space.state[own.source]]
    for code, at in _joint(others, 0, np.ones(len(codes), dtype=bool)):
        if not code:
            continue
        left = np.flatnonzero(at[own.source] & ~spoilt)
        wanted = codes[own.target[left]] ^ code
        row = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        spoilt[left] = (codes[row] == wanted) & (rank[space.state[row]] <= floor[left])
    return space.state[own.source[spoilt]], space.state[own.target[spoilt]]
