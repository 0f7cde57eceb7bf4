"""Where all would stay: the outcomes that are stable by each concept, for all preferences that the draws hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.assess.compare.answer import nothing
from ripeness.assess.compare.conflict.frame import NOTHING, Frame
from ripeness.assess.compare.conflict.prefer import Wishes
from ripeness.assess.game import Floats
from ripeness.bargaining.conflict_graph import ConflictGraph, draft, stability
from ripeness.bargaining.fields import Bools, Ints

CONCEPTS = ("nash", "seq", "smr", "gmr")
JOINT = "joint"
"""Sequentially stable, and such that no other state is better for all: what we take for the model's answer."""


@dataclass(frozen=True, eq=False)
class Stable:
    """What is stable in each of n draws.

    Attributes
    ----------
    frame : Frame
    stable : dict from concept to ndarray of bool, (n, U)
        Whether some state in which so much is agreed is stable; U combinations of agreed options, as in
        `Frame.combinations`.
    """

    frame: Frame
    stable: dict[str, Bools]

    def options(self, k: int) -> tuple[Floats, Bools]:
        """Return for kept issue number k which options are part of the answer, (n, O), and where none is, (n,)."""
        rows, _ = self.frame.combinations
        key = self.frame.case.model.keys[self.frame.kept[k]]
        held = [self._any(rows[:, k] == o) for o in range(len(self.frame.case.model.options(key)))]
        chance = np.stack(held, axis=1).astype(float)
        return chance, nothing(chance)

    def _any(self, rows: Bools) -> Bools:
        return np.asarray(self.stable[JOINT][:, rows].any(axis=1))


def stable(frame: Frame, drawn: tuple[Wishes, ...]) -> Stable:
    """Return what is stable in each draw; draws in which all want the same are worked out once."""
    known: dict[Wishes, dict[str, Bools]] = {}
    for wanted in drawn:
        if wanted not in known:
            known[wanted] = _stable(frame, wanted)
    return Stable(frame, {c: np.stack([known[wanted][c] for wanted in drawn]) for c in (*CONCEPTS, JOINT)})


def preferring(frame: Frame, wanted: Wishes) -> ConflictGraph:
    """Return the frame's graph with the preferences of parties that want this."""
    return frame.graph.with_preferences(draft(frame.drafted.issues, wanted).form.preferences)


def _stable(frame: Frame, wanted: Wishes) -> dict[str, Bools]:
    graph = preferring(frame, wanted)
    found = stability(graph, CONCEPTS)
    states = {concept: found.stable[concept].all(axis=0) for concept in CONCEPTS}
    states[JOINT] = states["seq"] & ~_bettered(graph.rank)
    rows, row = frame.combinations
    return {concept: np.isin(np.arange(len(rows)), row[hit]) for concept, hit in states.items()}


def _bettered(rank: Ints) -> Bools:
    """Return for each state whether another is better for all parties: together they can go from any to any."""
    levels, level = np.unique(rank, axis=1, return_inverse=True)
    better = np.asarray((levels[:, None, :] > levels[:, :, None]).all(axis=0))
    return np.asarray(np.asarray(better.any(axis=1))[level.reshape(-1)])


def said(frame: Frame, row: Ints) -> tuple[tuple[str, str], ...]:
    """Return what is agreed on each kept issue, in words."""
    case = frame.case
    return tuple(
        (
            case.names.issues[case.model.keys[k]],
            case.model.issues[k].options[int(o)].title if o != NOTHING else "no agreement",
        )
        for k, o in zip(frame.kept, row, strict=True)
    )
