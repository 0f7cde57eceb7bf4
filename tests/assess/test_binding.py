"""What binds: counts of the zone, over draws, for whom."""

import pytest
from tests.assess.samples import SMALL, mirrored, replaced

from ripeness.assess import Case
from ripeness.assess.binding import binding
from ripeness.assess.request import Request

REQUEST = Request(Case.loads(SMALL), draws=300)
READING = binding(REQUEST)


def test_every_constraint_is_told_with_the_share_of_draws_in_which_nothing_meets_it():
    zone = REQUEST.ensemble.zone
    told = {each.name: each.against_all.value for each in READING.constraints}
    want = dict(zip(zone.constraints, (zone.forbids == zone.game.outcomes).mean(axis=0), strict=True))
    assert told == want


def test_ranges_are_of_the_share_of_outcomes():
    zone = REQUEST.ensemble.zone
    alba = next(each for each in READING.constraints if each.name == "red_line:alba")
    assert (alba.forbids.least, alba.forbids.most) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert alba.words == "the red line of Alba on “The land”"
    assert alba.inputs == ("alba.red_lines.land",)
    assert {each.name for each in READING.constraints} == set(zone.constraints)


def test_a_set_opens_the_zone_exactly_in_its_share_of_draws():
    zone = REQUEST.ensemble.zone
    for each in READING.openings:
        kept = [n for n, name in enumerate(zone.constraints) if name not in each.constraints]
        opens = (~zone.fails[:, kept].any(axis=1)).any(axis=1) & ~zone.open
        assert each.draws.value <= opens.mean()
    assert READING.openings == tuple(sorted(READING.openings, key=lambda each: -each.draws.value))


def test_lifting_one_constraint_opens_the_zone_where_it_alone_is_in_the_way():
    zone = REQUEST.ensemble.zone
    for each in READING.constraints:
        kept = [n for n, name in enumerate(zone.constraints) if name != each.name]
        opens = (~zone.fails[:, kept].any(axis=1)).any(axis=1) & ~zone.open
        assert each.opens_alone.value == opens.mean()


def test_a_zone_in_every_draw_leaves_nothing_to_lift():
    dear = SMALL
    for word in ("cost: {low: 0.005, mode: 0.02, high: 0.04", "cost: {low: 0.005, mode: 0.03, high: 0.04"):
        dear = replaced(dear, word, "cost: {low: 1, mode: 1, high: 1.1")
    dear = replaced(dear, "veto: {", "pressure: {low: 0, mode: 0, high: 0, ")
    found = binding(Request(Case.loads(dear), draws=40))
    assert found.shut.value == 0
    assert not found.openings
    assert "There is a zone in all of 40 draws" in found.sentence


def test_it_mirrors_word_for_word():
    there = binding(Request(Case.loads(mirrored(SMALL)), draws=300))
    assert mirrored(READING.sentence) == there.sentence
    assert [mirrored(repr(table)) for table in READING.tables()] == [repr(table) for table in there.tables()]
