"""``ripeness case``."""

import json
from pathlib import Path

import pytest

from ripeness.ledger import Ledger

from .conftest import Run

MINI = (Path(__file__).parents[1] / "cases" / "mini.yaml").read_text(encoding="utf-8")


@pytest.fixture
def modelled(case: Path) -> Path:
    """The case folder with a case file that rests on its first entry."""
    with Ledger.open(case) as ledger:
        first = ledger.entries()[0].id
    (case / "case.yaml").write_text(MINI.replace("0123456789abcdef", first), encoding="utf-8")
    return case


class TestCheck:
    def test_a_file_without_a_fault_is_said_to_have_none(self, run: Run, modelled: Path) -> None:
        result = run("case", "check", "case")
        assert (result.exit_code, result.stdout) == (0, "no fault: 24 of 28 inputs are assumptions\n")

    def test_without_a_ledger_it_says_that_no_entry_was_looked_up(self, run: Run) -> None:
        Path("case.yaml").write_text(MINI, encoding="utf-8")
        result = run("case", "check")
        assert result.stdout.endswith("; no ledger, so no entry was looked up\n")

    def test_every_fault_is_a_line_and_the_exit_code_says_so(self, run: Run, modelled: Path) -> None:
        path = modelled / "case.yaml"
        path.write_text(path.read_text().replace("holder: alba", "holder: albania").replace("rho: 0.5", "rho: 5"))
        result = run("case", "check", "--case", "case")
        assert (result.exit_code, result.stderr) == (1, "2 faults\n")
        assert [line.split(":")[:2] for line in result.stdout.splitlines()] == [
            ["case/case.yaml", "68"],
            ["case/case.yaml", "81"],
        ]

    def test_an_entry_that_was_rejected_is_a_fault(self, run: Run, modelled: Path) -> None:
        with Ledger.open(modelled) as ledger:
            first = ledger.entries()[0].id
        run("review", "reject", first, "--case", "case", "--who", "Leyla")
        answer = run("case", "check", "case", "--json")
        assert answer.exit_code == 1
        found = json.loads(answer.stdout)
        assert (found["ledger"], len(found["faults"])) == (True, 3)
        assert f"entry {first} was rejected by Leyla" in found["faults"][0]

    def test_a_folder_without_a_case_file_is_one_sentence(self, run: Run) -> None:
        result = run("case", "check", "nowhere")
        assert result.exit_code == 1
        assert "nowhere/case.yaml: No such file or directory" in result.stdout

    def test_a_file_without_a_model_is_told_how_to_get_one(self, run: Run, case: Path) -> None:
        result = run("case", "check", "case")
        assert result.stdout == "no fault: the file has no `model`; `ripeness case draft` makes one\n"


class TestRegister:
    def test_lists_each_input_with_the_words_that_it_rests_on(self, run: Run, modelled: Path) -> None:
        result = run("case", "register", "case")
        assert result.stdout.startswith("24 of 28 inputs are assumptions\n")
        assert "alba.ideal.land: what Alba likes best on “The land”\n    0.9 to 1, most likely 1\n" in result.stdout
        assert "Ada: the talks may begin\n" in result.stdout

    def test_lists_only_what_is_assumed_on_demand(self, run: Run, modelled: Path) -> None:
        result = run("case", "register", "case", "--assumed")
        assert "war.pace" in result.stdout
        assert "alba.ideal.land" not in result.stdout

    def test_is_json_on_demand(self, run: Run, modelled: Path) -> None:
        found = json.loads(run("case", "register", "case", "--json").stdout)
        assert found["counts"]["assumption"] == 24
        assert list(found["words"].values()) == ["the talks may begin"]

    def test_a_file_without_a_model_is_one_sentence(self, run: Run, case: Path) -> None:
        result = run("case", "register", "case")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "the case file has no `model`" in result.stderr


class TestDraft:
    @pytest.fixture
    def said(self, run: Run, case: Path) -> Path:
        """The case folder with an issue of which the reports hold a refusal."""
        with (case / "case.yaml").open("a") as file:
            file.write("issues:  # a comment\n  - {id: agreed, title: What was agreed, keywords: [agreed]}\n")
        return case

    def test_writes_a_model_that_has_no_fault_and_leaves_the_rest_as_it_is(self, run: Run, said: Path) -> None:
        before = (said / "case.yaml").read_bytes()
        result = run("case", "draft", "case")
        assert result.stdout.startswith("case/case.yaml: a model with 1 issue, 0 patrons, 0 factions; ")
        assert result.stdout.endswith("next: ripeness case check case\n")
        assert (said / "case.yaml").read_bytes().startswith(before)
        assert run("case", "check", "case").exit_code == 0
        assert "Bo: =1+1 was never agreed" in run("case", "register", "case").stdout

    def test_a_model_that_is_there_is_not_overwritten(self, run: Run, said: Path) -> None:
        run("case", "draft", "case")
        before = (said / "case.yaml").read_bytes()
        result = run("case", "draft", "case")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert "replace it with --force" in result.stderr
        assert run("case", "draft", "case", "--force").exit_code == 0
        assert (said / "case.yaml").read_bytes() == before

    def test_goes_elsewhere_on_demand(self, run: Run, said: Path) -> None:
        before = (said / "case.yaml").read_bytes()
        shown = run("case", "draft", "case", "--output", "-").stdout
        assert "\nmodel:\n" in shown
        run("case", "draft", "--case", "case", "--output", "other.yaml")
        assert Path("other.yaml").read_text(encoding="utf-8") == shown
        assert (said / "case.yaml").read_bytes() == before

    def test_tells_what_it_holds_as_json_on_demand(self, run: Run, said: Path) -> None:
        found = json.loads(run("case", "draft", "case", "--json").stdout)
        assert (found["file"], found["issues"], found["patrons"]) == ("case/case.yaml", ["agreed"], [])
        both = run("case", "draft", "case", "--json", "--output", "-")
        assert (both.exit_code, both.stdout) == (2, "")

    def test_of_a_later_day_than_the_case_is_refused(self, run: Run, said: Path) -> None:
        path = said / "case.yaml"
        path.write_text(path.read_text().replace("  id: case", "  as_of: 2022-03-05\n  id: case"))
        result = run("case", "draft", "case", "--on", "2022-03-09")
        assert result.stderr == (
            "ripeness: the case is about 2022-03-05, and a draft would rest on later words; change `as_of` first\n"
        )

    def test_of_an_earlier_day_knows_less(self, run: Run, said: Path) -> None:
        result = run("case", "draft", "case", "--on", "2022-03-05")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "the ledger has no demand, offer or refusal of either party" in result.stderr

    def test_without_a_case_file_and_two_parties_on_record_there_is_none(self, run: Run, case: Path) -> None:
        (case / "case.yaml").unlink()
        result = run("case", "draft", "case")
        assert result.exit_code == 2
        assert result.stderr == (
            "ripeness: case has no case file, and its ledger doesn't show two parties; write case.yaml\n"
        )
        assert not (case / "case.yaml").exists()

    def test_without_a_ledger_it_says_how_to_make_one(self, run: Run) -> None:
        result = run("case", "draft", "nowhere")
        assert (result.exit_code, result.stderr) == (
            3,
            "ripeness: nowhere has no ledger; make one with `ripeness init nowhere`\n",
        )


class TestSet:
    def test_changes_one_number_and_says_what_it_is_now(self, run: Run, modelled: Path) -> None:
        before = (modelled / "case.yaml").read_text(encoding="utf-8")
        result = run("case", "set", "--case", "case", "war.pace", "0.2", "0.4", "0.8", "--basis", "assumption: slower")
        assert result.stdout == "war.pace: 0.2 to 0.8 rounds/week, most likely 0.4; assumption: slower\n"
        line = 'pace: {low: 0.5, mode: 1, high: 1.5, unit: rounds/week, basis: "assumption: weekly"}'
        other = 'pace: {low: 0.2, mode: 0.4, high: 0.8, unit: rounds/week, basis: "assumption: slower"}'
        assert (modelled / "case.yaml").read_text(encoding="utf-8") == before.replace(line, other)

    def test_is_json_on_demand(self, run: Run, modelled: Path) -> None:
        found = json.loads(run("case", "set", "--case", "case", "war.pace", "0.5", "--json").stdout)
        assert (found["path"], found["value"]) == ("war.pace", "0.5 rounds/week")

    def test_a_number_out_of_its_limits_leaves_the_file_as_it_is(self, run: Run, modelled: Path) -> None:
        before = (modelled / "case.yaml").read_bytes()
        result = run("case", "set", "--case", "case", "alba.quota", "2")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "must be from 0 to 1; got 2" in result.stderr
        assert (modelled / "case.yaml").read_bytes() == before


def test_case_alone_says_what_is_missing(run: Run) -> None:
    result = run("case")
    assert (result.exit_code, result.stderr) == (2, "ripeness: Missing command; see `ripeness case --help`\n")
