"""A sweep for tests: a small case in many small chunks, and what kills those who compute it."""

import os
import signal
from multiprocessing import active_children
from pathlib import Path

from tests.assess.samples import SMALL

from ripeness.assess.sweep import alone, sweep

DRAWS, CHUNK, SEED = 230, 20, 7
CHUNKS = 12


def swept(folder: Path, run, *, content=SMALL, draws=DRAWS, seed=SEED, progress=lambda done, of: None):
    """Return the sweep of the small case into a folder."""
    return sweep(content, folder, draws=draws, seed=seed, run=run, progress=progress)


def files(folder: Path) -> dict[str, bytes]:
    """Return all that a folder holds, by name."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def killed(pid: int) -> None:
    """Kill a process as want of memory would: without a word."""
    os.kill(pid, signal.SIGKILL)


def once(what):
    """Return a progress that does something when the first chunk is done, and only then."""
    done = []

    def progress(finished, _):
        if finished and not done:
            done.append(finished)
            what()

    return progress


def kill_a_child() -> None:
    """Kill a worker of this process."""
    killed(active_children()[0].pid)


def kill_the_driver() -> None:
    """Kill this process."""
    killed(os.getpid())


def deadly(chunk):
    """Compute a chunk, but for one that kills whoever tries."""
    if chunk.start == CHUNK:
        killed(os.getpid())
    return alone(chunk)
