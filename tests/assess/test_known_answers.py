"""Known answers: a mechanism that alone blocks the zone gets the attribution; its lever opens at the closed form."""

import numpy as np
import pytest
from tests.assess.lone_causes import CAUSES

from ripeness.assess.impasse import attribution, impasse
from ripeness.assess.openings import openings
from ripeness.assess.request import Request
from ripeness.bargaining import MECHANISMS

EACH = pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES)
SPREADS = pytest.mark.parametrize("spread", [0.0, 0.01], ids=["known", "in ranges"])


def test_every_mechanism_has_a_case_in_which_it_alone_blocks_the_zone():
    assert {cause.mechanism for cause in CAUSES.values()} == set(MECHANISMS)


@EACH
@SPREADS
def test_why_gives_a_lone_cause_the_whole_attribution(cause, spread):
    found = impasse(Request(cause.alone(spread=spread), draws=30)).no_zone
    assert found.full.all() and not found.bare.any()
    for name in MECHANISMS:
        np.testing.assert_allclose(found.by_mechanism[name], name == cause.mechanism, atol=1e-12)


@EACH
@SPREADS
def test_the_levers_of_a_lone_cause_open_where_the_closed_form_says(cause, spread):
    request = Request(cause.alone(spread=spread), draws=30)
    found = openings(request)
    assert found.already.value == 0.0
    for opening in found.singles:
        assert opening.opens.value == 1.0
        needed = cause.needed[opening.levers[0].id](request.ensemble.values)
        np.testing.assert_allclose(opening.needed, needed, rtol=0.01)


@EACH
def test_among_mechanisms_that_are_mildly_at_work_why_and_openings_name_the_one_that_blocks(cause, monkeypatch):
    monkeypatch.setattr("ripeness.bargaining.preferences.FINEST", 200)  # 256 games: fine enough, and sooner solved
    request = Request(cause.in_company(), draws=30)
    found = attribution(request.ensemble.first(1).game, weeks=1)
    assert len(found.absent) < 2 and found.no_zone.full == 1.0 and found.no_zone.bare == 0.0
    assert found.no_zone.by_mechanism[cause.mechanism] >= 0.95
    first, *others = openings(request).singles
    assert first.levers[0].id in cause.needed and first.opens.value == 1.0
    assert all(each.opens.value == 0.0 for each in others if each.levers[0].id not in cause.needed)
