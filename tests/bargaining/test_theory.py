"""What the literature proves of its own models holds of this one, as special cases."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.strategies import random_game, seeds

from ripeness.bargaining import Game, Player, solve, zone
from ripeness.bargaining.beliefs import logistic, side_log_odds

A, B = Player("A", "A"), Player("B", "B")


def one_round(*, mean_a, mean_b, cost_a, cost_b, points=1001, **other):
    """One divisible issue, one battle that decides: Fearon's setting."""
    x = np.linspace(0, 1, points)
    numbers = {"belief_mean": [mean_a, mean_b], "belief_strength": 1e9, "cost": [cost_a, cost_b], **other}
    return x, Game(
        players=(A, B), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]], rungs=2, rung=1, horizon=1, **numbers
    )


@given(p=st.integers(0, 20), a=st.integers(0, 8), b=st.integers(0, 8))
@settings(deadline=None)
def test_fearon_1995_the_zone_is_p_less_c_a_to_p_plus_c_b(p, a, b):
    """In twentieths, so that the ends of the range fall on the grid."""
    _, game = one_round(mean_a=p / 20, mean_b=p / 20, cost_a=a / 20, cost_b=b / 20, points=21)
    inside = [max(0, p - a) <= k <= min(20, p + b) for k in range(21)]
    assert zone(game).acceptable[0].tolist() == inside


@pytest.mark.parametrize("gap", np.arange(0, 9))
def test_fearon_1995_optimism_narrows_the_zone_one_for_one_and_closes_it(gap):
    """Costs are 0.1 each, so the zone is 0.2 wide without optimism, and closed by more than 0.2 of it."""
    m_a = 0.5 + gap / 40
    _, game = one_round(mean_a=m_a, mean_b=0.5, cost_a=0.1, cost_b=0.1, points=401)
    width = 80 - 10 * gap
    assert zone(game).size[0] == max(0, width + 1)


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_coase_without_friction_and_with_one_belief_they_settle_at_once(seed):
    rng = np.random.default_rng(seed)
    x, draws = np.linspace(0, 1, 201), 5
    mean, strength = rng.uniform(0.05, 0.95, (draws, 1)), rng.uniform(0.5, 50, (draws, 1))
    game = Game(
        players=(A, B),
        utility=[x, 1 - x],
        victory_utility=[[1, 0], [0, 1]],
        rungs=int(rng.integers(2, 9)),
        rung=1,
        horizon=12,
        belief_mean=mean * np.ones(2),
        belief_strength=strength * np.ones(2),
        cost=rng.uniform(0.005, 0.1, (draws, 2)),
        discount=rng.uniform(0.9, 1, (draws, 1)) * np.ones(2),
        proposer_a=rng.uniform(size=draws),
    )
    assert solve(game).settles_now.all()


def powell(shift, *, enforcement=0.0, p=0.7, costs=(0.1, 0.15), points=2001):
    """B can re-arm in a pause, so that A's chance falls from p by `shift`."""
    after = p - shift
    rearm = np.log(p / (1 - p)) - np.log(after / (1 - after))
    return one_round(
        mean_a=p, mean_b=p, cost_a=costs[0], cost_b=costs[1], points=points, rearm=[0.0, rearm], enforcement=enforcement
    )[1]


@pytest.mark.parametrize(("shift", "some"), [(0.0, True), (0.2, True), (0.2499, True), (0.2501, False), (0.6, False)])
def test_powell_2006_no_agreement_is_credible_if_power_shifts_by_more_than_war_costs(shift, some):
    """Both sides agree on every number; costs sum to 0.25."""
    found = zone(powell(shift, points=20001))
    assert bool(found.open[0]) is some


@pytest.mark.parametrize("shift", [0.3, 0.45, 0.6])
def test_powell_2006_enforcement_reopens_the_zone_at_the_closed_form(shift):
    """All that B could take must be left at stake: g* = (p - p') / (1 - p' + c_A), where A asks for everything."""
    needed = shift / (1 - (0.7 - shift) + 0.1)
    assert not zone(powell(shift, enforcement=needed - 1e-6)).open[0]
    assert zone(powell(shift, enforcement=needed + 1e-6)).open[0]


def test_slantchev_2003_battles_bring_beliefs_of_equal_strength_together():
    _, game = one_round(mean_a=0.8, mean_b=0.3, cost_a=0, cost_b=0)
    game = game.replace(rungs=20, rung=10, horizon=9, belief_strength=6.0, power_shift=0.0)
    for moved in range(-9, 10):
        rounds = np.arange(abs(moved), 10, 2)
        odds = side_log_odds(game, rounds, np.full(len(rounds), 10 + moved))[0]
        gap = logistic(odds[:, 0]) - logistic(odds[:, 1])
        np.testing.assert_allclose(gap, 6 * 0.5 / (6 + rounds), atol=1e-12)


def sets(game):
    return zone(game, later_settlement=False).acceptable


@given(seed=seeds)
@settings(max_examples=60, deadline=None)
def test_if_war_is_fought_to_the_finish_more_vetoes_never_enlarge_the_zone(seed):
    game = random_game(seed, draws=3, outcomes=30)
    base = sets(game)
    pressure = np.array(game.patron_pressure)
    pressure[:, list(game.of("patron"))] = np.inf
    assert not (sets(game.replace(patron_pressure=pressure)) & ~base).any()
    red = game.red_line | (np.random.default_rng(seed).uniform(size=game.red_line.shape) < 0.1)
    assert not (sets(game.replace(red_line=red)) & ~base).any()
    assert not (sets(game.replace(talk_cost=game.talk_cost + 0.05)) & ~base).any()
    power = np.array([game.power[:, list(game.of("faction", side=s))].sum(axis=1) for s in "AB"]).T
    assert not (sets(game.replace(quota=np.minimum(game.quota + 0.2, power))) & ~base).any()


@given(seed=seeds)
@settings(max_examples=60, deadline=None)
def test_if_war_is_fought_to_the_finish_and_agreements_hold_a_costlier_war_never_shrinks_the_zone(seed):
    game = random_game(seed, draws=3, outcomes=30).replace(enforcement=1.0)
    dearer = game.replace(cost=game.cost + np.random.default_rng(seed).uniform(0, 0.1, game.cost.shape))
    assert not (sets(game) & ~sets(dearer)).any()
