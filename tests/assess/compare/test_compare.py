"""Models side by side: shares of draws in the options' words, what each assumes and reads, and no favourite."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from tests.assess.compare.test_decision import without_issue
from tests.assess.samples import FOUNDING, SMALL, mirrored, replaced, told_from_the_other_side

from ripeness.assess import Account, Case
from ripeness.assess.assessment import compared
from ripeness.assess.compare import MODELS, compare
from ripeness.assess.compare.record import DIFFERENCE, SCORES
from ripeness.assess.request import Request
from ripeness.bargaining import zone
from ripeness.errors import AssessError

CASE = Case.loads(SMALL)
REQUEST = Request(CASE, draws=120)
READING = compare(REQUEST)
NAMES = [model.name for model in MODELS]
PAGE = (Path(__file__).parents[3] / "docs" / "explanation" / "which-model.md").read_text(encoding="utf-8")


def test_every_model_answers_every_issue_in_the_words_of_its_options():
    assert [each.model.name for each in READING.findings] == ["zone", *NAMES]
    for finding in READING.findings:
        for (_, options), on in zip(READING.issues, finding.issues, strict=True):
            assert tuple(title for title, _ in on.options) == options
            if finding.points:
                total = sum(often.value for _, often in on.options) + on.none.value
                assert total == pytest.approx(1)


def test_what_could_be_signed_is_what_our_own_model_accepts():
    found = zone(REQUEST.ensemble.game, war_value=REQUEST.survey.war_value)
    choices = REQUEST.survey.space.choices
    for k, on in enumerate(READING.own.issues):
        for o, (_, often) in enumerate(on.options):
            assert often.value == pytest.approx(found.acceptable[:, choices[:, k] == o].any(axis=1).mean())
        assert on.none.value == pytest.approx(1 - found.open.mean())


def test_how_often_what_a_model_points_to_could_be_signed_is_counted_draw_by_draw():
    found = zone(REQUEST.ensemble.game, war_value=REQUEST.survey.war_value)
    choices = REQUEST.survey.space.choices.tolist()
    place = [spot / 2 for spot in range(3)], [0.0, 1.0]
    mean = READING.baseline
    from ripeness.assess.compare import decision
    from ripeness.assess.compare.actors import actors

    points = decision.mean(actors(CASE, REQUEST.ensemble.values)).place
    rows = [[int(np.argmin(np.abs(np.array(at) - x))) for at, x in zip(place, row, strict=True)] for row in points]
    signed = [found.acceptable[d, choices.index(row)] for d, row in enumerate(rows)]
    assert mean.signable.value == pytest.approx(np.mean(signed))


def test_models_at_the_table_read_nothing_of_the_war_and_the_others_everything():
    reads = {each.model.name: set(each.inputs) for each in READING.findings}
    for name in NAMES[:-1]:
        assert not [path for path in reads[name] if re.search(r"^war|shift|belief|cost|distrust|enforcement", path)]
        assert "alba.ideal.land" in reads[name]
    assert reads["zone"] == reads["conflict-graph"] == {each.path for each in CASE.inputs}
    assert READING.own.entries == ("0123456789abcdef",)
    dearer = compare(Request(CASE.setting({"alba.cost": 0.04, "boria.cost": 0.04}), draws=120))
    for here, there in zip(READING.findings, dearer.findings, strict=True):
        if here.points:
            assert here.issues == there.issues


def test_the_baseline_and_our_own_model_stand_beside_every_other():
    found = compare(REQUEST, ["exchange"])
    assert [each.model.name for each in found.findings] == ["zone", "mean", "exchange"]
    assert found.conflict is None
    assert found.trading is not None
    alone = compare(REQUEST, ["mean"])
    assert alone.sentence.startswith("Of the models that point to one option only the weighted mean was asked, on 2")
    assert alone.trading is None


def test_a_model_that_is_not_there_is_named():
    with pytest.raises(AssessError, match=r"^no model 'mediam'; did you mean \"median\"\?$"):
        compare(REQUEST, ["mediam"])
    with pytest.raises(AssessError, match="no model 'xyz'; known: mean, median, condorcet, challenge, exchange, conf"):
        compare(REQUEST, ["xyz"])


def test_no_model_is_said_to_be_right_and_none_advises():
    assert READING.sentence.endswith("None of these models is taken to be right.")
    told = json.dumps([table.rows for table in READING.tables()], ensure_ascii=False).lower()
    said = set(re.findall(r"[a-z]+", f"{READING.sentence} {told}".lower()))
    assert not {"should", "best", "fair", "recommend", "peace", "predicts"} & said


@pytest.mark.parametrize("name", SCORES)
def test_the_record_is_that_of_the_page(name):
    score = SCORES[name]
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {score.row} |")).split("|")
    assert float(row[2]) == score.error
    if score.beside is None:
        assert not row[7].strip()
    else:
        assert tuple(map(float, re.findall(r"[-+]\d+\.\d", row[7]))) == score.beside
    assert f"about {DIFFERENCE} points" in PAGE


def test_the_record_stands_beside_every_collective_model():
    for each in READING.findings:
        assert ("DEU III" in each.record) == (each.points)
    table = next(table for table in READING.tables() if "Record" in table.columns)
    assert [row[2] for row in table.rows] == [each.record for each in READING.findings]


def test_agreement_of_each_two_models_is_told_once():
    pairs = [each.models for each in READING.agreements]
    assert len(pairs) == len(set(map(frozenset, pairs))) == 7 * 6 // 2
    for each in READING.agreements:
        assert each.share is None or 0 <= each.share.value <= 1
    table = next(table for table in READING.tables() if "two models" in table.caption)
    filled = sum(bool(cell) for row in table.rows for cell in row[1:])
    assert filled == sum(each.share is not None for each in READING.agreements)


@pytest.mark.parametrize("text", [SMALL, FOUNDING.read_text(encoding="utf-8")], ids=["small", "founding"])
def test_with_the_names_exchanged_every_byte_mirrors(text):
    here, there = (Case.loads(case) for case in (text, mirrored(text)))
    one, other = (compared(case, draws=30) for case in (here, there))
    assert mirrored(one.to_json().decode()).replace(here.sha256, there.sha256) == other.to_json().decode()
    assert mirrored(repr(one.compare.tables())) == repr(other.compare.tables())


def test_who_is_listed_first_changes_no_share():
    other = compare(Request(Case.loads(told_from_the_other_side(SMALL)), draws=120))
    for here, there in zip(READING.findings, other.findings, strict=True):
        assert here.issues == there.issues
    assert READING.sentence == other.sentence


def test_a_case_with_one_issue_is_compared_too():
    found = compared(Case.loads(without_issue(SMALL, "guarantees")), draws=30).compare
    mean, exchange = (next(each for each in found.findings if each.model.name == name) for name in ("mean", "exchange"))
    assert mean.issues == exchange.issues


def test_a_war_that_is_over_leaves_nothing_to_sign():
    over = compare(Request(Case.loads(replaced(SMALL, "rung: {value: 5", "rung: {value: 10")), draws=30))
    assert all(on.none.value == 1 for on in over.own.issues)
    assert "in none of 30 draws" in over.sentence
    assert over.conflict.target is None


def test_its_account_comes_back_from_json():
    account = Account.of(compared(CASE, draws=30, models=["median", "conflict-graph"]))
    assert Account.from_json(account.to_json()) == account
    assert account.reading("compare").title == "The classical models on the same case"
    assert account.reading("compare").pictures[0].startswith("<svg")
