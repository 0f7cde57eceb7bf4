"""``ripeness assess``: a folder or a file in, sentences and tables or JSON out, one line where it can't be."""

import json
import shutil
from pathlib import Path

import pytest

from .conftest import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "ukraine-2022" / "case.yaml"
FEW = ("--draws", "30")


@pytest.fixture
def founding(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "case.yaml"))


def test_a_folder_and_its_case_file_are_one(run: Run, founding: Path) -> None:
    asked = ("--reading", "zone", "--json", *FEW)
    made = [run("assess", *source, *asked) for source in ((), (".",), (str(founding),))]
    assert {result.exit_code for result in made} == {0}
    assert len({result.stdout for result in made}) == 1


def test_what_it_rests_on_stands_first_and_each_reading_under_its_heading(run: Run, founding: Path) -> None:
    said = run("assess", *FEW, "--reading", "binding", "--reading", "zone").stdout
    lines = said.splitlines()
    assert "inputs are assumptions" in lines[1]
    assert said.index("What could be signed today") < said.index("What stands in the way")
    assert max(map(len, lines)) <= 120


def test_json_is_what_the_python_api_gives(run: Run, founding: Path) -> None:
    from ripeness.assess import Case, assess

    found = assess(Case.load(founding), draws=30, seed=3, readings=["war"]).to_json().decode()
    assert run("assess", *FEW, "--seed", "3", "--reading", "war", "--json").stdout == found
    assert json.loads(found)["seed"] == 3


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--reading", "peace"), "no reading 'peace'"),
        (("--draws", "3"), "draws must be at least 30; got 3"),
        (("--seed", "-1"), "seed must be at least 0; got -1"),
        (("nowhere",), "nowhere"),
    ],
)
def test_what_cannot_be_assessed_is_told_in_one_line(
    run: Run, founding: Path, asked: tuple[str, ...], said: str
) -> None:
    result = run("assess", *asked)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_case_without_a_model_is_told_where_to_get_one(run: Run, founding: Path) -> None:
    text = founding.read_text(encoding="utf-8")
    founding.write_text(text[: text.index("\nmodel:")], encoding="utf-8")
    result = run("assess")
    assert result.exit_code == 2
    assert "`ripeness case draft` makes one" in result.stderr
