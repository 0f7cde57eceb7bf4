"""Tasks on Dask distributed: results in order, and the ledger of one process though a worker is killed."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.parallel import tasks
from tests.read.archive.reports import archive, read, whole

from ripeness.errors import InputError
from ripeness.parallel import Lost, Result, Run, Task
from ripeness.parallel.cluster import on_cluster
from ripeness.read.archive import batches

distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytestmark = pytest.mark.filterwarnings("ignore")  # what Dask warns of is its own affair


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50)
    with cluster:
        yield cluster.scheduler_address


def killing(run: Run, *, after: int) -> tuple[Run, list[int]]:
    """A run that kills one of its workers after some tasks; and whom it killed."""
    killed: list[int] = []

    def killer(work: Callable[[Task], Result], given: Iterable[Task], /) -> Iterator[tuple[Task, Result | Lost]]:
        for number, done in enumerate(run(work, given)):
            if number == after:
                ((_, process),) = run(tasks.process_id, [0])
                assert isinstance(process, int)
                os.kill(process, signal.SIGKILL)
                killed.append(process)
            yield done

    return killer, killed


def test_results_come_in_the_order_of_the_tasks(scheduler: str) -> None:
    with on_cluster(scheduler) as run:
        assert list(run(tasks.slower_first, range(6))) == [(n, n) for n in range(6)]


def test_a_killed_worker_changes_nothing_of_the_ledger(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MOST", 2)
    source = archive(tmp_path, 30)
    with on_cluster(scheduler) as run:
        killer, killed = killing(run, after=3)
        read(tmp_path / "two", source, run=killer)
    read(tmp_path / "one", source)
    assert killed
    assert whole(tmp_path / "two") == whole(tmp_path / "one")


def test_a_scheduler_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ripeness.parallel.cluster._SECONDS", 0.2)
    with pytest.raises(InputError, match="no scheduler answers at tcp"), on_cluster("tcp://127.0.0.1:1"):
        pass
