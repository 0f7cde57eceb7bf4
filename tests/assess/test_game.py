"""From a case to a game."""

import re

import numpy as np
from tests.assess.samples import SMALL

from ripeness.assess import Case
from ripeness.assess.ensemble import Ensemble

PAPER = re.sub(r", enforcement: \{.*?\}\}\n", "}\n", SMALL)
"""The small case without an issue that carries guarantees."""
ONE = '  enforcement: {low: 0.1, mode: 0.5, high: 0.9, basis: "assumption: x"}\n  war:\n'


def test_without_guarantees_on_the_table_one_enforcement_holds_for_all_outcomes():
    found = Ensemble(Case.loads(PAPER.replace("  war:\n", ONE, 1)), seed=1, stop=20)
    enforcement = np.broadcast_to(found.game.enforcement, (20, found.game.outcomes))
    assert (enforcement == found.values["enforcement"][:, None]).all()
    assert 0.1 < enforcement.min() < enforcement.max() < 0.9


def test_without_any_enforcement_told_agreements_hold():
    found = Ensemble(Case.loads(PAPER), seed=1, stop=20)
    assert (found.game.enforcement == 1).all()


def test_a_shift_that_is_complete_in_week_0_is_there_in_the_first_round():
    case = Case.loads(SMALL).setting({"shift.aid.complete": 0, "shift.aid.log_odds": 0.3})
    shift = Ensemble(case, seed=1, stop=20).game.power_shift
    np.testing.assert_array_equal(shift, -0.3)  # Boria, whom it favours, is side B
