"""Web pages and feeds: the article, what the page says of itself, and traps."""

import time

import pytest

from ripeness.read.sources import Refused, limited, load_bytes

AT = "2026-11-22T10:00:00Z"
PARAGRAPH = "<p>Rudenko said that the talks are not held in any form, according to Interfax on Tuesday.</p>"
PAGE = (
    "<!doctype html><html lang='en-GB'><head><meta charset='utf-8'><title>No talks | The Example</title>"
    "<meta property='og:title' content='No talks'><meta property='og:site_name' content='The Example'>"
    "<meta property='article:published_time' content='2022-05-17T23:30:00-04:00'>"
    "<meta name='author' content='Anna Writer'>"
    "<link rel='canonical' href='https://example.org/no-talks'></head>"
    f"<body><nav><a href='/'>Home</a></nav><article><h1>No talks</h1>{PARAGRAPH * 4}</article></body></html>"
)
FEED = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>The Example</title>
<item><title>No talks &amp; no peace</title><link>https://example.org/1</link><author>A. Writer</author>
<pubDate>Tue, 17 May 2022 23:30:00 -0400</pubDate><description>&lt;p&gt;Rudenko said “no”.&lt;/p&gt;
&lt;p&gt;Twice.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>Second</title><guid>tag:2</guid><description>Plain words</description></item>
<item><title>Third</title><description></description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><title>One</title><id>urn:1</id>
<link href="https://example.org/a"/><published>2022-05-17T10:00:00Z</published><updated>2022-05-18T10:00:00Z</updated>
<content type="html">&lt;p&gt;Words&lt;/p&gt;</content></entry></feed>"""


def all_of(raw: bytes | str, name: str, **stated):
    return list(load_bytes(raw.encode() if isinstance(raw, str) else raw, name, at=AT, **stated))


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt", "a.xml", "page"])
def test_a_page_is_told_by_its_name_or_its_beginning(name):
    (found,) = all_of(PAGE, name)
    document = found.document
    assert document.media_type == "text/html"
    assert (document.title, document.outlet, document.authors) == ("No talks", "The Example", ("Anna Writer",))
    assert (document.published, document.url, document.language) == ("2022-05-17", "https://example.org/no-talks", "en")
    assert document.key == document.url
    assert document.derivation.startswith("utf-8; article by trafilatura ")
    assert found.original == PAGE.encode()
    assert found.text.count("Rudenko said that the talks are not held") >= 1
    assert "Home" not in found.text


def test_a_page_without_a_date_has_none():
    (found,) = all_of(f"<html><body><article>{PARAGRAPH * 4}</article></body></html>", "a.html")
    assert found.document.published is None


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("cp1251", "windows-1251"), ("utf-8", "windows-1251"), ("koi8_r", "koi8-r"), ("utf-8", "nonsense")],
)
def test_a_declared_encoding_is_heeded_unless_the_bytes_are_utf8(codec, declared):
    words = "Переговоры с Украиной не ведутся ни в какой форме, заявил Руденко в понедельник. " * 4
    html = f"<html><head><meta charset='{declared}'></head><body><article><p>{words}</p></article></body></html>"
    (found,) = all_of(html.encode(codec), "a.html")
    assert "Переговоры с Украиной не ведутся" in found.text


@pytest.mark.parametrize("xml", ["<?xml version='1.0' encoding='utf-8'?>", ""])
def test_xhtml_is_read(xml):
    html = f"{xml}<html xmlns='http://www.w3.org/1999/xhtml'><body><article>{PARAGRAPH * 4}</article></body></html>"
    (found,) = all_of(html, "a.xhtml")
    assert "Rudenko" in found.text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><script>alert(1)</script></body></html>",
        "<html><body>" + "<div>" * 100_000 + "words " * 50,
        "<html><body>" + "<b>" * 100_000 + "words " * 50,
        "<html><body>" + "<p" * 100_000,
    ],
)
def test_a_page_without_an_article_or_too_deep_is_refused_at_once(html):
    begin = time.monotonic()
    (found,) = all_of(html, "a.html")
    assert isinstance(found, Refused)
    assert "save" in found.reason
    assert time.monotonic() - begin < 20


def test_a_huge_attribute_does_no_harm():
    (found,) = all_of(
        f"<html><body><article><p title='{'a' * 900_000}'>x</p>{PARAGRAPH * 4}</article></body></html>", "a.html"
    )
    assert "Rudenko" in found.text


def test_a_tag_with_very_many_attributes_is_given_up_in_time(monkeypatch):
    monkeypatch.setattr(limited, "SECONDS", 1)
    attributes = " ".join(f"a{number}=1" for number in range(60_000))
    begin = time.monotonic()
    (found,) = all_of(f"<html><body><p {attributes}>words</p></body></html>", "a.html")
    assert "more than 1 seconds" in found.reason
    assert time.monotonic() - begin < 20


def test_a_large_page_is_read_in_a_process_of_its_own(tmp_path, monkeypatch):
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('a file in the working folder was imported')")
    monkeypatch.chdir(tmp_path)
    words = " ".join(f"word{number}" for number in range(12_000))
    (found,) = all_of(f"<html><body><article>{PARAGRAPH * 3}<p>{words}</p></article></body></html>", "a.html")
    assert "word11999" in found.text


def test_a_page_above_the_limit_is_refused():
    (found,) = all_of(b"<html>" + b" " * 21_000_000, "a.html")
    assert "at most 20 are read" in found.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_each_item_of_a_feed_is_a_document(encoding):
    first, second, third = all_of(FEED.format(encoding=encoding).encode(encoding), "feed.xml")
    assert first.text == "Rudenko said “no”.\nTwice."
    document = first.document
    assert (document.title, document.outlet, document.url) == (
        "No talks & no peace",
        "The Example",
        "https://example.org/1",
    )
    assert document.published == "2022-05-17"
    assert document.name == "feed.xml#1"
    assert first.original.startswith(b"<item><title>No talks &amp;")
    assert (second.text, second.document.published) == ("Plain words", None)
    assert isinstance(third, Refused)


def test_an_item_keeps_its_digest_while_the_feed_grows():
    grown = FEED.replace(
        "<item><title>No", "<item><title>New</title><description>x</description></item><item><title>No"
    )
    digest = all_of(FEED.format(encoding="utf-8"), "feed.xml")[0].document.sha256
    assert digest == all_of(grown.format(encoding="utf-8"), "feed.xml")[1].document.sha256


def test_atom_is_read():
    (found,) = all_of(ATOM, "a.atom")
    assert (found.text, found.document.published, found.document.outlet) == ("Words", "2022-05-17", "Atom")


@pytest.mark.parametrize(
    "raw",
    [
        "<rss",
        "<rss></rss>",
        "<?xml version='1.0'?><other/>",
        "<rss>" + "<item>" * 100_000,
        "<rss><item" * 100_000,
        "<rss><channel>" + "<a>" * 60_000 + "<item><title>x</title></item>",
        "<rss><channel><item><title>x</title></item>",
    ],
)
def test_a_broken_or_hostile_feed_is_refused_at_once(raw):
    begin = time.monotonic()
    assert all(isinstance(found, Refused) for found in all_of(raw, "a.xml"))
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize("what", ["'aaaaaaaaaa'", "SYSTEM 'file:///etc/passwd'", "SYSTEM 'http://127.0.0.1:1/'"])
def test_an_entity_of_a_feed_is_not_expanded(what):
    ten = "".join(f"<!ENTITY e{level} '{f'&e{level - 1};' * 10}'>" for level in range(1, 8))
    item = "<item><description>&e7; word</description></item>"
    feed = f"<!DOCTYPE rss [<!ENTITY e0 {what}>{ten}]><rss><channel>{item}</channel></rss>"
    for found in all_of(feed, "a.xml"):
        assert isinstance(found, Refused) or len(found.text) < 50
