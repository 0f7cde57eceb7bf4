"""The gate: floors rise freely, fall only with a reason, and a figure below its floor fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVAL = ROOT / "eval"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.syspath_prepend(EVAL)
    import gate

    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "SHARED", tmp_path)
    measured = {"acts.root": 80.0, "acts.quad": 90.0}
    monkeypatch.setattr(gate, "GOLDS", {"acts": (tmp_path, lambda: dict(measured))})
    gate.measured_here = measured
    return gate


def run(gate, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["gate.py", *arguments])
    return gate.main()


def floors(gate) -> dict[str, float]:
    return json.loads(gate.FLOORS.read_text())["floors"]


def test_an_update_pins_floors_a_little_below_what_is_measured(gate, monkeypatch) -> None:
    assert run(gate, monkeypatch, "--update") == 0
    assert floors(gate) == {"acts.root": 78.5, "acts.quad": 88.5}


def test_a_figure_below_its_floor_fails_and_is_named(gate, monkeypatch, capsys) -> None:
    run(gate, monkeypatch, "--update")
    gate.measured_here["acts.root"] = 78.4
    assert run(gate, monkeypatch) == 1
    assert "below the floor: acts.root" in capsys.readouterr().err


def test_an_update_raises_and_never_lowers(gate, monkeypatch) -> None:
    run(gate, monkeypatch, "--update")
    gate.measured_here.update({"acts.root": 70.0, "acts.quad": 95.0})
    assert run(gate, monkeypatch, "--update") == 1
    assert floors(gate) == {"acts.root": 78.5, "acts.quad": 93.5}


def test_lowering_takes_a_reason_and_keeps_it(gate, monkeypatch) -> None:
    run(gate, monkeypatch, "--update")
    gate.measured_here["acts.root"] = 70.0
    with pytest.raises(SystemExit):
        run(gate, monkeypatch, "--lower", "acts.root")
    assert run(gate, monkeypatch, "--lower", "acts.root", "--why", "the gold was corrected") == 0
    assert floors(gate)["acts.root"] == 68.5
    (record,) = json.loads(gate.FLOORS.read_text())["lowered"]
    assert (record["from"], record["to"], record["why"]) == (78.5, 68.5, "the gold was corrected")


@pytest.mark.parametrize("name", ["acts.quad", "acts.nothing"])
def test_what_needs_no_lowering_isnt_lowered(gate, monkeypatch, name) -> None:
    run(gate, monkeypatch, "--update")
    assert run(gate, monkeypatch, "--lower", name, "--why", "because") == 2
    assert floors(gate)["acts.quad"] == 88.5


def test_without_the_gold_it_says_so_and_passes(gate, monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.setattr(gate, "SHARED", tmp_path / "nowhere")
    assert run(gate, monkeypatch) == 0
    assert "skipped" in capsys.readouterr().out


def test_every_floor_is_of_a_figure_and_every_figure_has_one(monkeypatch) -> None:
    monkeypatch.syspath_prepend(EVAL)
    from quality.figures import all_figures

    stored = json.loads((EVAL / "floors.json").read_text())
    assert set(stored["floors"]) == {figure.name for figure in all_figures()}
    assert all(record["why"] for record in stored["lowered"])


@pytest.mark.shared
def test_no_figure_is_below_its_floor() -> None:
    if not (ROOT.parent / "shared").is_dir():
        pytest.skip("needs ../shared beside the project")
    run = subprocess.run([sys.executable, EVAL / "gate.py"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_page_shows_every_figure(monkeypatch) -> None:
    monkeypatch.syspath_prepend(EVAL)
    from quality.figures import all_figures

    page = (ROOT / "docs" / "explanation" / "reading.md").read_text(encoding="utf-8")
    assert all(f"| {figure.what} |" in page for figure in all_figures())
