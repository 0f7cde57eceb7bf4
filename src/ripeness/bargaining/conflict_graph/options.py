"""Option form: a conflict given as options that decision makers take or not; its states and moves follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph, OptionSpace, check_names, ranks_in
from ripeness.bargaining.conflict_graph.moves import Moves, moves_between
from ripeness.bargaining.conflict_graph.preferences import Preference
from ripeness.bargaining.conflict_graph.statements import holds, mentioned
from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError

LARGEST = 1 << 20
"""More combinations of options than this are refused: no one could read them, and the arrays would not fit."""
LONGEST = 1 << 26
"""More moves of one decision maker than this are refused: they would not fit."""
DIRECTIONS = ("both", "forward", "back")


@dataclass(frozen=True)
class Option:
    """Something that one decision maker can do or leave.

    Parameters
    ----------
    name : str
    owner : str
        The decision maker who holds it.
    direction : {"both", "forward", "back"}
        ``forward``: once taken it can't be taken back; ``back``: once dropped it can't be taken up again.
    """

    name: str
    owner: str
    direction: str = "both"

    def __post_init__(self) -> None:
        if self.direction not in DIRECTIONS:
            raise GameError(
                f"direction of option {self.name} must be one of {', '.join(DIRECTIONS)}; got {self.direction}"
            )


@dataclass(frozen=True)
class OptionForm:
    """A conflict in option form.

    Parameters
    ----------
    options : tuple of Option
        m options, 1 to 62. Their owners, in order of first mention, are the decision makers.
    preferences : mapping from decision maker to `Statements`, `Ranking`, `Payoffs` or sequence of float
        Labels and order of states are those of the graph.
    infeasible : tuple of str
        Patterns or statements (`ripeness.bargaining.conflict_graph.statements`); a combination of options of which one
        is true can't come about.
    irreversible : tuple of (str, str)
        Pairs of patterns or statements; nobody can move from a state where the first is true to one where the second
        is. What concerns a single option is said by `Option.direction`.
    coalesced : tuple of str
        Patterns or statements; all combinations of which one is true are one state. It bears the signs that they
        share, ``-`` for the rest, and is judged by preference statements as its first combination, in which what is
        open is not taken where that is feasible.
    """

    options: tuple[Option, ...]
    preferences: Mapping[str, Preference]
    infeasible: tuple[str, ...] = ()
    irreversible: tuple[tuple[str, str], ...] = ()
    coalesced: tuple[str, ...] = ()
    decision_makers: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        names = [option.name for option in self.options]
        if not 1 <= len(names) <= 62:
            raise GameError(f"options must be from 1 to 62; got {len(names)}")
        if len(set(names)) != len(names):
            raise GameError(f"names of options must differ; got {', '.join(names)}")
        owners = tuple(dict.fromkeys(option.owner for option in self.options))
        check_names(owners, self.preferences)
        object.__setattr__(self, "decision_makers", owners)

    @property
    def names(self) -> tuple[str, ...]:
        """The options' names, in order."""
        return tuple(option.name for option in self.options)

    def graph(self) -> ConflictGraph:
        """Return the conflict graph: feasible states, in which option 1 runs fastest, moves and ranks.

        A decision maker can move from a state to any feasible one that differs in its own options alone, as far as
        their directions and `irreversible` let it.

        Raises
        ------
        GameError
            If a pattern or statement can't be read or names an unknown option, no combination is feasible, there are
            too many, or preferences don't fit the states.

        Examples
        --------
        >>> from ripeness.bargaining.conflict_graph import Statements
        >>> form = OptionForm(
        ...     options=(Option("strike", "US", "forward"), Option("blockade", "US"), Option("withdraw", "USSR")),
        ...     infeasible=("strike and withdraw",),
        ...     preferences={"US": Statements(("withdraw", "not strike")), "USSR": Statements(("not strike",))},
        ... )
        >>> graph = form.graph()
        >>> graph.states, [graph.states[k] for k in graph.moves[0].of(0)]
        (('NNN', 'YNN', 'NYN', 'YYN', 'NNY', 'NYY'), ['YNN', 'NYN', 'YYN'])
        """
        choices = self._feasible()
        state, labels = _coalesce([holds(text, self.names, choices) for text in self.coalesced], choices)
        owner = np.array([self.decision_makers.index(option.owner) for option in self.options])
        within = tuple(self._moves(choices, owner == k) for k in range(len(self.decision_makers)))
        space = OptionSpace(self.names, owner, choices, state, within)
        moves = tuple(_lifted(part, state, len(labels)) for part in within)
        rank = np.stack([ranks_in(space, self.preferences[name], labels, name=name) for name in self.decision_makers])
        return ConflictGraph(self.decision_makers, labels, moves, rank, space)

    def _feasible(self) -> Bools:
        """Build combinations up option by option, and drop what is infeasible as soon as it can be judged."""
        due: dict[int, list[str]] = {}
        for text in self.infeasible:
            due.setdefault(max(mentioned(text, self.names), 0), []).append(text)
        choices = np.zeros((1, len(self.options)), dtype=bool)
        for k in range(len(self.options)):
            taken = choices.copy()
            taken[:, k] = True
            choices = np.concatenate([choices, taken])
            for text in due.get(k, ()):
                choices = choices[~holds(text, self.names, choices)]
            if not len(choices):
                raise GameError(f"infeasible patterns must leave a state; with {due[k][-1]!r} they leave none")
            if len(choices) > LARGEST:
                raise GameError(
                    f"combinations of options must be at most {LARGEST}; got {len(choices)} by option "
                    f"{self.names[k]}: name what is infeasible, or put options that are in one pattern side by side"
                )
        return choices

    def _moves(self, choices: Bools, own: Bools) -> Moves:
        """Return the moves, between combinations, of whoever holds the options marked by `own`."""
        codes = choices @ (1 << np.arange(len(own), dtype=np.int64))
        mask = int((own * (1 << np.arange(len(own), dtype=np.int64))).sum())
        source, target = _pairs(codes & ~mask)
        ways = np.array([option.direction for option in self.options])
        forward, back = (int((1 << np.flatnonzero(ways == way)).sum()) for way in ("forward", "back"))
        was, is_ = codes[source], codes[target]
        keep = ((was & ~is_ & forward) == 0) & ((~was & is_ & back) == 0)
        for before, after in self.irreversible:
            keep &= ~(holds(before, self.names, choices)[source] & holds(after, self.names, choices)[target])
        return moves_between(source[keep], target[keep], states=len(codes))


def _pairs(keys: Ints) -> tuple[Ints, Ints]:
    """Return every ordered pair of different rows that have the same key."""
    order = np.argsort(keys, kind="stable")
    _, place, sizes = np.unique(keys[order], return_inverse=True, return_counts=True)
    size = sizes[place.reshape(-1)]
    total = int(size.sum())
    if total > LONGEST:
        raise GameError(f"moves of one decision maker must be at most {LONGEST}; got {total}: name what is infeasible")
    start = np.repeat(np.cumsum(sizes) - sizes, sizes)
    source = np.repeat(np.arange(len(keys)), size)
    step = np.arange(total) - np.repeat(np.cumsum(size) - size, size)
    target = start[source] + step
    keep = source != target
    return order[source[keep]], order[target[keep]]


def _coalesce(groups: Sequence[Bools], choices: Bools) -> tuple[Ints, tuple[str, ...]]:
    """Return the state of each combination, and the states' labels; groups that overlap become one state."""
    first = np.arange(len(choices))
    for group in groups:
        if group.any():
            joined = np.isin(first, first[group])
            first[joined] = first[joined].min()
    state = np.unique(first, return_inverse=True)[1].reshape(-1).astype(np.int64)
    count = np.bincount(state)
    taken = np.stack([np.bincount(state, weights=column) for column in choices.T], axis=1)
    signs = np.where(taken == 0, "N", np.where(taken == count[:, None], "Y", "-"))
    return state, _distinct(["".join(row) for row in signs])


def _distinct(labels: list[str]) -> tuple[str, ...]:
    """Number labels that would repeat: combinations that were coalesced may share the signs of others."""
    seen: dict[str, int] = {}
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
    if len(seen) == len(labels):
        return tuple(labels)
    told: dict[str, int] = {}
    out = []
    for label in labels:
        told[label] = told.get(label, 0) + 1
        out.append(f"{label} ({told[label]})" if seen[label] > 1 else label)
    return tuple(out)


def _lifted(moves: Moves, state: Ints, states: int) -> Moves:
    """Return moves between states from moves between the combinations that they hold."""
    source, target = state[moves.source], state[moves.target]
    away = source != target
    return moves_between(source[away], target[away], states=states)
