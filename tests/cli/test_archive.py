"""``ripeness read`` of an archive: several processes, what is skipped, what is set aside and tried again."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.read.archive.reports import AT, archive

from ripeness.cli import main_group

from .conftest import Run

MODEL = ("--reader", "llm", "--endpoint", "http://x/v1", "--model", "m")


def ripeness(*arguments: str) -> Result:
    """Run a command with the reader by rules, which other processes can make too."""
    return CliRunner().invoke(main_group, list(arguments), prog_name="ripeness")


def test_two_workers_give_the_export_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("ripeness.cli.reading.now", lambda: AT)
    archive(tmp_path, 6)
    exports = []
    for workers in ("1", "2"):
        ripeness("init", workers)
        result = ripeness("read", "archive.jsonl", "--case", workers, "--workers", workers)
        assert result.exit_code == 4
        assert result.stdout.startswith("8 documents (6 new, 1 unchanged, 1 set aside); ")
        exports.append(ripeness("export", "--case", workers).stdout_bytes)
    assert exports[0] == exports[1]


class TestSetAside:
    @pytest.fixture
    def faulty(self, run: Run, case: Path) -> Path:
        Path("reports/empty.txt").write_bytes(b"")
        run("read", "--case", "case", "reports", "--outlet", "Post")
        return case / "set-aside.jsonl"

    def test_documents_are_kept_on_a_list_with_their_reason(self, faulty: Path) -> None:
        (line,) = faulty.read_text().splitlines()
        told = json.loads(line)
        assert Path(told["name"]) == Path("reports/empty.txt").absolute()
        assert told["reason"] == "it is empty; check the file"
        assert told["given"] == {"outlet": "Post"}

    def test_documents_stay_on_it_until_they_can_be_read(self, run: Run, faulty: Path, tmp_path: Path) -> None:
        again = run("read", "--case", "case", "--retry")
        assert (again.exit_code, again.stdout) == (2, "1 document (1 set aside); 0 new entries\n")
        assert len(faulty.read_text().splitlines()) == 1
        Path("reports/empty.txt").write_text("Ada said yes.")
        mended = run("read", "--case", "case", "--retry")
        assert (mended.exit_code, mended.stdout) == (0, "1 document (1 new); 1 new entry\n")
        assert not faulty.exists()
        assert "Post" in run("entries", "--case", "case").stdout

    def test_one_line_of_a_file_is_found_again(self, run: Run, case: Path) -> None:
        Path("all.jsonl").write_text('{"text": "Ada said one."}\n{"text": "Crash said boo."}\n')
        assert run("read", "--case", "case", "all.jsonl").exit_code == 4
        Path("all.jsonl").write_text('{"text": "Ada said one."}\n{"text": "Bo said boo."}\n')
        assert run("read", "--case", "case", "--retry").stdout == "1 document (1 new); 1 new entry\n"

    def test_a_later_reading_takes_them_off_the_list(self, run: Run, faulty: Path) -> None:
        Path("reports/empty.txt").write_text("Ada said yes.")
        run("read", "--case", "case", "reports/empty.txt")
        assert not faulty.exists()

    def test_with_nothing_on_the_list_there_is_nothing_to_do(self, run: Run, case: Path) -> None:
        result = run("read", "--case", "case", "--retry")
        assert (result.exit_code, result.stdout) == (0, "0 documents (none); 0 new entries\n")

    def test_the_case_folder_can_be_a_source(self, run: Run, faulty: Path) -> None:
        faulty.with_name("note.txt").write_text("Bo said no.")
        assert run("read", "--case", "case", "case/*.txt").exit_code == 0
        assert "set-aside" not in run("read", "--case", "case", "case").stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "give a SOURCE to read"),
        (("--retry", "reports"), "leave out SOURCE"),
        (("reports", "--workers", "0"), "workers must be at least 1; got 0"),
        (
            ("reports", "--reader", "llm", "--endpoint", "http://x/v1", "--model", "m", "--workers", "2"),
            "--reader llm; leave",
        ),
    ],
)
def test_what_does_not_fit_together_is_one_sentence(
    run: Run, case: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = run("read", "--case", "case", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr and result.stderr.count("\n") == 1
