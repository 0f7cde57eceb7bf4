"""What every page of the documentation promises."""

import re
from pathlib import Path

import pytest

from ripeness.bargaining.fields import FIELDS

DOCS = Path(__file__).parent
SOURCE = DOCS.parent / "src" / "ripeness"
EXPLANATION = sorted((DOCS / "explanation").glob("*.md"))
KEYS = set(re.findall(r"^@\w+\{(\w+),", (DOCS / "references.bib").read_text(encoding="utf-8"), flags=re.MULTILINE))
CITED = re.compile(r"\b([A-Z][a-z]+(?:[A-Z][a-z]+)*(?:19|20)\d\d)\b")
MODEL = {
    "agreement", "aid", "commitment", "conflict_graph", "exchange", "indivisibility", "optimism", "patron_consent",
    "ratification", "shifting_power", "solutions", "talk_cost", "war",
}  # fmt: skip


def row_of(name):
    page = (DOCS / "reference" / "notation.md").read_text(encoding="utf-8").partition("## Collective decision")[0]
    rows = [line for line in page.splitlines() if line.endswith(f"`{name}` |")]
    assert len(rows) == 1, f"{name} needs one row in the notation"
    return rows[0]


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_number_of_a_game_is_in_the_notation_with_its_unit(name):
    assert f"| {FIELDS[name].unit} |" in row_of(name)


@pytest.mark.parametrize("name", sorted(MODEL))
def test_every_part_of_the_model_has_its_page_with_formula_source_and_limits_beside_a_how_to(name):
    page = (DOCS / "explanation" / f"{name}.md").read_text(encoding="utf-8")
    for heading in ("## Formula", "## Where it comes from", "## What it can't say"):
        assert heading in page
    assert f"(../how-to/{name}.md)" in page
    how_to = (DOCS / "how-to" / f"{name}.md").read_text(encoding="utf-8")
    assert "```python\n>>> " in how_to
    assert f"(../explanation/{name}.md)" in how_to


@pytest.mark.parametrize("page", [*EXPLANATION, *sorted((DOCS / "how-to").glob("*.md"))], ids=lambda p: p.stem)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize(
    "file",
    [
        *EXPLANATION,
        *sorted((SOURCE / "bargaining").rglob("*.py")),
        *sorted((SOURCE / "cases" / "published").rglob("*.py")),
    ],
    ids=lambda p: p.stem,
)
def test_every_key_that_is_cited_is_in_the_bibliography(file):
    assert set(CITED.findall(file.read_text(encoding="utf-8"))) <= KEYS
