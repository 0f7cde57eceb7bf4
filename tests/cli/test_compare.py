"""``ripeness compare``: models side by side on a terminal and as JSON; wrong input is one sentence."""

import json
from pathlib import Path

import pytest

from .conftest import Run

MINI = (Path(__file__).parents[1] / "cases" / "mini.yaml").read_text(encoding="utf-8")


@pytest.fixture
def case(tmp_path: Path) -> str:
    """A case file in a folder of its own."""
    file = tmp_path / "case.yaml"
    file.write_text(MINI, encoding="utf-8")
    return str(file)


def test_it_shows_the_issues_the_models_and_what_they_assume(run: Run, case: str) -> None:
    told = run("compare", case, "--draws", "30")
    assert told.exit_code == 0
    words = " ".join(told.stdout.split())
    for part in ("The classical models on the same case", "Weighted mean", "Conflict graph", "DEU III", "Assumes:"):
        assert part in words


def test_json_holds_every_model_that_was_asked_for_and_its_inputs(run: Run, case: str) -> None:
    found = json.loads(run("compare", case, "--draws", "30", "--model", "median", "--json").stdout)
    findings = found["readings"]["compare"]["findings"]
    assert [each["model"]["name"] for each in findings] == ["zone", "mean", "median"]
    assert all(each["inputs"] and each["record"] for each in findings)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--model", "mediam"), "ripeness: no model 'mediam'; did you mean \"median\"?\n"),
        (("--draws", "3"), "ripeness: draws must be at least 30; got 3\n"),
        (("--seed", "-1"), "ripeness: seed must be at least 0; got -1\n"),
    ],
)
def test_wrong_input_is_one_sentence(run: Run, case: str, arguments: tuple[str, ...], said: str) -> None:
    told = run("compare", case, *arguments)
    assert (told.exit_code, told.stderr) == (2, said)


def test_it_leaves_a_pack_that_gives_the_same_bytes_again(run: Run, case: str) -> None:
    run("compare", case, "--draws", "30", "--model", "median", "--json")
    (kept,) = (Path(case).parent / "runs").iterdir()
    assert kept.name.startswith("compare-")
    told = run("replicate", str(kept))
    assert told.exit_code == 0
    assert "The same bytes" in told.stdout


def test_a_case_without_a_model_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(MINI.partition("\nmodel:")[0], encoding="utf-8")
    told = run("compare", str(file))
    assert told.exit_code == 2
    assert "has no `model`, so there is nothing to assess" in told.stderr
    assert told.stderr.count("\n") == 1
