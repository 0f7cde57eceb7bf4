"""The page stands alone, every link arrives, and every statement leads to the words of its source."""

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from ripeness.brief.html import to_html

from . import sample


@pytest.fixture(scope="module")
def text() -> str:
    return to_html(sample.brief())


@pytest.fixture(scope="module")
def page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def test_the_same_brief_gives_the_same_bytes(text: str) -> None:
    assert to_html(sample.brief()) == text


def test_ids_are_unique_and_every_internal_link_arrives(page: html.HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [each for each, number in ids.items() if number > 1] == []
    assert [href for href in page.xpath("//@href") if href.startswith("#") and href[1:] not in ids] == []


def test_the_style_is_the_only_thing_the_policy_lets_in(text: str, page: html.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style.group(1) and "@import" not in style.group(1)


def test_each_mark_holds_the_exact_words_of_its_entry(page: html.HtmlElement) -> None:
    brief = sample.brief()
    for source in brief.sources:
        for passage in source.passages:
            label = passage.cite.label
            pieces = page.xpath(f"//mark[@id='p-{label}' or @data-passage='{label}']")
            shown = "".join(_words(piece) for piece in pieces)
            assert (
                shown.replace("[U+202E]", "\u202e").replace("[U+202C]", "\u202c")
                == source.text[passage.start : passage.end]
            )


def _words(mark: html.HtmlElement) -> str:
    """Return the text of a mark without the numbers of passages."""
    out = mark.text or ""
    for child in mark:
        out += ("" if "no" in child.get("class", "").split() else _words(child)) + (child.tail or "")
    return out


def test_quotation_marks_stand_only_around_words_of_a_source(page: html.HtmlElement) -> None:
    texts = list(sample.TEXTS.values())
    for element in page.find_class("words"):
        shown = element.text_content()
        if shown.startswith("“") and shown != "“Quoted”":
            said = shown.strip("“”").replace("[U+202E]", "\u202e").replace("[U+202C]", "\u202c")
            assert any(said in each for each in texts)
    for each in page.find_class("words") + page.find_class("working") + page.xpath("//h3[starts-with(@id, 'h-s-')]"):
        each.drop_tree()
    assert "“" not in page.xpath("//body")[0].text_content()
    assert not re.search(r"\"", page.xpath("//main")[0].text_content())


def test_words_of_a_reporter_are_not_quoted_from_the_holder() -> None:
    page = html.document_fromstring(to_html(sample.brief()))
    shown = [element.text_content() for element in page.find_class("source") if "words" in element.get("class", "")]
    assert any("neutrality would need a referendum" in each for each in shown)
    assert all(not each.startswith("“") for each in shown if each != "slanted")


def test_facts_claims_and_judgments_differ_in_words_and_shape(page: html.HtmlElement) -> None:
    assert {tag.text_content().strip(": ") for tag in page.find_class("tag")} == {"Fact", "Claim", "Judgment"}
    assert all(tag.find_class("shape") for tag in page.find_class("tag"))


def test_the_page_can_be_walked_without_a_mouse_or_eyes(page: html.HtmlElement) -> None:
    assert page.get("lang") == "en"
    first = page.xpath("//body//a")[0]
    assert first.get("class") == "skip" and page.xpath(f"//*[@id='{first.get('href')[1:]}']")[0].tag == "main"
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == len(page.xpath("//nav[@aria-label]")) == 1
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(each.get("scope") for each in page.xpath("//th"))
    assert all(each.get("lang") for each in page.find_class("working"))


def test_each_mark_of_the_timeline_is_a_link_with_a_name(page: html.HtmlElement) -> None:
    marks = page.xpath("//*[contains(@class, 'marks')]//a")
    assert len(marks) > 20
    assert all(mark.get("href").startswith("#p-") and mark.get("aria-label") for mark in marks)


def test_a_passage_leads_back_to_each_place_that_cites_it(page: html.HtmlElement) -> None:
    for item in page.xpath("//ol[@class='passages']/li"):
        label = item.get("id")[2:]
        uses = page.xpath(f"//*[starts-with(@id, 'b-{label}-')]/@id")
        assert item.xpath(".//span[@class='back']/a/@href") == [f"#{each}" for each in sorted(uses, key=_place)]


def _place(use: str) -> int:
    return int(use.rsplit("-", 1)[1])


def test_the_strictest_label_stands_on_the_page_and_on_every_sheet(text: str, page: html.HtmlElement) -> None:
    assert page.find_class("kicker")[0].text_content().split()[0] == "INTERNAL"
    assert '@top-right { content: "INTERNAL"' in text
