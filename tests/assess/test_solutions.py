"""Solution points: what each rule picks in each draw, counted."""

import numpy as np
import pytest
from tests.assess.samples import SMALL, mirrored, replaced

from ripeness.assess import Case
from ripeness.assess.request import Request
from ripeness.assess.solutions import solutions
from ripeness.bargaining.solutions import zone_points

REQUEST = Request(Case.loads(SMALL), draws=300)
READING = solutions(REQUEST)


def test_picks_are_counted_over_the_draws_with_a_zone():
    zone = REQUEST.ensemble.zone
    drawn = np.flatnonzero(zone.open)
    for point in READING.points:
        picked = [getattr(zone_points(zone, draw=int(d)), point.solution).outcome for d in drawn]
        first = point.picks[0]
        assert first.draws.value == picked.count(first.outcome) / len(picked)
        assert first.draws.value == max(picked.count(m) for m in set(picked)) / len(picked)
        assert point.differs == len(set(picked))


def test_what_a_side_gets_is_net_of_what_signing_costs_it():
    zone = REQUEST.ensemble.zone
    nash = READING.points[0]
    got = [zone_points(zone, draw=int(d)).nash.utility[1] for d in np.flatnonzero(zone.open)]
    assert nash.gets[1].middle == pytest.approx(np.median(got))


def test_the_war_is_worth_what_fighting_on_is_worth_to_the_leaders():
    assert READING.war[0].middle == pytest.approx(np.median(REQUEST.ensemble.solution.war_value[:, 0]))


def test_every_outcome_has_its_place_in_the_deal_space():
    zone = REQUEST.ensemble.zone
    np.testing.assert_allclose(READING.deals.gets[0], zone.payoff[:, 0].mean(axis=0))
    np.testing.assert_allclose(READING.deals.acceptable, zone.acceptable.mean(axis=0))


def test_without_a_zone_no_rule_has_anything_to_pick_from():
    found = solutions(Request(Case.loads(replaced(SMALL, "bottom_lines:", "red_lines:")), draws=40))
    assert found.points == ()
    assert found.sentence.endswith("so no rule has anything to pick from.")
    assert found.table().rows == ()


def test_it_mirrors_word_for_word():
    there = solutions(Request(Case.loads(mirrored(SMALL)), draws=300))
    assert mirrored(READING.sentence) == there.sentence
    assert mirrored(repr(READING.table())) == repr(there.table())
