"""Questions to a case: entries, show, state, diff, brief; and persons' decisions."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from tests.assess.samples import SMALL

from ripeness.assess import kept
from ripeness.cli.asked import Record
from ripeness.cli.casefolder import opened
from ripeness.ledger import Entry, Ledger

from .conftest import Run


def ids(case: Path) -> list[str]:
    with Ledger.open(case) as ledger:
        return [entry.id for entry in ledger.entries()]


class TestEntries:
    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ((), ["Ada", "Bo", "Ada"]),
            (("peace",), ["Ada"]),
            (("the talks",), ["Ada"]),
            (("--act", "reject"), ["Bo"]),
            (("--holder", "ada"), ["Ada", "Ada"]),
            (("--side", "Boria"), ["Bo"]),
            (("--relay", "Wire"), ["Ada"]),
            (("--outlet", "paper"), ["Ada", "Bo", "Ada"]),
            (("--on", "2022-03-05"), ["Ada"]),
            (("--known-by", "2022-03-05"), ["Ada"]),
            (("--known-by", "2022-02-01"), []),
        ],
    )
    def test_are_filtered(self, run: Run, case: Path, filters: tuple[str, ...], found: list[str]) -> None:
        result = run("entries", "--case", "case", "--json", *filters)
        assert result.exit_code == 0
        assert [Entry.model_validate_json(line).holder for line in result.stdout.splitlines()] == found

    def test_are_shown_with_holder_relay_and_outlet(self, run: Run, case: Path) -> None:
        result = run("entries", "--case", "case", "--relay", "Wire", "--explain")
        assert result.stdout.splitlines()[0].endswith("2022-03-01  claim  Ada (Alba), via Wire")
        assert "The Paper, 2022-03-01: First" in result.stdout
        assert "said:1" in result.stdout

    def test_an_act_that_does_not_exist_gets_a_suggestion(self, run: Run, case: Path) -> None:
        result = run("entries", "--case", "case", "--act", "propse")
        assert (result.exit_code, result.stderr) == (
            2,
            "ripeness: --act: no such act 'propse'; did you mean \"propose\"?\n",
        )

    @pytest.mark.parametrize("wrong", ["17 May 2022", "2022-5-17", "20220517", "2022-02-30", ""])
    def test_a_day_that_is_none_is_one_sentence(self, run: Run, case: Path, wrong: str) -> None:
        result = run("entries", "--case", "case", "--on", wrong)
        assert result.exit_code == 2
        assert result.stderr == f"ripeness: --on must be a day like 2022-05-17; got {wrong!r}\n"


class TestShow:
    def test_gives_the_words_in_their_context_and_the_history(self, run: Run, case: Path) -> None:
        result = run("show", ids(case)[0][:8], "--case", "case", "--explain")
        assert "Ada said ⟦the talks may begin⟧. Wire reported it." in result.stdout
        assert "read by said 1" in result.stdout
        assert "said:1" in result.stdout

    def test_gives_it_as_json_too(self, run: Run, case: Path) -> None:
        answer = json.loads(run("show", ids(case)[0], "--case", "case", "--json").stdout)
        assert answer["before"] + answer["entry"]["exact"] + answer["after"] == (
            "Ada said the talks may begin. Wire reported it."
        )
        assert [version["kind"] for version in answer["history"]] == ["read"]

    def test_of_nothing_is_refused(self, run: Run, case: Path) -> None:
        result = run("show", "ffff", "--case", "case")
        assert result.exit_code == 3
        assert result.stderr.startswith("ripeness: no entry 'ffff'")


class TestState:
    def test_names_the_parties_of_the_case_and_the_holders(self, run: Run, case: Path) -> None:
        result = run("state", "--case", "case", "--on", "2022-03-10")
        assert result.exit_code == 0
        assert result.stdout.splitlines()[1] == "As of 10 March 2022"
        assert "Alba" in result.stdout

    def test_is_about_the_newest_document_unless_a_day_is_given(self, run: Run, case: Path) -> None:
        assert json.loads(run("state", "--case", "case", "--json").stdout)["on"] == "2022-03-09"

    def test_knows_only_what_was_published_by_then(self, run: Run, case: Path) -> None:
        early = json.loads(run("state", "--case", "case", "--known-by", "2022-03-05", "--json").stdout)
        assert [said["holder"] for said in early["said"].values()] == ["Ada"]

    def test_in_full_holds_all_that_it_holds_in_short(self, run: Run, case: Path) -> None:
        short, full = run("state", "--case", "case").stdout, run("state", "--case", "case", "--full").stdout
        assert full.startswith(short)

    def test_of_undated_documents_wants_a_day(self, run: Run) -> None:
        Path("undated.txt").write_text("Ada said maybe.")
        run("init", "c")
        run("read", "--case", "c", "undated.txt")
        result = run("state", "--case", "c")
        assert result.exit_code == 2
        assert "say which day it is about" in result.stderr


class TestDiff:
    def test_shows_what_one_has_learned_between_two_days(self, run: Run, case: Path) -> None:
        answer = json.loads(run("diff", "2022-03-05", "2022-03-10", "--case", "case", "--json").stdout)
        assert sorted(said["holder"] for said in answer["said"].values()) == ["Ada", "Bo"]
        assert "CHANGED" in run("diff", "2022-03-05", "2022-03-10", "--case", "case").stdout

    def test_compares_the_same_parties_where_no_case_file_names_them(self, run: Run, reports: Path) -> None:
        run("init", "c")
        run("read", "--case", "c", "reports")
        with opened("c") as case:
            record = Record.of(case)
            now, day = record.state(date(2022, 3, 10)), date(2022, 3, 5)
            assert (now.frame.party_names, record.state(day, known_by=day).frame.party_names) == (("Boria",), ())
            assert record.earlier(day, than=now).frame == now.frame

    def test_wants_the_earlier_day_first(self, run: Run, case: Path) -> None:
        result = run("diff", "2022-03-10", "2022-03-05", "--case", "case")
        assert result.exit_code == 2
        assert "must not be before" in result.stderr


class TestBrief:
    def test_of_a_case_folder_is_a_page(self, run: Run, case: Path) -> None:
        result = run("brief", "case")
        assert result.exit_code == 0
        assert "peace is near" in Path("brief.html").read_text(encoding="utf-8")
        assert result.stdout.startswith("brief.html: ")

    def test_of_files_needs_no_case_folder_and_keeps_nothing_else(self, run: Run, reports: Path) -> None:
        assert run("brief", "reports/one.txt", "--output", "out/one.md").exit_code == 0
        assert "the talks may begin" in Path("out/one.md").read_text(encoding="utf-8")
        assert sorted(path.name for path in reports.parent.iterdir()) == ["out", "reports"]

    def test_of_a_folder_with_a_case_file_and_reports_reads_them(self, run: Run, case: Path) -> None:
        (case / "ledger.sqlite").unlink()
        Path("reports").rename(case / "reports")
        answer = json.loads(run("brief", "case", "--format", "json", "--output", "-").stdout)
        assert answer["parties"] == ["Alba", "Boria"]
        assert not (case / "ledger.sqlite").exists()

    def test_says_what_changed_since(self, run: Run, case: Path) -> None:
        run("brief", "case", "--since", "2022-03-05", "--output", "b.md")
        assert "5 March 2022" in Path("b.md").read_text(encoding="utf-8")

    def test_is_the_same_twice(self, run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1647000000")
        first, second = (run("brief", "case", "--output", "-").stdout_bytes for _ in range(2))
        assert first == second

    @pytest.mark.parametrize(("module", "name", "magic"), [("typst", "b.pdf", b"%PDF"), ("docx", "b.docx", b"PK")])
    def test_comes_as_a_document_to_hand_out_with_the_extra(
        self, run: Run, case: Path, module: str, name: str, magic: bytes
    ) -> None:
        pytest.importorskip(module)
        assert run("brief", "case", "--output", name).exit_code == 0
        assert Path(name).read_bytes().startswith(magic)

    def test_says_at_once_which_extra_is_missing(self, run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
        result = run("brief", "case", "--output", "b.pdf")
        assert (result.exit_code, result.stderr) == (
            2,
            "ripeness: --format pdf needs an extra: pip install 'ripeness[pdf]'\n",
        )

    def test_of_nothing_readable_is_wrong_input(self, run: Run) -> None:
        Path("empty.txt").write_bytes(b"")
        result = run("brief", "empty.txt")
        assert result.exit_code == 2
        assert not Path("brief.html").exists()

    def test_cannot_restate_what_a_ledger_holds(self, run: Run, case: Path) -> None:
        assert run("brief", "case", "--outlet", "Post").exit_code == 2

    def test_is_set_down_whole_or_not_at_all(self, run: Run, case: Path) -> None:
        Path("file").write_text("")
        result = run("brief", "case", "--output", "file/brief.html")
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1


class TestBriefWithAModel:
    @pytest.fixture
    def modelled(self, case: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        assess = kept.assess
        monkeypatch.setattr(kept, "assess", lambda case, **asked: assess(case, **asked, readings=["zone", "war"]))
        (case / "case.yaml").write_text(SMALL, encoding="utf-8")
        return case

    def test_ends_with_what_the_model_shows_and_keeps_it(self, run: Run, modelled: Path) -> None:
        assert run("brief", "case", "--draws", "30", "--output", "b.md").exit_code == 0
        text = Path("b.md").read_text(encoding="utf-8")
        assert "What a bargaining model of the case shows" in text and "30 draws" in text
        (kept,) = (modelled / "assessments").iterdir()
        before = kept.stat().st_mtime_ns
        assert run("brief", "case", "--draws", "30", "--output", "c.md").exit_code == 0
        assert kept.stat().st_mtime_ns == before
        assert Path("c.md").read_text(encoding="utf-8") == text

    def test_leaves_the_model_out_when_asked(self, run: Run, modelled: Path) -> None:
        assert run("brief", "case", "--no-model", "--output", "b.md").exit_code == 0
        assert "bargaining model" not in Path("b.md").read_text(encoding="utf-8")
        assert not (modelled / "assessments").exists()

    def test_leaves_it_out_of_files(self, run: Run, modelled: Path) -> None:
        assert run("brief", "reports/one.txt", "--case", "case", "--output", "b.md").exit_code == 0
        assert "bargaining model" not in Path("b.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize("asked", [("--on", "2022-03-10"), ("--known-by", "2022-03-10")])
    def test_leaves_out_a_model_of_another_day_and_says_so(
        self, run: Run, modelled: Path, asked: tuple[str, str]
    ) -> None:
        result = run("brief", "case", *asked, "--output", "b.md")
        assert "is of 2022-05-17, so it is left out of a brief of 2022-03-10" in result.stderr
        assert "bargaining model" not in Path("b.md").read_text(encoding="utf-8")

    def test_wants_draws_enough_to_say_anything(self, run: Run, modelled: Path) -> None:
        result = run("brief", "case", "--draws", "3")
        assert (result.exit_code, result.stderr) == (2, "ripeness: draws must be at least 30; got 3\n")


class TestReview:
    def test_a_rejected_entry_leaves_the_view_and_comes_back(self, run: Run, case: Path) -> None:
        name = ids(case)[0]
        assert run("review", "reject", name, "--case", "case", "--who", "Leyla", "--why", "misread").exit_code == 0
        assert name not in ids(case)
        assert run("review", "undo", name, "--case", "case", "--who", "Leyla").exit_code == 0
        assert name in ids(case)

    def test_an_edit_survives_reading_again(self, run: Run, case: Path) -> None:
        name = ids(case)[0]
        changes = ("--set", "act=propose", "--set", "relays=Wire; TASS", "--set", "holder_post=", "--set", "start=9")
        result = run("review", "edit", name, "--case", "case", "--who", "Leyla", "--json", *changes)
        assert result.exit_code == 0
        run("read", "--case", "case", "reports")
        with Ledger.open(case) as ledger:
            entry = ledger.entry(name)
        assert (entry.act, entry.relays, entry.review and entry.review.who) == ("propose", ("Wire", "TASS"), "Leyla")

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("edit",), "edit needs --set FIELD=VALUE"),
            (("accept", "--set", "act=propose"), "--set goes with edit only"),
            (("edit", "--set", "colour=red"), "--set must be FIELD=VALUE with a field of the entry; got 'colour=red'"),
            (("edit", "--set", "start=x"), "--set start must be a number or JSON; got 'x'"),
        ],
    )
    def test_what_makes_no_sense_is_one_sentence(
        self, run: Run, case: Path, arguments: tuple[str, ...], sentence: str
    ) -> None:
        action, *rest = arguments
        result = run("review", action, ids(case)[0], "--case", "case", "--who", "Leyla", *rest)
        assert (result.exit_code, result.stderr) == (2, f"ripeness: {sentence}\n")

    def test_wants_to_know_who(self, run: Run, case: Path) -> None:
        assert "--who" in run("review", "accept", ids(case)[0], "--case", "case").stderr


class TestExport:
    def test_csv_holds_no_formula(self, run: Run, case: Path) -> None:
        result = run("export", "--case", "case", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"))))
        assert [row["exact"] for row in rows] == ["the talks may begin", "'=1+1 was never agreed", "peace is near"]
        assert rows[0]["relays"] == "Wire"
        assert rows[0]["outlet"] == "The Paper"

    def test_the_ending_of_the_file_tells_the_format(self, run: Run, case: Path) -> None:
        run("export", "--case", "case", "--output", "all.csv")
        assert Path("all.csv").read_bytes().startswith(b'\xef\xbb\xbf"id"')


class TestVerify:
    def test_finds_no_fault_in_a_whole_ledger(self, run: Run, case: Path) -> None:
        result = run("verify", "case")
        assert result.exit_code == 0
        assert result.stdout.startswith("no fault: 2 documents as they were stored; head ")

    def test_names_the_fault_and_leaves_with_1(self, run: Run, case: Path) -> None:
        result = run("verify", "case", "--head", "f" * 64)
        assert result.exit_code == 1
        assert "the end was cut off or rewritten" in result.stdout
        assert json.loads(run("verify", "case", "--head", "f" * 64, "--json").stdout)["faults"]
