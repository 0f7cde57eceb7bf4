"""The record of models on DEU III: scores are right, readings of power are votes, the page holds what is so."""

from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
EVAL = ROOT / "eval"
SHARED = ROOT.parent / "shared" / "data" / "model" / "deu3"


@pytest.fixture
def eval_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(EVAL)


def issue(*actors, codecision=True, unanimity=False):
    from deu.data import Issue, Stance

    stances = tuple(Stance(actor, 50.0, 0.5) for actor in actors)
    return Issue("i1", "p", codecision, unanimity, stances, 40.0)


def test_the_score_of_one_number_is_its_error(eval_path):
    from deu.scores import crps

    assert crps(np.array([30.0]), np.ones(1), 42.0) == 12.0


def test_the_score_is_that_of_its_definition(eval_path):
    from deu.scores import crps

    rng = np.random.default_rng(1)
    x, p = rng.uniform(0, 100, 9), rng.dirichlet(np.ones(9))
    spread = (p[:, None] * p * np.abs(x[:, None] - x)).sum()
    assert crps(x, p, 37.0) == pytest.approx((p * np.abs(x - 37)).sum() - spread / 2)


def test_the_interval_holds_a_difference_that_is_the_same_everywhere(eval_path):
    from deu.scores import difference

    base = np.linspace(0, 50, 40)
    found = difference(base + 3, base, np.repeat(np.arange(20), 2), rng=np.random.default_rng(0))
    assert (found.mean, found.low, found.high) == pytest.approx((3, 3, 3))
    assert found.told == "+3.0 (+3.0 to +3.0)"


def test_issues_of_one_proposal_count_as_one_observation(eval_path):
    from deu.scores import difference

    base, ours = np.zeros(40), np.tile([1.0, -1.0, 2.0, 0.5], 10)
    apart = difference(ours, base, np.arange(40), rng=np.random.default_rng(0))
    together = difference(np.sort(ours), base, np.repeat(np.arange(4), 10), rng=np.random.default_rng(0))
    assert together.least > 2 * apart.least


@pytest.mark.parametrize(
    ("actors", "members", "quota"),
    [
        (("de", "fr"), 15, 62), (("de", "pl"), 25, 232), (("de", "pl", "ro"), 27, 255), (("de", "cr"), 28, 260),
    ],
)  # fmt: skip
def test_the_council_is_that_of_the_time(eval_path, actors, members, quota):
    from deu.power import QUOTA, votes

    power = votes(issue(*actors))
    assert len(power) - 2 == members
    assert QUOTA[members] == quota
    assert power["com"] == power["ep"] == power["de"]


def test_indices_follow_the_procedure(eval_path):
    from deu.power import index

    together, consulted = index(issue("de")), index(issue("de", codecision=False))
    alone = index(issue("de", codecision=False, unanimity=True))
    for power in (together, consulted, alone):
        assert sum(power.values()) == pytest.approx(1)
    assert together["ep"] == max(together.values()) > 0 == together["com"]
    assert consulted["com"] == max(consulted.values()) > 0 == consulted["ep"]
    assert alone["de"] == alone["lu"] == pytest.approx(1 / 15)


def test_the_first_row_is_what_the_data_say_and_draws_lie_around_it(eval_path):
    from deu.ensemble import question
    from deu.power import votes

    asked = question(issue("de", "fr", "com"), votes, draws=500, rng=np.random.default_rng(0))
    assert asked.position[0].tolist() == [50, 50, 50]
    assert asked.power[0].tolist() == [10, 10, 10]
    assert asked.position[1:].std() == pytest.approx(10, abs=1)
    assert asked.salience[1:].std() == pytest.approx(0.15, abs=0.02)


def test_trading_starts_from_the_weighted_means_and_needs_two_issues(eval_path):
    from deu import trading
    from ripeness.bargaining.collective import Question, weighted_mean

    opposed = [
        Question(("a", "b"), position=[[0, 100], [50, 50]], salience=[1, 0.5]),
        Question(("b", "c", "a"), position=[100, 50, 0], salience=[[1, 0, 0.5], [1, 0.1, 0.5]]),
    ]
    means = [weighted_mean(question).outcome for question in opposed]
    assert trading.outcomes(opposed[:1]).tolist() == [means[0].tolist()]
    traded = trading.outcomes(opposed)
    assert traded[:, 0].tolist() == pytest.approx([0, 100])  # each gives way where it cares less
    assert traded[:, 1].tolist() == pytest.approx([50, means[1][1]])  # agreed on one issue: nothing to trade


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is not here")
def test_the_page_holds_what_is_measured(eval_path):
    import deu3

    found = deu3.proposals(SHARED)
    simple = {name: deu3.MODELS[name] for name in ("weighted mean", "weighted median", "mean of positions", "exchange")}
    page = deu3.PAGE.read_text(encoding="utf-8")
    for name, score in deu3.measure(found, simple, reading=deu3.READINGS["votes"], draws=1).items():
        assert len(score.absolute) == 353
        assert f"| {name} | {score.absolute.mean():.1f} | {np.median(score.absolute):.1f} |" in page
    assert "smallest difference" in page
