"""Every row of every published case gives the published answer."""

import json
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from ripeness.bargaining.collective import SCHOLZ_2011, Question, challenge
from ripeness.bargaining.conflict_graph import conflict_graph, stability
from ripeness.bargaining.extensive_form import nodes
from ripeness.bargaining.game import Game, Player
from ripeness.bargaining.war import chance_of_victory, expected_rounds, ladder
from ripeness.bargaining.zone import zone
from ripeness.cases import published
from ripeness.errors import NotFound

ROWS = [(name, k) for name in published.names() for k in range(len(published.load(name).rows))]
SHARED = Path(__file__).parents[3] / "shared" / "data" / "model" / "cases"


def near(value):
    return pytest.approx(value, abs=1e-9)


def gamblers_ruin(p, k, N):
    up, down = np.array(p), np.array(1 - p)
    return {
        "p_win": chance_of_victory(up, lose=down, rungs=N)[k],
        "expected_battles": expected_rounds(up, lose=down, rungs=N)[k],
    }


def war_values(chance_a, chance_b, *, cost_a, cost_b):
    """What one battle over a pie of 1 is worth to each side, in our model."""
    chance = np.array([chance_a, chance_b])
    ends = (np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    flow, one = -np.array([cost_a, cost_b]), np.ones(2)
    return ladder(chance, 1 - chance, flow=flow, ends=ends, discount=one, rungs=2)[1]


def fearon_optimism(pA, rB, cA, cB):
    value_a, value_b = war_values(pA, 1 - rB, cost_a=cA, cost_b=cB)
    return {"lo": value_a, "hi": 1 - value_b, "width": 1 - value_b - value_a}


def fearon_range(p, cA, cB):
    return fearon_optimism(p, 1 - p, cA, cB)


def fearon_demand(p, cA, cB_uniform_max):
    found = published.best_demand(p, cost=cA, greatest_cost=cB_uniform_max)
    return {"demand": found.demand, "p_war": found.war, "euA": found.value}


def fearon_offer(p, cA, cmax, ntypes, noffers):
    found = published.take_it_or_leave_it(p, cost=cA, costs=published.midpoints(cmax, ntypes), demands=noffers)
    return {
        "demands": [float(x) for x in found.demands],
        "value": float(found.value),
        "war": float(found.wars[0]),
        "nodes": sum(1 for _ in nodes(found.offer.tree())),
    }


def fearon_preventive(p1, p2, cB, delta):
    found = published.preventive_war(p1, p2, cost=cB, discount=delta)
    return {"lhs": found.gain, "rhs": found.waste, "war": found.war}


def rubinstein(d1, d2):
    return {"share1": published.first_share(d1, d2)}


def slantchev(p, N, delta, b1, b2):
    found = published.complete_information(p, N, discount=delta, benefit_a=b1, benefit_b=b2)
    shown = {"x": found.offer_a, "y": found.offer_b, "W1": found.value_a, "W2": found.value_b}
    return {name: array.tolist() for name, array in shown.items()}


def emission(printed_median, printed_mean, **given):
    course = challenge(Question(**given), SCHOLZ_2011, rounds=len(printed_median))
    found = np.concatenate([course.median[0, 1:], course.mean[0, 1:]])
    printed = np.array(printed_median + printed_mean)
    return {
        "median": course.median[0, 0],
        "mean": course.mean[0, 0],
        "reproduced": int((np.abs(found - printed) <= 0.1).sum()),
    }


def powell_commitment(p, p_later, cA, cB):
    """Search for the least enforcement that opens the zone of our model, to the tenth digit."""
    x = np.linspace(0, 1, 201)

    def is_open(enforcement):
        game = Game(
            players=(Player("A", "A"), Player("B", "B")),
            utility=[x, 1 - x],
            victory_utility=[[1, 0], [0, 1]],
            rungs=2,
            rung=1,
            horizon=1,
            belief_mean=p,
            belief_strength=1e9,
            cost=[cA, cB],
            enforcement=enforcement,
            rearm=[0, np.log(p / (1 - p)) - np.log(p_later / (1 - p_later))],
        )
        return bool(zone(game).open[0])

    low, high = 1e-6, 1.0  # just above 0, where a breach is certain and an agreement is none
    if is_open(low):
        return {"kept": True, "least_enforcement": 0.0}
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (low, middle) if is_open(middle) else (middle, high)
    return {"kept": False, "least_enforcement": high}


def conflict(decision_makers, moves, payoffs):
    """Equilibria of a conflict graph by each concept; states count from 1."""
    graph = conflict_graph(
        len(payoffs[0]),
        moves={
            name: [[t - 1 for t in row] for row in table] for name, table in zip(decision_makers, moves, strict=True)
        },
        preferences=dict(zip(decision_makers, payoffs, strict=True)),
    )
    found = stability(graph)
    return {concept: (found.equilibria(concept) + 1).tolist() for concept in found.stable}


CONFLICTS = {"conflict_prisoners": "Prisoners", "conflict_cuban": "Cuban", "conflict_elmira": "Elmira"}
SOLVERS = dict.fromkeys(CONFLICTS, conflict) | {f.__name__: f for f in (
    emission, fearon_demand, fearon_offer, fearon_optimism, fearon_preventive, fearon_range, gamblers_ruin,
    powell_commitment, rubinstein, slantchev,
)}  # fmt: skip


@pytest.mark.parametrize(("name", "k"), ROWS)
def test_the_published_answer_comes_out(name, k):
    row = published.load(name).rows[k]
    found = SOLVERS[name](**row["given"])
    for key, value in row["expect"].items():
        assert found[key] == near(value), key


def test_every_file_has_a_solver_and_rows():
    assert set(published.names()) == set(SOLVERS)
    assert all(published.load(name).rows for name in published.names())


def test_every_source_is_in_the_bibliography():
    text = (Path(__file__).parents[2] / "docs" / "references.bib").read_text(encoding="utf-8")
    keys = set(re.findall(r"^@\w+\{(\w+),", text, flags=re.MULTILINE))
    assert {published.load(name).source for name in published.names()} <= keys


def test_an_unknown_case_is_named_as_such():
    with pytest.raises(NotFound, match="got atlantis"):
        published.load("atlantis")


@pytest.mark.parametrize("k", range(3))
def test_war_to_the_finish_in_slantchevs_model_is_ours(k):
    row = published.load("slantchev").rows[k]
    p, rungs, delta = (row["given"][name] for name in ("p", "N", "delta"))
    chance = np.full(2, p)
    benefit = np.array([row["given"]["b1"], row["given"]["b2"]])
    ours = ladder(
        chance, 1 - chance, flow=(1 - delta) * benefit, ends=(np.array([1.0, 0.0]), np.array([0.0, 1.0])),
        discount=np.full(2, delta), rungs=rungs,
    )  # fmt: skip
    assert ours[:, 0] == near(row["expect"]["W1"])
    assert ours[:, 1] == near(row["expect"]["W2"])


@pytest.mark.parametrize("name", ["fearon_range", "fearon_optimism"])
def test_fearons_range_is_the_zone_of_our_model(name):
    x = np.linspace(0, 1, 1001)
    for row in published.load(name).rows:
        given, expect = row["given"], row["expect"]
        beliefs = [given["p"]] * 2 if "p" in given else [given["pA"], 1 - given["rB"]]
        game = Game(
            players=(Player("A", "A"), Player("B", "B")),
            utility=[x, 1 - x],
            victory_utility=[[1, 0], [0, 1]],
            rungs=2,
            rung=1,
            horizon=1,
            belief_mean=beliefs,
            belief_strength=[1e9, 1e9],
            cost=[given["cA"], given["cB"]],
        )
        accepted = x[zone(game).acceptable[0]]
        if expect["width"] < 0:
            assert not len(accepted)
        else:
            assert (accepted[0], accepted[-1]) == pytest.approx((expect["lo"], expect["hi"]), abs=0.001 + 1e-9)


@pytest.mark.parametrize("k", range(len(published.load("fearon_offer").rows)))
def test_the_direct_solver_and_the_whole_tree_give_one_value(k):
    given = published.load("fearon_offer").rows[k]["given"]
    fearon = published.take_it_or_leave_it(
        given["p"],
        cost=given["cA"],
        costs=published.midpoints(given["cmax"], given["ntypes"]),
        demands=given["noffers"],
    )
    assert published.backward_induction(fearon.offer.tree()).payoffs[0] == fearon.value


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is not here")
def test_the_rows_hold_the_figures_of_the_reference_file():
    reference = json.loads((SHARED / "formal" / "reference_values.json").read_text(encoding="utf-8"))
    pairs = {
        "gamblers_ruin": "gamblers_ruin", "fearon_range": "fearon1995_range", "fearon_optimism": "fearon1995_optimism",
        "fearon_demand": "fearon1995_tioli_private_cost", "fearon_offer": "fearon1995_tioli_discrete_game",
        "fearon_preventive": "fearon1995_preventive", "rubinstein": "rubinstein1982_discount",
        "slantchev": "slantchev2003_complete",
    }  # fmt: skip
    for ours, theirs in pairs.items():
        for row, wanted in zip(published.load(ours).rows, reference[theirs], strict=False):
            known = {"ties": "demands", "euA": "value"} if ours == "fearon_offer" else {}
            for name, value in wanted.items():
                if name != "best_demand":
                    key = known.get(name, name)
                    assert (row["given"] | row["expect"])[key] == near(value)
            if "best_demand" in wanted:
                assert wanted["best_demand"] in row["expect"]["demands"]


def test_fractions_are_exact_where_floats_would_break_the_tie():
    answer = published.take_it_or_leave_it(0.5, cost=0.1, costs=[0.1, 0.3], demands=11)
    assert answer.demands == (Fraction(3, 5), Fraction(4, 5))
    assert answer.wars == (0, Fraction(1, 2))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is not here")
def test_the_conflict_graphs_are_those_of_the_reference_file():
    reference = json.loads((SHARED / "gmcr" / "conflicts.json").read_text(encoding="utf-8"))
    for name, theirs in CONFLICTS.items():
        row, told = published.load(name).rows[0], reference[theirs]
        names = row["given"]["decision_makers"]
        assert names == told["dms"] and row["expect"] == told["equilibria"]
        assert row["given"]["moves"] == [told["reachable"][who] for who in names]
        assert row["given"]["payoffs"] == [told["payoffs"][who] for who in names]
