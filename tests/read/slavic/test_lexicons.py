"""The lexicons of Russian and Ukrainian: every row has its reason, matches its example, and changes what is read."""

import datetime
from collections import Counter

import pytest

from ripeness.ledger import Act
from ripeness.read import issues, tables
from ripeness.read.lexicon import compile_pattern
from ripeness.read.slavic.dates import find_dates
from ripeness.read.slavic.lexicon import act_rows, cues, plain
from ripeness.read.slavic.names import gazetteer, post_in
from ripeness.read.slavic.scan import Scan

from ..builders import document, read

TABLES = ("acts", "cues", "dates", "issues", "names", "offices", "people", "words")
ROWS = {name: tables.rows(f"slavic/{name}") for name in TABLES}
LANGUAGES = ("ru", "uk")
DAY = datetime.date(2022, 5, 17)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_reason_and_no_more_cells_than_columns(name: str) -> None:
    assert ROWS[name]
    assert all(row["reason"].strip() for row in ROWS[name])


@pytest.mark.parametrize("name", [name for name in TABLES if name != "people"])
def test_every_row_is_of_one_of_the_two_languages_and_has_an_example(name: str) -> None:
    assert {row["language"] for row in ROWS[name]} == set(LANGUAGES)
    assert all(row["example"].strip() for row in ROWS[name])


@pytest.mark.parametrize("row", ROWS["cues"], ids=lambda row: row["id"])
def test_a_cue_reports_in_its_example(row: dict[str, str]) -> None:
    found = read(row["example"], language=row["language"])
    assert any(f"slavic/cues:{row['id']}" in entry.basis for entry in found), found


@pytest.mark.parametrize("row", ROWS["acts"], ids=lambda row: row["id"])
def test_an_act_row_votes_for_its_act_where_its_example_stands(row: dict[str, str]) -> None:
    low = plain(row["example"]).lower()
    scan = Scan(document(low), low, language=row["language"], names=gazetteer(row["language"]))
    assert f"acts:{row['id']}" in {each.id for _, each in scan.rows((0, len(low)))}
    assert row["id"].startswith(f"{Act(row['act'])}-{row['language']}-")
    assert 0 < float(row["weight"]) <= 20


@pytest.mark.parametrize("row", ROWS["issues"], ids=lambda row: f"{row['issue']}: {row['pattern']}"[:60])
def test_an_issue_row_matches_its_example_and_is_a_built_in_issue(row: dict[str, str]) -> None:
    assert compile_pattern(plain(row["pattern"])).search(plain(row["example"]).lower())
    assert row["issue"] in issues.names()


@pytest.mark.parametrize("row", ROWS["offices"], ids=lambda row: f"{row['post']}: {row['pattern']}"[:60])
def test_an_office_row_names_its_post(row: dict[str, str]) -> None:
    assert post_in(plain(row["example"]).lower(), row["language"]) == row["post"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_found_as_its_row_says(language: str) -> None:
    names = gazetteer(language)
    for row in ROWS["names"]:
        if row["language"] == language:
            found = names.mentions(plain(row["example"]))
            assert [m.entity.name for m in found] == [row["name"]], row["example"]


@pytest.mark.parametrize("row", ROWS["dates"], ids=lambda row: f"{row['example']}")
def test_a_date_row_dates_its_example(row: dict[str, str]) -> None:
    assert find_dates(row["example"], DAY, language=row["language"])


def test_people_stand_in_the_table_of_people_under_their_english_names() -> None:
    listed = {row["name"] for row in tables.rows("people")}
    assert {row["name"] for row in ROWS["people"]} <= listed
    assert {row["gender"] for row in ROWS["people"]} == {"masc", "femn"}


def test_both_parties_have_as_many_names_in_either_language() -> None:
    counts = Counter(
        (row["name"], row["language"], row["form"]) for row in ROWS["names"] if row["name"] in ("Russia", "Ukraine")
    )
    for language in LANGUAGES:
        for form in ("name", "demonym", "metonym"):
            assert counts["Russia", language, form] == counts["Ukraine", language, form] == 1


@pytest.mark.parametrize("row", ROWS["acts"], ids=lambda row: row["id"])
def test_an_act_row_names_no_party(row: dict[str, str]) -> None:
    stems = (
        "росси",
        "росій",
        "росія",
        "украин",
        "україн",
        "москв",
        "киев",
        "київ",
        "кремл",
        "путин",
        "путін",
        "зеленск",
    )
    assert not any(stem in plain(row["pattern"]) for stem in stems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_belongs_to_one_cue(language: str) -> None:
    forms = Counter(
        plain(form) for row in ROWS["cues"] if row["language"] == language for form in row["forms"].split("|")
    )
    assert {form for form in forms if forms[form] > 1} == set()
    assert len(cues(language)) == len(forms)


def test_deleting_a_row_changes_what_its_words_are_read_as(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Министр Иван Кравцов сообщил, что переговоры зашли в тупик."
    (before,) = read(text)
    row = next(basis for basis in before.basis if "acts:talks_status" in basis).rpartition(":")[2]
    kept = tuple(each for each in ROWS["acts"] if each["id"] != row)
    monkeypatch.setattr(
        "ripeness.read.slavic.lexicon.rows", lambda name: kept if name.endswith("acts") else tables.rows(name)
    )
    act_rows.cache_clear()
    (after,) = read(text)
    act_rows.cache_clear()
    assert (before.act, after.act) == (Act.TALKS_STATUS, Act.CLAIM)
