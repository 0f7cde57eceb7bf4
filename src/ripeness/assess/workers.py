"""Chunks of a sweep over local processes: a worker that dies costs its chunk, which another computes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from ripeness.assess.sweep import Chunk, Run, alone
from ripeness.errors import AssessError

TRIES = 3
"""A chunk whose worker died so often is given up: then it isn't the worker."""


def in_processes(workers: int) -> Run:
    """Return what computes chunks in so many processes of this machine."""
    if workers < 1:
        raise AssessError(f"workers must be at least 1; got {workers}")
    return lambda chunks: _run(list(chunks), workers)


def _run(chunks: list[Chunk], workers: int) -> Iterator[tuple[Chunk, bytes]]:
    tries = dict.fromkeys(chunks, 0)
    while tries:
        try:
            for chunk, found in _pooled(list(tries), min(workers, len(tries))):
                del tries[chunk]
                yield chunk, found
        except BrokenProcessPool:
            tries = {chunk: count + 1 for chunk, count in tries.items()}
            if max(tries.values()) >= TRIES:
                raise AssessError(
                    f"workers died {TRIES} times over, perhaps for want of memory; what is done is kept: run it again "
                    "with fewer workers"
                ) from None


def _pooled(chunks: Iterable[Chunk], workers: int) -> Iterator[tuple[Chunk, bytes]]:
    """Compute chunks in a pool, a few in the queue at a time so that what is done doesn't pile up."""
    left = iter(chunks)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: dict[Future[bytes], Chunk] = {pool.submit(alone, chunk): chunk for chunk in islice(left, 2 * workers)}
        while waiting:
            ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in ready:
                yield waiting.pop(future), future.result()
                for chunk in islice(left, 1):
                    waiting[pool.submit(alone, chunk)] = chunk
