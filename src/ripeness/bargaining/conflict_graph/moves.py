"""Unilateral moves of one decision maker: the arcs of its graph, in rows by the state they start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError

UNREACHED = np.iinfo(np.int64).max
"""What `Moves.least` gives for a state without moves: more than any rank."""

MoveTable = NDArray[np.bool_] | Sequence[Sequence[int]]


@dataclass(frozen=True, eq=False)
class Moves:
    """The moves of one decision maker, sorted by source, then target; none twice, none from a state to itself.

    Attributes
    ----------
    source, target : ndarray of int, shape (E,)
        States, from 0 to n - 1.
    first : ndarray of int, shape (n + 1,)
        The moves from state s are those from first[s] up to, without, first[s + 1].
    """

    source: Ints
    target: Ints
    first: Ints

    @property
    def states(self) -> int:
        """How many states there are."""
        return len(self.first) - 1

    def of(self, state: int) -> Ints:
        """Return where one move leads from `state`, ascending."""
        return self.target[self.first[state] : self.first[state + 1]]

    def from_states(self, states: Ints) -> Ints:
        """Return which moves, by their places, start from `states`; in order if these are ascending."""
        counts = self.first[states + 1] - self.first[states]
        shift = self.first[states] - (np.cumsum(counts) - counts)
        places: Ints = np.repeat(shift, counts) + np.arange(counts.sum())
        return places

    def where(self, keep: Bools) -> Moves:
        """Return the moves that `keep`, shape (E,), marks."""
        return _indexed(self.source[keep], self.target[keep], self.states)

    @cached_property
    def movable(self) -> Ints:
        """States from which there is a move, ascending."""
        return np.flatnonzero(np.diff(self.first))

    def least(self, values: Ints) -> Ints:
        """Return the least of `values`, shape (n,), one move away from each state; `UNREACHED` if there is no move."""
        return self._folded(np.minimum, values, nothing=UNREACHED)

    def greatest(self, values: Ints) -> Ints:
        """Return the greatest of `values`, shape (n,), one move away from each state; 0 if there is no move."""
        return self._folded(np.maximum, values, nothing=0)

    def _folded(self, fold: np.ufunc, values: Ints, *, nothing: int) -> Ints:
        folded = np.full(self.states, nothing, dtype=np.int64)
        if len(self.target):
            folded[self.movable] = fold.reduceat(values[self.target], self.first[self.movable])
        return folded

    def table(self) -> Bools:
        """Return the moves as an adjacency matrix, shape (n, n)."""
        matrix = np.zeros((self.states, self.states), dtype=bool)
        matrix[self.source, self.target] = True
        return matrix


def moves_between(source: Ints, target: Ints, *, states: int) -> Moves:
    """Return the moves from `source` to `target`, both of shape (E,), in any order; repeated ones count once."""
    code = source.astype(np.int64) * states + target
    if not (code[1:] > code[:-1]).all():  # those of a matrix are in order, and sorting millions takes seconds
        code = np.unique(code)
        source, target = code // states, code % states
    return _indexed(source, target, states)


def moves_of(table: MoveTable, *, states: int, name: str) -> Moves:
    """Return the moves of decision maker `name`, given as an adjacency matrix or as a list of targets for each state.

    Raises
    ------
    GameError
        If the table has not one row for each state, leads to a state that isn't there, or from a state to itself.
    """
    if len(table) != states:
        raise GameError(f"moves of {name} must have one row for each of {states} states; got {len(table)}")
    if isinstance(table, np.ndarray):
        source, target = _from_matrix(table, states, name)
    else:
        source = np.repeat(np.arange(states), [len(row) for row in table])
        target = _whole([state for row in table for state in row], name)
    outside = (target < 0) | (target >= states)
    if outside.any():
        raise GameError(f"moves of {name} must lead to states from 0 to {states - 1}; got {target[outside][0]}")
    if (source == target).any():
        stays = int(source[source == target][0])
        raise GameError(f"moves of {name} must lead to another state; got a move from state {stays} to itself")
    return moves_between(source, target, states=states)


def _from_matrix(table: NDArray[np.generic], states: int, name: str) -> tuple[Ints, Ints]:
    if table.shape != (states, states) or table.dtype.kind not in "biuf" or not np.isin(table, (0, 1)).all():
        raise GameError(
            f"moves of {name} must be a matrix of 0 and 1 of shape ({states}, {states}), or a list of targets for each "
            f"state; got an array of shape {table.shape} and type {table.dtype}"
        )
    source, target = np.nonzero(table)
    return source, target


def _whole(targets: list[int], name: str) -> Ints:
    if not all(isinstance(target, int | np.integer) and not isinstance(target, bool) for target in targets):
        raise GameError(f"moves of {name} must lead to states by their numbers; got {targets!r:.80}")
    return np.array(targets, dtype=np.int64)


def _indexed(source: Ints, target: Ints, states: int) -> Moves:
    first = np.zeros(states + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=states), out=first[1:])
    for array in (source, target, first):
        array.setflags(write=False)
    return Moves(source, target, first)
