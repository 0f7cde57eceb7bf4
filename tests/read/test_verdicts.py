"""Verdicts: what is enough for an entry, and whom a clause is about."""

import pytest

from .builders import SIDES, acts, one, read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lavrov said that the weather was fine.", []),
        ("Lavrov said that Crimea was warm.", ["claim"]),  # an issue in reported words
        ("Crimea was warm.", []),  # but not in the outlet's own
        ("People died in the town.", []),  # too little in the outlet's own voice
        ("Lavrov said that people had died in the town.", ["claim"]),
    ],
)
def test_reported_words_need_less_than_the_outlet_s_own(sentence: str, expected: list[str]) -> None:
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Kyiv accused Moscow of dragging out the talks.", "Russia"),
        ("Moscow accused Kyiv of dragging out the talks.", "Ukraine"),
        ("Scholz pledged to send weapons to Ukraine.", "Ukraine"),
        ("Lavrov said that Ukraine must recognise the annexation.", "Ukraine"),
        ("Lavrov said that the talks had stalled.", None),
        ("Lavrov told Reuters that the talks had stalled.", None),
    ],
)
def test_the_target_is_the_other_side_named(sentence: str, target: str | None) -> None:
    assert one(sentence).target == target


def test_in_the_outlet_s_voice_a_deed_is_its_doer_s() -> None:
    assert one(SIDES + "Ukraine rejected the draft of Russia.").holder == "Ukraine"
    assert one(SIDES + "The draft of Russia was rejected by Ukraine.").holder == "Ukraine"


def test_a_deed_without_a_doer_is_nobody_s() -> None:
    assert read("The draft agreement was rejected.") == ()


def test_what_names_nobody_else_is_not_about_talks() -> None:
    assert acts("The talks have stalled.") == []
    assert acts("The talks with Kyiv have stalled.") == ["talks_status"]
    assert acts("Our goals will be achieved. Russia wants victory.", outlet="kremlin.ru") == []


def test_a_document_that_asks_thrice_for_money_proposes_what_it_says_will_come() -> None:
    text = (
        "I ask for the means. This request is urgent. This request is for our friends. We thank you. "
        "This request will provide $5 billion in aid to Ukraine. "
    )
    (entry,) = [entry for entry in read(text, outlet="whitehouse.gov") if entry.amount]
    assert entry.act == "propose"
