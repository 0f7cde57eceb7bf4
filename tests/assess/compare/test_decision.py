"""Collective decision and exchange on a case: the published models, asked with the case's numbers."""

import re

import numpy as np
import pytest
from tests.assess.samples import SMALL, replaced

from ripeness.assess import Case
from ripeness.assess.compare import decision
from ripeness.assess.compare.actors import Actors, actors
from ripeness.assess.compare.trade import DRAWS, traded
from ripeness.assess.ensemble import Ensemble
from ripeness.bargaining.collective.exchange import Conference, exchange

CASE = Case.loads(SMALL)
TABLE = actors(CASE, Ensemble(CASE, seed=1, stop=60).values)
ASKED = (decision.mean, decision.median, decision.challenged, decision.contested)


def without_issue(text: str, issue: str) -> str:
    """A case with one issue less: its lines under options, ideals, saliences and victories are taken out."""
    text = re.sub(rf"    - issue: {issue}\n      options:\n(        - .*\n)+", "", text)
    text = re.sub(rf"^        {issue}: .*\n", "", text, flags=re.M)
    return re.sub(rf", {issue}: \w+\}}", "}", text)


def test_the_mean_is_that_of_positions_weighed_by_salience_and_power():
    weight = TABLE.salience * TABLE.power[..., None]
    by_hand = (weight * TABLE.position).sum(axis=1) / weight.sum(axis=1)
    np.testing.assert_allclose(decision.mean(TABLE).place, by_hand)


@pytest.mark.parametrize("ask", ASKED)
def test_what_is_decided_lies_within_the_positions(ask):
    place = ask(TABLE).place
    assert (place >= TABLE.position.min(axis=1) - 1e-12).all()
    assert (place <= TABLE.position.max(axis=1) + 1e-12).all()


def test_chances_of_condorcet_are_those_of_the_positions_nearest_to_each_option():
    found = decision.contested(TABLE)
    for chance, none in zip(found.chance, found.none, strict=True):
        np.testing.assert_allclose(chance.sum(axis=1), 1)
        assert not none.any()


@pytest.mark.parametrize("ask", [*ASKED, lambda table: traded(CASE, table)[0]])
def test_reflecting_every_scale_reflects_the_answer(ask):
    reflected = Actors(
        TABLE.seats, TABLE.issues, 1 - TABLE.position, TABLE.salience, TABLE.power, tuple(1 - at for at in TABLE.places)
    )
    here, there = ask(TABLE), ask(reflected)
    np.testing.assert_allclose(here.place, 1 - there.place, atol=1e-9)


def test_what_is_exchanged_is_what_the_exchange_model_finds_in_each_draw():
    found, told = traded(CASE, TABLE)
    for d in (0, 7):
        talks = Conference(
            TABLE.ids,
            TABLE.issues,
            position=TABLE.position[d] * 100,
            salience=TABLE.salience[d],
            power=TABLE.power[d],
        )
        np.testing.assert_allclose(found.place[d] * 100, exchange(talks).outcome)
    assert told.deals is not None
    assert told.differs >= len(told.swaps) > 0
    assert all(" gives way on “" in swap.words for swap in told.swaps)


def test_exchange_takes_a_limited_number_of_draws():
    table = actors(CASE, Ensemble(CASE, seed=1, stop=DRAWS + 50).values)
    assert len(traded(CASE, table)[0].place) == DRAWS


def test_with_one_issue_there_is_nothing_to_exchange_and_the_mean_stands():
    case = Case.loads(without_issue(SMALL, "guarantees"))
    table = actors(case, Ensemble(case, seed=1, stop=40).values)
    found, told = traded(case, table)
    np.testing.assert_array_equal(found.place, decision.mean(table).place)
    assert told.deals is None
    assert told.tables() == ()


def test_who_is_worse_off_is_told_against_the_weighted_mean():
    """A patron that wants what its client gives away pays for the exchange."""
    wants = 'ideal: {land: {low: 0, mode: 0, high: 0, basis: "assumption: x"}}'
    cares = "salience: {land: {low: 9, mode: 9, high: 9, basis: 'assumption: x'}}"
    text = replaced(SMALL, "- {id: sudland, veto:", f"- {{id: sudland, {wants}, {cares}, veto:")
    case = Case.loads(text)
    table = actors(case, Ensemble(case, seed=1, stop=60).values)
    _, told = traded(case, table)
    assert [who for who, _ in told.worse] == ["Alba", "Boria", "The hawks", "Sudland", "Norland"]
    assert all(0 <= often.value <= 1 for _, often in told.worse)
    assert dict(told.worse)["Alba"].value < max(often.value for _, often in told.worse)
