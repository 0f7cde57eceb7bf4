"""A small case and a reader that finds what "X said ..." says, so that these tests don't hang on how well we read."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ripeness.cli import main_group
from ripeness.cli.casefolder import CaseFolder
from ripeness.ledger import Act, Document, Entry

sys.path.insert(0, str(Path(__file__).parents[2]))  # for the sample cases of `tests.assess`

Run = Callable[..., Result]


class SaidReader:
    """One entry for each "NAME said WORDS."; NAME brings it down if it is Crash."""

    name = "said 1"

    def entries(self, document: Document, text: str) -> Iterator[Entry]:
        for match in re.finditer(r"(\w+) said ([^.]+)\.", text):
            if match[1] == "Crash":
                raise KeyError("holder")
            act = Act.REJECT if "never" in match[2] else Act.CLAIM
            yield Entry.anchored(
                text,
                match.span(2),
                document=document.sha256,
                act=act,
                holder=match[1],
                holder_side={"Ada": "Alba", "Bo": "Boria"}.get(match[1]),
                relays=("Wire",) if "Wire" in text else (),
                when=document.published or "",
                directness="indirect",
                reader=self.name,
                basis=("said:1",),
            )


@pytest.fixture
def said_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CaseFolder, "reader", lambda self: SaidReader())


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said_reader: None) -> Run:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, **more: str) -> Result:
        return CliRunner().invoke(main_group, list(arguments), prog_name="ripeness", **more)

    return invoke


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    head = "Title: {title}\nPublished: {day}\nOutlet: The Paper\n\n"
    (folder / "one.txt").write_text(
        head.format(title="First", day="2022-03-01") + "Ada said the talks may begin. Wire reported it."
    )
    (folder / "two.txt").write_text(
        head.format(title="Second", day="2022-03-09") + "Bo said =1+1 was never agreed. Ada said peace is near."
    )
    return folder


@pytest.fixture
def case(run: Run, reports: Path) -> Path:
    """A case folder with both reports read."""
    assert run("init", "case", "--party", "Alba", "--party", "Boria").exit_code == 0
    assert run("read", "--case", "case", "reports").exit_code == 0
    return reports.parent / "case"
