"""Measure reading at volume: speed with two workers beside one process, memory, and one ledger whoever reads.

    python eval/bench/volume.py speed                        # ratio of one run each, and what it is on a free machine
    python eval/bench/volume.py memory --documents 100000    # memory of the driver and its workers on the way
    python eval/bench/volume.py cluster --documents 100000   # Dask, two workers, one killed: the ledger of one process?
    python eval/bench/volume.py resume --documents 3000      # the driver killed in between, then the same command again

Documents are cut from the texts of ../shared/data/corpus (or, where it is absent, put together from fragments written
for this project), their sentences in another order and their figures changed, each from a seed of its own. The clock of
the ledger stands still, so that two ledgers can be compared byte for byte: all rows of all tables are hashed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))  # what the scripts of eval/ share

from timing import least

from quality.documents import corpus, document_of, written
from ripeness.ledger import Ledger
from ripeness.parallel import Run, serially
from ripeness.parallel.cluster import on_cluster
from ripeness.parallel.processes import in_processes
from ripeness.read.archive import Beside, Intake, Kept, Maker, Recipe
from ripeness.read.archive.work import Batch, Job, read_batch
from ripeness.read.sources import Given, Piece, pieces

AT = "2026-11-22T12:00:00Z"
LIMIT = 1.9  # least speed with two workers, in that of one process
GROWTH = 1.1  # most memory at the end, in that at a tenth of the way
_FIRST = 200  # documents that are read before time is taken: workers have started by then
_LAST = 200  # documents before whose end it is taken: workers have gone by then
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")


def archive(file: Path, count: int, *, size: int) -> None:
    """Write so many documents of about that many characters as JSON Lines."""
    texts = [(document.outlet, text) for document, text in corpus()]
    if not texts:
        random = Random(0)
        texts = [(document_of("x").outlet, " ".join(written(random) for _ in range(40))) for _ in range(500)]
    with file.open("w", encoding="utf-8") as stream:
        for number in range(count):
            random = Random(number)
            outlet, text = random.choice(texts)
            row = {
                "text": _cut(random, text, size),
                "title": f"Report {number}",
                "date": f"2022-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
                "source": outlet or "Paper",
            }
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _cut(random: Random, text: str, size: int) -> str:
    start = random.randrange(max(1, len(text) - size))
    sentences = _SENTENCE.split(text[start : start + random.randint(size // 2, size * 3 // 2)])
    random.shuffle(sentences)
    cut = " ".join(sentences)
    return re.sub(r"\d", lambda _: str(random.randrange(10)), cut).strip() or "Nothing."


def read(case: Path, source: Path, run: Run, each: Callable[[int], None]) -> int:
    """Read an archive into a case and return the number of documents; tell `each` how many are done."""
    if not (case / "ledger.sqlite").exists():
        Ledger.create(case).close()
    recipe = Recipe(sides=("Russia", "Ukraine"))
    intake = Intake(Maker(recipe.make(), Given()), lambda: AT, recipe.mark, recipe, run)
    done = 0
    with Ledger.open(case) as ledger, Beside(case) as beside:
        for outcome in intake.into(ledger, beside, pieces(source)):
            done += isinstance(outcome, Kept)
            each(done)
    return done


def content(case: Path) -> str:
    """Return a digest of all that a ledger holds."""
    digest = hashlib.sha256()
    connection = sqlite3.connect(case / "ledger.sqlite")
    for table, order in (
        ("log", "seq"),
        ("content", "sha256"),
        ("document", "sha256"),
        ("entry", "number"),
        ("version", "entry, version"),
        ("entry_words", "rowid"),
    ):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            digest.update(repr(row).encode())
    connection.close()
    return digest.hexdigest()


def descendants(root: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(path.name)] = int(path.joinpath("stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found[1:]


def usage(process: int | str) -> tuple[float, float]:
    """Return the megabytes that a process has in memory, and its seconds of processor."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[21]) * _PAGE / 1e6, (int(fields[11]) + int(fields[12])) / _TICK


def used() -> float:
    """Return the seconds of processor that this process and its children have used."""
    return sum(usage(one)[1] for one in (os.getpid(), *descendants(os.getpid())))


class Timed:
    """Wall clock and processor time from the first documents on, and the documents in them."""

    def __init__(self) -> None:
        self._at = self.first = 0
        self._wall = self._cpu = 0.0

    def __call__(self, done: int) -> None:
        if done >= _FIRST and not self.first:
            self.first, self._wall, self._cpu = done, time.perf_counter(), used()
        if self.first:
            self._at = done
            self.wall = time.perf_counter() - self._wall

    def finish(self) -> tuple[float, float]:
        """Return wall clock and processor time of a document, in ms."""
        count = max(1, self._at - self.first)
        return 1000 * self.wall / count, 1000 * (used() - self._cpu) / count


def speed(folder: Path, source: Path, count: int) -> int:
    """Print the time of a document in one process and with two workers, and their ratio."""
    found = {}
    for name, run in (("one process", serially), ("two workers", in_processes(2))):
        timed = Timed()

        def each(done: int, timed: Timed = timed, name: str = name) -> None:
            timed(done)
            if done >= count - _LAST and name not in found:
                found[name] = timed.finish()  # while the workers still live

        read(folder / name, source, run, each)
        print(f"{name:12} {found[name][0]:7.2f} ms a document, {found[name][1]:7.2f} ms of processor", flush=True)
    (wall, cpu), (two_wall, two_cpu) = found["one process"], found["two workers"]
    same = content(folder / "one process") == content(folder / "two workers")
    cost = sent(source, count)
    print(f"two workers are {wall / two_wall:.2f} times as fast as one process (limit {LIMIT:g})")
    print(f"by the processor time of both runs, on two free cores: {2 * cpu / two_cpu:.2f} times")
    print(f"by what sending costs, {cost:.2f} ms a document, on two free cores: {2 * cpu / (cpu + cost):.2f} times")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; the same ledger: {same}")
    return 0 if same and wall / two_wall >= LIMIT else 1


def sent(source: Path, count: int) -> float:
    """Return the processor time that it costs to send a document to a worker and its reading back, in ms."""
    recipe = Recipe(sides=("Russia", "Ukraine"))
    jobs = [Job(piece) for piece in islice(pieces(source), min(count, 512)) if isinstance(piece, Piece)]
    batches = [Batch(tuple(jobs[at : at + 32]), recipe, recipe.mark, Given(), AT) for at in range(0, len(jobs), 32)]
    readings = [read_batch(batch) for batch in batches]
    _, seconds = least(lambda: [pickle.loads(pickle.dumps(one)) for one in (*batches, *readings)], repeats=3)
    return 1000 * seconds / len(jobs)


def memory(folder: Path, source: Path, count: int) -> int:
    """Print what driver and workers have in memory on the way."""
    marks = sorted({count // 10, count // 4, count // 2, max(count - 2 * _LAST, count // 2)})
    driver: list[float] = []

    def each(done: int) -> None:
        if marks and done >= marks[0]:
            marks.pop(0)
            driver.append(usage("self")[0])
            workers = [usage(one)[0] for one in descendants(os.getpid())]
            told = ", ".join(f"{one:.0f}" for one in workers if one > 40)
            print(f"{done:8,} documents: driver {driver[-1]:6.0f} MB, workers {told} MB", flush=True)

    began = time.perf_counter()
    read(folder / "case", source, in_processes(2), each)
    seconds = time.perf_counter() - began
    size = (folder / "case" / "ledger.sqlite").stat().st_size / 1e6
    print(f"{count:,} documents in {seconds:.0f} s, {count / seconds:.0f} a second; a ledger of {size:.0f} MB")
    return 0 if driver[-1] <= GROWTH * driver[0] else 1


def cluster(folder: Path, source: Path, count: int) -> int:
    """Read on Dask, kill a worker half-way, and compare the ledger with that of one process."""
    from distributed import Client, LocalCluster

    killed: list[int] = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local:

        def each(done: int) -> None:
            if done >= count // 2 and not killed:
                with Client(local, set_as_default=False) as client:
                    killed.extend(client.run(os.getpid).values())
                os.kill(killed[0], signal.SIGKILL)
                print(f"worker {killed[0]} killed after {done:,} documents", flush=True)

        began = time.perf_counter()
        with on_cluster(local.scheduler_address) as run:
            read(folder / "cluster", source, run, each)
        print(f"{count:,} documents on Dask in {time.perf_counter() - began:.0f} s", flush=True)
    return _compared(folder, source, folder / "cluster")


def resume(folder: Path, source: Path, count: int) -> int:
    """Kill the driver half-way, read again, and compare the ledger with that of one process."""
    case = folder / "killed"
    Ledger.create(case).close()
    command = [sys.executable, __file__, "read", "--case", str(case), "--source", str(source)]
    with subprocess.Popen(command) as driver:
        while driver.poll() is None and _stored(case) < count // 2:
            time.sleep(0.2)
        driver.kill()
    print(f"driver killed when {_stored(case):,} documents were stored", flush=True)
    began = time.perf_counter()
    read(case, source, in_processes(2), lambda done: None)
    print(f"the same command again: {time.perf_counter() - began:.0f} s", flush=True)
    return _compared(folder, source, case)


def _stored(case: Path) -> int:
    connection = sqlite3.connect(f"{(case / 'ledger.sqlite').as_uri()}?mode=ro", uri=True)
    (count,) = connection.execute("SELECT count(*) FROM document").fetchone()
    connection.close()
    return int(count)


def _compared(folder: Path, source: Path, case: Path) -> int:
    began = time.perf_counter()
    read(folder / "alone", source, serially, lambda done: None)
    print(f"one process: {time.perf_counter() - began:.0f} s, {_stored(folder / 'alone'):,} documents", flush=True)
    same = content(folder / "alone") == content(case)
    print(f"the same ledger: {same}")
    return 0 if same else 1


_TASKS: dict[str, tuple[Callable[[Path, Path, int], int], int]] = {
    "speed": (speed, 3_000),
    "memory": (memory, 100_000),
    "cluster": (cluster, 100_000),
    "resume": (resume, 3_000),
}


def main() -> int:
    """Measure what is asked for; exit code 1 if a limit isn't held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=[*_TASKS, "read"])
    parser.add_argument("--documents", type=int)
    parser.add_argument("--size", type=int, default=2_000, help="characters of a document, about")
    parser.add_argument("--case", type=Path, help="with read: the case folder")
    parser.add_argument("--source", type=Path, help="with read: the archive; else: one that is there already")
    asked = parser.parse_args()
    if asked.what == "read":
        read(asked.case, asked.source, in_processes(2), lambda done: None)
        return 0
    task, usual = _TASKS[asked.what]
    count = asked.documents or usual
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = asked.source or folder / "archive.jsonl"
        if not asked.source:
            archive(source, count, size=asked.size)
        print(f"{count:,} documents, {source.stat().st_size / 1e6:.0f} MB", flush=True)
        return task(folder, source, count)


if __name__ == "__main__":
    sys.exit(main())
