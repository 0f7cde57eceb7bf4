"""Levers and openings: what is moved, how far, and the threshold of the closed form."""

import numpy as np
import pytest
from tests.assess.fearon import fearon
from tests.assess.lone_case import lone

from ripeness.assess.levers import levers, moved
from ripeness.assess.openings import openings
from ripeness.assess.request import Request
from ripeness.errors import AssessError


def found(**numbers):
    return openings(Request(fearon(**numbers), draws=30))


def test_a_lever_moves_its_inputs_a_share_of_their_way():
    case = fearon(levers="[{id: dearer, title: A dearer war, to: {alba.cost: 0.5, boria.cost: 0.2}}]")
    values = {each.path: np.full(2, each.mode) for each in case.inputs}
    by_half = moved(values, levers(case), by=np.array([0.0, 0.5]))
    np.testing.assert_allclose(by_half["alba.cost"], [0.1, 0.3])
    np.testing.assert_allclose(by_half["boria.cost"], [0.1, 0.15])
    assert by_half["war.pace"] is values["war.pace"]


def test_the_zone_opens_where_costs_cover_the_gap_of_beliefs():
    """Fearon 1995: the zone closes at m_A - m_B = c_A + c_B, so at 0.8 against 0.4 costs must rise from 0.2 to 0.4."""
    result = found(
        alba=0.8, boria=0.6, levers="[{id: dearer, title: A dearer war, to: {alba.cost: 0.3, boria.cost: 0.3}}]"
    )
    (dearer,) = result.singles
    assert dearer.needed == pytest.approx(0.5, rel=0.01)
    assert dearer.opens.value == 1.0 and "A dearer war" in result.sentence


def test_a_lever_that_changes_nothing_opens_nothing():
    result = found(alba=0.8, boria=0.6, levers="[{id: talk, title: Talk, to: {war.pace: 2}}]")
    assert np.isnan(result.singles[0].needed).all() and "No lever alone" in result.sentence


def test_two_levers_that_neither_opens_alone_open_together():
    one, other = (f"{{id: {side}, title: Dearer to {side}, to: {{{side}.cost: 0.25}}}}" for side in ("alba", "boria"))
    both = f"[{one}, {other}]"
    result = found(alba=0.8, boria=0.6, levers=both)
    assert all(np.isnan(each.needed).all() for each in result.singles)
    (pair,) = result.pairs
    assert pair.needed == pytest.approx(2 / 3, rel=0.05)


def test_what_is_open_already_needs_no_lever():
    result = found(alba=0.6, boria=0.4)
    assert result.already.value == 1.0 and result.sentence.endswith("as things stand.")


def test_the_length_of_the_ladder_is_no_lever():
    with pytest.raises(AssessError, match=r"lever longer must not move war\.rungs"):
        levers(fearon(levers="[{id: longer, title: Longer, to: {war.rungs: 4}}]"))


def test_a_case_without_levers_gets_those_of_its_mechanisms():
    ids = [lever.id for lever in levers(fearon(alba=0.8, boria=0.6))]
    assert ids == ["alba-doubts", "boria-doubts"]


def test_guarantees_are_a_lever_also_where_no_issue_carries_them():
    case = lone({"enforcement": 0.2}, {}, levers={})
    assert [lever.to for lever in levers(case) if lever.id == "guarantees"] == [{"enforcement": 1.0}]
