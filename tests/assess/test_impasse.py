"""The impasse: contributions sum to the whole, and a lone cause gets all of it."""

import numpy as np
import pytest

from ripeness.assess.impasse import attribution
from ripeness.bargaining import MECHANISMS, Agenda, Game, Issue, Player, option_values, outcome_space, shares

SIDES = (Player("alba", "A"), Player("boria", "B"))


def divisible(*, enforcement=1.0, **numbers):
    """One issue in eighths, one belief, and a war that costs either side a tenth: a zone from 0.5 to 0.7."""
    issue = Issue("land", tuple(f"{k}/8" for k in range(9)))
    values = (option_values(issue.positions, np.array([1.0, 0.0])),)
    weight = shares(np.ones((2, 1)))
    agenda = Agenda(outcome_space([issue]), ("alba", "boria"), weight, values, ends(8, 0), guarantee=enforcement)
    given = {"players": SIDES, "rungs": 2, "rung": 1, "horizon": 1, "belief_mean": [0.6, 0.6], "cost": 0.1}
    return Game.on(agenda, **{**given, "belief_strength": [1e9, 1e9], **numbers})


def ends(a, b):
    return (np.array([a]), np.array([b]))


def only(game):
    """The mechanism that gets at least 95 % of what is to be explained."""
    found = attribution(game, weeks=10)
    whole = (found.no_zone.full - found.no_zone.bare)[0]
    assert whole == 1.0
    return [name for name in MECHANISMS if found.no_zone.by_mechanism[name][0] >= 0.95]


def test_contributions_sum_to_the_whole_draw_by_draw():
    rng = np.random.default_rng(1)
    game = divisible(
        belief_mean=rng.uniform(0.3, 0.9, (40, 2)),
        subsidy=rng.uniform(0, 0.9, (40, 2)),
        talk_cost=rng.uniform(0, 0.2, (40, 2)),
        distrust=rng.uniform(0, 0.5, (40, 2)),
        rearm=rng.uniform(0, 1, (40, 2)),
        enforcement=0.3,
    )
    found = attribution(game, weeks=10)
    for what in (found.no_zone, found.no_settlement):
        np.testing.assert_allclose(sum(what.by_mechanism.values()), what.full - what.bare, rtol=0, atol=1e-12)
    assert set(found.absent) >= {"patron_consent", "ratification", "shifting_power"}
    assert all(not found.no_zone.by_mechanism[name].any() for name in found.absent)


@pytest.mark.parametrize(
    ("numbers", "mechanism"),
    [
        ({"belief_mean": [0.8, 0.4]}, "optimism"),
        ({"talk_cost": [0.2, 0.2]}, "talk_cost"),
        ({"subsidy": [0.9, 0.9], "talk_cost": [0.03, 0.03]}, None),
    ],
)
def test_one_cause_alone_gets_it_all(numbers, mechanism):
    found = only(divisible(**numbers))
    assert found == ([mechanism] if mechanism else [])


def test_an_open_zone_leaves_nothing_to_explain():
    found = attribution(divisible(), weeks=10)
    assert "nothing to explain" in found.sentence
    assert not found.no_zone.full.any()


def test_the_table_names_every_mechanism_and_the_whole():
    found = attribution(divisible(belief_mean=[0.8, 0.4]), weeks=10)
    assert [row[0] for row in found.table().rows][-1] == "all together" and len(found.table().rows) == 9
    assert found.picture().count('class="bar"') == 8
