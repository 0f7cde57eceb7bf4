"""Issues and tracks: what a sentence is about, special issues first, and the track that it belongs to."""

import pytest

from ripeness.ledger import Act
from ripeness.read.issues import IssueHit, IssueScan, names, ordered

from .builders import SIDES, one, read


@pytest.mark.parametrize(
    ("sentence", "issues"),
    [
        ("Lavrov said that Ukraine must drop its claim to Crimea.", {"crimea"}),
        ("Lavrov said that Ukraine must recognise the independence of Donetsk.", {"donbas"}),
        ("Lavrov said that the country must be neutral.", {"neutrality"}),
        ("Kuleba demanded security guarantees from the powers.", {"security-guarantees"}),
        ("Scholz pledged military assistance to Ukraine.", {"military-aid"}),
        ("Kuleba demanded an embargo on all Russian oil.", {"sanctions", "energy"}),
        ("Vereshchuk said that the prisoners had been exchanged.", {"prisoners"}),
    ],
)
def test_a_sentence_is_about_its_issues(sentence: str, issues: set[str]) -> None:
    assert set(one(SIDES + sentence).issues) == issues


@pytest.mark.parametrize(
    ("sentence", "track"),
    [
        ("Russian and Ukrainian officials held talks in Istanbul.", "political"),
        ("Russian and Ukrainian officials held talks about an exchange of prisoners.", "humanitarian"),
        (
            "Russian and Ukrainian officials held talks, but they dealt with the evacuation of civilians.",
            "humanitarian",
        ),
        ("Lavrov said that talks on prisoners had stalled.", "humanitarian"),
        ("Vereshchuk said that the prisoners had been exchanged.", "humanitarian"),
        ("Russian troops shelled Kharkiv on Sunday.", "military"),
        ("Scholz pledged military assistance to Ukraine.", "military"),
        ("The European Union imposed sanctions on five banks.", "economic"),
    ],
)
def test_a_sentence_belongs_to_its_track(sentence: str, track: str) -> None:
    assert {entry.track for entry in read(SIDES + sentence)} == {track}


def test_special_issues_stand_before_general_ones() -> None:
    hits = [
        IssueHit(0, 5, "process"),
        IssueHit(6, 9, "crimea"),
        IssueHit(10, 12, "process"),
        IssueHit(13, 15, "donbas"),
    ]
    assert ordered(hits) == ("crimea", "donbas", "process")


def test_an_entry_without_issues_has_no_track_unless_its_act_has_one() -> None:
    scan = IssueScan("nothing is said")
    assert scan.track((), Act.CLAIM, (0, 15)) is None
    assert scan.track((), Act.SANCTION, (0, 15)) == "economic"
    assert scan.track((), Act.ATTACK, (0, 15)) == "military"


def test_issue_names_are_unique_and_in_one_writing() -> None:
    assert len(set(names())) == len(names())
    assert all(name == name.lower() and " " not in name for name in names())
