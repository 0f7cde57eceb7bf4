"""Misperceptions: who acts by which conflict, hidden and imagined options, and what only error holds up."""

import pytest
from hypothesis import given, settings
from tests.bargaining.conflict_graph.strategies import forms, graphs, random_graph

from ripeness.bargaining.conflict_graph import (
    Option,
    OptionForm,
    Statements,
    conflict_graph,
    hypergame,
    perceived_stability,
    stability,
)
from ripeness.errors import GameError


@given(graph=graphs())
@settings(max_examples=40, deadline=None)
def test_where_everybody_sees_the_real_conflict_nothing_is_illusory(graph):
    found = perceived_stability(hypergame(graph, {}))
    for concept, stable in stability(graph).stable.items():
        assert (found.stable[concept] == stable).all()
        assert not len(found.illusory(concept)) and not len(found.missed(concept)) and not found.unseen.any()


@given(form=forms())
@settings(max_examples=40, deadline=None)
def test_options_in_another_order_are_the_same_conflict(form):
    graph = form.graph()
    turned = OptionForm(
        form.options[::-1],
        {name: [0] * len(graph.states) for name in form.decision_makers},
        infeasible=tuple(p[::-1] for p in form.infeasible),
        irreversible=tuple((a[::-1], b[::-1]) for a, b in form.irreversible),
    ).graph()
    place = {label[::-1]: k for k, label in enumerate(graph.states)}
    turned = turned.with_preferences(
        {name: [int(graph.rank[graph.member(name)][place[label]]) for label in turned.states] for name in
         graph.decision_makers}
    )  # fmt: skip
    name = graph.decision_makers[0]
    found = perceived_stability(hypergame(graph, {name: turned}))
    for concept, stable in stability(graph).stable.items():
        assert (found.stable[concept] == stable).all()


def attack(*options, spy):
    """One may attack, and, where it has it, block; Two can only yield."""
    return OptionForm(
        options=(*options, Option("yield", "Two")),
        preferences={"One": Statements(("yield", "not attack")), "Two": Statements((spy,))},
    ).graph()


HIDDEN = (Option("attack", "One"), Option("block", "One"))


def test_states_that_differ_only_in_a_hidden_option_are_one_to_who_does_not_know_it():
    real = attack(*HIDDEN, spy="yield if block")
    seen = attack(HIDDEN[0], spy="not yield")
    game = hypergame(real, {"Two": seen})
    assert [seen.states[v] for v in game.view[1]] == ["NN", "YN", "NN", "YN", "NY", "YY", "NY", "YY"]
    assert game.view[0].tolist() == list(range(8))


def test_what_is_only_imagined_is_not_taken_in_reality():
    real = attack(HIDDEN[0], spy="not yield")
    seen = attack(*HIDDEN, spy="yield if block")
    assert [seen.states[v] for v in hypergame(real, {"Two": seen}).view[1]] == ["NNN", "YNN", "NNY", "YNY"]


def test_a_real_state_that_somebody_thinks_impossible_takes_it_by_surprise():
    real = attack(*HIDDEN, spy="yield")
    seen = OptionForm(
        options=(*HIDDEN, Option("yield", "Two")),
        preferences={"One": Statements(("yield",)), "Two": Statements(("yield",))},
        infeasible=("attack and block",),
    ).graph()
    found = perceived_stability(hypergame(real, {"Two": seen}), ["nash"])
    assert [real.states[s] for s in found.unseen[1].nonzero()[0]] == ["YYN", "YYY"]
    assert not found.stable["nash"][1][found.unseen[1]].any() and not found.unseen[0].any()


def test_errors_can_hold_a_state_up_and_undo_another():
    """Two, who follows One's lead, expects One to go along; One, who gains alone, does not."""

    def conflict(one, two):
        tables = {"One": [[1], [0], [3], [2]], "Two": [[2], [3], [0], [1]]}
        return conflict_graph(4, moves=tables, preferences={"One": one, "Two": two})

    real, believed = conflict([2, 1, 4, 3], [2, 4, 1, 3]), conflict([2, 1, 4, 3], [2, 3, 1, 4])
    found = perceived_stability(hypergame(real, {"One": conflict([2, 1, 3, 4], [2, 4, 1, 3]), "Two": believed}))
    assert found.real.labels("nash") == ("1",)
    assert found.equilibria("nash").tolist() == [0, 3]
    assert found.illusory("nash").tolist() == [3] and not len(found.missed("nash"))
    assert found.expected("One", "nash") == ("1",) and found.expected("Two", "nash") == ("1",)
    fearful = perceived_stability(hypergame(real, {"One": conflict([1, 2, 4, 3], [2, 4, 1, 3])}))
    assert fearful.missed("nash").tolist() == [0]


class TestWrongInput:
    def test_who_sees_another_conflict_must_be_part_of_both(self):
        graph = random_graph(1, players=2)
        with pytest.raises(GameError, match="decision maker must be one of D0, D1; got X"):
            hypergame(graph, {"X": graph})
        with pytest.raises(GameError, match="the conflict that D1 sees must have D1 as a decision maker"):
            hypergame(graph, {"D1": random_graph(1, players=1)})

    def test_options_cannot_be_matched_with_bare_states(self):
        real = attack(*HIDDEN, spy="yield")
        bare = conflict_graph(1, moves={"Two": [[]]}, preferences={"Two": [1]})
        with pytest.raises(GameError, match="must both have options or both have none; got one of each"):
            hypergame(real, {"Two": bare})
