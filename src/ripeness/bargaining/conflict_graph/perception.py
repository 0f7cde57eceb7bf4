"""Misperceptions: each decision maker sees a conflict of its own, and acts by that (a first-level hypergame)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.bargaining.conflict_graph.stability import Stability, check_concept, stability
from ripeness.bargaining.fields import Bools, Ints
from ripeness.errors import GameError

UNSEEN = -1
"""Stands for a real state that a decision maker doesn't think possible."""


@dataclass(frozen=True, eq=False)
class Hypergame:
    """The real conflict, and the one that each decision maker sees.

    Attributes
    ----------
    real : ConflictGraph
    seen : tuple of ConflictGraph
        One for each decision maker of the real conflict.
    view : ndarray of int, shape (D, n)
        The state that each takes a real state for, or `UNSEEN`. Two real states that differ only in an option that it
        doesn't know of are one to it.
    """

    real: ConflictGraph
    seen: tuple[ConflictGraph, ...]
    view: Ints


@dataclass(frozen=True, eq=False)
class Perception:
    """Who would stay where, each judging by the conflict that it sees.

    Attributes
    ----------
    hypergame : Hypergame
    real : Stability
        What holds in the real conflict, if everybody saw it.
    seen : tuple of Stability
        What each decision maker thinks holds for everybody.
    stable : dict from concept to ndarray of bool, shape (D, n)
        Whether each decision maker would stay at each real state, as it sees it; False where it is unseen.
    """

    hypergame: Hypergame
    real: Stability
    seen: tuple[Stability, ...]
    stable: dict[str, Bools]

    @property
    def unseen(self) -> Bools:
        """Which real states each decision maker doesn't think possible, shape (D, n): there it is taken by surprise."""
        unseen: Bools = self.hypergame.view == UNSEEN
        return unseen

    def equilibria(self, concept: str) -> Ints:
        """Return the real states at which everybody would stay, each as it sees it.

        Raises
        ------
        GameError
            If the concept is unknown or wasn't computed.
        """
        check_concept(concept, tuple(self.stable))
        return np.flatnonzero(self.stable[concept].all(axis=0))

    def illusory(self, concept: str) -> Ints:
        """Return equilibria that misperceptions alone hold up: they are none of the real conflict."""
        return np.setdiff1d(self.equilibria(concept), self.real.equilibria(concept))

    def missed(self, concept: str) -> Ints:
        """Return equilibria of the real conflict that misperceptions undo."""
        return np.setdiff1d(self.real.equilibria(concept), self.equilibria(concept))

    def expected(self, member: str | int, concept: str) -> tuple[str, ...]:
        """Return the labels of the equilibria that a decision maker expects, in the conflict that it sees."""
        return self.seen[self.hypergame.real.member(member)].labels(concept)


def hypergame(real: ConflictGraph, perceived: Mapping[str, ConflictGraph]) -> Hypergame:
    """Return the hypergame in which the decision makers named in `perceived` see another conflict than the real one.

    Graphs with options are matched by the names of options: what somebody doesn't know of is left out of its view, and
    what it only imagines is not taken in reality. Graphs without are matched by the labels of states.

    Parameters
    ----------
    real : ConflictGraph
    perceived : mapping from decision maker to ConflictGraph
        Whoever isn't named sees the real conflict. A perceived conflict may have other options, moves, preferences and
        decision makers, but must have the one who sees it.

    Raises
    ------
    GameError
        If a name is unknown, who sees a conflict isn't part of it, or only one of two graphs has options.

    References
    ----------
    WangHipelFraser1988, AljefriBasharFangHipel2018 in ``docs/references.bib``.
    """
    for name in perceived:
        real.member(name)
        if name not in perceived[name].decision_makers:
            raise GameError(f"the conflict that {name} sees must have {name} as a decision maker; got one without it")
    seen = tuple(perceived.get(name, real) for name in real.decision_makers)
    return Hypergame(real, seen, np.stack([_view(real, graph) for graph in seen]))


def perceived_stability(game: Hypergame, concepts: Iterable[str] | None = None) -> Perception:
    """Return who would stay where in a hypergame.

    A real state s is stable for decision maker i if the state that i takes it for is stable for i in the conflict that
    i sees.

    Parameters
    ----------
    game : Hypergame
    concepts : iterable of str, optional
        As in `stability`.

    Raises
    ------
    GameError
        If a concept is unknown or not for these graphs.

    Examples
    --------
    Two, who would trust if One disarmed, thinks that One would disarm if trusted; One wouldn't:

    >>> from ripeness.bargaining.conflict_graph import Option, OptionForm
    >>> def conflict(one):
    ...     return OptionForm(options=(Option("disarm", "One"), Option("trust", "Two")),
    ...                       preferences={"One": one, "Two": [2, 3, 1, 4]}).graph()
    >>> real, believed = conflict([2, 1, 4, 3]), conflict([2, 1, 3, 4])
    >>> found = perceived_stability(hypergame(real, {"Two": believed}))
    >>> found.expected("Two", "nash"), [real.states[s] for s in found.equilibria("nash")]
    (('NN', 'YY'), ['NN'])
    """
    concepts = None if concepts is None else tuple(concepts)
    real = stability(game.real, concepts)
    computed: dict[int, Stability] = {id(game.real): real}
    for graph in game.seen:
        if id(graph) not in computed:
            computed[id(graph)] = stability(graph, tuple(real.stable))
    seen = tuple(computed[id(graph)] for graph in game.seen)
    stable = {concept: _judged(game, seen, concept) for concept in real.stable}
    return Perception(game, real, seen, stable)


def _judged(game: Hypergame, seen: tuple[Stability, ...], concept: str) -> Bools:
    rows = []
    for name, part, view in zip(game.real.decision_makers, seen, game.view, strict=True):
        own = part.stable[concept][part.graph.member(name)]
        rows.append(np.where(view == UNSEEN, False, own[view]))
    return np.stack(rows)


def _view(real: ConflictGraph, seen: ConflictGraph) -> Ints:
    """Return which state of `seen` each real state is taken for."""
    if (real.space is None) != (seen.space is None):
        raise GameError("real and perceived conflicts must both have options or both have none; got one of each")
    if real.space is None or seen.space is None:
        row = {label: k for k, label in enumerate(seen.states)}
        return np.array([row.get(label, UNSEEN) for label in real.states], dtype=np.int64)
    taken = np.zeros((len(real.states), len(seen.space.options)), dtype=bool)
    for column, option in enumerate(seen.space.options):
        if option in real.space.options:
            taken[:, column] = real.space.shown[:, real.space.options.index(option)]
    row_of = {
        choices.tobytes(): int(state) for choices, state in zip(seen.space.choices, seen.space.state, strict=True)
    }
    return np.array([row_of.get(choices.tobytes(), UNSEEN) for choices in taken], dtype=np.int64)
