"""Strings from documents can't act, load, reorder or pass for markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ripeness.brief.hostile import safe_url, visible
from ripeness.brief.html import to_html
from ripeness.brief.json import to_json
from ripeness.brief.markdown import escaped, to_markdown

from . import sample

_ELEMENTS_THAT_ACT = {"script", "iframe", "object", "embed", "img", "link", "form", "input", "base", "video", "audio"}


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(to_html(sample.brief()))


def test_no_element_of_the_page_acts_or_loads(page: html.HtmlElement) -> None:
    assert not {element.tag for element in page.iter(html.etree.Element)} & _ELEMENTS_THAT_ACT


def test_no_attribute_runs_or_fetches(page: html.HtmlElement) -> None:
    for element in page.iter(html.etree.Element):
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in ("src", "srcset", "style", "background", "action")
            if name == "href":
                assert value.startswith(("#", "https://example.org/")), value


def test_hostile_words_are_shown_as_words(page: html.HtmlElement) -> None:
    text = page.text_content()
    assert '<script>alert("x")</script>' in text
    assert "</title><script>alert(1)</script>" in text
    assert "javascript:alert(1)" in text


def test_a_text_cannot_reorder_the_page_unseen() -> None:
    for rendered in (to_html(sample.brief()), to_markdown(sample.brief()), to_json(sample.brief())):
        assert "\u202e" not in rendered
    assert "[U+202E]" in to_html(sample.brief())


def test_every_name_and_quotation_is_isolated(page: html.HtmlElement) -> None:
    for element in page.find_class("name") + page.find_class("words"):
        if element.text_content() not in ("“Quoted”", "slanted"):
            assert element.find("bdi") is not None


def test_markdown_holds_no_markup_of_a_text() -> None:
    rendered = to_markdown(sample.brief())
    assert "<script>" not in rendered and "<img" not in rendered
    assert "&lt;script&gt;" in rendered


@given(st.text(alphabet="a*_`[](){}<>#+-.!|~&\\\n1", max_size=30))
def test_escaped_markdown_has_no_live_character(text: str) -> None:
    special = "*_`[]#|~"
    out = escaped(text)
    assert not set("<>") & set(out)
    for place, character in enumerate(out):
        if character in special:
            behind = len(out[:place]) - len(out[:place].rstrip("\\"))
            assert behind % 2 == 1


@pytest.mark.parametrize(
    "text", ["\u202eevil\u202c", "\u2066open", "closed\u2069", "\u202dx\u202c", "a\x00b", "\ud800"]
)
def test_controls_that_mislead_are_written_out(text: str) -> None:
    assert "[U+" in visible(text)


@pytest.mark.parametrize(
    "text", ["plain", "\u2067שלום\u2069 and more", "\u202aab\u202c", "e\u0301", "👩‍👩‍👧", "line\nline"]
)
def test_what_right_to_left_texts_need_is_left_alone(text: str) -> None:
    assert visible(text) == text


_NO_LINKS = [
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "\x01javascript:alert(1)", "vbscript:x", "data:text/html,x"),
    *("//host/path", "http:", "https://[", "https://a b", "https://a\u202eb", "file:///etc/passwd", ""),
]


@pytest.mark.parametrize("url", _NO_LINKS)
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) is None


def test_a_web_address_becomes_a_link() -> None:
    assert safe_url("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
