"""Tasks for processes that the tests start."""

import os
import signal
import time
from pathlib import Path


def doubled(task: int) -> int:
    return 2 * task


def slower_first(task: int) -> int:
    time.sleep(0.1 if task == 0 else 0)
    return task


def fatal_once(task: tuple[int, str]) -> int:
    """Kill the worker under task 3, unless that has happened before."""
    number, folder = task
    mark = Path(folder) / "died"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fatal_always(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def failing(number: int) -> int:
    raise ZeroDivisionError(f"task {number}")


def process_id(_: int) -> int:
    return os.getpid()
