from datetime import date

from ripeness.talks.positions import Position
from ripeness.talks.rows import Days
from ripeness.talks.state import State, state

from .builders import FRAME, Report, ledger


def now(*reports: Report) -> State:
    return state(*ledger(*reports), on=date(2022, 5, 20), case=FRAME)


def test_an_issue_without_words_says_so_for_each_party() -> None:
    found = now(Report())
    assert found.issues == ("neutrality", "territory")
    assert found.position("Boria", "territory") == Position("Boria", "territory")
    assert not found.position("Boria", "territory").stated


def test_last_words_date_and_drift() -> None:
    report = Report()
    words = ("we insist on neutral status", "we could do without it", "we insist on neutral status")
    for day, said in zip(("2022-05-01", "2022-05-08", "2022-05-15"), words, strict=True):
        report.says("demand", said, when=day, issues=("neutrality",))
    report.says("demand", "we insist on neutral status", when="2022-05-15", issues=("neutrality",))
    cell = now(report).position("Aland", "neutrality")
    assert cell.last is not None
    assert (cell.last.when, cell.staleness) == ("2022-05-15", Days(5, 5))
    assert [said.words for said in cell.drift] == list(words)


def test_a_copy_is_no_drift() -> None:
    first, second = Report(), Report(outlet="The Herald")
    for report in (first, second):
        report.says("demand", "we insist on neutral status", issues=("neutrality",), when="../2022-05-17")
    assert len(now(first, second).position("Aland", "neutrality").drift) == 1


def test_words_with_a_known_day_are_the_last_words_and_undated_ones_stand_beside() -> None:
    report = Report()
    report.says("demand", "neutral status by law", issues=("neutrality",), when="2022-05-10")
    report.says("demand", "neutral status as before", issues=("neutrality",), when="../2022-05-17")
    cell = now(report).position("Aland", "neutrality")
    assert cell.last is not None
    assert cell.last.when == "2022-05-10"
    assert [said.words for said in cell.undated] == ["neutral status as before"]


def test_an_issue_is_found_by_a_keyword_of_the_case() -> None:
    report = Report()
    report.says("aim", "to remain Non-Aligned")
    assert now(report).position("Aland", "neutrality").stated


def test_found_issues_follow_the_frames_most_spoken_of_first() -> None:
    report = Report()
    for issue in ("prisoners", "sanctions", "sanctions"):
        report.says("demand", f"something on {issue}", issues=(issue,))
    assert now(report).issues == ("neutrality", "territory", "sanctions", "prisoners")


def test_declared_lines_are_found_and_an_accusation_is_no_position() -> None:
    report = Report()
    report.says("reject", "we will never give up the coast", issues=("territory",))
    report.says("aim", "any such treaty goes to a referendum", issues=("territory",))
    report.says("accuse", "they will never keep a treaty", "Boria", issues=("territory",), target="Aland")
    own = now(report).position("Aland", "territory")
    assert [said.words for said in own.red_lines] == ["we will never give up the coast"]
    assert [said.words for said in own.bottom_lines] == ["any such treaty goes to a referendum"]
    assert not now(report).position("Boria", "territory").stated


def test_joint_words_are_a_position_of_both() -> None:
    report = Report()
    report.says("aim", "neutral status with guarantees", "unnamed", holder_side="Aland; Boria", issues=("neutrality",))
    assert now(report).position("Aland", "neutrality").stated
    assert now(report).position("Boria", "neutrality").stated
