"""Copies: the same text apart from what stands before and after; doubtful ones are none."""

import io
import sys
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.read.archive.reports import read, text, whole

from ripeness.ledger import Ledger
from ripeness.ledger.jsonl import import_jsonl
from ripeness.ledger.verify import verify
from ripeness.parallel.processes import in_processes
from ripeness.read.archive import Beside, Kept
from ripeness.read.archive.copies import is_copy, sketch
from ripeness.read.sources import Piece
from ripeness.talks.origins import index_origins

BODY = " ".join(text(number) for number in range(4))
OTHER = " ".join(text(number) for number in range(10, 14))


def report(name: str, words: str, *, day: str = "2022-03-02", outlet: str = "Paper") -> Piece:
    head = f"Title: {name}\nPublished: {day}\nOutlet: {outlet}\n\n"
    return Piece(name, (head + words).encode(), source=name)


class TestText:
    @pytest.mark.parametrize(
        "copy",
        [
            BODY,
            BODY.upper(),
            f"KYIV (Agency) — {BODY}",
            f"Talks stall again\n\nBy our staff, Tuesday\n\n{BODY}\n\nSubscribe to our morning letter.",
            BODY.replace("reporters", "journalists", 1),
        ],
    )
    def test_with_another_head_or_foot_or_a_changed_word_is_a_copy(self, copy: str) -> None:
        assert is_copy(BODY, copy) and is_copy(copy, BODY)
        assert set(sketch(BODY)) & set(sketch(copy))

    @pytest.mark.parametrize(
        "other",
        [
            OTHER,
            BODY.replace("Russia", "Belarus").replace("Kuleba", "Yermak").replace("reporters", "deputies"),
            f"{BODY} {OTHER}",
            BODY[: len(BODY) // 2],
            "",
        ],
    )
    def test_with_other_names_throughout_or_much_more_is_none(self, other: str) -> None:
        assert not is_copy(BODY, other) and not is_copy(other, BODY)

    def test_too_short_is_none_of_itself(self) -> None:
        assert sketch(text(1)[:200]) == ()
        assert not is_copy(text(1)[:200], text(1)[:200])


class TestInTheLedger:
    def test_a_copy_is_stored_with_the_first_and_its_entries_share_their_origins(self, tmp_path: Path) -> None:
        pieces = [report("a", BODY), report("b", f"KYIV (Agency) — {BODY}", outlet="Post"), report("c", OTHER)]
        outcomes = read(tmp_path, Path(), found=pieces)
        with Ledger.open(tmp_path) as ledger:
            first, copy, other = ledger.documents()
            assert (first.copy_of, copy.copy_of, other.copy_of) == (None, first.sha256, None)
            entries = [ledger.entries(document=one.sha256) for one in (first, copy)]
            assert entries[0] and {entry.origin for entry in entries[0]} == {""}
            assert {entry.origin for entry in entries[1]} == {entry.id for entry in entries[0]}
            index = index_origins([*entries[0], *entries[1]], {one.sha256: one for one in (first, copy)})
            assert index.count(entry.id for entry in entries[1]) == index.count(entry.id for entry in entries[0])
            assert all(set(origin.outlets) == {"Paper", "Post"} for origin in index.origins)
            assert verify(ledger) == []
        assert [one.added.copy_of for one in outcomes if isinstance(one, Kept)] == ["", first.sha256, ""]

    def test_a_copy_of_a_copy_is_a_copy_of_the_first(self, tmp_path: Path) -> None:
        read(tmp_path, Path(), found=[report(name, f"{name} {BODY}", outlet=name) for name in "abc"])
        with Ledger.open(tmp_path) as ledger:
            first, *copies = ledger.documents()
            assert [one.copy_of for one in copies] == [first.sha256] * 2

    @pytest.mark.parametrize(
        ("second", "is_one"),
        [
            (report("b", f"b {BODY}", day="2022-03-05"), True),
            (report("b", f"b {BODY}", day="2022-03-06"), False),
            (report("b", f"b {BODY}", day="2022", outlet="Post"), True),
            (report("b", f"b {BODY}", day="2022"), False),
            (report("a", f"b {BODY}"), False),
        ],
        ids=["three days later", "four days later", "undated elsewhere", "undated there", "its next version"],
    )
    def test_days_outlets_and_keys_decide(self, tmp_path: Path, second: Piece, is_one: bool) -> None:
        read(tmp_path, Path(), found=[report("a", BODY), second])
        with Ledger.open(tmp_path) as ledger:
            assert bool(ledger.documents()[-1].copy_of) is is_one

    def test_reading_again_changes_nothing_with_or_without_the_index(self, tmp_path: Path) -> None:
        pieces = [report(name, f"{name} {BODY}", outlet=name) for name in "ab"]
        read(tmp_path, Path(), found=pieces)
        before = whole(tmp_path)
        for _ in range(2):
            for file in tmp_path.glob(".reading*"):
                file.unlink()
            read(tmp_path, Path(), found=pieces)
            assert whole(tmp_path) == before

    def test_the_first_is_found_in_a_ledger_that_came_from_elsewhere(self, tmp_path: Path) -> None:
        read(tmp_path / "a", Path(), found=[report("a", BODY), report("b", f"b {BODY}", outlet="b")])
        read(tmp_path / "b", Path(), found=[report("x", OTHER)])
        import_jsonl(tmp_path / "c", io.BytesIO(whole(tmp_path / "a"))).close()
        (tmp_path / "b" / ".reading.sqlite").rename(tmp_path / "c" / ".reading.sqlite")  # of another ledger
        read(tmp_path / "c", Path(), found=[report("c", f"c {BODY}", outlet="c"), report("x", f"x {OTHER}")])
        with Ledger.open(tmp_path / "c") as ledger:
            first, *others = ledger.documents()
            assert [one.copy_of for one in others] == [first.sha256, first.sha256, None]

    def test_two_processes_find_the_same_copies(self, tmp_path: Path) -> None:
        pieces = [report(f"{n}", f"{n} {(BODY, OTHER)[n % 2]}", outlet=f"{n}") for n in range(40)]
        read(tmp_path / "one", Path(), found=pieces)
        read(tmp_path / "two", Path(), found=pieces, run=in_processes(2))
        assert whole(tmp_path / "one") == whole(tmp_path / "two")
        with Ledger.open(tmp_path / "one") as ledger:
            assert sum(one.copy_of is not None for one in ledger.documents()) == 38

    def test_an_index_that_is_behind_catches_up(self, tmp_path: Path) -> None:
        read(tmp_path, Path(), found=[report("a", BODY)])
        with Ledger.open(tmp_path) as ledger, Beside() as empty:
            originals = empty.originals(ledger)
            originals.catch_up()
            document = ledger.documents()[0].model_copy(update={"key": "another", "outlet": "Post"})
            assert originals.first(document, BODY, sketch(BODY)) == ledger.documents()[0].sha256
        assert all(one != other for one, other in pairwise(sketch(BODY)))
