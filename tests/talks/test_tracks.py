from datetime import date

from ripeness.talks.state import State, state
from ripeness.talks.tracks import STALE_DAYS, TrackState, TrackStatus

from .builders import FRAME, Report, ledger


def track(report: Report, name: str = "political", on: date = date(2022, 5, 17)) -> TrackState:
    return next(each for each in now(report, on=on).tracks if each.track == name)


def now(*reports: Report, on: date = date(2022, 5, 17)) -> State:
    return state(*ledger(*reports), on=on, case=FRAME)


def test_a_track_nobody_speaks_of_is_unknown() -> None:
    assert track(Report()) == TrackState("political", TrackStatus.UNKNOWN)


def test_words_of_one_track_do_not_contradict_another() -> None:
    report = Report()
    report.says("talks_status", "there are no talks in any way", polarity="denied", track="political")
    report.says("talks_status", "talks on prisoners go on", holder="Boria", track="humanitarian")
    assert track(report).status is TrackStatus.NO_TALKS
    assert track(report, "humanitarian").status is TrackStatus.ACTIVE
    assert not track(report).conflicting
    assert now(report).claims.contested == ()


def test_parties_who_contradict_each_other_leave_the_track_unknown_and_contested() -> None:
    report = Report()
    first = report.says("talks_status", "the talks are under way", track="political")
    second = report.says("talks_status", "the talks are suspended", holder="Boria", track="political")
    found = track(report)
    assert found.status is TrackStatus.UNKNOWN
    assert found.says_so == ()
    assert {word.said.entry for word in found.against} == {first.id, second.id}
    (claim,) = now(report).claims.contested
    assert claim.topic == "track: political"


def test_a_partys_word_outranks_an_outlets() -> None:
    report = Report()
    report.says(
        "talks_status", "the talks are under way", holder="The Courier", holder_kind="outlet", track="political"
    )
    report.says("talks_status", "the talks are suspended", holder="Boria", track="political")
    found = track(report)
    assert found.status is TrackStatus.STALLED
    assert [word.status for word in found.against] == [TrackStatus.ACTIVE]


def test_a_side_that_changes_its_word_does_not_contradict_itself() -> None:
    report = Report()
    report.says("talks_status", "the talks are suspended", track="political", when="2022-05-15")
    report.says("talks_status", "the talks are under way", track="political", when="2022-05-16")
    assert track(report).status is TrackStatus.ACTIVE
    assert not track(report).conflicting
    assert [word.status for word in track(report).history] == [TrackStatus.STALLED, TrackStatus.ACTIVE]


def test_a_denial_that_talks_are_stuck_says_that_they_work() -> None:
    report = Report()
    report.says("talks_status", "the talks are not suspended", polarity="denied", track="political")
    assert track(report).status is TrackStatus.ACTIVE


def test_a_meeting_with_somebody_else_does_not_make_the_track_work() -> None:
    report = Report()
    report.says("meet", "the delegations met", holder_side="Aland; Ferndale", track="political")
    assert track(report).status is TrackStatus.UNKNOWN
    report.says("meet", "the two delegations met", holder="unnamed", holder_side="Aland; Boria", track="political")
    assert track(report).status is TrackStatus.ACTIVE
    assert track(report).last_meeting is not None


def test_a_plan_to_talk_is_no_status() -> None:
    report = Report()
    report.says("talks_status", "talks will resume", polarity="future", track="political")
    assert track(report).status is TrackStatus.UNKNOWN


def test_an_old_word_no_longer_tells_how_a_track_stands() -> None:
    report = Report()
    report.says("talks_status", "the talks are under way", track="political")
    assert track(report, on=date(2022, 5, 17 + 14)).status is TrackStatus.ACTIVE
    late = track(report, on=date(2022, 6, 17))
    assert late.status is TrackStatus.UNKNOWN
    assert len(late.says_so) == 1
    assert late.staleness is not None
    assert late.staleness.least == STALE_DAYS + 1


def test_a_claim_that_talks_are_at_an_impasse_counts_only_as_a_word_on_talks() -> None:
    report = Report()
    report.says(
        "judge", "the economy is at an impasse", holder="The Courier", holder_kind="outlet", issues=("process",)
    )
    assert track(report).status is TrackStatus.UNKNOWN
    report.says("judge", "the talks are at an impasse", holder="The Courier", holder_kind="outlet", issues=("process",))
    assert track(report).status is TrackStatus.STALLED


def test_to_have_met_before_does_not_contradict_that_there_are_no_talks_now() -> None:
    report = Report()
    report.says("talks_status", "there are no talks", polarity="denied", track="political")
    report.says(
        "meet", "officials had met", "unnamed", holder_side="Aland; Boria", track="political", when="../2022-05-17"
    )
    found = track(report)
    assert (found.status, found.conflicting) == (TrackStatus.NO_TALKS, False)
    assert found.last_meeting is not None
    later = Report(published="2022-05-19")
    later.says("meet", "the delegations met", "unnamed", holder_side="Aland; Boria", track="political")
    tracks = now(report, later, on=date(2022, 5, 20)).tracks
    assert tracks[0].status is TrackStatus.ACTIVE


def test_an_outlets_account_of_both_sides_is_not_their_word() -> None:
    report = Report()
    report.says("talks_status", "there are no talks", polarity="denied", track="political")
    report.says(
        "talks_status", "talks go on", "unnamed", holder_side="Aland; Boria", track="political", directness="narration"
    )
    found = track(report)
    assert (found.status, found.conflicting) == (TrackStatus.NO_TALKS, True)
    assert now(report).claims.contested == ()
