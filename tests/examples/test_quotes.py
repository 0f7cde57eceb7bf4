"""The bundled example quotes nothing that a cited public document doesn't contain."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "examples" / "ukraine-2022"
CORPUS = ROOT.parent / "shared" / "data" / "corpus"
REPORTS = sorted((CASE / "reports").glob("*.txt"))
QUOTES: list[dict[str, Any]] = json.loads((CASE / "quotes.json").read_text(encoding="utf-8"))
SOURCES: dict[str, list[dict[str, Any]]] = json.loads((CASE / "sources.json").read_text(encoding="utf-8"))

HEADER = ("Title", "Published", "Outlet", "Author", "Language", "Licence", "Note")
# Every pair that opens and closes a quotation in some language, and the straight marks.
QUOTED = re.compile(
    "“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|»([^«]*)«|‹([^›]*)›|‘([^’]*)’|‚([^‘]*)‘|「([^」]*)」"
    r"|\"([^\"]*)\"|(?<!\w)'([^']*)'(?!\w)|``(.*?)''"
)
MARKS = re.compile("[“”„«»‹›‘‚「」\"`]|(?<!\\w)['’]")


def header(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.split("\n\n", 1)[0].splitlines())


def body(text: str) -> str:
    return text.split("\n\n", 1)[1].split("\nSources:\n", 1)[0]


def quoted(text: str) -> list[str]:
    return [next(group for group in found.groups() if group is not None) for found in QUOTED.finditer(text)]


def listed(name: str) -> list[str]:
    return [quote["exact"] for quote in QUOTES if quote["report"] == name]


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem)
def report(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param.name, request.param.read_text(encoding="utf-8")


def test_the_example_has_at_least_fourteen_reports_from_february_28_to_may_17() -> None:
    days = [header(path.read_text(encoding="utf-8"))["Published"] for path in REPORTS]
    assert len(REPORTS) >= 14
    assert (min(days), max(days)) == ("2022-02-28", "2022-05-17")


def test_a_report_has_its_header_and_says_that_it_was_written_for_this_project(report: tuple[str, str]) -> None:
    name, text = report
    fields = header(text)
    assert tuple(fields) == HEADER
    assert datetime.date.fromisoformat(fields["Published"]).isoformat() == name[:10]
    assert fields["Note"] == "written for this project from the public record"


def test_a_report_is_of_180_to_350_words(report: tuple[str, str]) -> None:
    assert 180 <= len(body(report[1]).split()) <= 350


def test_a_report_ends_with_the_sources_that_sources_json_lists_for_it(report: tuple[str, str]) -> None:
    name, text = report
    lines = text.split("\nSources:\n", 1)[1].splitlines()
    assert len(lines) == len(SOURCES[name]) > 0
    for line, source in zip(lines, SOURCES[name], strict=True):
        reference = source["url"] or source["id"] or ""
        assert line.startswith(f"- {source['label']}") and line.endswith(reference)


def test_no_source_is_later_than_its_report(report: tuple[str, str]) -> None:
    name, text = report
    dates = [source["date"] for source in SOURCES[name] if source["date"]]
    assert all(date <= header(text)["Published"] for date in dates)


def test_every_quoted_stretch_is_listed_and_every_listed_quote_is_quoted(report: tuple[str, str]) -> None:
    name, text = report
    # A full stop that the document doesn't have stands outside the marks, so the stretches are compared as they are.
    assert sorted(quoted(text)) == sorted(listed(name))


def test_no_quotation_mark_stands_outside_a_quoted_stretch(report: tuple[str, str]) -> None:
    assert MARKS.findall(QUOTED.sub("", report[1])) == []


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", "«{}»", "»{}«", "‘{}’", '"{}"', " '{}' "])
def test_an_invented_quotation_in_any_marks_is_found(marks: str) -> None:
    assert quoted(f"He said {marks.format('never said')} on Tuesday.") == ["never said"]


def test_every_quote_names_a_report_and_a_document_that_the_report_cites() -> None:
    for quote in QUOTES:
        cited = {source["id"] for source in SOURCES[quote["report"]]}
        assert quote["document"]["id"] in cited, quote["exact"]


def test_every_quote_names_its_speaker_and_the_terms_of_its_document() -> None:
    assert all(quote["document"]["speaker"] and quote["document"]["licence"] for quote in QUOTES)


def squeeze(text: str) -> str:
    """Make one space of each run of white space: the documents are wrapped, the reports are not."""
    return re.sub(r"\s+", " ", text)


def records(file: str) -> list[dict[str, str]]:
    with (CORPUS / file).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.shared
def test_every_quote_is_a_verbatim_part_of_its_document() -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"{CORPUS} is absent")
    texts: dict[tuple[str, str, str], list[str]] = {}
    for file in sorted({quote["document"]["file"] for quote in QUOTES}):
        for record in records(file):
            texts.setdefault((file, record["id"], record["date"]), []).append(squeeze(record["text"]))
    for quote in QUOTES:
        document = quote["document"]
        found = texts[document["file"], document["id"], document["date"]]
        assert any(quote["exact"] in text for text in found), f"{quote['report']}: {quote['exact']}"
