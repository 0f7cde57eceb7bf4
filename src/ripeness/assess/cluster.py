"""Chunks of a sweep on Dask distributed (extra ``cluster``): on machines of one's own, or a local cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from ripeness.assess.sweep import Chunk, Run, alone
from ripeness.errors import AssessError

if TYPE_CHECKING:
    from distributed import Client

_AHEAD = 4
"""Chunks that wait for each thread of a worker: enough to keep it busy, few enough that results don't pile up."""


@contextmanager
def on_cluster(scheduler: str | None = None, *, workers: int = 2) -> Iterator[Run]:
    """Give what computes chunks on a cluster.

    Parameters
    ----------
    scheduler
        Address of a running scheduler, such as ``tcp://10.0.0.5:8786``; None: a cluster on this machine.
    workers
        Processes of a cluster on this machine.

    Raises
    ------
    AssessError
        If Dask isn't installed or the scheduler doesn't answer.
    """
    if find_spec("distributed") is None:
        raise AssessError("a cluster needs an extra: pip install 'ripeness[cluster]'")
    with _client(scheduler, workers) as client:
        yield lambda chunks: _run(client, chunks)


@contextmanager
def _client(scheduler: str | None, workers: int) -> Iterator[Client]:
    from distributed import Client, LocalCluster

    if scheduler is not None:
        try:
            client = Client(scheduler, timeout="10s", set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise AssessError(f"no scheduler answers at {scheduler} ({error}); start one: dask scheduler") from error
        with client:
            yield client
        return
    local = LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0")
    with local, Client(local, set_as_default=False) as client:
        yield client


def _run(client: Client, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, bytes]]:
    from distributed import KilledWorker, as_completed

    left = iter(chunks)
    ahead = _AHEAD * max(1, sum(client.nthreads().values()))
    sent: dict[Any, Chunk] = {}

    def submit(chunk: Chunk) -> Any:
        future = client.submit(alone, chunk, pure=False)
        sent[future.key] = chunk
        return future

    waiting = as_completed([submit(chunk) for chunk in islice(left, ahead)], loop=client.loop)
    for future in waiting:
        try:
            found = future.result()
        except KilledWorker as error:
            raise AssessError(
                "workers died under one chunk too often, perhaps for want of memory; what is done is kept"
            ) from error
        yield sent.pop(future.key), found
        future.release()
        for chunk in islice(left, 1):
            waiting.add(submit(chunk))
