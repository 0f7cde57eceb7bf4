"""The lock files pin every dependency with hashes, and name no registry."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
UNLOCKED = {"spacy"}  # large, and of no use without a pipeline that the user chooses
OPTIONAL = PROJECT["optional-dependencies"]
EXTRAS = [need for extra, needs in OPTIONAL.items() if extra not in UNLOCKED for need in needs]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ;]", name)[0]).lower()


@pytest.mark.parametrize(
    ("lock", "needs"),
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", [*PROJECT["dependencies"], *EXTRAS]),
    ],
)
def test_every_dependency_is_pinned_with_hashes_and_no_address(lock: str, needs: list[str]) -> None:
    content = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.findall(r"^([\w.-]+)==[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}[ \\]*)*)", content, flags=re.M)
    assert {plain(need) for need in needs} <= {plain(name) for name, _ in blocks}
    assert [name for name, hashes in blocks if not hashes] == []
    assert "://" not in content
    assert "--index" not in content
