"""A case file is changed as text: what isn't changed stays byte for byte."""

import difflib

import pytest

from ripeness.cases import casefile
from ripeness.cases.edit import with_model, with_numbers
from ripeness.cases.inputs import inputs, naming
from ripeness.errors import CaseError, InputError

from .conftest import MINI

CASE = casefile.parsed(MINI)
assert CASE.model is not None
INPUTS = [each for each in inputs(CASE.model, naming(CASE)) if not each.limits.switch]
FRAME, MODEL = MINI[: MINI.index("model:")], MINI[MINI.index("model:") :]


def changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


class TestNumbers:
    @pytest.mark.parametrize("each", INPUTS, ids=lambda each: each.path)
    def test_every_number_can_be_set_and_only_its_line_changes(self, each) -> None:
        made = with_numbers(MINI, each.path, (each.mode + 0 * each.high,), basis="assumption: a test")
        assert len(changed(MINI, made)) in (2, 3)
        case = casefile.parsed(made)
        assert case.model is not None
        found = next(one for one in inputs(case.model, naming(case)) if one.path == each.path)
        assert (found.low, found.mode, found.high, found.source.basis) == (each.mode,) * 3 + ("assumption: a test",)

    def test_one_line_changes_and_its_layout_stays(self) -> None:
        made = with_numbers(MINI, "war.pace", (0.25, 0.5, 0.75))
        assert changed(MINI, made) == [
            '-     pace: {low: 0.5, mode: 1, high: 1.5, unit: rounds/week, basis: "assumption: weekly"}',
            '+     pace: {low: 0.25, mode: 0.5, high: 0.75, unit: rounds/week, basis: "assumption: weekly"}',
        ]

    def test_line_endings_comments_and_block_layout_stay(self) -> None:
        block = "pace:  # how often\r\n      low: 0.5\r\n      mode:   1   # weekly\r\n      high: 1.5\r\n"
        block += "      unit: rounds/week\r\n      basis: >-\r\n        assumption: weekly\r\n        or so\r\n"
        line = 'pace: {low: 0.5, mode: 1, high: 1.5, unit: rounds/week, basis: "assumption: weekly"}\r\n'
        content = MINI.replace("\n", "\r\n").replace(line, block)
        made = with_numbers(content, "war.pace", (0.5, 0.8, 1.5))
        assert made == content.replace("mode:   1   #", "mode:   0.8   #")

    @pytest.mark.parametrize(
        ("path", "values", "sentence"),
        [
            ("war.pcae", (1.0,), "no input 'war.pcae', did you mean \"war.pace\"?"),
            ("war.pace", (1.0, 2.0), "war.pace takes one value, or low, mode and high; got 2"),
            ("war.rung", (1.0, 2.0, 3.0), "war.rung is the same in every draw: give one value; got 3"),
            ("alba.red_lines.land", (0.0,), "alba.red_lines.land is a switch"),
            ("war.pace", (3.0, 2.0, 1.0), "must not be below `low`, 3; got 2"),
            ("war.pace", (float("nan"),), "must be a number; got 'nan'"),
            ("alba.quota", (1.5,), "must be from 0 to 1; got 1.5"),
        ],
    )
    def test_what_the_file_can_not_take_is_refused(self, path: str, values: tuple[float, ...], sentence: str) -> None:
        with pytest.raises(InputError) as caught:
            with_numbers(MINI, path, values)
        assert sentence in str(caught.value)

    def test_a_number_that_an_alias_shares_is_not_changed_in_two_places(self) -> None:
        one = 'cost: {low: 0.005, mode: 0.01, high: 0.02, unit: utility/week, basis: "data: losses, 2022-05-17"}'
        other = 'cost: {low: 0.005, mode: 0.01, high: 0.02, unit: utility/week, basis: "assumption: as Alba"}'
        content = MINI.replace(one, one.replace("cost: {", "cost: &c {")).replace(other, "cost: *c")
        with pytest.raises(InputError, match=r"model\.sides\.boria\.cost is shared by an alias; write it out"):
            with_numbers(content, "boria.cost", (0.01,))

    def test_a_basis_that_is_none_is_refused(self) -> None:
        with pytest.raises(CaseError, match=r"war\.pace\.basis: must be `entry: ID, ID`"):
            with_numbers(MINI, "war.pace", (1.0,), basis="a hunch")


class TestModel:
    def test_is_put_at_the_end_and_all_before_it_stays(self) -> None:
        assert with_model(FRAME, MODEL) == FRAME + "\n" + MODEL

    @pytest.mark.parametrize("ending", ["\n", "\r\n"])
    def test_takes_over_the_line_endings_of_the_file(self, ending: str) -> None:
        made = with_model(FRAME.replace("\n", ending), MODEL)
        assert made == (FRAME + "\n" + MODEL).replace("\n", ending)

    def test_a_file_that_does_not_end_in_a_line_feed_is_ended(self) -> None:
        assert with_model(FRAME.rstrip("\n"), MODEL) == FRAME + "\n" + MODEL

    def test_a_mark_of_byte_order_stays(self) -> None:
        assert with_model("\ufeff" + FRAME, MODEL).startswith("\ufeff# A small case")

    def test_one_that_is_there_is_refused_unless_it_may_be_replaced(self) -> None:
        with pytest.raises(InputError, match="has a `model` already; replace it with --force"):
            with_model(MINI, MODEL)
        assert with_model(MINI, MODEL, replace=True) == FRAME + "\n" + MODEL

    def test_what_follows_the_old_one_stays_with_its_comments(self) -> None:
        later = "# Who speaks.\n\n# Two people.\npeople:\n  - {name: Ada Lo, side: alba}\n"
        made = with_model(MINI + later, MODEL, replace=True)
        assert made == FRAME + "\n" + MODEL + "\n" + later

    def test_a_drafts_own_comment_goes_with_it(self) -> None:
        head = "# What the bargaining model reads. Drafted by `ripeness case draft` as of 2022-05-17.\n# More.\n"
        assert with_model(FRAME + head + MODEL, head + MODEL, replace=True) == FRAME + "\n" + head + MODEL

    def test_a_file_on_one_line_is_refused(self) -> None:
        content = "{case: {id: x, title: X}, parties: [{id: alba, name: Alba}, {id: boria, name: Boria}]}\n"
        with pytest.raises(InputError):
            with_model(content, MODEL)
