"""Elmira, as published: nine states, rankings from preference statements, equilibria, and the coalition that left."""

import pytest

from ripeness.bargaining.conflict_graph import (
    Option,
    OptionForm,
    Ranking,
    Statements,
    coalition_stability,
    coalitionally_stable,
    stability,
    why,
)
from ripeness.cases import published

STATEMENTS = {
    "MoE": Statements(("accept", "not abandon", "not modify", "insist iff not modify")),
    "Uniroyal": Statements(("3 iff 1", "-4", "-5", "2 iff -5")),
    "Local Government": Statements(("-4", "-1", "3 if -1", "5 if 1", "-2", "5")),
}


def elmira(**given):
    return OptionForm(
        options=(
            Option("modify", "MoE", "forward"),
            Option("delay", "Uniroyal", "back"),
            Option("accept", "Uniroyal"),
            Option("abandon", "Uniroyal", "forward"),
            Option("insist", "Local Government"),
        ),
        infeasible=("-YY--", "-Y-Y-", "--YY-", "-NNN-"),
        **{"preferences": STATEMENTS, **given},
    ).graph()


NINE = elmira(coalesced=("---Y-",))
OLD = {"1": 0, "2": 1, "3": 2, "4": 3, "9": 4, "5": 5, "6": 6, "7": 7, "8": 8}
"""Numbers of the nine states in the literature, where the abandoned plant comes last, and our rows."""


def rows(numbers):
    return sorted(OLD[number] for number in numbers)


def test_options_give_the_twelve_states_and_moves_of_the_published_graph():
    given = published.load("conflict_elmira").rows[0]["given"]
    graph = elmira(preferences=dict(zip(given["decision_makers"], given["payoffs"], strict=True)))
    assert [[[t + 1 for t in m.of(s).tolist()] for s in range(12)] for m in graph.moves] == given["moves"]
    found = stability(graph)
    expected = published.load("conflict_elmira").rows[0]["expect"]
    assert {c: (found.equilibria(c) + 1).tolist() for c in expected} == expected


@pytest.mark.parametrize(("name", "best_first"), [
    ("MoE", "734851269"), ("Uniroyal", "148592376"), ("Local Government", "735186429"),
])  # fmt: skip
def test_statements_give_the_rankings_of_the_published_payoffs(name, best_first):
    rank = NINE.rank[NINE.member(name)]
    assert sorted(OLD, key=lambda number: -rank[OLD[number]]) == list(best_first)
    twelve = published.load("conflict_elmira").rows[0]["given"]
    payoff = dict(zip(twelve["decision_makers"], twelve["payoffs"], strict=True))[name]
    of_nine = [payoff[k] for k in (0, 1, 2, 3, 4, 6, 7, 8, 9)]
    assert sorted(range(9), key=of_nine.__getitem__) == sorted(range(9), key=rank.tolist().__getitem__)


def test_rankings_give_the_same_graph():
    label = {number: NINE.states[row] for number, row in OLD.items()}
    told = {"MoE": "734851269", "Uniroyal": "148592376", "Local Government": "735186429"}
    graph = elmira(
        coalesced=("abandon",), preferences={k: Ranking(tuple(label[n] for n in v)) for k, v in told.items()}
    )
    assert (graph.rank == NINE.rank).all()


@pytest.mark.parametrize(("concept", "numbers"), [
    ("nash", "589"), ("gmr", "14589"), ("smr", "14589"), ("seq", "589"), ("sim", "589"),
])  # fmt: skip
def test_equilibria_are_the_published_ones(concept, numbers):
    assert stability(NINE).equilibria(concept).tolist() == rows(numbers)


def test_the_ministry_and_uniroyal_together_leave_state_5_for_8():
    pair = coalition_stability(NINE, ["MoE", "Uniroyal"])
    assert pair.names == ("MoE", "Uniroyal")
    assert pair.improvements.of(OLD["5"]).tolist() == [OLD["8"]]
    for concept in ("nash", "seq"):
        assert coalitionally_stable(NINE)[concept].nonzero()[0].tolist() == rows("89")


def test_no_other_coalition_leaves_it():
    for others in (["MoE", "Local Government"], ["Uniroyal", "Local Government"], NINE.decision_makers):
        assert coalition_stability(NINE, others).stable["nash"][OLD["5"]]


def test_the_threat_to_abandon_keeps_the_local_government_from_insisting_only_if_it_need_not_be_credible():
    assert why(NINE, OLD["1"], "Local Government", concept="gmr").answers[0].steps == ((1, OLD["9"]),)
    assert not why(NINE, OLD["1"], "Local Government", concept="seq").stable
