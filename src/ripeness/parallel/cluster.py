"""Tasks on Dask distributed (extra ``cluster``): on machines of one's own, or a local cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from ripeness.errors import InputError
from ripeness.parallel import AHEAD, Lost, Result, Run, Task

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 10
"""How long a scheduler, and then its first worker, may take to answer."""
_LOST = "workers of the cluster died under it too often, perhaps for want of memory"


@contextmanager
def on_cluster(scheduler: str | None = None, *, workers: int = 2) -> Iterator[Run]:
    """Give what does tasks on a cluster, whose workers must have this version of Ripeness.

    Parameters
    ----------
    scheduler
        Address of a running scheduler, such as ``tcp://10.0.0.5:8786``; None: a cluster on this machine.
    workers
        Processes of a cluster on this machine.

    Raises
    ------
    InputError
        If Dask isn't installed, or no scheduler or no worker answers.
    """
    if find_spec("distributed") is None:
        raise InputError("a cluster needs an extra: pip install 'ripeness[cluster]'")
    with _client(scheduler, workers) as client:

        def run(work: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[tuple[Task, Result | Lost]]:
            return _run(client, work, tasks)

        yield run


@contextmanager
def _client(scheduler: str | None, workers: int) -> Iterator[Client]:
    from distributed import Client, LocalCluster

    if scheduler is None:
        local = LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0")
        with local, Client(local, set_as_default=False) as client:
            yield client
        return
    try:
        client = Client(scheduler, timeout=f"{_SECONDS}s", set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(f"no scheduler answers at {scheduler} ({error}); start one: dask scheduler") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError as error:
            raise InputError(f"the scheduler at {scheduler} has no workers; start one: dask worker") from error
        yield client


def _run(client: Client, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[tuple[Task, Result | Lost]]:
    from distributed import KilledWorker

    left = iter(tasks)
    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    waiting: deque[tuple[Task, Any]] = deque()

    def submit(number: int) -> None:
        waiting.extend((task, client.submit(work, task, pure=False)) for task in islice(left, number))

    submit(ahead)
    while waiting:
        task, future = waiting.popleft()
        found: Result | Lost
        try:
            found = future.result()
        except KilledWorker:
            found = Lost(_LOST)
        future.release()
        submit(1)
        yield task, found
