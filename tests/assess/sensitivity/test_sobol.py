"""Sobol indices against closed forms and against SALib."""

import numpy as np
import pytest

from ripeness.assess.draws import Draws, uniform
from ripeness.assess.sensitivity import main_effects, sobol
from ripeness.errors import AssessError

NAMES = ["a", "b", "c"]
SALIB_FIRST = [0.3525706064, 0.4015336364, 0.0022195924]
SALIB_TOTAL = [0.5752971633, 0.4198077711, 0.2801593307]
A = np.array([0.0, 1.0, 4.5, 9.0, 99.0])


def ishigami(u):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def sobol_g(u):
    """Saltelli and Sobol' 1995."""
    return np.prod((np.abs(4 * u - 2) + A) / (1 + A), axis=1)


def sample(n, draws, seed=0):
    names = tuple(f"x{i}" for i in range(n))
    return Draws(names, np.stack([uniform(name, seed=seed, stop=draws) for name in names], axis=1), seed, 0)


def test_the_estimates_are_those_of_salib():
    """Stored: SALib 1.6.0, SALib.analyze.sobol on the same 2,560 answers."""
    found = sobol(ishigami, NAMES, base=512, seed=4)
    assert [i.value for i in found.first] == pytest.approx(SALIB_FIRST, abs=1e-8)
    assert [i.value for i in found.total] == pytest.approx(SALIB_TOTAL, abs=1e-8)
    assert found.runs == 2560


def test_intervals_hold_the_analytic_indices_of_the_g_function():
    part = 1 / (3 * (1 + A) ** 2)
    whole = np.prod(1 + part) - 1
    first, total = part / whole, part * np.prod(1 + part) / (1 + part) / whole
    found = sobol(sobol_g, [f"x{i}" for i in range(5)], base=8000, seed=2)
    for index, truth in zip(found.first + found.total, [*first, *total], strict=True):
        assert index.low - 0.01 <= truth <= index.high + 0.01
        assert index.value == pytest.approx(truth, abs=0.03)
    assert found.variance == pytest.approx(whole, rel=0.05)
    assert found.ranking[:3] == ("x0", "x1", "x2")


def test_of_a_sum_first_and_total_are_the_same_and_sum_to_one():
    found = sobol(lambda u: u @ [1.0, 2.0, 3.0], NAMES, base=20_000, seed=0)
    for first, total, truth in zip(found.first, found.total, np.array([1, 4, 9]) / 14, strict=True):
        assert first.value == pytest.approx(truth, abs=0.02) and total.value == pytest.approx(truth, abs=0.02)


def test_a_further_input_leaves_the_samples_of_the_others():
    two = sobol(lambda u: u[:, 0] ** 2 + u[:, 1], ["a", "b"], base=300, seed=6)
    three = sobol(lambda u: u[:, 1] ** 2 + u[:, 2], ["idle", "a", "b"], base=300, seed=6)
    assert [i.value for i in three.total] == pytest.approx([0.0, *(i.value for i in two.total)])


def test_an_answer_that_never_varies_is_said_so():
    found = sobol(lambda u: np.full(len(u), 0.1) * 3, NAMES, base=10, seed=0)
    assert found.ending.name == "CONSTANT" and {i.value for i in found.total} == {0.0}
    found = main_effects(sample(2, 100), np.full(100, 0.1) * 3)
    assert found.ending.name == "CONSTANT" and {i.value for i in found.first} == {0.0}


def test_given_data_find_the_first_order_indices_of_ishigami():
    """Twenty samples: the mean is close, and the intervals hold the truth about nineteen times."""
    truth = np.array([0.3139, 0.4424, 0.0])
    found = [main_effects(drawn, ishigami(drawn.values)) for drawn in (sample(3, 1000, seed) for seed in range(20))]
    values = np.array([[index.value for index in one.first] for one in found])
    held = np.array(
        [[index.low <= t <= index.high for index, t in zip(one.first, truth, strict=True)] for one in found]
    )
    np.testing.assert_allclose(values.mean(axis=0), truth, atol=0.015)
    assert (held.sum(axis=0) >= 17).all()


def test_given_data_credit_no_idle_input_with_noise():
    drawn = sample(60, 500, seed=3)
    found = main_effects(drawn, drawn.values[:, 0] > 0.5)
    values = [i.value for i in found.first]
    assert values[0] > 0.85
    assert abs(np.mean(values[1:])) < 0.01


def test_given_data_take_switches_and_constants():
    """x0 - 1/2 has variance 1/12 of 1/12 + 1/4: an input of two values needs two bins."""
    drawn = sample(1, 4000)
    switch = (uniform("switch", seed=9, stop=4000) < 0.5).astype(float)
    table = np.column_stack([drawn.values[:, 0], switch, np.ones(4000)])
    found = main_effects(Draws(("slope", "switch", "constant"), table, 0, 0), table[:, 0] + switch)
    assert [i.value for i in found.first] == pytest.approx([0.25, 0.75, 0.0], abs=0.02)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: sobol(ishigami, NAMES, base=1, seed=0), "base must be >= 2 and names must differ; got 1 and a, b, c"),
        (lambda: sobol(ishigami, ["a", "a"], base=9, seed=0), "names must differ; got 9 and a, a"),
        (lambda: sobol(lambda u: u, NAMES, base=9, seed=0), "model must return 9 finite numbers; got shape (9, 3)"),
        (lambda: main_effects(sample(2, 99), np.ones(99)), "at least 100 draws; got shape (99,) for 99 draws"),
        (lambda: main_effects(sample(2, 200), np.ones(100)), "got shape (100,) for 200 draws"),
    ],
)
def test_what_cannot_be_analysed_is_refused_in_a_sentence(make, sentence):
    with pytest.raises(AssessError) as caught:
        make()
    assert sentence in str(caught.value)
