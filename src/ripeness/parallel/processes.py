"""Tasks over processes of this machine: a worker that dies costs its task, which another does again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from ripeness.errors import InputError
from ripeness.parallel import AHEAD, Lost, Result, Run, Task

TRIES = 3
"""A task that killed its worker so often while it was the only one is given up: then it isn't chance."""
_LOST = f"its worker died {TRIES} times under it, perhaps for want of memory; try again with fewer workers"


def in_processes(workers: int) -> Run:
    """Return what does tasks in so many processes. Work and tasks must be such as can be pickled.

    Raises
    ------
    InputError
        If there is to be no process.
    """
    if workers < 1:
        raise InputError(f"workers must be at least 1; got {workers}")

    def run(work: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[tuple[Task, Result | Lost]]:
        left = iter(tasks)
        while suspects := (yield from _pooled(work, left, workers=workers)):
            yield from _singly(work, suspects)

    return run


def _pooled(
    work: Callable[[Task], Result], left: Iterator[Task], *, workers: int
) -> Generator[tuple[Task, Result | Lost], None, list[Task]]:
    """Do tasks until there are none or a worker dies; return those that were not done by then, any of which did it."""
    waiting: deque[tuple[Task, Future[Result]]] = deque()
    with _pool(workers) as pool:
        waiting.extend((task, _submitted(pool, work, task)) for task in islice(left, AHEAD * workers))
        while waiting:
            task, future = waiting[0]
            try:
                found = future.result()
            except BrokenProcessPool:
                break
            waiting.popleft()
            waiting.extend((more, _submitted(pool, work, more)) for more in islice(left, 1))
            yield task, found
    return [task for task, _ in waiting]


def _singly(work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
    """Do tasks one at a time, so that the one under which a worker dies is known."""
    left = deque(tasks)
    deaths = 0
    while left:
        with _pool(1) as pool:
            try:
                while left:
                    found = pool.submit(work, left[0]).result()
                    deaths = 0
                    yield left.popleft(), found
            except BrokenProcessPool:
                deaths += 1
        if deaths == TRIES:
            deaths = 0
            yield left.popleft(), Lost(_LOST)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Task], Result], task: Task) -> Future[Result]:
    try:
        return pool.submit(work, task)
    except BrokenProcessPool as error:  # a worker died since we last looked: as if it had died under this task
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_attend)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _attend() -> None:
    """Let a worker end with its parent, even if that is killed, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
