"""Rank correlations."""

import numpy as np
import pytest

from ripeness.assess.copula import factor
from ripeness.assess.draws import Uncertainty, draw
from ripeness.errors import AssessError

NAMES = ["a", "b", "c", "d"]
INPUTS = [Uncertainty(name, 0, 0.2, 1, shape) for name, shape in zip(NAMES, ["pert", "triangular"] * 2, strict=True)]


def ranks(values):
    return values.argsort().argsort()


@pytest.mark.parametrize("rho", [-0.9, -0.3, 0.0, 0.5, 0.95])
def test_draws_have_the_rank_correlation_that_was_asked_for(rho):
    found = draw(INPUTS, [("a", "b", rho), ("b", "c", 0.2)], seed=5, stop=20_000)
    assert np.corrcoef(ranks(found["a"]), ranks(found["b"]))[0, 1] == pytest.approx(rho, abs=0.02)
    assert np.corrcoef(ranks(found["b"]), ranks(found["c"]))[0, 1] == pytest.approx(0.2, abs=0.02)
    assert np.corrcoef(ranks(found["a"]), ranks(found["d"]))[0, 1] == pytest.approx(0.0, abs=0.02)


def test_correlations_leave_each_input_its_own_distribution():
    alone, tied = draw(INPUTS, seed=5, stop=20_000), draw(INPUTS, [("a", "b", 0.8)], seed=5, stop=20_000)
    for name in NAMES:
        np.testing.assert_allclose(
            np.quantile(tied[name], [0.05, 0.5, 0.95]), np.quantile(alone[name], [0.05, 0.5, 0.95]), atol=0.01
        )


def test_the_factor_makes_the_matrix_of_pearsons_formula():
    tied, lower = factor([("d", "a", 0.6), ("a", "c", -0.4), ("c", "d", 0.1)], NAMES)
    r = 2 * np.sin(np.pi * np.array([-0.4, 0.6, 0.1]) / 6)
    assert tied == ("a", "c", "d")
    np.testing.assert_allclose(lower @ lower.T, [[1, r[0], r[1]], [r[0], 1, r[2]], [r[1], r[2], 1]], atol=1e-15)


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([("a", "z", 0.1)], "correlations must be between inputs that exist; got z"),
        ([("a", "a", 0.1)], "correlations must name each pair of two inputs once; got a and a"),
        ([("a", "b", 0.1), ("b", "a", 0.2)], "correlations must name each pair of two inputs once; got b and a"),
        ([("a", "b", 1.0)], "correlation of a and b must be above -1 and below 1; got 1"),
        ([("a", "b", float("nan"))], "correlation of a and b must be above -1 and below 1; got nan"),
        (
            [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)],
            "correlations must be possible together (a positive definite matrix); those of c with a, b contradict the "
            "others: bring one of them nearer to 0",
        ),
    ],
)
def test_correlations_that_cannot_be_are_refused_in_a_sentence(pairs, sentence):
    with pytest.raises(AssessError) as caught:
        draw(INPUTS, pairs, seed=0, stop=1)
    assert str(caught.value) == sentence
