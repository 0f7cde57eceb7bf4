"""``why``, ``openings``, ``whatif``, ``sweep``, ``replicate``: what they print, what they keep, what they refuse."""

import json
import sys
from pathlib import Path

import pytest

from .conftest import Run

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.assess.samples import SMALL

FEW = ("--draws", "30")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_whatif_compares_and_leaves_a_pack_that_replicates(run: Run, folder: Path) -> None:
    result = run("whatif", "war.pace=1", "boria.cost=0.05", *FEW)
    assert result.exit_code == 0 and "war.pace = 1, boria.cost = 0.05" in result.stdout
    (pack,) = (folder / "runs").glob("whatif-*.json")
    again = run("replicate", str(pack))
    assert again.exit_code == 0 and again.stdout.startswith("The same bytes")


def test_a_changed_result_is_told_by_its_exit_code(run: Run, folder: Path) -> None:
    run("whatif", "war.pace=1", *FEW, "--pack", "kept.json")
    told = json.loads((folder / "kept.json").read_text())
    told["asked"]["seed"] = 1
    (folder / "kept.json").write_text(json.dumps(told))
    again = run("replicate", "kept.json", "--json", "--output", "now.json")
    assert again.exit_code == 1 and json.loads(again.stdout)["same"] is False
    assert json.loads((folder / "now.json").read_text())["seed"] == 1


def test_why_tells_every_mechanism_and_that_there_is_no_ledger(run: Run, folder: Path) -> None:
    said = run("why", *FEW, "--no-pack").stdout
    assert "questions that can’t be divided" in said and "No ledger in the case folder" in said
    assert not (folder / "runs").exists()


def test_sweep_goes_on_where_it_was_and_leaves_the_same_bytes(run: Run, folder: Path) -> None:
    asked = ("sweep", "--draws", "2600", "--json")
    first = run(*asked)
    assert first.exit_code == 0 and json.loads(first.stdout)["draws"] == 2600
    (folder / "runs" / "sweep-20220517" / "draws-000002500-000002600.npy").unlink()
    assert run(*asked).stdout == first.stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("whatif", "war.pce=1"), 'did you mean "war.pace"?'),
        (("whatif", "war.pace"), "a setting must be NAME=VALUE"),
        (("whatif", "war.pace=-1"), "war.pace must be"),
        (("why", "--threshold", "2"), "threshold must be less than 1; got 2"),
        (("openings", "--weeks", "0"), "weeks must be greater than or equal to 1; got 0"),
        (("sweep", "--draws", "0"), "draws must be at least 1; got 0"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(run: Run, folder: Path, asked: tuple[str, ...], said: str) -> None:
    result = run(*asked)
    assert result.exit_code == 2 and said in result.stderr and result.stderr.count("\n") == 1


def test_a_ledger_that_changed_since_the_last_run_is_told(run: Run, folder: Path) -> None:
    run("init", ".")
    (folder / "one.txt").write_text("Alba said on Monday that it rejected the draft.", encoding="utf-8")
    asked = ("whatif", "war.pace=1", *FEW)
    assert "changed" not in run(*asked).stderr + run(*asked).stderr
    run("read", "one.txt", "--published", "2022-05-17")
    result = run(*asked)
    assert "the ledger has changed since it was assessed (readings: 1, decisions: 0" in result.stderr
    assert "changed" not in run(*asked).stderr


def test_a_rejected_entry_that_the_case_rests_on_is_told_at_every_run_and_in_the_brief(run: Run, folder: Path) -> None:
    known = SMALL.replace("entry: 0123456789abcdef", "assumption: the map")
    (folder / "case.yaml").write_text(known, encoding="utf-8")
    run("init", ".")
    (folder / "one.txt").write_text("Alba said on Monday that it rejected the draft.", encoding="utf-8")
    run("read", "one.txt", "--published", "2022-05-17")
    entry = json.loads(run("entries", "--json").stdout.splitlines()[0])["id"]
    assert run("case", "set", "war.pace", "1", "--basis", f"entry: {entry}").exit_code == 0
    asked = ("assess", "--reading", "zone", *FEW)
    before = run(*asked)
    assert "1 rests on a named expert" in " ".join(before.stdout.split()) and "bear out" not in before.stderr
    run("review", "reject", entry, "--who", "Ana")
    for _ in range(2):
        assert "the ledger doesn’t bear out all that the case rests on: 1 fault" in run(*asked).stderr
    assert "1 fault" in run("brief", ".").stderr
