"""Scenarios: the same draws with some inputs set, compared draw by draw with the case as it stands."""

import numpy as np
import pytest
from tests.assess.samples import SMALL, mirrored, replaced

from ripeness.assess import Case
from ripeness.assess.ensemble import Ensemble
from ripeness.assess.request import Request
from ripeness.assess.scenarios import scenarios

CASE = Case.loads(SMALL)
REQUEST = Request(CASE, draws=300)
READING = scenarios(REQUEST)
NOTHING = replaced(SMALL, "set: {shift.aid.log_odds: 0}", "set: {war.rungs: 10}")


def test_scenarios_keep_the_order_and_names_of_the_file():
    assert [(each.id, each.title) for each in READING.scenarios] == [
        ("aid-stops", "Aid stops"),
        ("war-dearer", "The war costs both more"),
    ]
    assert READING.scenarios[0].sets == (("shift.aid.log_odds", "size of the shift “Aid builds up”", "0 log-odds"),)


def test_the_case_as_it_stands_is_that_of_the_survey():
    assert READING.case.zone.value == REQUEST.survey.open.mean()


def test_changes_are_of_pairs_of_the_same_draw():
    dearer = Ensemble(CASE.setting({"alba.cost": 0.08, "boria.cost": 0.08}), seed=REQUEST.seed, stop=300)
    now = dearer.solution.settles_now
    found = READING.scenarios[1]
    assert found.outlook.zone.value == now.mean()
    assert found.zone_change.value == pytest.approx(np.mean(now.astype(float) - REQUEST.survey.open))
    unpaired = (found.outlook.zone.high - found.outlook.zone.low) + (READING.case.zone.high - READING.case.zone.low)
    assert found.zone_change.high - found.zone_change.low < unpaired


def test_a_scenario_that_changes_nothing_is_no_different():
    found = scenarios(Request(Case.loads(NOTHING), draws=60)).scenarios[0]
    assert (found.zone_change.low, found.zone_change.high) == (0.0, 0.0)
    assert "no different; the mean chance of a settlement is no different." in found.sentence


def test_without_scenarios_the_reading_says_where_they_belong():
    bare = SMALL[: SMALL.index("  scenarios:")]
    found = scenarios(Request(Case.loads(bare), draws=30))
    assert found.sentence == "The file names no scenario; `model.scenarios` is the place for them."
    assert len(found.table().rows) == 1


def test_it_mirrors_word_for_word():
    there = scenarios(Request(Case.loads(mirrored(SMALL)), draws=300))
    assert mirrored(READING.sentence) == there.sentence
    assert mirrored(repr(READING.table())) == repr(there.table())
