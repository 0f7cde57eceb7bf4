"""Whose act it is: an adversary's word on a move is a claim; its own side's or a mediator's counts for the mover."""

import pytest

from .builders import SIDES, one, read

MOVES = [
    ("{} had accepted the draft", "accept"),
    ("{} had rejected the draft", "reject"),
    ("{} had withdrawn from the talks", "withdraw"),
    ("{} has hardened its stance in the talks", "signal"),
]


@pytest.mark.parametrize(("move", "act"), MOVES)
@pytest.mark.parametrize(
    ("teller", "mover"), [("Lavrov", "Ukraine"), ("Kuleba", "Russia"), ("Moscow", "Ukraine"), ("Kyiv", "Russia")]
)
def test_nobody_moves_on_its_adversary_s_word(teller: str, mover: str, move: str, act: str) -> None:
    entry = one(f"{SIDES}{teller} said that {move.format(mover)}.")
    assert entry.act in ("claim", "accuse")
    assert entry.holder_side != mover
    assert entry.target == mover


@pytest.mark.parametrize(("teller", "mover"), [("Lavrov", "Ukraine"), ("Kuleba", "Russia")])
def test_nobody_moves_on_its_adversary_s_word_in_one_sentence(teller: str, mover: str) -> None:
    assert one(f"{teller} said that {mover} had withdrawn from the talks.").act in ("claim", "accuse")


@pytest.mark.parametrize(("move", "act"), MOVES)
@pytest.mark.parametrize("mover", ["Russia", "Ukraine"])
def test_a_mediator_s_word_on_a_move_is_the_mover_s(mover: str, move: str, act: str) -> None:
    entry = one(f"{SIDES}Turkish President Recep Tayyip Erdogan said that {move.format(mover)}.")
    assert (entry.act, entry.holder, entry.relays) == (act, mover, ("Recep Tayyip Erdogan",))


@pytest.mark.parametrize(("move", "act"), MOVES)
@pytest.mark.parametrize(("teller", "mover"), [("Lavrov", "Russia"), ("Kuleba", "Ukraine")])
def test_its_own_side_s_word_on_a_move_is_its_move(teller: str, mover: str, move: str, act: str) -> None:
    entry = one(f"{SIDES}{teller} said that {move.format(mover)}.")
    assert (entry.act, entry.holder_side) == (act, mover)


@pytest.mark.parametrize(("move", "act"), MOVES)
def test_the_outlet_s_word_on_a_move_is_the_mover_s(move: str, act: str) -> None:
    if act != "signal":
        entry = one(f"{SIDES}{move.format('Russia').replace('had ', '')}.")
        assert (entry.act, entry.holder, entry.relays) == (act, "Russia", ())


def test_an_adversary_s_blame_is_an_accusation() -> None:
    assert one(SIDES + "Lavrov said that Ukraine had sabotaged the agreements.").act == "accuse"


def test_a_denial_says_not_what_it_denies() -> None:
    for text in ("Peskov denied the accusations of Ukraine.", "Kuleba dismissed the reports as fakes."):
        entry = one(text, "deny")
        assert (entry.answers, entry.polarity) == ("?", "denied")


def test_states_of_affairs_in_the_outlet_s_voice_are_the_outlet_s() -> None:
    for text in (
        "The talks have stalled.",
        "It is unclear whether Russia has seen the draft.",
        "Ukraine is losing territory to Russia.",
    ):
        assert one(SIDES + text).holder_kind == "outlet"


def test_a_contact_is_of_both_who_met() -> None:
    entry = one("Russian and Ukrainian officials held talks in Istanbul on Tuesday.")
    assert (entry.act, entry.holder) == ("meet", "Russia; Ukraine")
    entry = one("Emmanuel Macron and Vladimir Putin spoke by phone on Tuesday.")
    assert (entry.act, entry.holder) == ("meet", "Emmanuel Macron; Vladimir Putin")


def test_leaders_of_several_states_are_one_holder() -> None:
    entry = one("The leaders of France, Germany, and Italy have come out in favor of a negotiated solution.")
    assert (entry.act, entry.holder) == ("encourage_talks", "France; Germany; Italy")


def test_a_crowd_without_names_is_kept_as_described() -> None:
    entry = one("At least 30 countries have pledged military aid to Ukraine.")
    assert entry.holder_kind == "unnamed"
    assert "30 countries" in entry.holder


def test_who_says_we_moves_himself() -> None:
    text = "Ukrainians! We hold on. I thank our people. We will never recognise the occupation of our land by Russia.\n"
    assert one(text, "reject", outlet="president.gov.ua").holder == "Volodymyr Zelenskyy"


def test_who_says_i_speaks_of_himself() -> None:
    text = (
        "I urge the Congress to act on our request, and we will provide more weapons to Ukraine. We thank our friends."
    )
    assert {entry.holder for entry in read(text, outlet="whitehouse.gov")} == {"Joe Biden"}


def test_in_a_speech_nobody_moves_on_the_speaker_s_word_about_an_adversary() -> None:
    speech = "We hold on. I know Ukraine. Russia rejected the proposal of a truce. We will win, and I know it."
    told = [entry for entry in read(speech, outlet="president.gov.ua") if "truce" in entry.exact]
    assert {(entry.holder, entry.act in ("claim", "accuse")) for entry in told} == {("Volodymyr Zelenskyy", True)}


def test_what_a_speaker_tells_of_a_friend_comes_through_him() -> None:
    speech = "We hold on. I know our people. Italy said that it will help Ukraine. We will win, and I know it."
    told = [entry for entry in read(speech, outlet="president.gov.ua") if entry.holder == "Italy"]
    assert {entry.relays for entry in told} == {("Volodymyr Zelenskyy",)}


def test_an_office_s_word_on_what_a_person_said_is_that_person_s() -> None:
    said = one(SIDES + "Vladimir Putin called the events a provocation, the Russian presidency said.")
    assert (said.holder, said.relays) == ("Vladimir Putin", ("Russian presidency",))


def test_where_war_is_told_of_a_country_it_is_no_donor() -> None:
    text = "Sullivan said that the US would help Moldova with the effects of Russia’s war, with $100 million in aid."
    assert "Russia" not in {entry.holder for entry in read(SIDES + text)}


def test_one_side_s_account_of_a_call_is_the_outlet_of_what_the_other_said() -> None:
    said = one(SIDES + "Scholz pledged more aid to Poland, according to the German account of the call.", "commit")
    assert said.holder == "Olaf Scholz"


def test_an_expert_s_claim_is_a_judgment_wherever_the_text_calls_him_one() -> None:
    text = SIDES + (
        "“Russia is losing the war,” said Ann Lee, an expert on Ukraine at the Example Institute. "
        "The talks were long. Lee said that Ukraine has lost many soldiers."
    )
    assert [entry.act for entry in read(text) if entry.holder == "Ann Lee"] == ["judge", "judge"]
    assert one(SIDES + "Military analysts said that Ukraine would gain little from the war.").act == "judge"
    assert one(SIDES + "Lavrov said that Ukraine would gain little from the war.").act == "claim"
