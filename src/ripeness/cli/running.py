"""Where work is done: in this process, in several of this machine, or on a Dask cluster."""

from collections.abc import Iterator
from contextlib import contextmanager

from ripeness.parallel import Run, serially


@contextmanager
def runner(workers: int, scheduler: str | None, *, dask: bool) -> Iterator[Run]:
    """Give what does the work, from the options that `ripeness.cli.options.running` adds.

    Raises
    ------
    InputError
        If there are no workers, or the scheduler doesn't answer.
    """
    if scheduler is not None or dask:
        from ripeness.parallel.cluster import on_cluster

        with on_cluster(scheduler, workers=workers) as run:
            yield run
    elif workers != 1:
        from ripeness.parallel.processes import in_processes

        yield in_processes(workers)
    else:
        yield serially
