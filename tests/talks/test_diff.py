from datetime import date

from ripeness.talks.diff import Diff, diff
from ripeness.talks.export import diff_to_json
from ripeness.talks.proposals import AnswerKind
from ripeness.talks.state import state
from ripeness.talks.tracks import TrackStatus

from .builders import FRAME, Report, ledger, rejected

MONDAY, TUESDAY = date(2022, 5, 16), date(2022, 5, 17)


def reports() -> tuple[Report, Report]:
    old, new = Report(published="2022-05-16"), Report(published="2022-05-17")
    old.says("propose", "a draft treaty", proposal="Aland/2022-05-16", issues=("neutrality",))
    old.says("talks_status", "the talks are under way", track="political")
    old.says("demand", "neutral status", issues=("neutrality",))
    new.says("reject", "we refuse the draft", "Boria", answers="Aland/2022-05-16")
    new.says("talks_status", "the talks are suspended", track="political")
    new.says("demand", "neutral status", issues=("neutrality",))
    return old, new


def from_monday_to_tuesday() -> Diff:
    entries, documents = ledger(*reports())
    monday, tuesday = (state(entries, documents, on=day, known_by=day, case=FRAME) for day in (MONDAY, TUESDAY))
    return diff(monday, tuesday)


def test_what_changed_between_two_days() -> None:
    found = from_monday_to_tuesday()
    assert len(found.new) == 3
    assert [(t.track, t.before, t.after) for t in found.tracks] == [
        ("political", TrackStatus.ACTIVE, TrackStatus.STALLED)
    ]
    assert [(a.by, a.before, a.after) for a in found.answers] == [
        ("Boria", AnswerKind.NO_RESPONSE, AnswerKind.REJECTED)
    ]
    assert found.proposals == found.gone == ()
    assert set(diff_to_json(found)["said"]) == {said.entry for said in found.new}


def test_the_same_words_again_are_no_change_of_position() -> None:
    assert from_monday_to_tuesday().positions == ()


def test_a_state_does_not_differ_from_itself() -> None:
    entries, documents = ledger(*reports())
    now = state(entries, documents, on=TUESDAY, case=FRAME)
    assert diff(now, now) == Diff(TUESDAY, TUESDAY)


def test_an_entry_rejected_since_is_gone() -> None:
    entries, documents = ledger(*reports())
    before = state(entries, documents, on=TUESDAY, case=FRAME)
    after = state([rejected(entries[0]), *entries[1:]], documents, on=TUESDAY, case=FRAME)
    assert diff(before, after).gone == (entries[0].id,)
