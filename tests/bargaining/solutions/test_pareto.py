"""The Pareto frontier of finitely many outcomes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ripeness.bargaining.solutions import pareto
from ripeness.errors import GameError

few = settings(max_examples=60, deadline=None)

tables = arrays(np.float64, st.tuples(st.integers(0, 30), st.integers(1, 4)), elements=st.integers(-3, 4).map(float))


@few
@given(tables)
def test_it_agrees_with_the_definition(table):
    def dominated(row):
        return ((table >= row).all(axis=1) & (table > row).any(axis=1)).any()

    found = pareto(table)
    assert found.outcomes.tolist() == [m for m, row in enumerate(table) if not dominated(row)]
    assert found.utility.tolist() == table[found.outcomes].tolist()
    assert found.considered == len(table)


@few
@given(tables)
def test_exchanging_players_leaves_it_alone(table):
    assert pareto(table[:, ::-1]).outcomes.tolist() == pareto(table).outcomes.tolist()


@few
@given(tables, st.integers(-20, 20))
def test_a_players_scale_leaves_it_alone(table, power):
    scaled = table.copy()
    scaled[:, 0] = scaled[:, 0] * 2.0**power + 8
    assert pareto(scaled).outcomes.tolist() == pareto(table).outcomes.tolist()


@pytest.mark.parametrize("players", [2, 3])
def test_a_large_random_table_agrees_with_the_definition(players):
    table = np.random.default_rng(5).random((600, players)).round(2)
    better = (table[:, None] >= table[None]).all(axis=2) & (table[:, None] > table[None]).any(axis=2)
    assert pareto(table).outcomes.tolist() == np.flatnonzero(~better.any(axis=0)).tolist()


def test_numbers_at_the_edge_of_floating_point_keep_their_order():
    assert pareto([[1e308, -1e308], [-1e308, 1e308], [-1e308, -1e308]]).outcomes.tolist() == [0, 1]


@pytest.mark.parametrize("table", [[0.0, 1.0], np.zeros((2, 0)), [[0.0, np.nan]], [[np.inf, 1.0]]])
def test_tables_that_mean_nothing_are_refused(table):
    with pytest.raises(GameError, match="utility must"):
        pareto(table)
