"""A sweep: many draws of a case, chunk by chunk, over processes or machines; what is done stays done.

A chunk is a range of draws, the same whatever computes it, and is written by rename when it is whole. So a killed
worker or driver costs its chunk, a rerun computes what is missing, and any number of workers leaves the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ripeness import __version__
from ripeness.assess.case import Case
from ripeness.assess.ensemble import Ensemble
from ripeness.assess.game import Floats
from ripeness.assess.plain import to_bytes
from ripeness.assess.reading import Reading, Table
from ripeness.assess.shares import Mean, Share, mean, percent, share
from ripeness.bargaining import ended_within
from ripeness.bargaining.tables import threads
from ripeness.errors import AssessError
from ripeness.parallel import Lost, Run, serially

CHUNK = 2_500
"""Draws of a chunk: a second's work or more. No number depends on it, but the names of the files do."""
COLUMNS = ("zone", "settled", "won_a", "won_b")
"""What is kept of a draw: whether there is a zone today; chances of each ending within the weeks asked about."""
_ABOUT, _RESULT = "sweep.json", "result.json"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Draws number `start` to `stop` - 1 of a case that is given by its text, so that it can go to another machine."""

    content: str
    seed: int
    start: int
    stop: int
    version: str = __version__

    @property
    def file(self) -> str:
        """The name of what it leaves."""
        return f"draws-{self.start:09d}-{self.stop:09d}.npy"


@dataclass(frozen=True, eq=False)
class Sweep(Reading):
    """What a sweep found.

    Attributes
    ----------
    draws, weeks : int
    zone : Share
        Share of draws with a zone of agreement today.
    endings : dict from name to Mean
        Chances, within the weeks asked about, of a settlement and of either victory.
    names : dict
        What each ending is called.
    """

    draws: int
    weeks: int
    zone: Share
    endings: dict[str, Mean]
    names: dict[str, str]

    @property
    def sentence(self) -> str:
        """Say the share of draws with a zone, and the range of the chance of a settlement."""
        settled = self.endings["settled"]
        return (
            f"There is a zone of agreement today {self.zone}. The model’s chance of a settlement within {self.weeks} "
            f"weeks is {percent(settled.value)} in the mean, and from {percent(settled.least)} to "
            f"{percent(settled.most)} in nine of ten draws."
        )

    def table(self) -> Table:
        """Return the endings."""
        rows = [(self.names[name], *_told(found)) for name, found in self.endings.items()]
        return Table(
            f"How the war ends within {self.weeks} weeks, over {self.draws:,} draws",
            ("ending", "mean chance", "95 % interval of the mean", "nine of ten draws"),
            tuple(rows),
        )

    def picture(self) -> str:
        """Return nothing: two numbers need no picture."""
        return ""

    def to_json(self) -> bytes:
        """Return the figures: the same bytes for the same case, draws, seed and version."""
        return to_bytes({"draws": self.draws, "weeks": self.weeks, "zone": self.zone, "endings": self.endings})


def sweep(
    content: str, folder: Path, *, draws: int, seed: int, run: Run, progress: Callable[[int, int], None]
) -> Sweep:
    """Compute what isn't in `folder` yet, and return what all the draws show.

    Parameters
    ----------
    content
        The text of the case file.
    folder
        Where chunks are written. It may hold those of an earlier run of the same sweep.
    run
        What computes chunks: `ripeness.parallel.serially`, or one of the others there.
    progress
        Called with the draws done and their count.

    Raises
    ------
    AssessError
        If there are no draws, the folder holds the sweep of another case, seed, or version, or a chunk is lost.
    CaseError
        If the file has faults. They are told before anything is written.
    """
    if draws < 1:
        raise AssessError(f"draws must be at least 1; got {draws}")
    case = Case.loads(content)
    _settle_in(folder, {"case_sha256": _digest(content.encode()), "seed": seed, "ripeness": __version__})
    chunks = [Chunk(content, seed, start, min(start + CHUNK, draws)) for start in range(0, draws, CHUNK)]
    missing = [chunk for chunk in chunks if not _whole(folder / chunk.file, chunk)]
    done = draws - sum(chunk.stop - chunk.start for chunk in missing)
    progress(done, draws)
    for chunk, found in run(compute if run is serially else alone, missing):
        if isinstance(found, Lost):
            raise AssessError(f"{chunk.file}: {found.reason}; what is done is kept: run it again")
        _write(folder / chunk.file, found)
        done += chunk.stop - chunk.start
        progress(done, draws)
    result = _summed(case, [folder / chunk.file for chunk in chunks])
    _write(folder / _RESULT, result.to_json())
    return result


def compute(chunk: Chunk) -> bytes:
    """Return the columns of a chunk as the bytes of an ``npy`` file, (draws, 4).

    Raises
    ------
    AssessError
        If the chunk comes from another version of Ripeness: its numbers could be others.
    """
    if chunk.version != __version__:
        raise AssessError(f"workers must run ripeness {chunk.version}, as the driver; got {__version__}")
    whole = Ensemble(_case(chunk.content), seed=chunk.seed, start=chunk.start, stop=chunk.stop)
    found = np.concatenate([_columns(part) for part in whole.slices()])
    buffer = io.BytesIO()
    np.save(buffer, found, allow_pickle=False)
    return buffer.getvalue()


def alone(chunk: Chunk) -> bytes:
    """Compute a chunk in one thread, as one worker of many should."""
    with threads(1):
        return compute(chunk)


@lru_cache(maxsize=1)
def _case(content: str) -> Case:
    """Return the case of a file; kept, since a worker gets chunk after chunk of the same one."""
    return Case.loads(content)


def _columns(part: Ensemble) -> Floats:
    ends = ended_within(part.solution, part.case.model.question.weeks)
    return np.stack([part.solution.settles_now.astype(np.float64), *ends], axis=1)


def _summed(case: Case, files: list[Path]) -> Sweep:
    found = np.concatenate([np.load(file, allow_pickle=False) for file in files])
    names = {"settled": "a settlement"}
    for column, party in zip(("won_a", "won_b"), case.parties, strict=True):
        names[column] = f"{case.names.players[party]} wins"
    endings = {name: mean(found[:, n]) for n, name in enumerate(COLUMNS) if name != "zone"}
    return Sweep(len(found), case.model.question.weeks, share(found[:, 0]), endings, names)


def _settle_in(folder: Path, about: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _ABOUT
    if not file.exists():
        _write(file, to_bytes(about))
        return
    try:
        known = dict(json.loads(file.read_bytes()))
    except (ValueError, TypeError):
        raise AssessError(f"{file}: can't be read, so what the folder holds isn't known; give another folder") from None
    for name, value in about.items():
        if known.get(name) != value:
            raise AssessError(
                f"{folder}: holds a sweep with another {name} ({known.get(name)}, here {value}); give another folder"
            )


def _whole(file: Path, chunk: Chunk) -> bool:
    """Whether a chunk's file is there and can be read."""
    try:
        shape: tuple[int, ...] = np.load(file, allow_pickle=False).shape
        return shape == (chunk.stop - chunk.start, len(COLUMNS))
    except (OSError, ValueError, EOFError):
        return False


def _write(file: Path, content: bytes) -> None:
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(file)


def _told(found: Mean) -> tuple[str, str, str]:
    value, low, high = (percent(number, digits=1) for number in (found.value, found.low, found.high))
    return value, f"{low} to {high}", f"{percent(found.least)} to {percent(found.most)}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
