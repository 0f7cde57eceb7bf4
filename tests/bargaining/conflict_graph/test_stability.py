"""Stability concepts: against the plain reference, and what theory says of them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.conflict_graph.reference import Reference
from tests.bargaining.conflict_graph.strategies import forms, graphs, random_form, random_graph, relabelled, seeds

from ripeness.bargaining.conflict_graph import CONCEPTS, Option, OptionForm, conflict_graph, reachable, stability
from ripeness.bargaining.conflict_graph.reach import reach_table
from ripeness.errors import GameError

WITHOUT_OPTIONS = CONCEPTS[:-1]


def by_definition(graph, concept):
    plain = Reference(graph)
    return [[plain.stable(concept, i, s) for s in plain.states] for i in plain.players]


@given(graph=graphs())
@settings(max_examples=150, deadline=None)
def test_every_concept_is_its_definition_on_any_graph(graph):
    found = stability(graph)
    assert tuple(found.stable) == WITHOUT_OPTIONS
    for concept in WITHOUT_OPTIONS:
        assert found.stable[concept].tolist() == by_definition(graph, concept)


@given(form=forms())
@settings(max_examples=100, deadline=None)
def test_every_concept_is_its_definition_on_options(form):
    graph = form.graph()
    found = stability(graph)
    for concept in CONCEPTS:
        assert found.stable[concept].tolist() == by_definition(graph, concept)


@pytest.mark.parametrize(("states", "density"), [
    (64, 0.04), (256, 0.008), (512, 0.0025),
])  # fmt: skip
def test_larger_random_games_are_those_of_the_plain_reference(states, density):
    graph = random_graph(states, states=states, players=3, density=density)
    found = stability(graph)
    for concept in WITHOUT_OPTIONS:
        assert found.stable[concept].tolist() == by_definition(graph, concept)


@pytest.mark.parametrize("options", [6, 8])
def test_larger_games_in_options_are_those_of_the_plain_reference(options):
    graph = random_form(options, options=options).graph()
    found = stability(graph)
    for concept in CONCEPTS:
        assert found.stable[concept].tolist() == by_definition(graph, concept)


@given(graph=graphs(), improving=st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_reachable_list_is_the_inductive_one_and_each_path_is_legal(graph, improving):
    plain = Reference(graph)
    moves = graph.improvements if improving else graph.moves
    members = list(plain.players)[:3]
    for s in plain.states:
        found = reachable(graph, members, s, improving=improving)
        assert set(found.states.tolist()) == plain.joint(members, s, improving=improving)
        for t in found.states.tolist():
            path, at = found.path(t), s
            for k, to in path:
                assert to in moves[k].of(at)
                at = to
            assert at == t
            assert all(a != b for (a, _), (b, _) in pairwise(path))


@given(graph=graphs())
@settings(max_examples=60, deadline=None)
def test_the_table_of_reachable_lists_is_all_of_them(graph):
    table = reach_table(graph.moves, states=len(graph.states))
    for s in range(len(graph.states)):
        assert np.flatnonzero(table[s]).tolist() == reachable(graph, range(len(graph.moves)), s).states.tolist()


def test_nobody_moves_twice_in_a_row_but_may_move_again_after_somebody_else():
    """A can go 0-1-2 by itself only if B steps in between; B's own step from 1 leads to 3, and A's from there to 2."""
    tables = {"A": [[1], [2], [], [2]], "B": [[], [3], [], []]}
    graph = conflict_graph(4, moves=tables, preferences={"A": [1, 1, 1, 1], "B": [1, 1, 1, 1]})
    assert reachable(graph, ["A"], 0).states.tolist() == [1]
    assert reachable(graph, ["A", "B"], 0).states.tolist() == [1, 2, 3]
    assert reachable(graph, ["A", "B"], 0).path(2) == ((0, 1), (1, 3), (0, 2))


def test_an_answer_may_need_two_opponents_in_turn():
    """C's gain at 1 is undone by A, then B, then A again: no single move and no two steps of A's alone would do."""
    tables = {
        "A": [[], [2], [], [4], []],
        "B": [[], [], [3], [], []],
        "C": [[1], [], [], [], []],
    }
    payoffs = {"A": [1, 2, 3, 4, 5], "B": [1, 2, 3, 4, 5], "C": [2, 3, 3, 3, 1]}
    found = stability(conflict_graph(5, moves=tables, preferences=payoffs))
    assert not found.stable["nash"][2, 0]
    assert found.stable["gmr"][2, 0] and found.stable["smr"][2, 0] and found.stable["seq"][2, 0]


def test_a_threat_that_hurts_who_makes_it_counts_for_gmr_but_not_for_seq():
    tables = {"A": [[1], [], []], "B": [[], [2], []]}
    found = stability(conflict_graph(3, moves=tables, preferences={"A": [2, 3, 1], "B": [2, 3, 1]}))
    assert found.stable["gmr"][0, 0] and not found.stable["seq"][0, 0]


def test_a_threat_that_can_be_escaped_counts_for_gmr_but_not_for_smr():
    tables = {"A": [[1], [], [3], []], "B": [[], [2], [], []]}
    found = stability(conflict_graph(4, moves=tables, preferences={"A": [2, 3, 1, 4], "B": [1, 2, 3, 4]}))
    assert found.stable["gmr"][0, 0] and found.stable["seq"][0, 0] and not found.stable["smr"][0, 0]


def test_an_equally_good_state_deters_but_is_no_improvement():
    tables = {"A": [[1], []], "B": [[], [0]]}
    found = stability(conflict_graph(2, moves=tables, preferences={"A": [1, 2], "B": [2, 1]}))
    assert found.stable["gmr"][0, 0]
    level = stability(conflict_graph(2, moves=tables, preferences={"A": [1, 1], "B": [2, 1]}))
    assert level.stable["nash"][0].all()


class TestTheory:
    @given(graph=graphs())
    @settings(max_examples=100, deadline=None)
    def test_a_nash_stable_state_is_stable_under_every_concept(self, graph):
        found = stability(graph).stable
        assert all((found[concept] >= found["nash"]).all() for concept in found)

    @given(form=forms())
    @settings(max_examples=40, deadline=None)
    def test_a_nash_stable_state_is_simultaneously_stable(self, form):
        found = stability(form.graph()).stable
        assert (found["sim"] >= found["nash"]).all()

    @given(graph=graphs())
    @settings(max_examples=100, deadline=None)
    def test_a_state_stable_under_smr_or_seq_is_stable_under_gmr(self, graph):
        found = stability(graph).stable
        assert (found["gmr"] >= found["smr"]).all() and (found["gmr"] >= found["seq"]).all()

    @given(graph=graphs(), seed=seeds)
    @settings(max_examples=100, deadline=None)
    def test_relabelling_decision_makers_and_states_changes_nothing(self, graph, seed):
        rng = np.random.default_rng(seed)
        players, states = rng.permutation(len(graph.decision_makers)), rng.permutation(len(graph.states))
        found, other = stability(graph), stability(relabelled(graph, players=players, states=states))
        for concept in found.stable:
            assert (found.stable[concept][players][:, states] == other.stable[concept]).all()

    @given(graph=graphs(), seed=seeds)
    @settings(max_examples=60, deadline=None)
    def test_only_the_order_of_payoffs_counts(self, graph, seed):
        stretched = {
            name: (np.cumsum(np.random.default_rng(seed).random(rank.max() + 1))[rank] - 7).tolist()
            for name, rank in zip(graph.decision_makers, graph.rank, strict=True)
        }
        found, other = stability(graph), stability(graph.with_preferences(stretched))
        assert all((found.stable[c] == other.stable[c]).all() for c in found.stable)

    @given(graph=graphs(most_players=1))
    @settings(max_examples=40, deadline=None)
    def test_alone_every_concept_is_nash_stability(self, graph):
        found = stability(graph).stable
        assert all((found[concept] == found["nash"]).all() for concept in found)

    @given(graph=graphs())
    @settings(max_examples=40, deadline=None)
    def test_the_best_state_is_stable_for_who_ranks_it_so(self, graph):
        found = stability(graph).stable
        best = graph.rank == graph.rank.max(axis=1, keepdims=True)
        assert all(found[concept][best].all() for concept in found)


class TestWrongQuestions:
    def test_an_unknown_concept_is_named(self):
        with pytest.raises(GameError, match="concept must be one of nash, gmr, smr, seq, sim; got core"):
            stability(random_graph(1), ["core"])

    def test_simultaneous_stability_needs_options(self):
        with pytest.raises(GameError, match="must be asked of a graph with options; got one of states and moves"):
            stability(random_graph(1), ["sim"])

    def test_a_concept_that_was_not_computed_has_no_equilibria(self):
        with pytest.raises(GameError, match="concept must be one of nash; got gmr"):
            stability(random_graph(1), ["nash"]).equilibria("gmr")


def test_a_coalesced_state_is_spoilt_from_any_combination_within_it():
    """c makes no difference to the state, but only where it isn't taken can anybody move."""
    plain = OptionForm(
        options=(Option("a", "A"), Option("b", "B")),
        preferences={"A": [1, 2, 1, 0], "B": [1, 1, 2, 1]},
    ).graph()
    joined = OptionForm(
        options=(Option("a", "A"), Option("b", "B"), Option("c", "A")),
        preferences={"A": [1, 2, 1, 0], "B": [1, 1, 2, 1]},
        infeasible=("Y-Y", "-YY"),
        coalesced=("NN-",),
    ).graph()
    assert joined.states == ("NN-", "YNN", "NYN", "YYN")
    assert (stability(joined).stable["sim"] == stability(plain).stable["sim"]).all()
    assert stability(joined).stable["sim"][0, 0] and not stability(joined).stable["nash"][0, 0]
