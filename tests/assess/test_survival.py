"""The Aalen–Johansen estimate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.assess.shares import Z, share
from ripeness.assess.survival import aalen_johansen
from ripeness.errors import AssessError

RELAPSE = np.bincount([6, 6, 6, 7, 10, 13, 16, 22, 23], minlength=36)
LOST = np.bincount([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])


def counts(seed, *, weeks=30, censor=True):
    rng = np.random.default_rng(seed)
    return rng.poisson(0.7, (weeks, 3)), rng.poisson(0.5, weeks) * censor


@pytest.mark.parametrize(("week", "value", "error"), [(6, 0.857, 0.0764), (10, 0.753, 0.0963), (23, 0.448, 0.1346)])
def test_with_one_ending_it_is_kaplan_and_meier_with_greenwoods_error(week, value, error):
    """Freireich and others 1963, as in Kalbfleisch and Prentice 2002, table 1.2."""
    found = aalen_johansen(RELAPSE[:, None], LOST, after=0, horizon=24)
    assert found.share[week + 1, 0] == pytest.approx(value, abs=5e-4)
    draws = found.share[week + 1, 0] * (1 - found.share[week + 1, 0]) / error**2
    centre = (found.share[week + 1, 0] + Z * Z / 2 / draws) / (1 + Z * Z / draws)
    assert (found.low[week + 1, 0] + found.high[week + 1, 0]) / 2 == pytest.approx(centre, abs=1e-3)


@given(seed=st.integers(0, 10**6), after=st.integers(0, 10))
def test_without_censoring_shares_and_intervals_are_those_of_a_plain_count(seed, after):
    ended, _ = counts(seed, censor=False)
    found = aalen_johansen(ended, np.zeros(30, dtype=int), after=after, horizon=12)
    wars = int(ended[after:].sum())
    assert found.at_risk[0] == wars
    for k in range(3):
        plain = share(np.arange(wars) < ended[after : after + 12, k].sum())
        assert (found.share[12, 1 + k], found.low[12, 1 + k], found.high[12, 1 + k]) == pytest.approx(
            (plain.value, plain.low, plain.high), abs=1e-9
        )


@given(seed=st.integers(0, 10**6), after=st.integers(0, 40))
def test_shares_sum_to_one_and_the_share_still_fought_falls(seed, after):
    found = aalen_johansen(*counts(seed), after=after, horizon=35)
    np.testing.assert_allclose(found.share.sum(axis=1), 1.0)
    assert (np.diff(found.share[:, 0]) <= 1e-15).all() and (np.diff(found.share[:, 1:], axis=0) >= -1e-15).all()
    assert (found.low <= found.share + 1e-12).all() and (found.share <= found.high + 1e-12).all()


def test_intervals_cover_nineteen_times_in_twenty_under_censoring():
    """100 wars end at chances 0.06 and 0.04 a week and are lost at 0.05; in 20 weeks way 0 takes 60 % of 1 - 0.9^20."""
    rng, truth, held = np.random.default_rng(5), 0.6 * (1 - 0.9**20), 0
    for _ in range(300):
        end, lost, way = rng.geometric(0.1, 100) - 1, rng.geometric(0.05, 100) - 1, rng.random(100) < 0.6
        seen = end <= lost
        ended = np.zeros((400, 2), dtype=int)
        np.add.at(ended, (end[seen], np.where(way[seen], 0, 1)), 1)
        censored = np.bincount(lost[~seen], minlength=400)
        found = aalen_johansen(ended, censored, after=0, horizon=20)
        held += found.low[20, 1] <= truth <= found.high[20, 1]
    assert 0.91 <= held / 300 <= 0.99


def test_beyond_the_longest_war_nothing_is_known():
    found = aalen_johansen(*counts(0), after=30, horizon=2)
    assert found.at_risk.tolist() == [0, 0, 0]
    assert found.low.max() == 0.0 and found.high.min() == 1.0


def test_negative_weeks_are_refused():
    with pytest.raises(AssessError, match="after and horizon must be >= 0 weeks; got -1 and 3"):
        aalen_johansen(*counts(0), after=-1, horizon=3)
