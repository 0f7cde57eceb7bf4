"""The war reading: chances by week that add up, bands over draws, past wars that had lasted as long."""

import numpy as np
import pytest
from tests.assess.samples import SMALL, mirrored, replaced

from ripeness.assess import Case
from ripeness.assess.base_rates import base_rate
from ripeness.assess.request import Request
from ripeness.assess.war import war
from ripeness.bargaining import by_week, forward

REQUEST = Request(Case.loads(SMALL), draws=200)
READING = war(REQUEST)


def test_bands_are_quantiles_of_the_course_of_each_draw():
    found = by_week(forward(REQUEST.ensemble.solution, chance="A"), READING.weeks)
    view = next(view for view in READING.views if view.holds == "alba")
    np.testing.assert_allclose(view.by_week["settled"].middle, np.median(found.settled, axis=0))
    np.testing.assert_allclose(view.by_week["survival"].most, np.quantile(found.survival, 0.95, axis=0))


def test_the_weeks_run_from_today_to_the_question():
    assert READING.weeks == tuple(float(week) for week in range(21))
    assert READING.question == 20


def test_today_nothing_has_happened_but_what_is_signed_at_once():
    settled = READING.views[0].by_week["settled"]
    assert set(settled.most) <= {0.0, 1.0} or settled.most[0] in (0.0, 1.0)
    assert READING.views[0].by_week["won_a"].most[0] == 0.0


def test_the_share_that_crosses_is_that_of_draws_with_chance_enough():
    found = by_week(forward(REQUEST.ensemble.solution), [20.0]).settled[:, 0]
    assert READING.crosses.value == (found >= 0.5).mean()


def test_each_view_is_the_partys_own():
    assert [(view.holds, view.words) for view in READING.views] == [
        ("true", "Both views, weighed"),
        ("alba", "Alba’s view"),
        ("boria", "Boria’s view"),
    ]
    given = replaced(
        SMALL,
        "    shifts:",
        '    chance: {of: alba, low: 0.4, mode: 0.5, high: 0.6, basis: "assumption: x"}\n    shifts:',
    )
    assert war(Request(Case.loads(given), draws=30)).views[0].words == "The file’s chance"


def test_past_wars_are_those_that_lasted_as_long_as_this_one():
    assert READING.past.lasted == 11  # 24 February to 17 May 2022 are 82 days
    assert READING.past.rates[0] == base_rate(after_weeks=11, horizon_weeks=20)
    assert {rate.dating for rate in READING.past.rates} == {"all", "month"}
    assert "Of 35 wars between states that had lasted 11 weeks" in READING.sentence
    assert "UCDP" in READING.tables()[1].caption


@pytest.mark.parametrize(
    ("old", "new"),
    [("    began: 2022-02-24\n", ""), (", as_of: 2022-05-17", "")],
)
def test_without_the_day_on_which_it_began_or_is_seen_there_are_no_past_wars(old, new):
    found = war(Request(Case.loads(replaced(SMALL, old, new)), draws=30))
    assert found.past is None
    assert len(found.tables()) == 1


def test_a_civil_war_is_set_beside_civil_wars():
    found = war(Request(Case.loads(replaced(SMALL, "    began:", "    kind: civil\n    began:")), draws=30))
    assert found.past.rates[0].kind == "civil"
    assert "wars within a state" in found.sentence


def test_a_war_that_no_past_one_lasted_as_long_as_is_told():
    found = war(Request(Case.loads(replaced(SMALL, "began: 2022-02-24", "began: 1022-02-24")), draws=30))
    assert "No past war in the data had lasted" in found.sentence


def test_it_mirrors_word_for_word():
    there = war(Request(Case.loads(mirrored(SMALL)), draws=200))
    assert mirrored(READING.sentence) == there.sentence
    assert [mirrored(repr(table)) for table in READING.tables()] == [repr(table) for table in there.tables()]
