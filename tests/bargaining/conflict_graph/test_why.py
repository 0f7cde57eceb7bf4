"""Reasons: they agree with the concepts, show legal countermoves, and are worded alike for everybody."""

import numpy as np
import pytest
from hypothesis import given, settings
from tests.bargaining.conflict_graph.reference import Reference
from tests.bargaining.conflict_graph.strategies import forms, graphs, relabelled, seeds

from ripeness.bargaining.conflict_graph import Option, OptionForm, conflict_graph, stability, why
from ripeness.errors import GameError


@given(graph=graphs())
@settings(max_examples=60, deadline=None)
def test_a_reason_agrees_with_the_concept_and_its_countermoves_are_legal(graph):
    check(graph)


@given(form=forms())
@settings(max_examples=40, deadline=None)
def test_so_does_one_about_options(form):
    check(form.graph())


def check(graph):
    found, plain = stability(graph), Reference(graph)
    for concept, stable in found.stable.items():
        for i in plain.players:
            for s in plain.states:
                reason = why(graph, s, i, concept=concept)
                assert reason.stable == stable[i, s]
                assert [a.improvement for a in reason.answers] == sorted(plain.better(i, s))
                assert f"is {'' if reason.stable else 'not '}" in reason.sentence and reason.sentence.endswith(".")
                for answer in (a for a in reason.answers if a.spoilt):
                    assert plain.no_better(i, s, answer.outcome)
                    assert all(who != i for who, _ in answer.steps)
                    if concept != "sim":
                        assert answer.steps[-1][1] == answer.outcome
                        assert_legal(graph, answer, improving=concept == "seq")


def assert_legal(graph, answer, *, improving):
    at, last = answer.improvement, None
    for who, to in answer.steps:
        assert who != last and to in (graph.improvements if improving else graph.moves)[who].of(at)
        at, last = to, who


@given(graph=graphs(), seed=seeds)
@settings(max_examples=60, deadline=None)
def test_the_countermove_told_does_not_hang_on_the_order_of_decision_makers(graph, seed):
    players = np.random.default_rng(seed).permutation(len(graph.decision_makers))
    states = np.arange(len(graph.states))
    other = relabelled(graph, players=players, states=states)
    for concept in ("gmr", "smr", "seq"):
        for s in states.tolist():
            for name in graph.decision_makers:
                told = [[to for _, to in a.steps] for a in why(graph, s, name, concept=concept).answers]
                assert told == [[to for _, to in a.steps] for a in why(other, s, name, concept=concept).answers]


def cut(name, other, **swapped):
    """A can gain at 2, from where B can punish; with `swapped`, A and B change places."""
    tables = {name: [[1], [], [3], []], other: [[], [2], [], []]}
    payoffs = {name: [2, 3, 1, 1], other: [1, 2, 3, 3]}
    order = sorted(tables) if not swapped else sorted(tables, reverse=True)
    return conflict_graph(4, moves={k: tables[k] for k in order}, preferences=payoffs)


DETERRED = "its improvement to 2 is answered by {b}'s move to 3, which {a} ranks no higher than 1"
SENTENCES = {
    "nash": "State 1 is not Nash stable for {a}: it prefers 2 and can move there alone.",
    "gmr": f"State 1 is stable by general metarationality for {{a}}: {DETERRED}.",
    "smr": f"State 1 is stable by symmetric metarationality for {{a}}: {DETERRED}, nor anything that it can reach "
    "from 3.",
    "seq": f"State 1 is sequentially stable for {{a}}: {DETERRED.replace('move', 'improvement')}.",
}


@pytest.mark.parametrize("concept", SENTENCES)
def test_the_sentence_tells_the_countermove_and_mirrors(concept):
    for a, b in (("A", "B"), ("B", "A")):
        for swapped in ({}, {"swapped": True}):
            reason = why(cut(a, b, **swapped), "1", a, concept=concept)
            assert reason.sentence == SENTENCES[concept].format(a=a, b=b)


def test_nothing_to_gain_and_several_ways_out_are_told_too():
    graph = conflict_graph(
        6, moves={"A": [[1, 2, 3, 4], [], [], [], [], []], "B": [[]] * 6},
        preferences={"A": [1, 2, 3, 4, 5, 0], "B": [0] * 6},
    )  # fmt: skip
    assert why(graph, 0, "A", concept="gmr").sentence == (
        "State 1 is not stable by general metarationality for A: it prefers 2, 3, 4 and 1 more and can move to any of "
        "them alone, and no moves of others lead from any of them to a state that it ranks no higher than 1."
    )
    assert why(graph, 1, "A", concept="sim").sentence == (
        "State 2 is simultaneously stable for A: it has no unilateral improvement from there."
    )


def test_moves_that_spoil_each_other_are_told():
    chicken = OptionForm(
        options=(Option("dare", "One"), Option("risk", "Two")),
        preferences={"One": [3, 4, 2, 1], "Two": [3, 2, 4, 1]},
    ).graph()
    assert why(chicken, "NN", "One", concept="sim").sentence == (
        "State NN is simultaneously stable for One: its improvement to YN makes YY together with Two's improvement to "
        "NY, which One ranks no higher than NN."
    )
    with pytest.raises(GameError, match="must be asked of a graph with options"):
        why(cut("A", "B"), 0, "A", concept="sim")
