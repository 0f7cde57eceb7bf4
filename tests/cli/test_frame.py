"""What holds for every command: help at once, one sentence for each error, safe output."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness import __version__
from ripeness.cli import main_group
from ripeness.cli.group import COMMANDS
from ripeness.cli.output import cell, safe

from .conftest import Run

PROGRAM = [sys.executable, "-m", "ripeness"]


def program(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


def test_help_and_version_load_no_heavy_library() -> None:
    code = (
        "import sys, ripeness.cli.group as g\n"
        "from click.testing import CliRunner\n"
        "CliRunner().invoke(g.main_group, ['--help'])\n"
        "print([m for m in ('pydantic', 'numpy', 'trafilatura', 'rich', 'lxml', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_begins_with_what_it_does(name: str) -> None:
    command = main_group.get_command(click.Context(main_group), name)
    assert command is not None
    assert command.name == name
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").stdout == f"ripeness {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("fly",), "No such command 'fly'; see `ripeness --help`"),
        (("entries", "--xyzzy"), "No such option '--xyzzy'; see `ripeness entries --help`"),
        (("show",), "Missing argument 'ENTRY'; see `ripeness show --help`"),
    ],
)
def test_wrong_use_is_one_sentence(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (2, f"ripeness: {sentence}\n")


def test_a_fault_of_ours_is_one_sentence_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ripeness.cli.casefolder.case_in", lambda folder: 1 / 0)
    result = run("entries")
    assert result.exit_code == 1
    assert result.stderr == (
        "ripeness: a fault of Ripeness, not yours: ZeroDivisionError: division by zero "
        "(set RIPENESS_DEBUG=1 to see where)\n"
    )


def test_an_interrupt_is_one_sentence(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ripeness.cli.reading.pieces", interrupted)
    result = run("read", "--case", "case", "reports")
    assert result.exit_code == 130
    assert result.stderr.strip() == "ripeness: stopped; what was read before is kept"


def test_a_closed_pipe_is_no_error(run: Run, case: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(PROGRAM)} entries --case case --json; echo $? >&2"],
        stdout=_closed_pipe(),
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert done.stderr == "141\n"


def _closed_pipe() -> int:
    read_end, write_end = os.pipe()
    os.close(read_end)
    return write_end


def test_the_program_reads_and_answers_without_a_fake(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Talks have stalled, Russian Foreign Minister Sergei Lavrov said on Tuesday, according to Interfax.\n"
    )
    done = program("read", "a.txt", "--published", "2022-05-17", "--outlet", "Post", "--stdout", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"relays": ["Interfax"]' in done.stdout
    done = program("brief", "a.txt", "--published", "2022-05-17", "--outlet", "Post", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Lavrov" in (tmp_path / "brief.html").read_text(encoding="utf-8")


@given(st.text())
def test_what_goes_to_a_terminal_is_one_line_that_prints(text: str) -> None:
    assert safe(text).isprintable()


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\n=1"])
def test_a_cell_is_no_formula(hostile: str) -> None:
    assert cell(hostile).startswith("'")


def test_a_hostile_title_stays_words(run: Run, case: Path) -> None:
    Path("evil.txt").write_text(
        "Title: \x1b[2J<script>alert(1)</script> ../../etc/passwd =cmd()\n"
        "Published: 2022-03-10\nOutlet: P\n\nAda said hi."
    )
    run("read", "--case", "case", "evil.txt")
    shown = run("entries", "--case", "case", "hi").stdout
    assert "\x1b" not in shown
    assert "<script>" in shown
    run("brief", "case")
    assert "<script>alert" not in Path("brief.html").read_text(encoding="utf-8")
