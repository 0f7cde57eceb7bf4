"""The register lists all that the model rests on, and how much of it is assumed."""

import pytest

from ripeness.cases import casefile
from ripeness.cases.inputs import inputs, naming
from ripeness.cases.register import Register
from ripeness.errors import InputError

from .conftest import MINI

CASE = casefile.parsed(MINI)
REGISTER = Register.of(CASE)


def row(path: str) -> tuple[str, str, str]:
    found = next(each for each in REGISTER.rows if each.path == path)
    return found.words, found.value, found.basis


def test_every_input_is_a_row_and_every_choice_beside_them() -> None:
    assert CASE.model is not None
    assert [each.path for each in REGISTER.inputs] == [each.path for each in inputs(CASE.model, naming(CASE))]
    assert [each.path for each in REGISTER.choices] == [
        "alba.victory",
        "boria.victory",
        "boria.bottom_lines.land",
        "correlation of alba.cost and boria.cost",
    ]


def test_it_says_what_share_is_assumption() -> None:
    assert REGISTER.counts == {"entry": 2, "data": 1, "expert": 1, "assumption": 24}
    assert REGISTER.sentence == "24 of 28 inputs are assumptions"
    assert sum(REGISTER.counts.values()) == len(REGISTER.inputs)


@pytest.mark.parametrize(
    ("path", "words", "value", "basis"),
    [
        ("war.pace", "decisive rounds a week", "0.5 to 1.5 rounds/week, most likely 1", "assumption: weekly"),
        ("war.rung", "rungs that Alba holds today", "5 rungs", "assumption: half way"),
        (
            "alba.red_lines.land",
            "red line of Alba on “The land”",
            "rules out: All to Boria",
            "entry: 0123456789abcdef",
        ),
        (
            "alba.victory",
            "what Alba imposes if it wins",
            "The land: All to Alba; Guarantees: None",
            "entry: 0123456789abcdef",
        ),
        ("boria.bottom_lines.land", "bottom line of Boria on “The land”", "Divided", "assumption: a referendum"),
    ],
)
def test_a_row_says_what_it_is_its_range_and_its_basis(path: str, words: str, value: str, basis: str) -> None:
    assert row(path) == (words, value, basis)


def test_entries_are_named_once() -> None:
    assert REGISTER.entries == ("0123456789abcdef",)


def test_a_case_without_a_model_has_none() -> None:
    with pytest.raises(InputError, match="the case file has no `model`"):
        Register.of(casefile.parsed(MINI[: MINI.index("model:")]))
