"""Every kind of faulty case file is told in sentences with their places, all at once."""

import copy
import functools
import json
import operator
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ripeness.cases import casefile, document
from ripeness.cases.checks import paths
from ripeness.cases.checks.node import Node
from ripeness.cases.inputs import Names, inputs
from ripeness.errors import CaseError

HERE = Path(__file__).parent
MINI = (HERE / "mini.yaml").read_text(encoding="utf-8")
ROWS: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "faulty.yaml").read_text(encoding="utf-8"))


def faults(content: str) -> list[str]:
    with pytest.raises(CaseError) as caught:
        casefile.loads(content)
    return str(caught.value).splitlines()


def test_the_case_without_a_fault_has_none() -> None:
    assert casefile.loads(MINI).id == "mini"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_fault_is_told_with_its_place_and_a_remedy(row: dict[str, Any]) -> None:
    assert MINI.count(row["replace"]) == 1
    assert faults(MINI.replace(row["replace"], row["by"])) == [f"case.yaml:{line}" for line in row["faults"]]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "1:1: a case file must hold fields like `parties:`; got nothing"),
        ("# nothing\n", "1:1: a case file must hold fields like `parties:`; got nothing"),
        ("- alba\n- boria\n", "1:1: a case file must hold fields like `parties:`; got a list"),
        ("alba", "1:1: a case file must hold fields like `parties:`; got 'alba'"),
        ("case:\n  id: x\n  title: \0\n", "3:10: the character 0 may not stand in YAML; take it out"),
        (
            "case:\n\tid: x\n",
            "2:1: found character '\\t' that cannot start any token; indent with spaces instead of the tab",
        ),
        ("case: [{[\n", "2:1: expected the node content, but found '<stream end>'; mend the YAML there"),
    ],
)
def test_what_is_no_case_file_is_one_sentence(content: str, fault: str) -> None:
    (line,) = faults(content)
    assert line.startswith(f"case.yaml:{fault}")


def test_faults_of_every_kind_are_told_at_once_in_the_order_of_the_file() -> None:
    slips = [row for row in ROWS if row["name"] in {"no unit", "an unknown option", "a field written twice", "nan"}]
    content = MINI
    for row in slips:
        content = content.replace(row["replace"], row["by"])
    fields = [line.split(": ")[1] for line in faults(content)]
    assert fields == [
        "model.sides.alba.ideal.land.low",
        "model.sides.alba.red_lines.0.options.0",
        "holder",
        "model.war.pace.unit",
    ]


def test_three_faults_of_one_range_are_three_lines() -> None:
    content = MINI.replace(
        'pace: {low: 0.5, mode: 1, high: 1.5, unit: rounds/week, basis: "assumption: weekly"}',
        "pace: {low: 3, mode: 1, high: .nan, unit: hours, basis: because}",
    )
    fields = [line.split(": ")[1] for line in faults(content)]
    assert fields == [f"model.war.pace.{name}" for name in ("mode", "high", "unit", "basis")]


def test_too_many_outcomes_are_counted_and_not_made() -> None:
    issues = "".join(f"  - {{id: i{n}, title: I}}\n" for n in range(9))
    options = "[" + ", ".join(f"{{id: o{m}, title: O}}" for m in range(9)) + "]"
    listed = "".join(f"    - {{issue: i{n}, options: {options}}}\n" for n in range(9))
    content = MINI.replace("issues:\n  - {id: land", f"issues:\n{issues}  - {{id: land", 1)
    content = content.replace("model:\n  issues:\n", f"model:\n  issues:\n{listed}")
    assert any("at most 100,000 combinations of options; got 2,324,522,934" in line for line in faults(content))


class TestHostileFiles:
    def test_a_file_of_five_megabytes_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "case.yaml"
        path.write_bytes(b"#" * 5_000_000)
        with pytest.raises(CaseError, match=r"case\.yaml: a case file may have 1 MB; this one is larger"):
            casefile.load(path)

    def test_a_binary_file_is_one_sentence(self, tmp_path: Path) -> None:
        path = tmp_path / "case.yaml"
        path.write_bytes(bytes(range(256)))
        with pytest.raises(CaseError, match="byte 128 is not UTF-8; save the file as UTF-8"):
            casefile.load(path)

    def test_aliases_that_stand_for_billions_are_refused(self) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
        assert faults("\n".join(lines)) == [
            "case.yaml: has more than 50,000 fields once its aliases are followed; write less"
        ]

    @pytest.mark.parametrize("depth", [40, 1200])
    def test_fields_that_are_nested_too_deep_are_refused(self, depth: int) -> None:
        (line,) = faults("case: " + "[" * depth + "]" * depth)
        assert line.startswith("case.yaml: fields are nested more than 30 deep")


PLAIN: dict[str, Any] = YAML(typ="safe").load(MINI)
SCALARS = st.sampled_from([None, True, 0, -1, 1.5, "", "x", "alba", "land", "force"])
ANYTHING = (
    SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.sampled_from(["low", "basis", "id", "x"]), SCALARS)
)


def _places(tree: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        yield (*place, key)
        yield from _places(value, (*place, key))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(_places(PLAIN))), ANYTHING | st.just(...))
def test_anything_in_any_place_is_taken_or_told_in_lines_with_places(place: Any, value: Any) -> None:
    tree = copy.deepcopy(PLAIN)
    *above, last = place
    block = functools.reduce(operator.getitem, above, tree)
    if value is ...:
        del block[last]
    else:
        block[last] = value
    content = json.dumps(tree, default=str)
    try:
        casefile.loads(content)
    except CaseError as error:
        assert all(re.match(r"case\.yaml:1:\d+: .+", line) for line in str(error).splitlines())


@pytest.mark.parametrize("content", [MINI], ids=["mini"])
def test_the_checks_know_every_input_by_the_path_and_limits_that_the_model_gives_it(content: str) -> None:
    case = casefile.parsed(content)
    assert case.model is not None
    names = Names({actor.id: actor.name for actor in case.parties}, {})
    known = paths.inputs(Node(document.parse(content, "case.yaml").plain)["model"])
    assert {path: limits for path, (_, limits) in known.items()} == {
        each.path: each.limits for each in inputs(case.model, names)
    }
