"""Joint moves: what several decision makers can bring about by moving in turn, nobody twice in a row."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.moves import UNREACHED, Moves
from ripeness.bargaining.fields import Bools, Ints

Step = tuple[int, int]
"""Who moves (a row of decision makers), and where to (a row of states)."""
BLOCK = 1 << 26
"""Bytes of reachable lists that are united at a time, about."""


@dataclass(frozen=True, eq=False)
class Reach:
    """What a coalition can bring about from one state: its reachable list.

    Attributes
    ----------
    start : int
    states : ndarray of int
        Ascending; without `start` itself, which needs no move.
    """

    start: int
    states: Ints
    _before: dict[tuple[int, int], tuple[int, int] | None]
    _last: dict[int, int]

    def path(self, state: int) -> tuple[Step, ...]:
        """Return a shortest legal sequence to one of `states`; of those, the one that passes the first states."""
        steps = []
        node: tuple[int, int] | None = (state, self._last[state])
        while node is not None:
            steps.append((node[1], node[0]))
            node = self._before[node]
        return tuple(reversed(steps))


def reachable(
    graph: ConflictGraph, coalition: Iterable[str | int], state: str | int, *, improving: bool = False
) -> Reach:
    """Return what the members of `coalition` can bring about from `state` by a legal sequence of joint moves.

    In a **legal sequence** every step is a unilateral move of a member, any member may move more than once, and none
    moves twice in a row. R_H(s) holds the states to which one leads; with `improving`, each step must be a unilateral
    improvement for who takes it, and the states are R+_H(s).

    Parameters
    ----------
    graph : ConflictGraph
    coalition : iterable of str or int
        Decision makers by their names or rows.
    state : str or int
        A state by its label or row.
    improving : bool

    Raises
    ------
    GameError
        If a decision maker or the state isn't there.

    Examples
    --------
    >>> from ripeness.bargaining.conflict_graph import conflict_graph
    >>> line = conflict_graph(4, moves={"A": [[1], [2], [3], []], "B": [[], [2], [], []]},
    ...                       preferences={"A": [1, 2, 3, 4], "B": [1, 2, 3, 4]})
    >>> found = reachable(line, ["A", "B"], 0)
    >>> found.states.tolist(), found.path(3)
    ([1, 2, 3], ((0, 1), (1, 2), (0, 3)))
    >>> reachable(line, ["A"], 0).states.tolist()
    [1]

    References
    ----------
    FangHipelKilgour1993, the inductive definition with sets of last movers, in ``docs/references.bib``.
    """
    members = [graph.member(name) for name in dict.fromkeys(coalition)]
    moves = graph.improvements if improving else graph.moves
    return reach_of({k: moves[k] for k in members}, graph.state(state))


def reach_of(movers: dict[int, Moves], start: int) -> Reach:
    """Return what movers, each with its number and its moves, can bring about from row `start`."""
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    last: dict[int, int] = {}
    queue: deque[tuple[int, int] | None] = deque([None])
    while queue:
        node = queue.popleft()
        state, mover = node if node is not None else (start, -1)
        ahead = [(to, k) for k, moves in movers.items() if k != mover for to in moves.of(state).tolist()]
        for after in sorted(ahead):  # by states first: which path is found must not hang on the order of movers
            if after not in before:
                before[after] = node
                last.setdefault(*after)
                queue.append(after)
    states = np.array(sorted(state for state in last if state != start), dtype=np.int64)
    return Reach(start, states, before, last)


def least_reachable(values: Ints, movers: Sequence[Moves]) -> Ints:
    """Return the least of `values`, shape (n,), that a legal sequence of joint moves leads to from each state.

    Let l_k(s) be what sequences give that k begins. Then

    .. math:: l_k(s) = \\min_{t \\in R_k(s)} \\min(v(t), \\min_{j \\ne k} l_j(t))

    which is solved from above, mover by mover, until nothing falls. No reachable list is built: a rank is all that the
    stability concepts ask for. `UNREACHED` where nobody can move.
    """
    found = np.full((len(movers), len(values)), UNREACHED, dtype=np.int64)
    fresh = [True] * len(movers)
    while any(fresh):
        for k, moves in enumerate(movers):
            if not fresh[k]:
                continue
            fresh[k] = False
            others = np.delete(found, k, axis=0)
            onward = np.minimum(values, others.min(axis=0)) if len(others) else values
            less = moves.least(onward)
            if (less < found[k]).any():
                found[k] = less
                fresh = [again or j != k for j, again in enumerate(fresh)]
    least: Ints = found.min(axis=0, initial=UNREACHED)
    return least


def reach_table(movers: Sequence[Moves], *, states: int) -> Bools:
    """Return all reachable lists at once, shape (n, n): whether a legal sequence leads from row to column.

    The diagonal is False. Lists are kept as bits: n^2 / 8 bytes for each mover.
    """
    width = (states + 7) // 8
    still = np.packbits(np.eye(states, dtype=bool), axis=1)
    found = np.zeros((len(movers), states, width), dtype=np.uint8)
    fresh = [True] * len(movers)
    while any(fresh):
        for k, moves in enumerate(movers):
            if not fresh[k]:
                continue
            fresh[k] = False
            onward = still | np.bitwise_or.reduce(np.delete(found, k, axis=0), axis=0)
            grown = _united(onward, moves)
            if (grown != found[k]).any():
                found[k] = grown
                fresh = [again or j != k for j, again in enumerate(fresh)]
    whole = np.unpackbits(np.bitwise_or.reduce(found, axis=0), axis=1, count=states).astype(bool)
    np.fill_diagonal(whole, False)
    return whole


def _united(lists: NDArray[np.uint8], moves: Moves) -> NDArray[np.uint8]:
    """Return, for each state, the union of the lists of the states one move away; a block of states at a time."""
    united = np.zeros_like(lists)
    rows = moves.movable
    heavy = np.cumsum(np.diff(moves.first)[rows]) * lists.shape[1] // BLOCK
    for block in np.split(rows, np.flatnonzero(np.diff(heavy)) + 1) if len(rows) else ():
        low, high = moves.first[block[0]], moves.first[block[-1] + 1]
        united[block] = np.bitwise_or.reduceat(lists[moves.target[low:high]], moves.first[block] - low, axis=0)
    return united
