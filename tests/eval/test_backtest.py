"""The backtest: scores, forecasts that don't see what they are about, and a page that says what was found."""

import datetime
import math
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
UCDP = ROOT.parent / "shared" / "data" / "model" / "ucdp"


@pytest.fixture
def backtest(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(ROOT / "eval")
    import backtest

    return backtest


@pytest.fixture
def question(backtest):
    """Forty episodes of ten conflicts, one a year, every third of them settled."""
    from ucdp import Episode

    def episode(n: int) -> Episode:
        start = datetime.date(1950 + n, 3, 1)
        ending = "agreement" if n % 3 == 0 else "victory"
        return Episode(
            dyad=str(n), conflict=str(n % 10), kind="interstate", place="Alba, Boria", start=start,
            end=start + datetime.timedelta(days=200), ending=ending, war=n % 2 == 0, dated=True,
            territory=n % 4 < 2, helped=(n % 5 == 0, False),
        )  # fmt: skip

    from hindcast.questions import questions

    return questions(tuple(episode(n) for n in range(40)))[0]


def test_scores_are_those_of_the_formulas(backtest):
    from hindcast.scores import auc, brier, log_score

    told, yes = np.array([0.8, 0.3, 0.0]), np.array([True, False, True])
    assert brier(told, yes).tolist() == pytest.approx([0.04, 0.09, 1.0])
    assert log_score(told, yes).tolist() == pytest.approx([-math.log(0.8), -math.log(0.7), -math.log(0.005)])
    assert auc(told, yes) == 0.5 and auc(np.array([0.5, 0.5, 0.5]), yes) == 0.5


def test_differences_have_intervals_by_conflict(backtest):
    from hindcast.scores import score

    rng = np.random.default_rng(0)
    truth = rng.random(400)
    yes, clusters = rng.random(400) < truth, [str(n // 4) for n in range(400)]
    found = score(truth, np.full(400, 0.5), yes=yes, clusters=clusters, seed=0)
    value, low, high = found.brier_less
    assert low < value < high < 0
    assert value == pytest.approx(1 / 6 - 1 / 4, abs=0.03)
    same = score(truth, truth, yes=yes, clusters=clusters, seed=0)
    assert same.brier_less == (0.0, 0.0, 0.0) and same.log_less == (0.0, 0.0, 0.0)


def test_no_forecast_sees_the_conflict_that_it_is_about(backtest, question):
    from dataclasses import replace

    mine = np.array([e.conflict == "3" for e in question.asked])
    other = replace(question, yes=question.yes ^ mine)
    for name, forecast in backtest.FORECASTS.items():
        assert (forecast(question)[mine] == forecast(other)[mine]).all(), name


def test_what_was_known_by_then_holds_nothing_later(backtest, question):
    from dataclasses import replace

    from hindcast.base import before

    late = np.arange(40) >= 20
    told, other = before(question), before(replace(question, yes=question.yes ^ late))
    assert (told[:20] == other[:20]).all() and (told[25:] != other[25:]).all()
    assert told[0] == 0.5


def test_questions_about_what_comes_next_leave_out_what_was_lost_from_sight(backtest, question):
    from dataclasses import replace

    from hindcast.questions import questions

    lost = tuple(replace(e, ending=None) if n < 5 else e for n, e in enumerate(question.asked))
    how, soon, later = questions(lost)[:3]
    assert (len(how.asked), len(soon.asked), len(later.asked)) == (35, 35, 35)  # 200 days are 28 weeks: 12 and 16 more
    assert soon.yes.sum() == how.yes.sum() == 12


@pytest.mark.parametrize("territory", [True, False])
def test_the_default_case_favours_neither_party(backtest, territory):
    from hindcast.default_case import case

    found = {path.path: path for path in case(territory=territory, war=True, helped=(True, True)).inputs}
    for path, each in found.items():
        other = found.get(path.replace("party-a", "party-b"))
        if path.startswith("party-a") and not path.startswith("party-a.ideal"):
            assert (each.low, each.mode, each.high) == (other.low, other.mode, other.high)


@pytest.mark.shared
def test_the_page_shows_what_the_backtest_finds(backtest):
    if not UCDP.is_dir():
        pytest.skip("needs ../shared beside the project")
    from hindcast.questions import questions
    from ucdp import episodes

    assert backtest.MARKED.search(backtest.PAGE.read_text(encoding="utf-8"))[0] == backtest.tables(
        questions(episodes())
    )
