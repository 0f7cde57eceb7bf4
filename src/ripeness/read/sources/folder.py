"""Which files a path means: a file, a folder with all in it, or a glob."""

import os
from collections.abc import Iterator
from pathlib import Path

from ripeness.ledger.schema import FILE

ASIDE = "set-aside.jsonl"
"""The list of documents that were set aside, in the case folder: no source itself."""
_PASSED_OVER = (".", FILE, ASIDE)


def files(place: str) -> Iterator[Path]:
    """Yield the files of a path, folder or glob, in order of their names; nothing if there are none.

    Hidden files, the ledger itself and the list beside it are passed over; links to folders are not followed.
    """
    path = Path(place)
    if path.is_dir():
        yield from _inside(path)
    elif path.exists() or not any(sign in place for sign in "*?["):
        yield from (path for _ in range(path.exists()))
    else:
        yield from _matching(place)


def _matching(pattern: str) -> Iterator[Path]:
    anchor = Path(Path(pattern).anchor)
    relative = pattern[len(str(anchor)) :] if Path(pattern).is_absolute() else pattern
    base = anchor if Path(pattern).is_absolute() else Path()
    seen = set()
    for path in sorted(base.glob(relative)):
        for one in _inside(path) if path.is_dir() else [path]:
            if one not in seen and not one.name.startswith(_PASSED_OVER):
                seen.add(one)
                yield one


def _inside(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(_PASSED_OVER):
                yield Path(here) / name
