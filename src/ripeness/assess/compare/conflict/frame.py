"""The frame of a case's conflict graph: who takes which stance on which issue. It is the same in every draw."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ripeness.assess.case import Case
from ripeness.assess.game import Floats
from ripeness.bargaining import Game, Issue
from ripeness.bargaining.conflict_graph import ConflictGraph, Draft, Side, Stand, draft
from ripeness.bargaining.fields import Ints
from ripeness.bargaining.patrons import vetoing

MOST_STATES = 1 << 12
"""Issues are taken, those that matter most first, as long as there are no more states than this."""
MOST_OF_ONE = 1 << 16
"""An issue that alone has more states than this isn't taken either."""
MOST_STANCES = 62
NOTHING = -1
"""Stands for: no option is agreed."""


@dataclass(frozen=True, eq=False)
class Frame:
    """Who decides, on what, and which states there are.

    Attributes
    ----------
    case : Case
    parties : tuple of str
        Ids of those whose consent is needed: the two leaders, and patrons with a veto.
    players : tuple of int
        Their places among the players of the game.
    kept : tuple of int
        Numbers of the issues that are looked at, in the order of the file.
    refused : dict of dict of tuple of str
        By party and issue the options that it never takes: beyond its own red lines, or those of somebody of its side
        who isn't asked.
    graph : ConflictGraph
        Its preferences are those of no draw; `ConflictGraph.with_preferences` sets them.
    agreed : ndarray of int, (n, kept)
        Number of the option that all take in each state, or `NOTHING`.
    """

    case: Case
    parties: tuple[str, ...]
    players: tuple[int, ...]
    kept: tuple[int, ...]
    refused: dict[str, dict[str, tuple[str, ...]]]
    drafted: Draft
    graph: ConflictGraph
    agreed: Ints

    @property
    def left_out(self) -> tuple[str, ...]:
        """Titles of the issues that aren't looked at, since there would be too many states."""
        issues = enumerate(self.case.model.keys)
        return tuple(self.case.names.issues[key] for k, key in issues if k not in self.kept)

    @cached_property
    def combinations(self) -> tuple[Ints, Ints]:
        """What can be agreed: the different rows of `agreed`, and which of them each state has."""
        rows, row = np.unique(self.agreed, axis=0, return_inverse=True)
        return rows, row.reshape(-1)

    def state(self, stances: tuple[tuple[int, ...], ...]) -> int | None:
        """Return the state in which each party takes these options on the kept issues; None if there is none."""
        names = self.drafted.form.names
        taken = {
            _stance(self.case, party, k, o)
            for party, options in zip(self.parties, stances, strict=True)
            for k, o in zip(self.kept, options, strict=True)
        }
        assert self.graph.space is not None
        hit = (self.graph.space.choices == np.array([name in taken for name in names])).all(axis=1)
        return int(np.argmax(hit)) if taken <= set(names) and hit.any() else None


def frame(case: Case, game: Game) -> Frame | None:
    """Return the frame of a case; None if even one issue alone would have too many states."""
    players = tuple(sorted({*game.leaders, *vetoing(game)}))
    parties = tuple(game.players[i].name for i in players)
    refused = {party: _refused(case, game, i, asked=players) for party, i in zip(parties, players, strict=True)}
    kept = _kept(case, game, players, refused)
    if not kept:
        return None
    issues = tuple(Issue(case.model.keys[k], case.model.options(case.model.keys[k])) for k in kept)
    sides = [
        Side(party, tuple(Stand(each.name, (each.options,), refuses=refused[party][each.name]) for each in issues))
        for party in parties
    ]
    drafted = draft(issues, sides)
    drafted = replace(
        drafted, form=replace(drafted.form, infeasible=(*drafted.form.infeasible, *_apart(case, drafted)))
    )
    graph = drafted.form.graph()
    return Frame(case, parties, players, kept, refused, drafted, graph, _agreed(drafted, graph))


def _refused(case: Case, game: Game, player: int, *, asked: tuple[int, ...]) -> dict[str, tuple[str, ...]]:
    """Return by issue the options outside a player's mandate, or, of a leader, outside that of its side's others."""
    assert game.agenda is not None
    who, them = game.players[player], (each for i, each in enumerate(game.players) if i not in asked)
    names = [who.name, *(each.name for each in them if who.role == "leader" and each.side == who.side)]
    lines = {line for name in names for line in game.agenda.forbidden.get(name, ())}
    return {key: tuple(o for o in case.model.options(key) if (key, o) in lines) for key in case.model.keys}


def _kept(
    case: Case, game: Game, players: tuple[int, ...], refused: dict[str, dict[str, tuple[str, ...]]]
) -> tuple[int, ...]:
    """Return the issues that matter most to those who decide, as many as the bounds on states and stances allow."""
    assert game.agenda is not None
    weight: Floats = game.agenda.salience[:, list(players)].mean(axis=(0, 1))
    kept: list[int] = []
    states, stances = 1, 0
    for k in np.argsort(-weight.round(12), kind="stable").tolist():
        key = case.model.keys[k]
        free = [len(case.model.options(key)) - len(lines[key]) for lines in refused.values()]
        size = math.prod(free)
        if states * size <= (MOST_STATES if kept else MOST_OF_ONE) and stances + sum(free) <= MOST_STANCES:
            kept.append(k)
            states, stances = states * size, stances + sum(free)
    return tuple(sorted(kept))


def _apart(case: Case, drafted: Draft) -> Iterator[str]:
    """Yield what can't come about: agreements on options that the file says can't go together."""
    names = {issue.name for issue in drafted.issues}
    for rule in case.model.excluded:
        stances = {f"{party}: {issue} = {o}" for issue, o in rule.items() for party in drafted.parties}
        if set(rule) <= names and stances <= set(drafted.form.names):
            yield " and ".join(f'"{name}"' for name in sorted(stances))


def _stance(case: Case, party: str, k: int, option: int) -> str:
    key = case.model.keys[k]
    return f"{party}: {key} = {case.model.options(key)[option]}"


def _agreed(drafted: Draft, graph: ConflictGraph) -> Ints:
    """Return what all take on each issue, (n, issues)."""
    assert graph.space is not None
    column = {name: graph.space.choices[:, n] for n, name in enumerate(graph.space.options)}
    found = np.full((len(graph.states), len(drafted.issues)), NOTHING)
    for k, issue in enumerate(drafted.issues):
        for o, option in enumerate(issue.options):
            names = [f"{party}: {issue.name} = {option}" for party in drafted.parties]
            if all(name in column for name in names):
                found[np.all([column[name] for name in names], axis=0), k] = o
    return found
