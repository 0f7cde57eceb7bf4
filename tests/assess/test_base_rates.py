"""Base rates from the shipped table."""

from pathlib import Path

import numpy as np
import pytest

from ripeness.assess.base_rates import ENDINGS, base_rate, course
from ripeness.errors import AssessError

ROOT = Path(__file__).parents[2]
UCDP = ROOT.parent / "shared" / "data" / "model" / "ucdp"


def test_the_share_of_each_ending_of_wars_between_states_is_that_of_the_data():
    """14 agreements, 15 ceasefires, 21 victories and 19 that faded out, of 69 that ended."""
    found = base_rate(after_weeks=0, horizon_weeks=1000)
    assert (found.wars, found.still_watched) == (72, 0)
    for name, count in zip(ENDINGS, (14, 15, 21, 19, 0), strict=True):
        assert found.endings[name].value == pytest.approx(count / 69, abs=0.015)  # three are censored


def test_chances_are_conditional_on_having_lasted_as_long():
    whole, late = course(after_weeks=0, horizon_weeks=40), course(after_weeks=12, horizon_weeks=28)
    assert late.at_risk[0] == whole.at_risk[12]
    np.testing.assert_allclose(late.share[28, 0], whole.share[40, 0] / whole.share[12, 0])


@pytest.mark.parametrize("kind", ["interstate", "interstate_war", "civil", "civil_war"])
def test_what_became_of_wars_sums_to_one_and_narrower_choices_hold_fewer(kind):
    found = base_rate(after_weeks=12, horizon_weeks=26, kind=kind)
    assert found.still.value + sum(s.value for s in found.endings.values()) == pytest.approx(1)
    assert found.still.low < found.still.value < found.still.high
    assert base_rate(after_weeks=12, horizon_weeks=26, kind=kind, dating="month").wars < found.wars
    assert base_rate(after_weeks=60, horizon_weeks=26, kind=kind).wars < found.wars


def test_too_few_wars_are_said_so():
    assert base_rate(after_weeks=12, horizon_weeks=26).ending.name == "ENOUGH"
    assert base_rate(after_weeks=12, horizon_weeks=26, kind="interstate_war").ending.name == "FEW"
    none = base_rate(after_weeks=5000, horizon_weeks=26)
    assert none.ending.name == "NONE" and none.wars == 0 and (none.still.low, none.still.high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"kind": "galactic"}, "kind and dating must be one of interstate, all; "),
        ({"dating": "day"}, "got interstate, day"),
        ({"after_weeks": -3}, "after and horizon must be >= 0 weeks; got -3 and 26"),
    ],
)
def test_what_is_not_in_the_table_is_refused(asked, sentence):
    with pytest.raises(AssessError) as caught:
        base_rate(**{"after_weeks": 12, "horizon_weeks": 26, **asked})
    assert sentence in str(caught.value)


@pytest.mark.shared
def test_the_table_is_that_of_the_raw_data(monkeypatch):
    if not UCDP.is_dir():
        pytest.skip("needs ../shared beside the project")
    monkeypatch.syspath_prepend(ROOT / "eval")
    import base_rates
    import ucdp

    assert base_rates.text(ucdp.episodes()) == base_rates.TABLE.read_text(encoding="utf-8")


@pytest.mark.shared
def test_episodes_are_keyed_by_dyad_and_start(monkeypatch):
    """The Iran-Iraq war, and the October war after the six-day war of the same dyad."""
    if not UCDP.is_dir():
        pytest.skip("needs ../shared beside the project")
    monkeypatch.syspath_prepend(ROOT / "eval")
    import ucdp

    found = {(e.place, e.start.isoformat()): e for e in ucdp.episodes() if e.kind == "interstate"}
    assert found["Iran, Iraq", "1980-09-23"].end.isoformat() == "1988-08-20"
    assert found["Israel, Syria", "1967-06-05"].ending == "victory"
    assert found["Israel, Syria", "1973-10-06"].ending == "ceasefire"
    assert len(found) == 72
