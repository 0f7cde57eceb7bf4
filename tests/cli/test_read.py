"""``ripeness init`` and ``ripeness read``."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from ripeness.ledger import Ledger
from ripeness.ledger.entry import Entry

from .conftest import Run


def test_a_folder_is_read_into_the_case(run: Run, case: Path) -> None:
    with Ledger.open(case) as ledger:
        assert [document.title for document in ledger.documents()] == ["First", "Second"]
        assert [entry.holder for entry in ledger.entries()] == ["Ada", "Bo", "Ada"]


def test_reading_again_adds_nothing(run: Run, case: Path) -> None:
    again = run("read", "--case", "case", "reports")
    assert (again.exit_code, again.stdout) == (0, "2 documents (2 unchanged); 0 new entries\n")


def test_a_bad_document_is_set_aside_with_one_sentence_and_the_rest_goes_on(run: Run, case: Path) -> None:
    Path("reports/empty.txt").write_bytes(b"")
    Path("reports/three.txt").write_text("Title: Third\nPublished: 2022-03-10\nOutlet: P\n\nAda said yes.")
    result = run("read", "--case", "case", "reports")
    assert result.exit_code == 4
    assert result.stderr.count("set aside") == 1
    assert "empty.txt" in result.stderr
    assert result.stdout == "4 documents (2 unchanged, 1 new, 1 set aside); 1 new entry\n"


def test_a_document_that_brings_the_reader_down_is_set_aside(run: Run, case: Path) -> None:
    Path("crash.txt").write_text("Crash said boo. Ada said yes.")
    result = run("read", "--case", "case", "crash.txt", "reports", "--published", "2022-03-11")
    assert result.exit_code == 4
    assert "a fault of Ripeness, not of the document: KeyError" in result.stderr


def test_nothing_that_can_be_read_is_wrong_input(run: Run, case: Path) -> None:
    assert run("read", "--case", "case", "nowhere.txt").exit_code == 2


def test_without_a_ledger_it_says_how_to_make_one(run: Run, reports: Path) -> None:
    result = run("read", "--case", "elsewhere", "reports")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "ripeness: elsewhere has no ledger; make one with `ripeness init elsewhere`\n"


class TestStdout:
    def test_prints_entries_as_json_lines_with_the_fields_of_an_entry_and_keeps_nothing(
        self, run: Run, reports: Path
    ) -> None:
        result = run("read", "reports/one.txt", "--published", "2022-03-02", "--outlet", "Post", "--stdout")
        (line,) = result.stdout.splitlines()
        entry = Entry.model_validate_json(line)
        assert (entry.holder, entry.exact, entry.when) == ("Ada", "the talks may begin", "2022-03-02")
        assert set(json.loads(line)) == set(Entry.model_fields)
        assert sorted(path.name for path in reports.parent.iterdir()) == ["reports"]

    def test_explains_on_demand(self, run: Run, reports: Path) -> None:
        result = run("read", "reports/one.txt", "--stdout", "--explain")
        assert "made by said 1, confidence 1.00\n      said:1\n" in result.stdout


class TestPublicationDate:
    def test_that_nobody_states_stays_unknown(self, run: Run, case: Path) -> None:
        Path("undated.txt").write_text("Ada said maybe.")
        result = run("read", "--case", "case", "undated.txt")
        assert "publication date is unknown" in result.stderr
        with Ledger.open(case) as ledger:
            assert ledger.documents()[-1].published is None

    def test_that_the_user_states_outranks_the_header(self, run: Run, case: Path) -> None:
        run("read", "--case", "case", "reports/one.txt", "--published", "2022-02-28")
        with Ledger.open(case) as ledger:
            assert ledger.documents()[0].published == "2022-02-28"

    def test_is_asked_for_at_a_terminal_until_it_is_a_date(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from ripeness.cli import reading

        answers = iter(["yesterday", "2022-03-05"])
        monkeypatch.setattr(reading.click, "prompt", lambda *args, **more: next(answers))
        assert reading._asked("a.txt") == "2022-03-05"

    @pytest.mark.parametrize("wrong", ["17 May", "2022-13-01", "2022-05-01/2022-05-03", "2999-01-01"])
    def test_that_is_none_is_one_sentence(self, run: Run, case: Path, wrong: str) -> None:
        result = run("read", "--case", "case", "reports", "--published", wrong)
        assert result.exit_code == 2
        assert result.stderr.startswith("ripeness: published must ")
        assert result.stderr.count("\n") == 1


def test_one_title_for_several_documents_is_refused(run: Run, case: Path) -> None:
    result = run("read", "--case", "case", "reports", "--title", "X")
    assert (result.exit_code, result.stderr) == (2, "ripeness: --title is the title of one document; give one file\n")


class TestInit:
    def test_writes_a_case_file_for_two_parties(self, run: Run, case: Path) -> None:
        assert 'name: "Alba"' in (case / "case.yaml").read_text()

    def test_takes_names_of_any_script(self, run: Run) -> None:
        assert run("init", "x", "--party", "Côte d'Ivoire", "--party", "Россия").exit_code == 0
        assert "id: cote-d-ivoire" in Path("x/case.yaml").read_text(encoding="utf-8")

    def test_wants_two_parties_or_none(self, run: Run) -> None:
        result = run("init", "x", "--party", "Alba")
        assert (result.exit_code, result.stderr) == (2, "ripeness: a case must have two parties; got 1\n")
        assert not Path("x").exists()

    def test_does_not_touch_a_ledger_that_is_there(self, run: Run, case: Path) -> None:
        result = run("init", "case")
        assert result.exit_code == 3
        assert "already has a ledger" in result.stderr

    def test_takes_over_an_export(self, run: Run, case: Path) -> None:
        run("export", "--case", "case", "--output", "all.jsonl")
        assert run("init", "copy", "--from", "all.jsonl").exit_code == 0
        assert run("export", "--case", "copy").stdout_bytes == Path("all.jsonl").read_bytes()


def test_a_case_file_with_faults_is_told_line_by_line(run: Run, case: Path) -> None:
    (case / "case.yaml").write_text("case: {id: x}\nparteis: []\n")
    result = run("entries", "--case", "case")
    assert result.exit_code == 2
    assert 'case.yaml:2:1: parteis: unknown field, did you mean "parties"?' in result.stderr


def test_at_a_terminal_it_asks_for_the_date_and_shows_how_far_it_is(run: Run, case: Path) -> None:
    Path("undated.txt").write_text("Ada said maybe.")
    ours, theirs = pty.openpty()
    os.write(ours, b"2022-03-05\n")
    with subprocess.Popen(
        [sys.executable, "-m", "ripeness", "read", "--case", "case", "undated.txt"], stdin=theirs, stderr=theirs
    ) as process:
        assert process.wait(timeout=60) == 0
    os.close(theirs)
    seen = os.read(ours, 65_536).decode()
    os.close(ours)
    assert "undated.txt: published on (like 2022-05-17" in seen
    assert "1 document, " in seen and "left" in seen
    with Ledger.open(case) as ledger:
        assert ledger.documents()[-1].published == "2022-03-05"
