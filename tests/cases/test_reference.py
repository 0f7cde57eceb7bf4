"""Every field of the model is on the page of the case file, and no other."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ripeness.cases import casefile, model, ranges

from .conftest import MINI

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "write-a-case-file.md").read_text(encoding="utf-8")
PARTS = {
    part.__name__: part
    for part in (*vars(model).values(), ranges.Range, ranges.Whole, ranges.Chance)
    if isinstance(part, type) and issubclass(part, model.Part) and part.__module__ in (model.__name__, ranges.__name__)
}
ABSTRACT = {"Wants", "Part", "Grounded"} | {each.__name__ for each in ranges.Range.__subclasses__()}
TOLD = sorted(set(PARTS) - ABSTRACT | {"Chance"})


def fields_told(part: str) -> list[str]:
    found = re.search(rf"^###[^\n]*`{part}`\n(.*?)(?=^### |\Z)", PAGE, flags=re.M | re.S)
    assert found, f"{part} needs a table under a heading with its name"
    cells = re.findall(r"^\| (`[^|]*`) \|", found[1], flags=re.M)
    return [name for cell in cells for name in re.findall(r"`([a-z_]+)`", cell)]


@pytest.mark.parametrize("part", TOLD)
def test_every_field_is_in_the_table_of_its_part_and_no_other(part: str) -> None:
    told = fields_told(part)
    assert len(told) == len(set(told))
    assert set(told) == set(PARTS[part].model_fields)


def test_every_unit_that_a_number_must_have_is_on_the_page() -> None:
    units = {unit for each in (ranges.Range, *ranges.Range.__subclasses__()) for unit in each.limits.units}
    assert units <= set(re.findall(r"`([a-z/ -]+)`", PAGE))


def test_the_files_shown_on_the_page_are_case_files() -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.M | re.S)
    assert casefile.parsed("\n".join(blocks)).model is not None


def test_the_small_case_of_the_tests_has_each_part() -> None:
    assert set(YAML(typ="safe").load(MINI)["model"]) >= {"issues", "sides", "war", "levers", "scenarios", "excluded"}
