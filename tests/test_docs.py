"""The documentation says what is so: commands, options, acts and fields are on their pages, and what is shown runs."""

import re
import shlex
import shutil
from collections.abc import Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ripeness.assess import kept
from ripeness.cli import group, main_group
from ripeness.cli.group import COMMANDS
from ripeness.ledger import Act, Amount, Document, Entry, Review

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)|(?:src|href)=\"(?!https?:|#)([^\"#]+)\"")
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def sections(page: str) -> dict[str, str]:
    """What stands under each heading `## ripeness NAME` of the page."""
    parts = re.split(
        r"^## `?(?:ripeness )?([\w-]+(?: [\w-]+)?)`?$", (DOCS / page).read_text(encoding="utf-8"), flags=re.M
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def command(name: str) -> click.Command:
    found: click.Command | None = main_group
    for part in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), part)
    assert found is not None
    return found


def leaves() -> Iterator[str]:
    """Names of all commands that do something: ``read``, ``case check``."""
    for name in COMMANDS:
        found = command(name)
        yield from (f"{name} {part}" for part in found.commands) if isinstance(found, click.Group) else (name,)


def options(name: str) -> set[str]:
    params = command(name).params
    return {opt for param in params if isinstance(param, click.Option) for opt in (*param.opts, *param.secondary_opts)}


class TestCommandLine:
    def test_every_command_is_on_the_page_and_no_other(self) -> None:
        assert set(sections("reference/cli.md")) - {"Environment", "Sources"} == set(leaves())

    @pytest.mark.parametrize("name", list(leaves()))
    def test_every_option_is_on_the_page_and_no_other(self, name: str) -> None:
        told = set(re.findall(r"^\| `(--[a-z-]+)", sections("reference/cli.md")[name], flags=re.M))
        assert told == options(name)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_the_help_of_the_group_is_the_first_line_of_the_commands_own(self, name: str) -> None:
        assert COMMANDS[name].rstrip(".").split()[0] == (command(name).help or "").split()[0]

    def test_every_exit_code_is_on_its_page(self) -> None:
        page = (DOCS / "reference" / "exit-codes.md").read_text(encoding="utf-8")
        codes = {group.OK, group.FAULTS, group.WRONG_INPUT, group.REFUSED, group.SET_ASIDE}
        assert {int(code) for code in re.findall(r"^\| (\d+) \|", page, flags=re.M)} == codes | {
            group.INTERRUPTED,
            group.PIPE_CLOSED,
        }


class TestTheEntry:
    def test_every_act_and_field_is_on_its_page(self) -> None:
        page = (DOCS / "reference" / "entry.md").read_text(encoding="utf-8")
        told = set(re.findall(r"`([a-z_0-9]+)`", page))
        names = {act.value for act in Act}
        for model in (Entry, Amount, Review, Document):
            names |= set(model.model_fields)
        assert names <= told


def _links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for match in _LINK.finditer(page.read_text(encoding="utf-8")):
            yield page, match.group(1) or match.group(2)


def test_every_link_inside_the_documentation_leads_somewhere() -> None:
    broken = [f"{page.relative_to(ROOT)}: {link}" for page, link in _links() if not (page.parent / link).exists()]
    assert broken == []


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = {link for page, link in _links() if page == DOCS / "index.md"}
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}
    assert pages - listed == {"index.md"}


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    pages = [*PAGES, ROOT / "CONTRIBUTING.md"]
    named = {name for page in pages for name in re.findall(r"`?\bmake ([a-z]+)\b`", page.read_text(encoding="utf-8"))}
    assert named <= targets


SHOWN = [page for page in PAGES if _CONSOLE.search(page.read_text(encoding="utf-8"))]


@pytest.fixture
def kept_once(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a model shows in one place for all pages: the example is assessed once."""
    place, account = tmp_path_factory.getbasetemp(), kept.account
    monkeypatch.setattr(kept, "account", lambda case, **asked: account(case, **{**asked, "folder": place}))


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_every_command_shown_runs_and_prints_what_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept_once: None
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    entry = ""
    for block in _CONSOLE.findall(page.read_text(encoding="utf-8")):
        for line, want in _steps(block):
            got = _ran(line.replace("ENTRY", entry), line=f"{page.name}: {line}")
            found = re.match(r"[0-9a-f]{16}\b", got)
            entry = found[0] if found else entry
            assert want in ("", "...\n") or OutputChecker().check_output(want, got, ELLIPSIS | NORMALIZE_WHITESPACE), (
                f"{line}\nshown:\n{want}\nis:\n{got}"
            )


def _steps(block: str) -> Iterator[tuple[str, str]]:
    """Commands after ``$ ``, each with the output shown under it; a line that is ``...`` stands for any lines."""
    parts = re.split(r"^\$ (.*)\n", block.replace("\\\n", ""), flags=re.M)
    yield from zip(parts[1::2], parts[2::2], strict=True)


def _ran(command_line: str, *, line: str) -> str:
    program, *arguments = shlex.split(command_line, comments=True)
    if program == "cp":
        shutil.copy(*arguments)
        return ""
    assert program == "ripeness", f"{line}: only ripeness and cp are run"
    result = CliRunner().invoke(main_group, arguments, prog_name="ripeness")
    wanted = 1 if "# faults" in command_line else 0
    assert result.exit_code == wanted, f"{line}: exit code {result.exit_code}: {result.output}"
    return result.stdout
