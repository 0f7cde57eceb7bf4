"""Markdown, JSON, PDF and DOCX carry the same findings; a missing extra is one sentence with its remedy."""

import io
import json
import sys
import zipfile
from dataclasses import replace

import pytest

from ripeness.brief import Brief
from ripeness.brief.docx import to_docx
from ripeness.brief.json import plain, to_json
from ripeness.brief.markdown import escaped, to_markdown
from ripeness.brief.pdf import to_pdf
from ripeness.errors import InputError

from . import sample


@pytest.fixture(scope="module")
def brief() -> Brief:
    return sample.brief()


def test_json_holds_every_section_and_the_text_of_each_finding(brief: Brief) -> None:
    data = json.loads(to_json(brief))
    assert [section["key"] for section in data["sections"]] == [section.key for section in brief.sections]
    assert data["headline"]["text"] == plain(brief.headline.pieces)
    assert data["sources"][0]["text"] == brief.sources[0].text
    assert to_json(brief) == to_json(sample.brief())


def test_markdown_leads_from_every_number_to_its_passage(brief: Brief) -> None:
    text = to_markdown(brief)
    labels = {cite.label for item in brief.reasons for cite in item.cites}
    assert labels and all(f"](#p-{label})" in text and f'<a id="p-{label}"></a>' in text for label in labels)
    assert "**Public words are not private positions" in text
    assert to_markdown(sample.brief()) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. May came", "1\\. May came"),
        ("- no", "\\- no"),
        ("yes\n  2) no", "yes\n  2\\) no"),
        ("3.7 of 2.", "3\\.7 of 2."),
    ],
)
def test_markdown_takes_no_line_of_the_data_for_a_list(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_pdf_is_the_same_bytes_twice(brief: Brief) -> None:
    pytest.importorskip("typst")
    made = to_pdf(brief)
    assert made.startswith(b"%PDF-") and to_pdf(sample.brief()) == made


def test_pdf_is_made_when_a_passage_is_drawn_and_nowhere_cited(brief: Brief) -> None:
    pytest.importorskip("typst")
    drawn = tuple(section for section in brief.sections if section.key == "timeline")
    assert to_pdf(replace(brief, sections=drawn, annexes=())).startswith(b"%PDF-")


def test_docx_is_the_same_bytes_twice_and_links_to_bookmarks(brief: Brief) -> None:
    pytest.importorskip("docx")
    made = to_docx(brief)
    assert to_docx(sample.brief()) == made
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert 'w:anchor="p_5_' in body and 'w:name="p_5_1"' in body
    assert "&lt;script&gt;" in body and "<script>" not in body


@pytest.mark.parametrize(("module", "render"), [("typst", to_pdf), ("docx", to_docx)])
def test_a_missing_extra_is_named_with_its_remedy(
    brief: Brief, monkeypatch: pytest.MonkeyPatch, module: str, render
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"pip install 'ripeness\[(pdf|docx)\]'"):
        render(brief)
