"""Polarity and hedge: asserted, denied, conditional, still to come; and the words that soften."""

import pytest

from ripeness.ledger import Act
from ripeness.read.stance import hedge_in, polarity_of
from ripeness.read.tables import rows

from .builders import SIDES, one


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Lavrov said that the talks had stalled.", "asserted"),
        ("Lavrov said that the talks were not going on.", "denied"),
        ("Lavrov said that the sides were not holding talks.", "denied"),
        ("Peskov denied that the forces had shelled the hospital.", "denied"),
        ("Kuleba said that, if Russia leaves Kherson, Ukraine will sign the agreement.", "conditional"),
        ("Kuleba said that Ukraine would only accept the plan if Russian troops leave.", "conditional"),
        ("Scholz pledged to send weapons to Ukraine.", "future"),
        ("The presidents will hold talks on Friday, Peskov said.", "future"),
        ("Kuleba said that Ukraine rejected the draft.", "asserted"),
        ("Kuleba said that even if the West agreed, Ukraine rejected the draft.", "asserted"),
    ],
)
def test_the_polarity_of_a_sentence(sentence: str, polarity: str) -> None:
    assert one(SIDES + sentence).polarity == polarity


@pytest.mark.parametrize(
    ("low", "act", "polarity"),
    [
        ("the draft was not answered", Act.NO_RESPONSE, "asserted"),  # the act holds its negation
        ("we will not accept it", Act.REJECT, "asserted"),
        ("there is no agreement", Act.CLAIM, "denied"),
        ("talks will be held", Act.TALKS_STATUS, "future"),
        ("unless they leave", Act.AIM, "conditional"),
        ("even if they leave", Act.CLAIM, "asserted"),
        ("they shelled it", Act.DENY, "denied"),
    ],
)
def test_polarity_belongs_to_act_and_words(low: str, act: Act, polarity: str) -> None:
    assert polarity_of(low, act=act) == polarity


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("Lavrov said that Ukraine had practically withdrawn from the talks.", "practically"),
        ("Lavrov said that the talks had apparently stalled.", "apparently"),
        ("Lavrov said that the talks had stalled.", ""),
        ("Lavrov said that around 40 prisoners had been exchanged.", ""),
        ("A settlement seems unlikely because of the fighting.", "seems"),
    ],
)
def test_the_word_that_softens_is_kept(sentence: str, hedge: str) -> None:
    assert one(SIDES + sentence).hedge == hedge


@pytest.mark.parametrize("row", rows("hedges"), ids=lambda row: row["term"])
def test_every_hedge_is_found_as_a_word(row: dict[str, str]) -> None:
    assert hedge_in(f"it {row['term']} so") == row["term"]
    assert hedge_in(f"it x{row['term']}x so") == ""
