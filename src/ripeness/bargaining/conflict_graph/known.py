"""What is known of a decision maker's preferences, if it isn't all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ripeness.bargaining.conflict_graph.graph import ConflictGraph
from ripeness.errors import GameError


class Verdict(Enum):
    """Whether a state is stable, as far as preferences are known; `sentence` is the text for the user."""

    ALWAYS = "always"
    POSSIBLE = "possible"
    NEVER = "never"

    @property
    def sentence(self) -> str:
        """What the verdict means, in one sentence."""
        return _SENTENCES[self]


_SENTENCES = {
    Verdict.ALWAYS: "The state is stable whatever the rest of the preferences.",
    Verdict.POSSIBLE: "Some preferences with what is known make the state stable, and some do not.",
    Verdict.NEVER: "No preferences with what is known make the state stable.",
}


@dataclass(frozen=True)
class Known:
    """Comparisons that are known of one decision maker's preferences; what follows from them is known as well.

    Parameters
    ----------
    better : tuple of (state, state)
        Pairs of labels or rows: the first is preferred.
    equal : tuple of (state, state)
        Pairs that are equally preferred.
    """

    better: tuple[tuple[str | int, str | int], ...] = ()
    equal: tuple[tuple[str | int, str | int], ...] = ()

    def around(self, graph: ConflictGraph, state: int) -> tuple[frozenset[int], frozenset[int]]:
        """Return the states that are sure to be preferred to `state`, and those that are sure not to be.

        Raises
        ------
        GameError
            If a state isn't there, or the comparisons contradict each other.
        """
        strict = [(graph.state(a), graph.state(b)) for a, b in self.better]
        same = [(graph.state(a), graph.state(b)) for a, b in self.equal]
        arcs = [*strict, *same, *((b, a) for a, b in same)]
        down, up = _arcs(arcs), _arcs((b, a) for a, b in arcs)
        for better, worse in strict:
            if better in _closure(down, [worse]):
                raise GameError(
                    "what is known of preferences must not contradict itself; got "
                    f"{graph.states[better]} above {graph.states[worse]}, and below or equal by the rest"
                )
        weakly_above = _closure(up, [state])
        above = _closure(up, [better for better, worse in strict if worse in weakly_above])
        return frozenset(above), frozenset(_closure(down, [state]))


def _arcs(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    arcs: dict[int, list[int]] = {}
    for a, b in pairs:
        arcs.setdefault(a, []).append(b)
    return arcs


def _closure(arcs: dict[int, list[int]], start: list[int]) -> set[int]:
    found, stack = set(start), list(start)
    while stack:
        for after in arcs.get(stack.pop(), ()):
            if after not in found:
                found.add(after)
                stack.append(after)
    return found
