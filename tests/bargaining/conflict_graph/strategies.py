"""Random conflicts: as states and moves, which need not be transitive nor come back, and as options."""

import numpy as np
from hypothesis import strategies as st

from ripeness.bargaining.conflict_graph import ConflictGraph, Option, OptionForm, conflict_graph

seeds = st.integers(0, 2**32 - 1)


def random_graph(seed, *, states=8, players=3, density=0.2, levels=None):
    """Moves drawn one by one; with `levels`, few ranks, so that many states are equally preferred."""
    rng = np.random.default_rng(seed)
    names = [f"D{k}" for k in range(players)]
    tables = {name: (rng.random((states, states)) < density) & ~np.eye(states, dtype=bool) for name in names}
    payoffs = {name: rng.integers(0, levels or 3 * states, states) for name in names}
    return conflict_graph(states, moves=tables, preferences=payoffs)


def random_form(seed, *, options=5, players=3):
    """Options with directions, an infeasible pattern or two, an irreversible transition, payoffs with ties."""
    rng = np.random.default_rng(seed)
    owners = [f"D{k % players}" for k in range(options)]
    ways = rng.choice(["both", "both", "both", "forward", "back"], options)
    patterns = tuple("".join(rng.choice(list("YN---"), options)) for _ in range(3))
    infeasible = tuple(p for p in patterns[:2] if sum(sign != "-" for sign in p) > 1)
    blank = OptionForm(
        tuple(Option(f"o{k}", owner, str(way)) for k, (owner, way) in enumerate(zip(owners, ways, strict=True))),
        dict.fromkeys(owners, ()),
        infeasible=infeasible,
        irreversible=((patterns[2], patterns[0]),),
    )
    count = sum(
        not any(all(s in ("-", "NY"[code >> k & 1]) for k, s in enumerate(p)) for p in infeasible)
        for code in range(2**options)
    )
    payoffs = {name: rng.integers(0, 2 * count, count).tolist() for name in blank.decision_makers}
    return OptionForm(blank.options, payoffs, infeasible=infeasible, irreversible=blank.irreversible)


@st.composite
def graphs(draw, *, most=9, most_players=4):
    """Small graphs of every kind."""
    states, players = draw(st.integers(1, most)), draw(st.integers(1, most_players))
    levels = draw(st.sampled_from([None, 2, 4]))
    density = draw(st.sampled_from([0.1, 0.25, 0.5]))
    return random_graph(draw(seeds), states=states, players=players, density=density, levels=levels)


@st.composite
def forms(draw):
    """Small conflicts in option form."""
    return random_form(draw(seeds), options=draw(st.integers(2, 5)), players=draw(st.integers(1, 3)))


def relabelled(graph, *, players, states):
    """The same conflict with decision makers and states in another order."""
    place = np.argsort(states)
    names = tuple(graph.decision_makers[k] for k in players)
    labels = tuple(graph.states[s] for s in states)
    tables = {
        name: [place[graph.moves[k].of(s)].tolist() for s in states] for name, k in zip(names, players, strict=True)
    }
    payoffs = {name: graph.rank[k][states] for name, k in zip(names, players, strict=True)}
    found: ConflictGraph = conflict_graph(labels, moves=tables, preferences=payoffs)
    return found
