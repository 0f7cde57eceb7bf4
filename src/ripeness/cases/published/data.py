"""The data files: one published game each, with its source and rows of what is given and what is expected."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

from ripeness.errors import NotFound

_FOLDER = resources.files("ripeness.cases.published") / "data"


@dataclass(frozen=True)
class Published:
    """A published game.

    Attributes
    ----------
    name : str
        The name of its file.
    source : str
        Key into ``docs/references.bib``.
    about : str
        The game in a sentence or two.
    formula : str
        The closed form, or how the answer is found.
    rows : tuple of dict
        Each has ``given`` and ``expect``, mappings of names to numbers.
    """

    name: str
    source: str
    about: str
    formula: str
    rows: tuple[dict[str, Any], ...]


def names() -> tuple[str, ...]:
    """Return the names of all published games, in alphabetical order."""
    return tuple(sorted(file.name.removesuffix(".json") for file in _FOLDER.iterdir() if file.name.endswith(".json")))


def load(name: str) -> Published:
    """Return a published game.

    Raises
    ------
    NotFound
        If there is none of that name.
    """
    if name not in names():
        raise NotFound(f"published case must be one of {', '.join(names())}; got {name}")
    found = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Published(name, found["source"], found["about"], found["formula"], tuple(found["rows"]))
