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
"""When so many pools in a row broke before a chunk was done, it isn't chance."""


def in_processes(workers: int) -> Run:
    """Return what computes chunks in so many processes of this machine."""
    if workers < 1:
        raise AssessError(f"workers must be at least 1; got {workers}")
    return lambda chunks: _run(list(chunks), workers)


def _run(chunks: list[Chunk], workers: int) -> Iterator[tuple[Chunk, bytes]]:
    left, broken = dict.fromkeys(chunks), 0
    while left:
        try:
            for chunk, found in _pooled(list(left), min(workers, len(left))):
                broken = 0
                del left[chunk]
                yield chunk, found
        except BrokenProcessPool:
            broken += 1
            if broken == TRIES:
                raise AssessError(
                    f"workers died {TRIES} times in a row, perhaps for want of memory; what is done is kept: run it "
                    "again with fewer workers"
                ) from None


def _pooled(chunks: Iterable[Chunk], workers: int) -> Iterator[tuple[Chunk, bytes]]:
    """Compute chunks in a pool, a few in the queue at a time so that what is done doesn't pile up."""
    left = iter(chunks)
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        waiting: dict[Future[bytes], Chunk] = {pool.submit(alone, chunk): chunk for chunk in islice(left, 2 * workers)}
        while waiting:
            ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in ready:
                yield waiting.pop(future), future.result()
                for chunk in islice(left, 1):
                    waiting[pool.submit(alone, chunk)] = chunk
    finally:
        pool.shutdown(cancel_futures=True)  # whoever stops early doesn't wait for what is queued
