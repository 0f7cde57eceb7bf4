"""An archive gives the same ledger, byte for byte, whoever reads it and whatever dies meanwhile."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.read.archive.reports import AT, archive, names, read, text, whole

from ripeness.ledger import Entry, Ledger
from ripeness.ledger.verify import verify
from ripeness.parallel import Lost, Result, Task
from ripeness.parallel.processes import in_processes
from ripeness.read.archive import Kept, Maker, Recipe, batches, work
from ripeness.read.sources import Given, Piece, Refused, Sourced, load_bytes

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("archive"), 40)


@pytest.fixture(scope="module")
def alone(source: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The ledger of one process."""
    case = tmp_path_factory.mktemp("alone")
    found = names(read(case, source))
    assert found.count("new") == 40 and found[5] == "unchanged" and found[3].startswith("not JSON")
    return whole(case)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST", 3)


def test_two_processes_give_the_ledger_of_one(source: Path, alone: bytes, tmp_path: Path, small_batches: None) -> None:
    outcomes = read(tmp_path, source, run=in_processes(2))
    assert names(outcomes)[5] == "unchanged"
    assert whole(tmp_path) == alone


def test_a_killed_worker_changes_nothing(source: Path, alone: bytes, tmp_path: Path, small_batches: None) -> None:
    killed: list[int] = []

    def run(work: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[tuple[Task, Result | Lost]]:
        for number, done in enumerate(in_processes(2)(work, tasks)):
            if number == 2:
                killed.append(_child())
                os.kill(killed[0], signal.SIGKILL)
            yield done

    read(tmp_path, source, run=run)
    assert killed
    assert whole(tmp_path) == alone


def test_a_driver_killed_in_between_goes_on_where_it_was(source: Path, alone: bytes, tmp_path: Path) -> None:
    script = (
        "import os, pathlib, signal, sys\n"
        "from itertools import islice\n"
        "from ripeness.read.archive import batches\n"
        "from ripeness.read.sources import pieces\n"
        "from ripeness.parallel.processes import in_processes\n"
        "from tests.read.archive.reports import read\n"
        "def until_killed(source):\n"
        "    yield from islice(pieces(source), 36)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "batches.MOST = 3\n"
        "case, source = map(pathlib.Path, sys.argv[1:])\n"
        "read(case, source, run=in_processes(2), found=until_killed(source))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path), str(source)], env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    )
    assert done.returncode == -signal.SIGKILL
    with Ledger.open(tmp_path) as ledger:
        assert 0 < len(ledger.documents()) < 40
    read(tmp_path, source)
    assert whole(tmp_path) == alone
    with Ledger.open(tmp_path) as ledger:
        assert verify(ledger) == []


def _child() -> int:
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    workers = [one for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
    return workers[0]


class TestWhatWasRead:
    def test_is_skipped_without_being_read_again(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read(tmp_path, source)
        before = whole(tmp_path)
        monkeypatch.setattr(work, "read_document", None)
        outcomes = read(tmp_path, source)
        assert names(outcomes).count("unchanged") == 41
        assert whole(tmp_path) == before

    def test_is_read_again_with_other_statements_of_the_user(self, source: Path, tmp_path: Path) -> None:
        read(tmp_path, source)
        outcomes = read(tmp_path, source, given=Given(outlet="Post"))
        assert names(outcomes).count("re-read") == 40

    def test_is_read_again_by_another_reader(self, source: Path, tmp_path: Path) -> None:
        assert Recipe().mark != Recipe(sides=("Russia", "Ukraine")).mark
        assert Recipe(sides=("A", "B")).mark == Recipe(sides=("A", "B")).mark

    def test_is_read_again_if_only_the_file_beside_the_ledger_knows_it(self, source: Path, tmp_path: Path) -> None:
        read(tmp_path, source)
        before = whole(tmp_path)
        (tmp_path / "ledger.sqlite").unlink()
        read(tmp_path, source)
        assert whole(tmp_path) == before

    def test_adds_nothing_if_the_file_beside_the_ledger_is_lost(self, source: Path, tmp_path: Path) -> None:
        read(tmp_path, source)
        before = whole(tmp_path)
        (tmp_path / ".reading.sqlite").unlink()
        assert names(read(tmp_path, source)).count("unchanged") == 41
        assert whole(tmp_path) == before


def test_a_document_that_kills_its_workers_is_set_aside_and_the_rest_is_read(source: Path, tmp_path: Path) -> None:
    def run(work: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[tuple[Task, Result | Lost]]:
        for task in tasks:
            fatal = any("Report 7" in str(job.piece.content) for job in task.jobs)  # type: ignore[attr-defined]
            yield task, Lost("its worker died") if fatal else work(task)

    outcomes = read(tmp_path, source, run=run)
    (refused,) = [one for one in outcomes if isinstance(one, Refused) and one.reason == "its worker died"]
    assert refused.name.endswith(":10")
    assert sum(isinstance(one, Kept) for one in outcomes) == 40


def test_a_worker_with_other_rules_is_refused() -> None:
    batch = work.Batch((), Recipe(), "another", Given(), AT)
    with pytest.raises(Exception, match="another version of Ripeness"):
        work.read_batch(batch)


def test_documents_are_written_in_few_transactions_yet_each_is_whole(source: Path, tmp_path: Path) -> None:
    Ledger.create(tmp_path).close()
    begun: list[str] = []
    with Ledger.open(tmp_path) as ledger:
        ledger.connection.set_trace_callback(lambda sql: begun.append(sql))
        with pytest.raises(ZeroDivisionError), ledger.together():
            _add(ledger, 1)
            raise ZeroDivisionError
        assert ledger.documents() == []
        with ledger.together():
            _add(ledger, 2)
            with pytest.raises(Exception, match="digest"):
                _add(ledger, 3, wrong=True)
            _add(ledger, 4)
        assert len(ledger.documents()) == 2 and verify(ledger) == []
    assert sum(sql.startswith("BEGIN IMMEDIATE") for sql in begun) == 3  # ours, and that of verify


def _add(ledger: Ledger, number: int, *, wrong: bool = False) -> None:
    (source,) = load_bytes(text(number).encode(), "a.txt", at=AT)
    assert isinstance(source, Sourced)
    ledger.add(source.document, source.original + b"x" * wrong, source.text, (), at=AT)


def test_a_fault_of_a_reader_sets_one_document_aside() -> None:
    class Faulty:
        name = "faulty 1"

        def entries(self, document: object, text: str) -> Iterator[Entry]:
            raise KeyError("holder")

    found = Maker(Faulty(), Given()).make(work.Job(Piece("a.txt", b"Words.")), at=AT)
    assert isinstance(found, Refused) and "a fault of Ripeness" in found.reason
