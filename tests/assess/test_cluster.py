"""Sweeps on Dask: the same bytes as in one process, also if a worker is killed on the way."""

import sys

import pytest
from tests.assess.sweeps import CHUNK, files, killed, once, swept

from ripeness.errors import InputError
from ripeness.parallel import serially
from ripeness.parallel.cluster import on_cluster

distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr("ripeness.assess.sweep.CHUNK", CHUNK)


@pytest.fixture(scope="module")
def cluster():
    """Two workers, each watched by a nanny that starts another if it dies."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as local:
        yield local


def test_two_workers_leave_the_same_bytes_also_if_one_is_killed(cluster, tmp_path):
    swept(tmp_path / "plain", serially)
    for name, mishap in (("calm", lambda: None), ("killed", lambda: killed(cluster.workers[0].pid))):
        with on_cluster(cluster.scheduler_address) as run:
            swept(tmp_path / name, run, progress=once(mishap))
        assert files(tmp_path / name) == files(tmp_path / "plain")


def test_without_an_address_a_cluster_is_started_here(tmp_path):
    with on_cluster(workers=1) as run:
        found = swept(tmp_path, run, draws=CHUNK)
    assert found.draws == CHUNK


def test_an_address_that_is_none_is_told():
    told = r"no scheduler answers at nowhere \(.*\); start one: dask scheduler"
    with pytest.raises(InputError, match=told), on_cluster("nowhere"):
        pass


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = r"a cluster needs an extra: pip install 'ripeness\[cluster\]'"
    with pytest.raises(InputError, match=told), on_cluster():
        pass
