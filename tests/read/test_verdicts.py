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


@pytest.mark.parametrize(
    "aside",
    [
        "I am grateful to all our defenders in Ukraine.",
        "Ten servicemen of Ukraine were awarded state awards.",
        "Glory to Ukraine!",
        "Not only for Ukraine.",
        "I thank God that Ukraine held.",
    ],
)
def test_thanks_honours_and_fragments_of_a_speech_state_nothing(aside: str) -> None:
    speech = f"We hold on. I know our people. We know that Russia must stop. {aside} We will win, and I know it."
    said = [entry.exact for entry in read(speech, outlet="president.gov.ua")]
    assert any("must stop" in words for words in said)
    assert not any(words in aside for words in said)


def test_a_speech_states_its_speaker_s_claims_without_any_word_for_an_act() -> None:
    speech = "We hold on. I know our people. Ukraine has friends in France and Italy. We will win, and I know it."
    (entry,) = [entry for entry in read(speech, outlet="president.gov.ua") if "friends" in entry.exact]
    assert (entry.act, entry.holder) == ("claim", "Volodymyr Zelenskyy")


def test_what_was_only_spoken_about_is_no_claim() -> None:
    assert acts(SIDES + "Lavrov told Macron about the President of Ukraine.") == []


def test_what_a_leader_promises_for_his_state_is_his_and_what_it_did_is_the_state_s() -> None:
    ahead = one("Nehammer said that Austria would send aid to Ukraine.", "commit")
    done = one("Nehammer said that Austria had sent aid to Ukraine.", "provide")
    assert (ahead.holder, done.holder) == ("Karl Nehammer", "Austria")


def test_an_order_to_those_who_listen_is_a_demand() -> None:
    text = "I speak to you, soldiers of Russia. Throw away your weapons. Do not believe the propaganda of Moscow."
    found = [entry for entry in read(text, outlet="president.gov.ua") if entry.act == "demand"]
    assert [entry.exact[:4] for entry in found] == ["Thro", "Do n"]
    told = "Lavrov spoke. “Stop signs stand in Ukraine,” he said."
    assert not [entry for entry in read(told) if entry.act == "demand"]
