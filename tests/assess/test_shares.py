"""Shares and means with their intervals."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.assess.shares import Z, mean, share, share_of
from ripeness.errors import AssessError


@pytest.mark.parametrize(
    ("hits", "draws", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_of_newcombes_table(hits, draws, low, high):
    found = share(np.arange(draws) < hits)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(hits=st.integers(0, 400), draws=st.integers(1, 400))
def test_a_share_lies_in_its_interval_and_mirrors(hits, draws):
    hits = min(hits, draws)
    one, other = share_of(hits / draws, draws=draws), share_of(1 - hits / draws, draws=draws)
    assert 0 <= one.low <= one.value <= one.high <= 1 and one.low < one.high
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)


def test_the_interval_covers_nineteen_times_in_twenty():
    """Exactly, summing the binomial chances of the counts whose interval holds the truth."""
    n, p = 200, 0.31
    held = [k for k in range(n + 1) if share_of(k / n, draws=n).low <= p <= share_of(k / n, draws=n).high]
    cover = sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in held)
    assert cover == pytest.approx(0.95, abs=0.012)


@pytest.mark.parametrize(
    ("hits", "draws", "said"),
    [
        (370, 1000, "in 37 % of draws (34–40 %)"),
        (0, 1000, "in none of 1,000 draws (0–0.4 %)"),
        (1000, 1000, "in all of 1,000 draws (99.6–100 %)"),
        (3000, 100_000, "in 3 % of draws (2.9–3.1 %)"),
        (99_999, 100_000, "in 99.999 % of draws (99.994–100 %)"),
        (1, 2, "in 50 % of draws (9–91 %)"),
    ],
)
def test_shares_are_said_with_their_interval(hits, draws, said):
    assert str(share(np.arange(draws) < hits)) == said


def test_a_mean_has_the_normal_interval_and_its_spread():
    values = np.arange(101.0)
    found = mean(values)
    assert found.value == 50 and (found.least, found.most) == (5, 95)
    assert found.high - 50 == pytest.approx(Z * math.sqrt(values.var(ddof=1) / 101))


@pytest.mark.parametrize("hits", [[], [[True]], [0.5]])
def test_hits_that_are_not_true_or_false_are_refused(hits):
    with pytest.raises(AssessError, match="hits must be true or false for at least one draw"):
        share(hits)


@pytest.mark.parametrize("values", [[1.0], [1.0, float("nan")], [[1.0, 2.0]]])
def test_values_without_a_mean_are_refused(values):
    with pytest.raises(AssessError, match="values must be finite numbers for at least two draws"):
        mean(values)
