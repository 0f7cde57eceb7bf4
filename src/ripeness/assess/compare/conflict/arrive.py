"""Why somebody would stay at an outcome or leave it, and what must hold so that all come to it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ripeness.assess import words
from ripeness.assess.compare.conflict.frame import NOTHING, Frame
from ripeness.assess.compare.conflict.prefer import Wishes
from ripeness.assess.compare.conflict.stable import preferring
from ripeness.bargaining.conflict_graph import Conditions, ConflictGraph, Goal, Wish, goal, why
from ripeness.bargaining.conflict_graph.why import Answer

_SHOWN = 3


@dataclass(frozen=True, eq=False)
class _Seen:
    """A graph in the words of its case."""

    frame: Frame
    graph: ConflictGraph

    def name(self, member: int) -> str:
        return self.frame.case.names.players[self.frame.parties[member]]

    def change(self, before: int, after: int) -> str:
        """Say how what is agreed differs between two states: ``break off what is agreed on “X”``."""
        was, becomes = self.frame.agreed[before], self.frame.agreed[after]
        dropped = [self._title(k) for k, a, b in zip(self.frame.kept, was, becomes, strict=True) if a != b == NOTHING]
        settled = [
            f"settle {self._title(k)} by “{self.frame.case.model.issues[k].options[b].title}”"
            for k, a, b in zip(self.frame.kept, was.tolist(), becomes.tolist(), strict=True)
            if a != b != NOTHING
        ]
        parts = [*([f"break off what is agreed on {words.listed(dropped)}"] if dropped else []), *settled]
        return words.listed(parts) if parts else "take another stance, which changes nothing that is agreed"

    def _title(self, k: int) -> str:
        return f"“{self.frame.case.names.issues[self.frame.case.model.keys[k]]}”"


def reasons(frame: Frame, wanted: Wishes, target: int) -> tuple[tuple[str, str], ...]:
    """Return for each party, after its name, why it would stay in a state, or not, in view of others' answers."""
    seen = _Seen(frame, preferring(frame, wanted))
    return tuple((seen.name(member), _reason(seen, target, member)) for member in range(len(frame.parties)))


def arriving(frame: Frame, wanted: Wishes, target: int) -> tuple[str, ...]:
    """Return what must hold so that the parties come from their first demands to a state, and stay; a sentence each."""
    seen = _Seen(frame, preferring(frame, wanted))
    found = goal(seen.graph, _first_demands(frame, wanted), target, concept="seq", most=1)
    return (found.arrival.sentence, *_way(seen, found), *(_missing(seen, part) for part in found.unmet))


def _first_demands(frame: Frame, wanted: Wishes) -> int:
    """Return the state in which each party takes the stance that it likes best on each issue."""
    keys = [frame.case.model.keys[k] for k in frame.kept]
    stances = tuple(
        tuple(
            frame.case.model.options(key).index(stand.groups[0][0])
            for key in keys
            for stand in side.stands
            if stand.issue == key
        )
        for side in wanted
    )
    state = frame.state(stances)
    assert state is not None, "what a party likes best of what it doesn't refuse is a stance that it can take"
    return state


def _reason(seen: _Seen, state: int, member: int) -> str:
    found = why(seen.graph, state, member, concept="seq")
    name = seen.name(member)
    if not found.answers:
        return f"{name} would stay: nothing that it can do alone is better for it."
    rank = seen.graph.rank[member]
    free = [answer for answer in found.answers if not answer.spoilt]
    told = max(free or found.answers, key=lambda answer: (rank[answer.improvement], -answer.improvement))
    rather = f"it would rather {seen.change(state, told.improvement)}"
    if free:
        return f"{name} would not stay: {rather}, and no answer that others have reason to give takes that away."
    return f"{name} would stay: {rather}, but {_answered(seen, told)}."


def _answered(seen: _Seen, answer: Answer) -> str:
    at, steps = answer.improvement, []
    for member, to in answer.steps:
        steps.append(f"{seen.name(member)} would {seen.change(at, to)}")
        at = to
    return f"then {', then '.join(steps)}, which leaves it no better off"


def _way(seen: _Seen, found: Goal) -> Iterator[str]:
    """Say what the parties would have to want on the way, where improvements alone don't lead there."""
    for route in found.routes:
        wanted = [_wanted(seen, wish) for wish in route.wishes]
        if wanted:
            yield f"On the way there {words.listed(list(dict.fromkeys(wanted)))}."


def _wanted(seen: _Seen, wish: Wish) -> str:
    name = seen.name(wish.member)
    if (seen.frame.agreed[wish.worse] == seen.frame.agreed[wish.better]).all():
        return f"{name} would have to take a new stance that by itself gains it nothing"
    return f"{name} would have to gain by this alone: to {seen.change(wish.worse, wish.better)}"


def _missing(seen: _Seen, part: Conditions) -> str:
    """Say which of a party's temptations would have to be worth no more to it than staying."""
    rank = seen.graph.rank[part.member]
    lower = frozenset(np.flatnonzero(rank <= rank[part.state]).tolist())
    unmet = [seen.change(part.state, clause.move) for clause in part.clauses if not clause.met(lower)]
    moves = list(dict.fromkeys(unmet))
    more = f", or {words.count(len(moves) - _SHOWN, 'other such step')}" if len(moves) > _SHOWN else ""
    return (
        f"{seen.name(part.member)} would stay only if it gained nothing, once others have answered, by this: to "
        f"{', or to '.join(moves[:_SHOWN])}{more}."
    )
