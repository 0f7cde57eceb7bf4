"""The assessment: stable bytes, named readings, the basis of its inputs; and the same case told from either side."""

import json

import pytest
from tests.assess.samples import FOUNDING, SMALL, mirrored, told_from_the_other_side

from ripeness.assess import READINGS, Case, assess
from ripeness.bargaining.tables import threads
from ripeness.errors import AssessError

CASE = Case.loads(SMALL)
QUICK = ("zone", "binding")
OURS = (*QUICK, "solutions", "war", "scenarios")


def test_the_same_case_draws_and_seed_give_the_same_bytes():
    made = [assess(CASE, draws=60, readings=QUICK).to_json() for _ in range(2)]
    assert made[0] == made[1]
    assert made[0] != assess(CASE, draws=60, seed=1, readings=QUICK).to_json()


def test_the_bytes_do_not_depend_on_the_kernel(monkeypatch):
    made = []
    for kernel in ("numpy", "numba"):
        monkeypatch.setattr("ripeness.assess.ensemble.quickest", lambda game, *, draws, kernel=kernel: kernel)
        made.append(assess(CASE, draws=60, readings=OURS).to_json())
    assert made[0] == made[1]


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
def test_the_bytes_do_not_depend_on_the_number_of_threads(kernel, monkeypatch):
    monkeypatch.setattr("ripeness.assess.ensemble.quickest", lambda game, *, draws: kernel)
    monkeypatch.setattr("ripeness.bargaining.kernel_numpy.PIECE", 1000)
    made = []
    for count in (1, 2, 3):
        with threads(count):
            made.append(assess(CASE, draws=60, readings=OURS).to_json())
    assert made[0] == made[1] == made[2]


def test_json_says_what_it_was_made_from():
    told = json.loads(assess(CASE, draws=60, readings=QUICK).to_json())
    assert (told["case"], told["case_sha256"], told["draws"], told["seed"]) == ("small", CASE.sha256, 60, 20220517)
    assert set(told["readings"]) == set(QUICK)
    assert told["readings"]["zone"]["open"]["draws"] == 60


def test_it_says_first_what_it_rests_on():
    found = assess(CASE, draws=60, readings=QUICK)
    register = found.register
    assert (register.entry, register.data, register.expert) == (1, 0, 1)
    assert register.inputs == len(CASE.inputs)
    assert found.sentence.startswith(f"{register.assumption} of {register.inputs} inputs are assumptions; 1 rest")
    assert found._repr_html_().index("assumptions") < found._repr_html_().index("<table>")


def test_a_reading_that_was_not_asked_for_is_named():
    with pytest.raises(AssessError, match="reading binding was not asked for; add it"):
        _ = assess(CASE, draws=60, readings=["zone"]).binding


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"readings": ["zome"]}, "no reading 'zome'; did you mean \"zone\""),
        ({"draws": 10}, "draws must be at least 30; got 10"),
        ({"draws": 50, "attribution_draws": 60}, "attribution_draws must be at most draws, 50; got 60"),
        ({"seed": -3}, "seed must be at least 0; got -3"),
    ],
)
def test_what_cannot_be_assessed_is_refused(asked, said):
    with pytest.raises(AssessError, match=said):
        assess(CASE, **asked)


def test_progress_is_told_to_the_end():
    told = []
    assess(CASE, draws=60, readings=["zone"], progress=lambda *what: told.append(what))
    assert told[-1] == ("war and zone", 60, 60)


@pytest.mark.parametrize("text", [SMALL, FOUNDING.read_text(encoding="utf-8")], ids=["small", "founding"])
def test_with_the_names_exchanged_every_byte_mirrors(text):
    here, there = (Case.loads(case) for case in (text, mirrored(text)))
    made = [assess(case, draws=60, readings=OURS).to_json().decode() for case in (here, there)]
    assert mirrored(made[0]).replace(here.sha256, there.sha256) == made[1]


def test_told_from_the_other_side_the_shares_are_the_same():
    here, there = (
        assess(Case.loads(text), draws=300, readings=OURS) for text in (SMALL, told_from_the_other_side(SMALL))
    )
    assert here.zone.open == there.zone.open
    assert [(each.outcome, each.acceptable) for each in here.zone.options] == [
        (each.outcome, each.acceptable) for each in there.zone.options
    ]
    for one, other in zip(here.zone.options, there.zone.options, strict=True):
        assert one.gives_up[0].words == other.gives_up[1].words
    assert here.war.crosses == there.war.crosses
    assert [view.words for view in here.war.views[1:]] == [view.words for view in there.war.views[:0:-1]]
    for one, other in zip(here.solutions.points, there.solutions.points, strict=True):
        assert [pick.draws for pick in one.picks] == [pick.draws for pick in other.picks]
        assert one.gets[0].middle == pytest.approx(other.gets[1].middle)
    for one, other in zip(here.scenarios.scenarios, there.scenarios.scenarios, strict=True):
        assert one.outlook.zone == other.outlook.zone
        assert one.settled_change.value == pytest.approx(other.settled_change.value)
    assert {each.words: each.against_all for each in here.binding.constraints} == {
        each.words: each.against_all for each in there.binding.constraints
    }


def test_every_reading_has_a_sentence_and_a_table(monkeypatch):
    monkeypatch.setattr("ripeness.bargaining.preferences.FINEST", 200)
    for name, reading in assess(CASE, draws=30).readings:
        assert name in dict(READINGS)
        assert reading.sentence.endswith(".")
        assert all(len(row) == len(table.columns) for table in reading.tables() for row in table.rows)
