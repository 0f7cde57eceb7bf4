"""Acts: which one a sentence reports, who speaks of whom deciding between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.ledger import Act
from ripeness.read.acts import DEEDS, MOVES, Row, Speech, cue_votes, judge

from .builders import SIDES, acts, one

ROWS = st.builds(Row, st.text(max_size=3), st.sampled_from(list(Act)), st.floats(0.5, 9), st.just("content"))


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("demand", "Kuleba demanded an immediate embargo on Russian oil."),
        ("demand", "Lavrov said that Ukraine must recognise the annexation."),
        ("propose", "Draghi proposed a meeting of the four ministers."),
        ("accept", "Russia accepted the draft agreement."),
        ("reject", "Kuleba said that Ukraine would never recognise the annexation."),
        ("reject", "Russia rejected the draft."),
        ("deny", "Peskov denied that the forces had shelled the hospital."),
        ("accuse", "Kyiv accused Moscow of dragging out the talks."),
        ("signal", "Kuleba said that our position in the talks was getting tougher."),
        ("commit", "Scholz pledged to send weapons to Ukraine."),
        ("provide", "The United States has delivered ammunition to Ukraine."),
        ("threaten", "Lavrov threatened to leave the talks for good."),
        ("sanction", "The European Union imposed sanctions on five banks."),
        ("meet", "Russia and Ukraine held talks in Istanbul on Tuesday."),
        ("talks_status", "Lavrov said that the negotiations had stalled."),
        ("encourage_talks", "Macron called for direct contact between the two presidents."),
        ("discourage_talks", "Johnson urged Ukraine not to negotiate with Russia."),
        ("aim", "Kuleba said that Ukraine remained open to dialogue."),
        ("territory", "Ukraine retook the village of Irpin on Monday."),
        ("attack", "Russian troops shelled Kharkiv on Sunday."),
        ("ceasefire", "Russia announced a cease-fire around the plant."),
        ("exchange", "Vereshchuk said that 40 prisoners had been exchanged."),
        ("judge", "A settlement seems unlikely because of the fighting."),
        ("unknown", "It is unclear whether Russia has seen the draft."),
    ],
)
def test_a_sentence_reports_its_act(act: str, sentence: str) -> None:
    assert acts(SIDES + sentence) == [act]


@pytest.mark.parametrize(
    "sentence", ["The sun was out in Istanbul.", "He went home on Monday.", "Lavrov was born in 1950.", ""]
)
def test_what_is_no_act_makes_no_entry(sentence: str) -> None:
    assert acts(sentence) == []


def test_talks_between_two_named_sides_stall_as_others_do() -> None:
    assert acts("The talks between Russia and Ukraine have stalled.") == ["talks_status"]


def test_two_deeds_of_one_sentence_are_two_entries() -> None:
    assert acts("Lavrov said that the talks had stalled and that Ukraine must recognise the annexation.") == [
        "talks_status",
        "demand",
    ]


def test_a_demand_to_accept_is_no_acceptance() -> None:
    entry = one("“Ukraine must accept the terms,” Lavrov said.")
    assert (entry.act, entry.holder, entry.target) == ("demand", "Sergey Lavrov", "Ukraine")


def test_a_call_to_negotiate_and_one_not_to_are_opposites() -> None:
    assert acts("Macron urged Ukraine to negotiate with Russia.") == ["encourage_talks"]
    assert acts("Macron urged Ukraine not to negotiate with Russia.") == ["discourage_talks"]


@given(st.lists(ROWS, max_size=6), st.booleans(), st.booleans(), st.booleans())
def test_the_verdict_is_an_act_that_somebody_voted_for(
    rows: list[Row], attributed: bool, other: bool, blamed: bool
) -> None:
    speech = Speech(attributed, own=not other, other=other, blamed=blamed)
    verdict = judge(rows, speech)
    assert verdict.weight >= 0
    assert verdict.act in {row.act for row in rows} | {Act.CLAIM}
    assert judge(rows[::-1], speech).act == verdict.act


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_more_votes_for_an_act_never_weaken_it(rows: list[Row]) -> None:
    speech = Speech(attributed=True, own=False, other=True, blamed=True)
    act = rows[0].act
    more = judge([*rows, Row("x", act, 1.0, "content")], speech).scores[act]
    assert more >= judge(rows, speech).scores[act]


def test_nothing_that_is_not_said_by_somebody_is_an_accusation() -> None:
    votes = [Row("x", Act.ACCUSE, 5.0, "content")]
    assert judge(votes, Speech(attributed=False, own=False, other=False, blamed=True)).weight == 0
    assert judge(votes, Speech(attributed=True, own=False, other=True, blamed=True)).act is Act.ACCUSE


def test_a_row_for_others_counts_only_of_others() -> None:
    votes = [Row("x", Act.DEMAND, 8.0, "other")]
    assert judge(votes, Speech(attributed=True, own=True, other=False, blamed=False)).weight == 0
    assert judge(votes, Speech(attributed=True, own=False, other=True, blamed=False)).act is Act.DEMAND


def test_a_row_for_what_is_asked_counts_only_behind_a_cue_that_asks() -> None:
    votes = [Row("x", Act.ENCOURAGE_TALKS, 9.0, "asked")]
    speech = Speech(attributed=True, own=False, other=False, blamed=False)
    assert judge(votes, speech).weight == 0
    assert judge([*votes, *cue_votes("called for")], speech).act is Act.ENCOURAGE_TALKS


def test_moves_and_deeds_are_apart() -> None:
    assert not MOVES & DEEDS
