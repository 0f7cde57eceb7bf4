"""Tasks over processes: results in order, whatever dies."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.parallel import tasks

from ripeness.errors import InputError
from ripeness.parallel import AHEAD, Lost
from ripeness.parallel.processes import in_processes

ROOT = Path(__file__).parents[2]


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert list(in_processes(2)(tasks.slower_first, range(6))) == [(n, n) for n in range(6)]


def test_tasks_are_taken_only_a_few_ahead_of_the_results() -> None:
    taken = []

    def numbers() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield number

    found = in_processes(2)(tasks.doubled, numbers())
    for number in range(5):
        assert next(found) == (number, 2 * number)
        assert len(taken) <= number + 1 + 2 * AHEAD


def test_a_task_whose_worker_is_killed_is_done_by_another(tmp_path: Path) -> None:
    given = [(number, str(tmp_path)) for number in range(8)]
    assert [found for _, found in in_processes(2)(tasks.fatal_once, given)] == list(range(8))
    assert (tmp_path / "died").exists()


def test_a_task_that_kills_every_worker_is_lost_and_the_others_are_done() -> None:
    found = [result for _, result in in_processes(2)(tasks.fatal_always, range(5))]
    assert isinstance(found[2], Lost) and "died 3 times" in found[2].reason
    assert found[:2] + found[3:] == [0, 1, 3, 4]


def test_what_a_task_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError, match="task 0"):
        list(in_processes(1)(tasks.failing, range(3)))


def test_there_must_be_a_worker() -> None:
    with pytest.raises(InputError, match="workers must be at least 1; got 0"):
        in_processes(0)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc to see whether a process lives")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    script = (
        "import time\n"
        "from ripeness.parallel.processes import in_processes\n"
        "from tests.parallel import tasks\n"
        "if __name__ == '__main__':\n"
        "    found = in_processes(1)(tasks.process_id, range(100))\n"
        "    print(next(found)[1], flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT, env={"PYTHONPATH": f"src:{ROOT}"}
    ) as parent:
        assert parent.stdout is not None
        worker = Path("/proc") / parent.stdout.readline().strip()
        assert worker.exists()
        parent.kill()
        parent.wait()
        until = time.monotonic() + 10
        while _lives(worker) and time.monotonic() < until:
            time.sleep(0.02)
        assert not _lives(worker)


def _lives(process: Path) -> bool:
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
