"""The conflict graph: states, who can move from which to which, and how everybody ranks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ripeness.bargaining.conflict_graph.moves import Moves, MoveTable, moves_of
from ripeness.bargaining.conflict_graph.preferences import Preference, Statements, by_statements, ranks
from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError


@dataclass(frozen=True, eq=False)
class OptionSpace:
    """Where a graph's states come from, if they come from options: its feasible combinations.

    Attributes
    ----------
    options : tuple of str
        m names.
    owner : ndarray of int, shape (m,)
        The decision maker who holds each option.
    choices : ndarray of bool, shape (F, m)
        Feasible combinations; option 1 runs fastest.
    state : ndarray of int, shape (F,)
        The state that a combination belongs to: its own, unless states were coalesced.
    moves : tuple of Moves
        Each decision maker's moves between combinations.
    """

    options: tuple[str, ...]
    owner: Ints
    choices: Bools
    state: Ints
    moves: tuple[Moves, ...]

    @cached_property
    def codes(self) -> Ints:
        """Each combination as a number whose bits are its options, shape (F,), ascending."""
        codes: Ints = self.choices @ (1 << np.arange(self.choices.shape[1], dtype=np.int64))
        return codes

    @property
    def shown(self) -> Bools:
        """The first combination of each state, by which statements judge it: shape (n, m)."""
        return self.choices[np.unique(self.state, return_index=True)[1]]


@dataclass(frozen=True, eq=False)
class ConflictGraph:
    """The question that every stability concept answers.

    Attributes
    ----------
    decision_makers : tuple of str
        D names.
    states : tuple of str
        n labels.
    moves : tuple of Moves
        One for each decision maker; a move that can't be taken back is simply one without its reverse.
    rank : ndarray of int, shape (D, n)
        How each ranks the states: 1 for its worst, more for better, the same for equally preferred ones.
    space : OptionSpace or None
        The options behind the states; None for a graph that was given as states and moves.
    """

    decision_makers: tuple[str, ...]
    states: tuple[str, ...]
    moves: tuple[Moves, ...]
    rank: Ints
    space: OptionSpace | None = None

    def __post_init__(self) -> None:
        self.rank.setflags(write=False)

    @cached_property
    def improvements(self) -> tuple[Moves, ...]:
        """Each decision maker's unilateral improvements: its moves to states that it ranks higher."""
        return tuple(
            moves.where(rank[moves.target] > rank[moves.source])
            for moves, rank in zip(self.moves, self.rank, strict=True)
        )

    def others(self, member: int) -> list[int]:
        """Return every decision maker but `member`."""
        return [k for k in range(len(self.decision_makers)) if k != member]

    def state(self, state: str | int) -> int:
        """Return the row of a state, given by its label or its row.

        Raises
        ------
        GameError
            If there is no such state.
        """
        return _row(state, self.states, what="state")

    def member(self, name: str | int) -> int:
        """Return the row of a decision maker, given by its name or its row.

        Raises
        ------
        GameError
            If there is no such decision maker.
        """
        return _row(name, self.decision_makers, what="decision maker")

    def with_preferences(self, preferences: Mapping[str, Preference]) -> ConflictGraph:
        """Return this graph with other preferences of the decision makers that are named.

        Raises
        ------
        GameError
            As `conflict_graph`; also if a name is unknown, or a statement names an unknown option.
        """
        rank = self.rank.copy()
        for name, preference in preferences.items():
            rank[self.member(name)] = ranks_in(self.space, preference, self.states, name=name)
        return ConflictGraph(self.decision_makers, self.states, self.moves, rank, self.space)


def conflict_graph(
    states: int | Sequence[str], *, moves: Mapping[str, MoveTable], preferences: Mapping[str, Preference]
) -> ConflictGraph:
    """Return a conflict graph that is given as such: states, who moves from which to which, and preferences.

    Parameters
    ----------
    states : int or sequence of str
        How many there are, labelled ``1``, ``2`` and so on, or their labels.
    moves : mapping from decision maker to moves
        For each state, in order, a list of the states that the decision maker can move to by itself, by their rows
        from 0; or all of it as a matrix of 0 and 1, shape (n, n). At least one decision maker.
    preferences : mapping from decision maker to `Ranking`, `Payoffs` or sequence of float
        The same decision makers.

    Raises
    ------
    GameError
        If there is no state or decision maker, labels repeat, a move leads nowhere or from a state to itself, or
        preferences miss a state, a decision maker, or aren't finite.

    Examples
    --------
    The prisoners' dilemma; rows 0 to 3 are: none cooperates, the first, the second, both.

    >>> game = conflict_graph(4, moves={"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]},
    ...                       preferences={"One": [2, 1, 4, 3], "Two": [2, 4, 1, 3]})
    >>> game.improvements[0].of(3).tolist()
    [2]

    References
    ----------
    FangHipelKilgour1993 in ``docs/references.bib``.
    """
    labels = tuple(str(k + 1) for k in range(states)) if isinstance(states, int) else tuple(states)
    names = tuple(moves)
    if not labels:
        raise GameError("states must be at least one; got none")
    if len(set(labels)) != len(labels):
        raise GameError(f"labels of states must differ; got {_repeated(labels)} twice")
    check_names(names, preferences)
    tables = tuple(moves_of(moves[name], states=len(labels), name=name) for name in names)
    rank = np.stack([ranks(preferences[name], labels, name=name) for name in names])
    return ConflictGraph(names, labels, tables, rank)


def ranks_in(space: OptionSpace | None, preference: Preference, states: Sequence[str], *, name: str) -> Ints:
    """Return the rank of each state, shape (n,); by statements too if there are options.

    Raises
    ------
    GameError
        As `ranks` and `by_statements`.
    """
    if isinstance(preference, Statements) and space is not None:
        return by_statements(preference, space.options, space.shown)
    return ranks(preference, states, name=name)


def check_names(names: Sequence[str], preferences: Mapping[str, Preference]) -> None:
    """Refuse decision makers that are none, or aren't those who have preferences."""
    if not names:
        raise GameError("decision makers must be at least one; got none")
    missing = [name for name in names if name not in preferences]
    if missing:
        raise GameError(f"every decision maker must have preferences; got none of {missing[0]}")
    unknown = [name for name in preferences if name not in names]
    if unknown:
        raise GameError(f"preferences must be of {', '.join(names)}; got some of {unknown[0]}")


def _row(key: str | int, names: Sequence[str], *, what: str) -> int:
    if isinstance(key, str):
        if key in names:
            return names.index(key)
        shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
        raise GameError(f"{what} must be one of {shown}; got {key}")
    if not 0 <= key < len(names):
        raise GameError(f"{what} must be from 0 to {len(names) - 1}; got {key}")
    return int(key)


def _repeated(names: Sequence[str]) -> str:
    return next(name for k, name in enumerate(names) if name in names[:k])
