"""An ensemble: the same draws in any slice, whoever the parties are called, with the correlations of the file."""

import numpy as np
import pytest
from tests.assess.samples import FOUNDING, SMALL, mirrored, replaced, told_from_the_other_side

from ripeness.assess import Case
from ripeness.assess.ensemble import Ensemble, streams
from ripeness.errors import AssessError, InputError

CASE = Case.loads(SMALL)


def test_a_slice_holds_the_same_bytes_as_the_whole():
    whole, part = Ensemble(CASE, seed=7, stop=90), Ensemble(CASE, seed=7, start=40, stop=55)
    for path, values in part.values.items():
        assert values.tobytes() == whole.values[path][40:55].tobytes()
    assert part.zone.payoff.tobytes() == whole.zone.payoff[40:55].tobytes()
    assert part.solution.war_value.tobytes() == whole.solution.war_value[40:55].tobytes()


def test_a_slice_of_a_case_that_takes_long_is_solved_as_the_whole_is():
    case = Case.load(FOUNDING)
    whole, part = Ensemble(case, seed=7, stop=200), Ensemble(case, seed=7, start=100, stop=102)
    assert part.solution.kernel == whole.solution.kernel
    assert part.solution.war_value.tobytes() == whole.solution.war_value[100:102].tobytes()


def test_its_slices_are_all_of_its_draws_in_order():
    parts = list(Ensemble(CASE, seed=7, start=10, stop=1300).slices())
    assert [(part.start, part.stop) for part in parts] == [(10, 510), (510, 1010), (1010, 1300)]


def test_every_input_is_inside_its_range_and_constants_are_constant():
    values = Ensemble(CASE, seed=7, stop=200).values
    assert set(values) == {each.path for each in CASE.inputs}
    for each in CASE.inputs:
        assert (values[each.path] >= each.low).all()
        assert (values[each.path] <= each.high).all()
        assert (np.ptp(values[each.path]) > 0) == each.varies


def test_correlations_of_the_file_hold():
    values = Ensemble(CASE, seed=7, stop=4000).values
    ranks = [values[path].argsort().argsort() for path in ("alba.belief.chance", "boria.belief.chance", "alba.cost")]
    assert np.corrcoef(ranks).round(1)[0].tolist() == [1.0, -0.4, 0.3]


def test_pert_draws_keep_nearer_to_the_mode():
    pert = Case.loads(replaced(SMALL, "  question:", "  draws: pert\n  question:"))
    spread = [Ensemble(case, seed=7, stop=1000).values["alba.belief.chance"].std() for case in (CASE, pert)]
    assert spread[1] < 0.95 * spread[0]


def test_setting_an_input_changes_no_other():
    base = Ensemble(CASE, seed=7, stop=50)
    set_ = base.setting({"alba.cost": 0.5})
    assert (set_.values["alba.cost"] == 0.5).all()
    for path in base.values:
        if path != "alba.cost":
            assert set_.values[path].tobytes() == base.values[path].tobytes()


def test_exchanging_the_names_exchanges_the_draws_and_nothing_else():
    here, there = Ensemble(CASE, seed=7, stop=50), Ensemble(Case.loads(mirrored(SMALL)), seed=7, stop=50)
    for path, values in here.values.items():
        assert there.values[mirrored(path)].tobytes() == values.tobytes()


def test_the_order_in_which_the_parties_are_listed_changes_no_draw():
    here, there = (
        Ensemble(CASE, seed=7, stop=50),
        Ensemble(Case.loads(told_from_the_other_side(SMALL)), seed=7, stop=50),
    )
    assert there.case.parties == here.case.parties[::-1]
    for path, values in here.values.items():
        assert there.values[path].tobytes() == values.tobytes()


def test_streams_differ_for_every_input():
    assert len(set(streams(CASE).values())) == len(CASE.inputs)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [({"seed": -1, "stop": 5}, "seed must be at least 0; got -1"), ({"seed": 1, "start": 5, "stop": 5}, "got 5 to 5")],
)
def test_what_is_no_slice_is_refused(numbers, said):
    with pytest.raises(AssessError, match=said):
        Ensemble(CASE, **numbers)


def test_an_input_that_does_not_exist_is_refused_with_its_like():
    with pytest.raises(InputError, match=r'did you mean "alba\.cost"'):
        Ensemble(CASE, seed=1, stop=5).setting({"alba.costs": 1.0})
