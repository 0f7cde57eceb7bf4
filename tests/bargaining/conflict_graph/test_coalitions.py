"""Coalitions: against the plain reference, and what theory says of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from tests.bargaining.conflict_graph.reference import Reference
from tests.bargaining.conflict_graph.strategies import graphs, random_graph, relabelled, seeds

from ripeness.bargaining.conflict_graph import (
    COALITION_CONCEPTS,
    coalition_stability,
    coalitionally_stable,
    conflict_graph,
    stability,
)
from ripeness.bargaining.conflict_graph.coalitions import LARGEST
from ripeness.errors import GameError


@given(graph=graphs(most=7), seed=seeds)
@settings(max_examples=80, deadline=None)
def test_every_concept_is_its_definition(graph, seed):
    count = len(graph.decision_makers)
    members = np.random.default_rng(seed).permutation(count)[: 1 + seed % count].tolist()
    found, plain = coalition_stability(graph, members), Reference(graph)
    for s in plain.states:
        assert set(found.improvements.of(s).tolist()) == plain.gains(members, s)
        for concept in COALITION_CONCEPTS:
            assert found.stable[concept][s] == plain.coalition(concept, members, s), concept


@given(graph=graphs())
@settings(max_examples=60, deadline=None)
def test_a_coalition_of_one_is_the_decision_maker(graph):
    alone, found = stability(graph).stable, coalition_stability(graph, [0]).stable
    for concept in ("nash", "gmr", "smr"):
        assert (found[concept] == alone[concept][0]).all()
    assert (found["seq"] >= alone["seq"][0]).all()


@given(graph=graphs(most_players=3))
@settings(max_examples=60, deadline=None)
def test_what_holds_for_every_coalition_holds_for_everybody_alone(graph):
    alone, found = stability(graph), coalitionally_stable(graph)
    for concept in ("nash", "gmr", "smr"):
        assert (found[concept] <= alone.stable[concept].all(axis=0)).all()
    assert (found["gmr"] >= found["smr"]).all() and (found["gmr"] >= found["seq"]).all()
    assert all((found[concept] >= found["nash"]).all() for concept in found)


@given(graph=graphs(most_players=3), seed=seeds)
@settings(max_examples=40, deadline=None)
def test_relabelling_changes_nothing(graph, seed):
    rng = np.random.default_rng(seed)
    players, states = rng.permutation(len(graph.decision_makers)), rng.permutation(len(graph.states))
    found, other = coalitionally_stable(graph), coalitionally_stable(relabelled(graph, players=players, states=states))
    assert all((found[concept][states] == other[concept]).all() for concept in found)


def test_nobody_and_strangers_are_no_coalition():
    with pytest.raises(GameError, match="a coalition must have at least one member; got none"):
        coalition_stability(random_graph(1), [])
    with pytest.raises(GameError, match="decision maker must be one of D0, D1, D2; got X"):
        coalition_stability(random_graph(1), ["X"])


def test_too_many_states_are_refused():
    count = LARGEST + 1
    large = conflict_graph(count, moves={"A": [[]] * count}, preferences={"A": [0] * count})
    with pytest.raises(GameError, match=f"must be asked of at most {LARGEST} states; got {count}"):
        coalition_stability(large, ["A"])
