"""Time the conflict graph: 4,096 states, three decision makers, all concepts; and beside it larger and denser ones.

    python eval/bench/conflict_graph.py            # against the limit of issue 5
    python eval/bench/conflict_graph.py --growth   # also 16,384 and 65,536 states, and random moves

Exits 1 if the options of issue 5, from their statements to all equilibria, take longer than 2 s.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

import numpy as np
from timing import least

from ripeness.bargaining.conflict_graph import (
    CONCEPTS,
    ConflictGraph,
    Option,
    OptionForm,
    coalition_stability,
    conflict_graph,
    goal,
    inverse,
    stability,
)

LIMIT = 2.0
NAMES = ("One", "Two", "Three")


def form(options: int, *, seed: int = 1) -> OptionForm:
    """Options shared out among three; payoffs drawn, all different."""
    rng = np.random.default_rng(seed)
    owners = tuple(Option(f"o{k}", NAMES[k % 3]) for k in range(options))
    return OptionForm(owners, {name: rng.permutation(1 << options).tolist() for name in NAMES})


def drawn(states: int, *, density: float, seed: int = 1) -> ConflictGraph:
    """Moves drawn one by one, which nothing makes transitive."""
    rng = np.random.default_rng(seed)
    away = ~np.eye(states, dtype=bool)
    moves = {name: (rng.random((states, states)) < density) & away for name in NAMES}
    return conflict_graph(states, moves=moves, preferences={name: rng.permutation(states).tolist() for name in NAMES})


def fresh(graph: ConflictGraph) -> ConflictGraph:
    """The same graph with nothing remembered of it."""
    return ConflictGraph(graph.decision_makers, graph.states, graph.moves, graph.rank, graph.space)


def show(name: str, run: Callable[[], object], *, repeats: int = 3) -> float:
    """Print and return the least processor time of `run`."""
    wall, cpu = least(run, repeats=repeats)
    print(f"{name:66s} {wall * 1e3:9.1f} ms wall {cpu * 1e3:9.1f} ms processor")
    return cpu


def main() -> int:
    """Print the times, and fail if the case of issue 5 takes longer than the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--growth", action="store_true", help="also larger and denser conflicts")
    growth = parser.parse_args().growth
    given = form(12)
    total = show("4,096 states from 12 options: build, all five concepts", lambda: stability(given.graph()))
    graph = given.graph()
    show("  building alone", given.graph)
    for concept in CONCEPTS:
        show(f"  {concept} alone", lambda c=concept: stability(fresh(graph), [c]))
    show("  the inverse problem of one state, smr, all three", lambda: inverse(graph, 0, concept="smr"))
    show("  the way from the first state to the last", lambda: goal(graph, 0, 4095, concept="nash"))
    show("  a coalition of two, all four concepts", lambda: coalition_stability(graph, NAMES[:2]), repeats=1)
    for density in (0.004, 0.05) if growth else ():
        rare = drawn(4096, density=density)
        show(f"4,096 states, {density:.1%} of all moves, four concepts", lambda g=rare: stability(fresh(g)))
    for options in (14, 16) if growth else ():
        large = form(options).graph()
        what = f"{1 << options:,} states from {options} options, without building"
        show(f"{what}, four concepts", lambda g=large: stability(fresh(g), CONCEPTS[:-1]), repeats=1)
    print(f"limit {LIMIT} s, taken {total:.3f} s")
    return int(total > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
