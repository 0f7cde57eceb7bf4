"""Aid: how far a sum got, whether it is a total, and what it is for; a request is never a commitment."""

import pytest

from ripeness.ledger import Act
from ripeness.ledger.entry import Entry
from ripeness.read.aid import act_of_stage, stage_of

from .builders import read


def sums(text: str, **about: object) -> list[Entry]:
    """Return the entries of a text that hold money."""
    return [entry for entry in read(text, **about) if entry.amount]


@pytest.mark.parametrize(
    ("sentence", "value", "currency", "stage", "act"),
    [
        ("The United States is preparing a $40 billion aid package for Ukraine.", 40e9, "USD", "proposed", "propose"),
        ("Biden proposed $33 billion in aid to Ukraine.", 33e9, "USD", "proposed", "propose"),
        ("Germany announced 500 million euros in aid for Ukraine.", 500e6, "EUR", "committed", "commit"),
        ("Scholz pledged $1.5 billion in military aid to Ukraine.", 1.5e9, "USD", "committed", "commit"),
        (
            "The United States will provide $800 million in military aid to Ukraine, Kirby said.",
            800e6,
            "USD",
            "committed",
            "commit",
        ),
        ("Congress approved $13.6 billion in aid to Ukraine.", 13.6e9, "USD", "allocated", "commit"),
        ("Biden signed into law $13.6 billion in aid to Ukraine.", 13.6e9, "USD", "allocated", "commit"),
        ("The United States has delivered $1 billion in military aid to Ukraine.", 1e9, "USD", "delivered", "provide"),
    ],
)
def test_a_sum_has_its_stage_and_its_act(sentence: str, value: float, currency: str, stage: str, act: str) -> None:
    (entry,) = sums(sentence)
    assert entry.amount is not None
    assert (entry.amount.value, entry.amount.currency, entry.amount.stage) == (value, currency, stage)
    assert entry.act == act


def test_a_sum_that_is_asked_for_is_proposed() -> None:
    (entry,) = sums("President Biden asked Congress for $33 billion in aid to Ukraine.")
    assert entry.amount is not None
    assert (entry.holder, entry.amount.stage) == ("Joe Biden", "proposed")


def test_a_sum_that_is_law_only_if_signed_is_proposed() -> None:
    assert stage_of("if it is signed into law, $5 in aid", at=25, near="", act=Act.CLAIM) == "proposed"


def test_what_would_come_once_a_bill_is_signed_is_a_conditional_total() -> None:
    text = "Once it is signed into law, the new package would bring total U.S. aid to Ukraine to over $53 billion."
    (entry,) = sums(text)
    assert entry.amount is not None
    assert (entry.amount.stage, entry.amount.basis, entry.polarity) == ("proposed", "total", "conditional")


def test_a_total_and_an_increment_are_apart() -> None:
    bases = [
        entry.amount.basis
        for entry in sums(
            "The United States has delivered $1 billion in aid to Ukraine. "
            "The United States has delivered $4 billion in aid to Ukraine in all."
        )
        if entry.amount
    ]
    assert bases == ["increment", "total"]


def test_money_that_is_no_aid_has_no_stage() -> None:
    (entry,) = sums("Kuleba said that Russia must pay $600 billion for the destroyed cities.")
    assert entry.amount is not None
    assert (entry.amount.stage, entry.amount.basis) == (None, None)


@pytest.mark.parametrize(
    ("low", "stage"),
    [
        ("if signed, $5 in aid", "proposed"),
        ("$5 in aid signed into law", "allocated"),
        ("pledged $5 in aid", "committed"),
        ("delivered $5 in aid", "delivered"),
        ("requested $5 in aid", "proposed"),
    ],
)
def test_the_word_nearest_to_the_sum_tells_the_stage(low: str, stage: str) -> None:
    assert stage_of(low, at=low.index("$"), near="", act=Act.CLAIM) == stage


def test_without_a_word_the_act_tells_the_stage_and_then_the_sentence() -> None:
    assert stage_of("$5 in aid", at=0, near="", act=Act.COMMIT) == "committed"
    assert stage_of("$5 in aid", at=0, near="they delivered it", act=Act.CLAIM) == "delivered"
    assert stage_of("$5 in aid", at=0, near="", act=Act.CLAIM) is None


def test_only_a_delivery_is_an_act_of_providing() -> None:
    assert [act_of_stage(stage) for stage in ("proposed", "committed", "allocated", "delivered", None)] == [
        Act.PROPOSE,
        Act.COMMIT,
        Act.COMMIT,
        Act.PROVIDE,
        None,
    ]
