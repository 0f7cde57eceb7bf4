"""Peeling and pasting."""

import math
from itertools import pairwise

import numpy as np
import pytest

from ripeness.assess.discovery.box import Box, at_least, held
from ripeness.assess.discovery.prim import paste, peel


def planted(seed, *, noise, draws=1000):
    rng = np.random.default_rng(seed)
    values = rng.random((draws, 5))
    hits = (values[:, 0] > 0.55) & (values[:, 2] < 0.7)
    return values, hits ^ (rng.random(draws) < noise)


@pytest.mark.parametrize(
    ("seed", "noise", "density", "coverage", "lower", "upper"),
    [(0, 0.0, 0.981, 1.0, 0.545, 0.697), (1, 0.1, 0.894, 0.796, 0.552, 0.705)],
)
def test_the_best_box_is_that_of_the_ema_workbench(seed, noise, density, coverage, lower, upper):
    """Stored: ema_workbench 2.5.3, Prim(..., LENIENT1, peel_alpha=0.05, mass_min=0.05), greatest harmonic mean."""
    values, hits = planted(seed, noise=noise)
    boxes = [held(box, values, hits) for box in peel(values, hits)]
    best = max(boxes, key=lambda b: 2 * b.density * b.coverage / (b.density + b.coverage))
    assert (round(best.density, 3), round(best.coverage, 3)) == (density, coverage)
    assert best.box.restricted == (0, 2)
    assert (round(best.box.low[0], 3), round(best.box.high[2], 3)) == (lower, upper)


def test_density_rises_and_mass_falls_along_the_trajectory():
    values, hits = planted(3, noise=0.2)
    boxes = [held(box, values, hits) for box in peel(values, hits)]
    assert boxes[0].mass == 1 and boxes[0].coverage == 1 and boxes[-1].mass >= 0.05
    for before, after in pairwise(boxes):
        assert after.density > before.density and after.mass < before.mass


def test_switches_are_peeled_whole():
    rng = np.random.default_rng(0)
    values = np.column_stack([rng.random(400), (rng.random(400) < 0.5).astype(float), np.ones(400)])
    box = peel(values, values[:, 1] == 1)[-1]
    assert box == Box((-math.inf, 0.5, -math.inf), (math.inf,) * 3)


def test_pasting_widens_a_box_that_was_cut_too_deep():
    values, hits = planted(0, noise=0.0)
    deep = Box.whole(5).bounded(0, low=0.8).bounded(2, high=0.3)
    wide = paste(deep, values, hits)
    inside = held(wide, values, hits)
    assert inside.density == 1 and inside.coverage > 0.95
    assert 0.5 < wide.low[0] < 0.62 and 0.62 < wide.high[2] < 0.75


def test_a_bound_that_does_nothing_has_a_great_quasi_p_value():
    values, hits = planted(0, noise=0.1)
    box = Box.whole(5).bounded(0, low=0.55).bounded(2, high=0.7).bounded(4, low=0.5)
    quasi_p = held(box, values, hits).quasi_p
    assert quasi_p[0] < 1e-6 and quasi_p[2] < 1e-6 and quasi_p[4] > 0.05


@pytest.mark.parametrize(("count", "tries", "chance"), [(0, 5, 0.3), (3, 5, 0.3), (5, 5, 0.3), (40, 60, 0.5)])
def test_binomial_tails_are_sums_of_binomial_chances(count, tries, chance):
    terms = (math.comb(tries, k) * chance**k * (1 - chance) ** (tries - k) for k in range(count, tries + 1))
    assert at_least(count, tries, chance=chance) == pytest.approx(sum(terms), rel=1e-10)


def test_binomial_tails_at_the_ends_are_certain():
    assert at_least(3, 5, chance=1.0) == 1.0 and at_least(3, 5, chance=0.0) == 0.0
    assert at_least(90_000, 100_000, chance=0.5) == 0.0
