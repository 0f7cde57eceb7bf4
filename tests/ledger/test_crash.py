"""Killed at any moment, or written by two processes at once, a ledger loses nothing that it acknowledged."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ripeness.errors import LedgerError
from ripeness.ledger import Act, Document, Entry, Ledger
from ripeness.ledger.document import sha256
from ripeness.ledger.verify import verify

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed while it writes")

AT = "2026-11-22T10:00:00Z"
KILLS = 60
DOCUMENTS = 60
ENTRIES = 12


def made(number: int) -> tuple[Document, bytes, str, list[Entry]]:
    """A document of some pages with a dozen entries."""
    text = "\n".join(
        f"Sentence {line} of report {number} says that talks {line}/{number} failed. " * 9 for line in range(ENTRIES)
    )
    raw = text.encode()
    document = Document(
        sha256=sha256(raw),
        text_sha256=sha256(raw),
        derivation="utf-8",
        media_type="text/plain",
        size=len(raw),
        published="2022-05-17",
    )
    entries = []
    for line in range(ENTRIES):
        start = text.index(f"talks {line}/{number}")
        span = (start, start + len(f"talks {line}/{number} failed"))
        entries.append(
            Entry.anchored(
                text, span, document=document.sha256, act=Act.CLAIM, holder="x", when="2022-05-17", reader="rules 1"
            )
        )
    return document, raw, text, entries


def read_all(folder: Path, numbers: range, acknowledge: Callable[[int], None]) -> None:
    with Ledger.open(folder) as ledger:
        for number in numbers:
            ledger.add(*made(number), at=AT)
            acknowledge(number)


def forked(work: Callable[[Callable[[int], None]], None]) -> tuple[int, int]:
    """Run the work in a process of its own; return its id and where its acknowledgements can be read."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(lambda number: void(os.write(into, f"{number}\n".encode())))
            status = 0
        finally:
            os._exit(status)
    os.close(into)
    return child, out


def void(_: int) -> None: ...


def acknowledged(child: int, out: int) -> tuple[list[int], int]:
    """Wait for the process; return what it acknowledged and how it ended (0: well)."""
    with os.fdopen(out) as stream:
        numbers = [int(line) for line in stream if line.endswith("\n")]
    return numbers, os.waitpid(child, 0)[1]


def assert_whole(ledger: Ledger, numbers: list[int]) -> None:
    stored = {document.sha256 for document in ledger.documents()}
    for number in numbers:
        document, raw, text, entries = made(number)
        assert document.sha256 in stored, f"document {number} was acknowledged and is gone"
        assert (ledger.original(document.sha256), ledger.text(document.sha256)) == (raw, text)
        assert [entry.id for entry in ledger.entries(document=document.sha256)] == [entry.id for entry in entries]


def test_what_was_acknowledged_survives_kill_9(tmp_path):
    """Sixty times: read on in the same case, be killed, find all that was acknowledged; a full case is replaced."""
    chance = random.Random(20220517)
    killed, amidst, cases = 0, 0, 0
    stored = DOCUMENTS
    while killed < KILLS:
        if stored == DOCUMENTS:
            cases += 1
            folder = tmp_path / str(cases)
            Ledger.create(folder).close()
        child, out = forked(lambda tell, folder=folder: read_all(folder, range(DOCUMENTS), tell))
        time.sleep(chance.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        numbers, status = acknowledged(child, out)
        with Ledger.open(folder) as ledger:
            stored = len(ledger.documents())
            assert_whole(ledger, numbers[-3:])
            assert len(numbers) <= stored
            assert verify(ledger) == []
        killed += os.WIFSIGNALED(status)
        amidst += os.WIFSIGNALED(status) and stored < DOCUMENTS
    assert amidst > KILLS // 4
    read_all(folder, range(DOCUMENTS), lambda _: None)
    with Ledger.open(folder) as ledger:
        assert_whole(ledger, list(range(DOCUMENTS)))
        assert len(ledger.entries()) == DOCUMENTS * ENTRIES
        assert verify(ledger) == []
        assert len(ledger.log()) == DOCUMENTS


def test_a_document_is_stored_whole_or_not_at_all(tmp_path):
    """The process dies between the statements of one transaction."""
    Ledger.create(tmp_path).close()
    total = 0
    for at in range(1, 80, 6):

        def work(tell: Callable[[int], None], at: int = at) -> None:
            with Ledger.open(tmp_path) as ledger:
                left = [at]

                def die(_: str) -> None:
                    left[0] -= 1
                    if left[0] == 0:
                        os.kill(os.getpid(), signal.SIGKILL)

                ledger.connection.set_trace_callback(die)
                ledger.add(*made(0), at=AT)
                tell(0)

        numbers, status = acknowledged(*forked(work))
        total += os.WIFSIGNALED(status)
        with Ledger.open(tmp_path) as ledger:
            assert len(ledger.entries()) == (ENTRIES if ledger.documents() else 0)
            assert bool(ledger.documents()) or not numbers
            assert verify(ledger) == []
    assert total >= 6


def test_two_processes_wait_for_each_other_and_lose_nothing(tmp_path):
    Ledger.create(tmp_path).close()
    ranges = [range(0, 40), range(20, 60)]
    running = [forked(lambda tell, numbers=numbers: read_all(tmp_path, numbers, tell)) for numbers in ranges]
    for numbers, (child, out) in zip(ranges, running, strict=True):
        assert acknowledged(child, out) == (list(numbers), 0)
    with Ledger.open(tmp_path) as ledger:
        assert_whole(ledger, list(range(60)))
        assert len(ledger.log()) == len(ledger.documents()) == 60
        assert verify(ledger) == []


def test_a_decision_waits_for_a_read(tmp_path):
    Ledger.create(tmp_path).close()
    read_all(tmp_path, range(1), lambda _: None)
    entry = made(0)[3][0]
    child, out = forked(lambda tell: read_all(tmp_path, range(1, 30), tell))
    with Ledger.open(tmp_path) as ledger:
        for _ in range(10):
            ledger.accept(entry.id, who="Leyla", at=AT)
        assert acknowledged(child, out)[1] == 0
        assert len(ledger.history(entry.id)) == 11
        assert verify(ledger) == []


def test_of_two_processes_that_make_one_ledger_one_is_told(tmp_path):
    def make(tell: Callable[[int], None]) -> None:
        try:
            Ledger.create(tmp_path).close()
            tell(1)
        except LedgerError:
            tell(0)

    running = [forked(make) for _ in range(6)]
    told = [acknowledged(*one)[0] for one in running]
    assert sorted(told) == [[0]] * 5 + [[1]]
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]
