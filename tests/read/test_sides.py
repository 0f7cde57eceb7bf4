"""Sides: who is at war with whom, as a text tells; a patron that is named as often is no adversary."""

import pytest

from ripeness.read.parties import gazetteer
from ripeness.read.sides import at_war, most_named

from .builders import one


def sides(text: str) -> tuple[str, ...]:
    return at_war(text, gazetteer().mentions(text))


@pytest.mark.parametrize(
    "text",
    [
        "The invasion of Ukraine goes on. Russia’s war against Ukraine is long. Russia's aggression in Ukraine too.",
        "The US sends aid to Ukraine, the US hopes. Ukraine, in its war with Russia, saw Russian attacks on Ukraine.",
    ],
)
def test_the_two_between_whose_names_words_of_war_stand_are_at_war(text: str) -> None:
    assert set(sides(text)) == {"Russia", "Ukraine"}


def test_one_mention_is_not_enough_and_a_sentence_s_end_parts_names() -> None:
    assert sides("Russia’s war against Ukraine is long.") == ()
    assert (
        sides("They met in Italy after the war. Ukraine was glad. They met in Italy after the war. Ukraine was glad.")
        == ()
    )


def test_else_the_two_most_named_are_the_sides() -> None:
    text = "France met Germany. Germany met France. Italy was there."
    assert most_named(gazetteer().mentions(text)) == ("France", "Germany")


def test_a_patron_s_word_on_whom_it_helps_is_no_adversary_s() -> None:
    war = "Russia’s war against Ukraine is long. Russian attacks on Ukraine go on. The United States helps. "
    told = one(war + "Jen Psaki said that Ukraine had accepted the plan of the United States.", "accept")
    assert (told.holder, told.relays) == ("Ukraine", ("Jen Psaki",))
