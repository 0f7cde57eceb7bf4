"""Plain text: every character kept, headers told from text, encodings told from bytes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.read.sources import Refused, Sourced, load_bytes

AT = "2026-11-22T10:00:00Z"
HEADER = """Title: No talks
Published: 2022-05-17
Outlet: The Example
Author: A. Writer
Author: B. Writer
Language: en
Note: mine
"""
BODY = "Rudenko said that there are no talks.\n\nHe spoke on Tuesday."


def one(raw: bytes | str, name: str = "a.txt", **stated) -> Sourced | Refused:
    (only,) = load_bytes(raw.encode() if isinstance(raw, str) else raw, name, at=AT, **stated)
    return only


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1))
def test_any_text_is_kept_character_by_character_or_refused(text):
    found = one(text)
    if isinstance(found, Sourced):
        document = found.document
        assert found.original == text.encode()
        assert found.text in text
        assert document.size == len(found.original)
        if document.derivation == "utf-8":
            assert found.text == text


@settings(max_examples=100, deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused_in_one_sentence(raw):
    found = one(raw)
    if isinstance(found, Refused):
        assert found.name == "a.txt"
        assert found.reason
        assert "\n" not in found.reason


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(end):
    text = end.join(["A headline", "", "Some words.", ""])
    found = one(text)
    assert found.text == text
    assert found.document.title == "A headline"
    assert found.document.derivation == "utf-8"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("No Talks in ‘Any Form’\n\nText.", "No Talks in ‘Any Form’"),
        ("Will they talk?\n\nText.", "Will they talk?"),
        ("This is a sentence.\n\nText.", ""),
        ("No blank line after it\nText.", ""),
        ("word " * 40 + "\n\nText.", ""),
        ("=cmd|' /C calc'!A0\n\nText.", "=cmd|' /C calc'!A0"),
        ("<script>alert(1)</script>\n\nText.", "<script>alert(1)</script>"),
    ],
)
def test_a_first_line_that_stands_alone_is_the_title(text, title):
    assert one(text).document.title == title


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_header_gives_the_fields_and_leaves_the_text(end):
    content = (HEADER + "\n" + BODY + "\n\nSources:\n- One, 2022\n").replace("\n", end)
    found = one(content)
    document = found.document
    assert found.text == BODY.replace("\n", end)
    assert (document.title, document.published, document.outlet) == ("No talks", "2022-05-17", "The Example")
    assert document.authors == ("A. Writer", "B. Writer")
    start = content.index("Rudenko")
    assert document.derivation == (
        f"utf-8; characters {start}-{start + len(found.text)} of it, the header and the sources left out"
    )
    assert found.notes == ()


def test_a_header_without_sources_leaves_the_rest():
    assert one(HEADER + "\n" + BODY + "\n").text == BODY


def test_only_a_line_of_its_own_begins_the_sources():
    body = "Sources: two officials said so.\nMore words."
    assert one(HEADER + "\n" + body).text == body
    assert (
        one(HEADER + "\nSources:\nquoted in the text\n\nmore\n\nSources:\n- one").text
        == "Sources:\nquoted in the text\n\nmore"
    )


def test_sources_stay_in_a_text_without_header():
    text = "Words are here.\n\nSources:\n- one"
    assert one(text).text == text


@pytest.mark.parametrize("first", ["Kyiv: we won't talk", "Said: no", "title", "Title : x", " Title: x"])
def test_another_first_line_is_no_header(first):
    text = f"{first}\nPublished: 2022-05-17\n\nText."
    assert one(text).text == text
    assert one(text).document.published is None


def test_a_header_with_a_foreign_line_is_text_and_says_so():
    text = "Title: x\nSaid: y\n\nText."
    found = one(text)
    assert found.text == text
    assert any("line 2 is neither a header line nor blank" in note for note in found.notes)


def test_a_wrong_date_in_a_header_is_refused_with_its_line():
    found = one("Title: x\nPublished: last week\n\nText.")
    assert found == Refused("a.txt", "line 2: published must be a date like 2022-05-17; got 'last week'")


def test_a_header_without_text_is_refused():
    assert "no text" in one(HEADER).reason


def test_what_the_user_states_outranks_the_header():
    found = one(HEADER + "\n" + BODY, published="2022-05-16", outlet="Other", authors=("C",), handling="confidential")
    document = found.document
    assert (document.published, document.outlet, document.authors) == ("2022-05-16", "Other", ("C",))
    assert document.handling == "confidential"
    assert sorted(found.given) == ["authors", "handling", "outlet", "published"]


def test_a_missing_date_is_unknown_and_said():
    found = one(BODY)
    assert found.document.published is None
    assert any("publication date is unknown" in note for note in found.notes)


@pytest.mark.parametrize(
    ("day", "believed"), [("2026-11-23", True), ("2026-11-24", False), ("2027", False), ("2026", True)]
)
def test_a_date_in_the_future_is_not_believed(day, believed):
    found = one(f"Published: {day}\n\nText.")
    assert (found.document.published == day) is believed
    assert any("in the future" in note for note in found.notes) is not believed


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//x.org", "http://", "x"])
def test_an_address_that_is_not_of_the_web_is_left_out(url):
    found = one(f"Url: {url}\n\nText.")
    assert found.document.url is None
    assert any("not a web address" in note for note in found.notes)


class TestKeys:
    """What makes a later reading a new version of the same document."""

    def test_the_address(self):
        assert one(f"Url: https://x.org/a\nTitle: t\n\n{BODY}").document.key == "https://x.org/a"

    def test_else_outlet_title_and_day(self):
        first, second = (one(HEADER + "\n" + body) for body in (BODY, BODY + " More."))
        assert first.document.key == second.document.key != ""
        other = one(HEADER.replace("05-17", "05-18") + "\n" + BODY)
        assert other.document.key != first.document.key

    def test_else_nothing(self):
        assert one(BODY).document.key == ""


class TestEncodings:
    """Bytes that aren't plain UTF-8."""

    TEXT = "“No,” he said – the café’s 50 €.\n\nText."
    RUSSIAN = "Переговоры между Россией и Украиной не ведутся ни в какой форме, заявил заместитель министра. " * 4
    UKRAINIAN = "Україна не відповіла на проєкт мирної угоди, сказав представник делегації, і переговорів немає. " * 4

    @pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_byte_order_mark_is_heeded_and_left_out(self, codec):
        found = one(self.TEXT.encode(codec))
        assert found.text == self.TEXT
        assert "byte order mark left out" in found.document.derivation

    @pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "cp1252"])
    def test_without_a_mark_it_is_detected_and_said(self, codec):
        found = one(self.TEXT.encode(codec))
        assert found.document.derivation.startswith(f"{codec}, detected")
        assert found.text == self.TEXT

    @pytest.mark.parametrize("codec", ["cp1251", "koi8_r"])
    def test_russian_is_detected(self, codec):
        assert one(self.RUSSIAN.encode(codec)).text == self.RUSSIAN

    def test_a_text_in_another_script_is_not_presumed_english(self):
        assert one(self.RUSSIAN).document.language == "und"
        assert one(self.RUSSIAN, language="ru").document.language == "ru"
        assert one(self.TEXT).document.language == "en"

    def test_ukrainian_is_detected(self):
        assert one(self.UKRAINIAN.encode("cp1251")).text == self.UKRAINIAN

    @pytest.mark.parametrize(
        ("raw", "word"),
        [
            (b"", "empty"),
            (b" \n\t\r\n", "empty"),
            (b"\xff\xfe", "no text"),
            (b"%PDF-1.7 something", "PDF"),
            (b"PK\x03\x04 something", "office"),
            (b"\x89PNG\r\n", "picture"),
            (b"\x1f\x8b\x08", "compressed"),
            (b"text with a \x00 in it", "NUL at byte 12"),
            (bytes(range(256)) * 20, "binary"),
            (b"\x01\x02\x03\x04\x05 words", "binary"),
            (b"\xff\xfea", "utf-16-le but isn't"),
        ],
    )
    def test_what_is_no_text_is_refused_with_a_remedy(self, raw, word):
        found = one(raw)
        assert isinstance(found, Refused)
        assert word in found.reason
        assert "\n" not in found.reason

    @pytest.mark.parametrize(
        "text", ["שלום עולם – אין שיחות", "e\u0301 combining \u202eturned\u202c", "👩‍👩‍👧 talks", "a\u2028b\x85c"]
    )
    def test_right_to_left_and_combining_marks_stay(self, text):
        assert one(text).text == text


def test_fifty_megabytes_of_one_line_are_read_at_once():
    raw = b"word " * 10_000_000
    found = one(raw)
    assert len(found.text) == 50_000_000
    assert found.document.title == ""


def test_fifty_megabytes_of_nothing_are_refused_at_once():
    assert "empty" in one(b" " * 50_000_000).reason
    assert isinstance(one(b" " * 5_000_000 + b"x"), Sourced)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/a.txt", "C:\\temp\\a.txt", "=1+1.txt", "<b>.txt", "a\nb.txt", "\udcff.txt"]
)
def test_a_hostile_name_is_only_a_name(name):
    document = one(BODY, name).document
    assert not {"/", "\\", "\n"} & set(document.name)
    document.model_dump_json()
