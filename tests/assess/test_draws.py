"""Draws: slices, streams and shapes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.assess.draws import Uncertainty, draw, uniform
from ripeness.assess.shapes import pert, triangular
from ripeness.errors import AssessError

INPUTS = [
    Uncertainty("cost.A", 0.0, 0.1, 0.3, "pert"),
    Uncertainty("belief.A", 0.4, 0.6, 0.7),
    Uncertainty("rungs", 5, 5, 5),
    Uncertainty("aid", -2.0, 1.0, 1.0, "pert"),
    Uncertainty("cost.B", 0.0, 0.0, 10.0),
]
TIED = [("cost.A", "aid", 0.6), ("cost.B", "aid", -0.4)]
PINNED = [0.9058461568192432, 0.7345125509472609, 0.32937493280374885]
PINNED_FAR = [0.9793428743685401]


@given(a=st.integers(0, 900), size=st.integers(1, 90))
def test_any_slice_of_draws_has_the_bytes_of_the_whole(a, size):
    whole = draw(INPUTS, TIED, seed=11, stop=1000).values
    part = draw(INPUTS, TIED, seed=11, start=a, stop=a + size).values
    assert part.tobytes() == np.ascontiguousarray(whole[a : a + size]).tobytes()


def test_a_small_slice_of_many_draws_has_their_bytes():
    """More draws than the table of a PERT shape has nodes, and fewer."""
    whole = draw(INPUTS, TIED, seed=2, stop=20_000).values
    part = draw(INPUTS, TIED, seed=2, start=12_345, stop=12_350).values
    assert part.tobytes() == np.ascontiguousarray(whole[12_345:12_350]).tobytes()


def test_further_inputs_and_another_order_leave_the_others_as_they_are():
    more = [Uncertainty("quota", 0, 0.5, 1), *reversed(INPUTS)]
    before, after = draw(INPUTS, TIED, seed=3, stop=50), draw(more, TIED, seed=3, stop=50)
    for name in before.names:
        assert (before[name] == after[name]).all()


def test_inputs_whose_names_change_keep_their_numbers_with_their_stream():
    before = draw([Uncertainty("ru.cost", 0, 1, 2, stream="A.cost")], seed=3, stop=9)
    after = draw([Uncertainty("ua.cost", 0, 1, 2, stream="A.cost")], seed=3, stop=9)
    assert (before["ru.cost"] == after["ua.cost"]).all()


def test_what_a_draw_is_doesnt_change_with_the_version():
    """Philox and SeedSequence are fixed by NumPy's stream policy; a change here breaks every replication pack."""
    assert uniform("cost.A", seed=20220517, stop=3).tolist() == PINNED
    assert uniform("cost.A", seed=20220517, start=2**40, stop=2**40 + 1).tolist() == PINNED_FAR


def test_streams_of_different_names_and_seeds_are_unrelated_and_uniform():
    streams = [uniform(name, seed=seed, stop=20_000) for name in ("a", "b") for seed in (0, 1)]
    off = np.corrcoef(streams) - np.eye(4)
    assert abs(off).max() < 0.03
    for stream in streams:
        assert stream.min() > 0 and stream.max() < 1
        counts = np.histogram(stream, bins=20, range=(0, 1))[0]
        assert ((counts - 1000) ** 2 / 1000).sum() < 50  # chi-squared, 19 degrees: beyond the 99.98 % point


@given(mode=st.floats(0, 1), u=st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_quantiles_rise_and_stay_in_the_range(mode, u):
    for shape in (triangular, pert):
        values = shape(np.sort(u), mode)
        assert (np.diff(values) >= -1e-15).all()
        assert values[0] >= 0 and values[-1] <= 1


@pytest.mark.parametrize("mode", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_pert_quantiles_solve_the_beta_distribution(mode):
    """With whole a and b, F(x) = sum over j >= a of the binomial chances of j in a + b - 1 = 5."""
    a = 1 + round(4 * mode)
    x = pert(np.linspace(0, 1, 501), mode)
    binomial = np.array([1, 5, 10, 10, 5, 1])
    chance = sum(binomial[j] * x**j * (1 - x) ** (5 - j) for j in range(a, 6))
    np.testing.assert_allclose(chance, np.linspace(0, 1, 501), atol=3e-7)


@pytest.mark.parametrize("mode", [0.0, 0.2, 0.9, 1.0])
def test_means_are_those_of_the_shapes(mode):
    u = (np.arange(200_000) + 0.5) / 200_000
    assert triangular(u, mode).mean() == pytest.approx((1 + mode) / 3, abs=1e-5)
    assert pert(u, mode).mean() == pytest.approx((1 + 4 * mode) / 6, abs=1e-5)


def test_a_range_without_width_is_constant_even_if_correlated():
    tied = draw(INPUTS, [("rungs", "aid", 0.5)], seed=0, stop=20)
    assert set(tied["rungs"].tolist()) == {5.0}


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Uncertainty("cost", 1, 0, 2), "cost must have finite numbers with low <= mode <= high; got 1, 0, 2"),
        (lambda: Uncertainty("cost", 0, 1, np.inf), "low <= mode <= high; got 0, 1, inf"),
        (lambda: Uncertainty("cost", 0, 1, 2, "normal"), "shape of cost must be triangular or pert; got normal"),
        (
            lambda: draw([INPUTS[0], INPUTS[0]], seed=0, stop=1),
            "inputs must have names and streams that differ; got cost.A twice",
        ),
        (lambda: draw(INPUTS, seed=-1, stop=3), "seed must be >= 0; got -1"),
        (
            lambda: draw(INPUTS, seed=0, start=3, stop=3),
            "draws must run from a number >= 0 to a higher one; got 3 to 3",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(make, sentence):
    with pytest.raises(AssessError) as caught:
        make()
    assert sentence in str(caught.value)
