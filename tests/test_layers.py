"""Data flows one way, and the model is pure: the import contracts of pyproject.toml hold."""

from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]


def test_no_part_imports_what_lies_above_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0
