"""Who sits at the table: weights, salience and positions come from the case file, alike for both sides."""

import numpy as np
import pytest
from tests.assess.samples import SMALL, replaced, told_from_the_other_side

from ripeness.assess import Case
from ripeness.assess.compare.actors import Actors, actors, derived
from ripeness.assess.ensemble import Ensemble
from ripeness.errors import AssessError

X = 'basis: "assumption: x"'


def at_the_table(text: str, draws: int = 40) -> Actors:
    case = Case.loads(text)
    return actors(case, Ensemble(case, seed=1, stop=draws).values)


def power(found: Actors, player: str) -> np.ndarray:
    return found.power[:, found.ids.index(player)]


def test_a_sides_weight_is_shared_by_its_leader_and_its_factions():
    found = at_the_table(SMALL)
    np.testing.assert_allclose(power(found, "boria") + power(found, "borian-hawks"), 1)
    np.testing.assert_allclose(power(found, "alba"), 1)


def test_a_patron_counts_with_its_pressure_and_with_a_veto_like_a_party():
    case = Case.loads(SMALL)
    values = Ensemble(case, seed=1, stop=40).values
    found = actors(case, values)
    np.testing.assert_array_equal(power(found, "norland"), values["norland.pressure"])
    np.testing.assert_array_equal(power(found, "sudland"), 1)
    heavy = at_the_table(
        replaced(SMALL, "pressure: {low: 0, mode: 0.05, high: 0.1", "pressure: {low: 2, mode: 3, high: 4")
    )
    np.testing.assert_array_equal(power(heavy, "norland"), 1)


def test_a_weight_in_the_file_stands_before_what_is_derived():
    text = replaced(SMALL, "quota: {", f"weight: {{low: 3, mode: 3, high: 3, {X}}}\n      quota: {{")
    text = replaced(text, "- id: norland\n", f"- id: norland\n          weight: {{low: 2, mode: 2, high: 2, {X}}}\n")
    found, case = at_the_table(text), Case.loads(text)
    np.testing.assert_allclose(power(found, "boria") + power(found, "borian-hawks"), 3)
    np.testing.assert_allclose(power(found, "norland"), 2)
    told = {seat.id: derived(case, seat) for seat in found.seats}
    assert told["norland"] == ("the file", ("norland.weight",))
    assert told["borian-hawks"] == (
        "its share of the weight of Boria in the file",
        ("boria.weight", "borian-hawks.power"),
    )
    assert told["alba"] == ("the weight of a party, 1", ())
    assert all(path in {each.path for each in case.inputs} for _, paths in told.values() for path in paths)


def test_salience_has_one_unit_for_all_players_and_the_greatest_of_a_draw_is_one():
    case = Case.loads(SMALL)
    ensemble = Ensemble(case, seed=1, stop=40)
    found, agenda = actors(case, ensemble.values), ensemble.game.agenda
    assert agenda is not None
    np.testing.assert_allclose(found.salience.max(axis=(1, 2)), 1)
    order = [agenda.names.index(player) for player in found.ids]
    ratio = found.salience / agenda.salience[:, order]
    np.testing.assert_allclose(ratio, ratio[:, :1, :1] * np.ones_like(ratio))


def test_who_is_listed_first_changes_nothing():
    here, there = at_the_table(SMALL), at_the_table(told_from_the_other_side(SMALL))
    assert here.ids == there.ids
    for field in ("position", "salience", "power"):
        np.testing.assert_array_equal(getattr(here, field), getattr(there, field))


NOTHING = f"weight: {{low: 0, mode: 0, high: 0, {X}}}"
UNLOVED = SMALL.replace("guarantees: {low: 1, mode: 1, high: 1,", "guarantees: {low: 0, mode: 0, high: 0,")
POWERLESS = replaced(
    SMALL.replace("      victory:", f"      {NOTHING}\n      victory:").replace(
        "{id: sudland, veto", f"{{id: sudland, {NOTHING}, veto"
    ),
    "- id: norland\n",
    f"- id: norland\n          {NOTHING}\n",
)


@pytest.mark.parametrize(("text", "issue"), [(UNLOVED, "Guarantees"), (POWERLESS, "The land")])
def test_an_issue_that_nobody_of_weight_cares_about_is_named(text, issue):
    said = (
        f"salience of “{issue}” must be above 0 for a player whose weight at the table is above 0; got none in draw 0"
    )
    with pytest.raises(AssessError, match=f"^{said}$"):
        at_the_table(text)
