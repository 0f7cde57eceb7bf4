"""The zone reading: shares of draws that can be counted by hand, options without advice, and the closest outcomes."""

import numpy as np
import pytest
from tests.assess.samples import FOUNDING, SMALL, mirrored, replaced

from ripeness.assess import Case
from ripeness.assess.request import Request
from ripeness.assess.zone import zone

REQUEST = Request(Case.loads(SMALL), draws=400)
READING = zone(REQUEST)
SHUT = replaced(SMALL, "bottom_lines:", "red_lines:")


def test_the_share_is_that_of_draws_with_an_acceptable_outcome():
    assert READING.open.value == REQUEST.ensemble.zone.open.mean()
    assert READING.open.draws == 400


def test_options_are_those_that_are_acceptable_most_often_with_their_shares():
    often = REQUEST.ensemble.zone.acceptable.mean(axis=0)
    shown = [(each.outcome, each.acceptable.value) for each in READING.options]
    assert shown == [(m, often[m]) for m in np.argsort(-often, kind="stable")[: len(shown)]]
    assert often[shown[-1][0]] > 0


def test_an_option_says_where_it_stands_on_each_issue():
    titles = {"to-boria": "All to Boria", "half": "Divided", "to-alba": "All to Alba", "paper": "A promise"}
    for each in READING.options:
        land, guarantees = REQUEST.survey.space.describe(each.outcome).split("; ")
        want = [titles.get(told.split(": ")[1], "A force") for told in (land, guarantees)]
        assert each.says == (("The land", want[0]), ("Guarantees", want[1]))


def test_what_a_side_gives_up_is_its_loss_against_its_ideal():
    best = READING.options[0]
    here = REQUEST.ensemble.zone.acceptable[:, best.outcome]
    for side in (0, 1):
        lost = 1 - REQUEST.ensemble.game.utility[here, side, best.outcome]
        assert best.gives_up[side].total.middle == pytest.approx(np.median(lost))


def test_risks_are_the_constraints_that_fail_in_the_other_draws():
    best, found = READING.options[0], REQUEST.ensemble.zone
    told = {risk.sentence: risk.share.value for risk in best.risks if risk.kind == "constraint"}
    fails = found.fails[:, :, best.outcome].mean(axis=0)
    assert sorted(told.values()) == sorted(fails[fails > 0])


def test_breaches_and_objections_are_told_of_the_draws_in_which_it_could_be_signed():
    best, found = READING.options[0], REQUEST.ensemble.zone
    here = found.acceptable[:, best.outcome]
    chance = {risk.who: risk.chance.middle for risk in best.risks if risk.kind == "breach"}
    assert chance["alba"] == pytest.approx(np.median(found.breach[here, 0, best.outcome]))
    objects = {risk.who: risk.share for risk in best.risks if risk.kind in ("patron", "faction")}
    assert all(each.draws == here.sum() for each in objects.values())


def test_a_bottom_line_that_is_crossed_is_told():
    crossed = {each.outcome: [r for r in each.risks if r.kind == "bottom_line"] for each in READING.options}
    for outcome, risks in crossed.items():
        land = REQUEST.survey.space.choices[outcome, 0]
        assert [risk.sentence for risk in risks] == ["It crosses a bottom line of Boria on “The land”."] * int(land > 0)


def test_without_a_zone_in_any_draw_the_closest_outcome_is_told_with_what_is_in_its_way():
    found = zone(Request(Case.loads(SHUT), draws=50))
    assert found.open.value == 0
    assert not found.options
    assert found.size is None
    barred = [party for party, gap in found.closest[0].short if gap is None]
    assert len(barred) == 1
    assert f"{barred[0]} is kept from it by a red line" in found.sentence
    assert found.table().rows


def test_a_war_that_is_over_is_named():
    over = zone(Request(Case.loads(replaced(SMALL, "rung: {value: 5", "rung: {value: 10")), draws=30))
    assert over.sentence == "By the file the war is over and Alba has won it, so there is nothing left to sign."


def test_no_sentence_advises_or_weighs_the_sides():
    said = " ".join((READING.sentence, *(risk.sentence for each in READING.options for risk in each.risks))).lower()
    assert not {"should", "must", "best", "fair", "recommend", "peace"} & set(said.replace(".", "").split())


def test_the_founding_case_mirrors_word_for_word():
    text = FOUNDING.read_text(encoding="utf-8")
    here, there = (zone(Request(Case.loads(case), draws=60)) for case in (text, mirrored(text)))
    assert mirrored(here.sentence) == there.sentence
    assert mirrored(repr(here.table())) == repr(there.table())
