"""The model section: told apart from what is on record, each input with the way to what it rests on, never advice."""

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import html

from ripeness.assess import Account, Case, assess
from ripeness.assess.account import Told, Witness
from ripeness.assess.pictures import bars
from ripeness.assess.shares import Mean
from ripeness.brief import Brief
from ripeness.brief.docx import to_docx
from ripeness.brief.fit import fits
from ripeness.brief.hostile import safe_picture
from ripeness.brief.html import to_html
from ripeness.brief.json import plain, to_json
from ripeness.brief.markdown import to_markdown
from ripeness.brief.model import LEGEND, Picture, Section
from ripeness.brief.pdf import to_pdf

from ..assess.samples import SMALL
from . import sample

SPOKEN, SEEN = sample.entries()[3], sample.entries()[7]
CASE = SMALL.replace("entry: 0123456789abcdef", f"entry: {SPOKEN.id}, 0123456789abcdef")


READ = ["zone", "binding", "solutions", "war", "scenarios"]
WHY = Told(
    "impasse",
    "Why there is no agreement",
    "Faith adds most.",
    "Faith.",
    (),
    (bars({"faith": Mean(0.1, 0, 0.2, 0, 1, 9)}),),
)


@pytest.fixture(scope="module")
def account() -> Account:
    made = Account.of(assess(Case.loads(CASE), draws=60, readings=READ))
    made = replace(made, readings=(*made.readings, WHY))  # its own tests are elsewhere, and it takes long
    return made.beside([Witness("optimism", "faith in one’s chances", (SPOKEN.id, SEEN.id), ())])


@pytest.fixture(scope="module")
def brief(account: Account) -> Brief:
    return sample.brief(account=account)


@pytest.fixture(scope="module")
def page(brief: Brief) -> html.HtmlElement:
    return html.document_fromstring(to_html(brief))


def _section(brief: Brief, key: str) -> Section:
    return next(section for section in (*brief.sections, *brief.annexes) if section.key == key)


def test_without_a_model_there_is_no_section_and_no_kind_for_it() -> None:
    brief = sample.brief()
    assert "model" not in {section.key for section in brief.sections}
    assert [label for _, label, _ in brief.legend] == ["Fact", "Claim", "Judgment"]
    assert "bargaining model" not in to_html(brief)


def test_the_section_comes_last_and_its_first_line_says_what_it_rests_on(brief: Brief, account: Account) -> None:
    section = brief.sections[-1]
    assert section.key == "model"
    first, second = section.blocks[0].items[:2]
    assert first.kind == "model" and plain(first.pieces) == account.sentence
    assert re.match(r"\d+ of \d+ inputs are assumptions", account.sentence)
    assert "no chance of anything in the world" in plain(second.pieces)
    assert "not private positions" in plain(second.pieces)


def test_the_legend_tells_the_model_from_facts_and_claims(brief: Brief, page: html.HtmlElement) -> None:
    assert brief.legend == LEGEND
    legend = page.find_class("legend")[0].text_content()
    assert "neither fact nor claim" in legend
    tags = {tag.text_content().strip() for tag in page.get_element_by_id("model").find_class("tag")}
    assert tags == {"Model"}


def test_every_input_of_the_register_has_a_row_that_links_lead_to(
    brief: Brief, page: html.HtmlElement, account: Account
) -> None:
    rows = [each for each in page.get_element_by_id("model-in-full").iter("tr") if each.get("id")]
    assert [each.get("id") for each in rows] == [f"input-{n}" for n in range(1, len(account.register) + 1)]
    for row, known in zip(rows, account.register, strict=True):
        text = row.text_content()
        assert known.words[1:] in text and known.value in text
        assert known.ground in text if known.kind != "entry" else row.find_class("cites")
    links = {each.get("href") for each in page.iter("a") if (each.get("href") or "").startswith("#input-")}
    assert links and all(page.get_element_by_id(link[1:]) is not None for link in links)


def test_an_input_that_rests_on_an_entry_leads_to_its_words(brief: Brief, page: html.HtmlElement) -> None:
    row = next(each for each in page.iter("tr") if "Alba likes best on “The land”" in each.text_content())
    (cite,) = row.find_class("cites")[0].iter("a")
    mark = page.get_element_by_id(cite.get("href")[1:])
    assert SPOKEN.exact in mark.text_content()
    assert "not in the record on this date: 0123456789abcdef" in row.text_content()


def test_evidence_is_listed_with_links_and_never_weighed(page: html.HtmlElement) -> None:
    row = next(each for each in page.iter("tr") if "Faith in one’s chances" in each.text_content())
    assert len(list(row.find_class("cites")[0].iter("a"))) == 2
    assert "Nothing on record" in row.text_content()


def test_options_say_what_each_side_gives_up_and_what_could_break_them(brief: Brief, account: Account) -> None:
    text = plain(brief.sections[-1].blocks[-1].items[0].pieces)
    assert "Alba gives up" in text and "Boria gives up" in text and "Could break it" in text
    cards = [card for block in _section(brief, "model-in-full").blocks for card in getattr(block, "items", ())]
    numbered = [card.number for card in cards if hasattr(card, "number")]
    assert numbered == [str(n) for n in range(1, len(account.options) + 1)]


def test_nothing_is_advised(page: html.HtmlElement) -> None:
    text = " ".join(page.get_element_by_id(key).text_content().lower() for key in ("model", "model-in-full"))
    for word in (" should ", " ought ", "recommend", "best option", "probability", "must sign"):
        assert word not in text


def test_pictures_stand_on_the_page_and_hold_no_style_of_their_own(page: html.HtmlElement, account: Account) -> None:
    drawn = page.get_element_by_id("model-in-full").find_class("drawn")
    assert len(drawn) == sum(len(told.pictures) for told in account.readings) == 3
    assert all(each.find("svg").get("aria-label") for each in drawn)
    assert not page.get_element_by_id("model-in-full").xpath(".//style|.//*[@style]|.//script")


HOSTILE = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://example.org"><text>here</text></a></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:red"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="x.png"/></svg>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
    "<svg><rect></svg>",
]


@pytest.mark.parametrize("svg", HOSTILE)
def test_a_picture_that_could_act_or_mislead_is_not_shown(svg: str, account: Account) -> None:
    assert safe_picture(svg) == ""
    told = replace(account.readings[0], pictures=(svg,))
    shown = to_html(sample.brief(account=replace(account, readings=(told,))))
    assert "alert(1)</script></svg>" not in shown and svg not in shown


def test_pictures_of_ours_are_shown_as_they_are(account: Account) -> None:
    for told in account.readings:
        assert all(safe_picture(picture) == picture for picture in told.pictures)


def test_words_of_a_case_file_are_shown_as_words(account: Account) -> None:
    told = replace(account.readings[0], short="</li><script>alert(2)</script>\u202e", pictures=())
    shown = to_html(sample.brief(account=replace(account, readings=(told,))))
    assert "<script>alert(2)" not in shown and "\u202e" not in shown


def test_the_first_pages_still_fit_two_sheets(brief: Brief) -> None:
    assert fits(brief)


def test_markdown_leads_from_inputs_to_the_register(brief: Brief) -> None:
    text = to_markdown(brief)
    anchors = set(re.findall(r'<a id="(input-\d+)">', text))
    linked = set(re.findall(r"\]\(#(input-\d+)\)", text))
    assert linked and linked <= anchors
    assert "<svg" not in text and "MODEL: " in text


def test_json_holds_the_pictures_and_the_figures(brief: Brief) -> None:
    data = json.loads(to_json(brief))
    kinds = [block["type"] for block in data["annexes"][-1]["blocks"]]
    assert {"Picture", "Table", "Cards"} <= set(kinds)
    assert any(isinstance(block, Picture) for block in brief.annexes[-1].blocks)


def test_pdf_sets_the_pictures_and_is_the_same_bytes_twice(brief: Brief) -> None:
    pytest.importorskip("typst")
    assert to_pdf(brief) == to_pdf(brief)


def test_docx_leads_from_inputs_to_the_register(brief: Brief) -> None:
    pytest.importorskip("docx")
    body = zipfile.ZipFile(io.BytesIO(to_docx(brief))).read("word/document.xml").decode()
    anchors, names = (set(re.findall(rf'w:{kind}="(p_input_\d+)"', body)) for kind in ("anchor", "name"))
    assert anchors and anchors <= names
