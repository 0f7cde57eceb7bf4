"""Files, folders, globs and JSON Lines: a bad one stops nothing."""

import json

import pytest

from ripeness.errors import InputError
from ripeness.ledger import Ledger
from ripeness.ledger.verify import verify
from ripeness.read.sources import Refused, Sourced, load, load_bytes

AT = "2026-11-22T10:00:00Z"
RECORD = {
    "text": "No talks.",
    "title": "t",
    "date": "2022-06-24T17:30:00Z",
    "source": "kremlin.ru",
    "url": "http://x.org/1",
    "id": 7,
}


def lines(*records: object) -> bytes:
    return b"".join(
        (record if isinstance(record, bytes) else json.dumps(record).encode()) + b"\n" for record in records
    )


def read(raw: bytes, **stated):
    return list(load_bytes(raw, "d.jsonl", at=AT, **stated))


def test_a_line_is_a_document_and_its_own_original():
    raw = lines(RECORD)
    (found,) = read(raw)
    document = found.document
    assert found.original == raw.rstrip(b"\n")
    assert (found.text, document.title, document.outlet) == ("No talks.", "t", "kremlin.ru")
    assert (document.published, document.url, document.name) == ("2022-06-24", "http://x.org/1", "d.jsonl:1")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"[]", "a line must be a JSON object; got []"),
        (b"\xff", "not UTF-8 at byte 0"),
        ({"title": "x"}, "text must be a string with words; got nothing"),
        ({"text": " "}, "text must be a string with words"),
        ({"text": 5}, "text must be a string with words; got 5"),
        ({"text": "x", "title": {}}, "title must be a string"),
        ({"text": "half \ud800 pair"}, "half a pair"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(line, reason):
    first, bad, last = read(lines(RECORD, line, {**RECORD, "url": "http://x.org/2"}))
    assert isinstance(first, Sourced)
    assert isinstance(last, Sourced)
    assert bad.name == "d.jsonl:2"
    assert reason in bad.reason
    assert "\n" not in bad.reason


def test_blank_lines_and_a_byte_order_mark_are_passed_over():
    first, last = read(b"\xef\xbb\xbf" + lines(RECORD, b"", b"  ", RECORD))
    assert (first.document.name, last.document.name) == ("d.jsonl:1", "d.jsonl:4")


def test_a_date_that_is_none_is_left_out_and_noted():
    (found,) = read(lines({**RECORD, "date": "2022-13-45"}))
    assert found.document.published is None
    assert any("'2022-13-45' is not one" in note for note in found.notes)


def test_two_lines_of_one_title_at_other_times_are_two_documents():
    record = {name: value for name, value in RECORD.items() if name != "url"}
    first, last = read(lines(record, {**record, "date": "2022-06-24T19:00:00Z", "text": "Other."}))
    assert first.document.key != last.document.key


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name, content in {
        "b.txt": "B words.",
        "a.txt": "A words.",
        "sub/c.md": "C words.",
        "empty.txt": "",
        "x.pdf": "%PDF",
        ".hidden/d.txt": "D",
        ".e.txt": "E",
        "ledger.sqlite": "not for reading",
        "ledger.sqlite-wal": "nor this",
    }.items():
        (tmp_path / name).write_text(content)
    return tmp_path


def test_a_folder_gives_its_files_in_order_and_names_those_it_cannot_read(folder):
    found = list(load(folder, at=AT))
    assert [one.text for one in found if isinstance(one, Sourced)] == ["A words.", "B words.", "C words."]
    refused = {one.name.rpartition("/")[2]: one.reason for one in found if isinstance(one, Refused)}
    assert set(refused) == {"empty.txt", "x.pdf"}


@pytest.mark.parametrize(
    ("pattern", "count"), [("*.txt", 3), ("**/*.md", 1), ("?.txt", 2), ("[a]*.txt", 1), ("s*", 1), ("z*", 1)]
)
def test_a_glob(folder, monkeypatch, pattern, count):
    for place in (f"{folder}/{pattern}", pattern):
        monkeypatch.chdir(folder)
        assert len(list(load(place, at=AT))) == count


def test_a_file_with_a_star_in_its_name_is_itself(tmp_path):
    (tmp_path / "a*.txt").write_text("Star.")
    (tmp_path / "ab.txt").write_text("Other.")
    (found,) = load(tmp_path / "a*.txt", at=AT)
    assert found.text == "Star."


def test_a_file_of_an_unknown_kind_is_tried_when_it_is_named(tmp_path):
    (tmp_path / "report.2022").write_text("Words.")
    (found,) = load(tmp_path / "report.2022", at=AT)
    assert found.text == "Words."
    (refused,) = load(tmp_path, at=AT)
    assert refused.reason.startswith(".2022 files are not read")


@pytest.mark.parametrize("place", ["nowhere.txt", "no/where/", "\0", "a" * 5000, "/dev/null"])
def test_a_path_that_gives_nothing_is_refused(place):
    (found,) = load(place, at=AT)
    assert found.name == place
    assert "check the path" in found.reason or "give a file" in found.reason or "check it" in found.reason


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ({"published": "yesterday"}, "published must be a day, month or year"),
        ({"published": "2022-05-01/2022-05-09"}, "published must be a day, month or year"),
        ({"published": "2026-12-01"}, "must not be in the future"),
        ({"url": "javascript:x"}, "url must begin with http"),
    ],
)
def test_a_wrong_statement_of_the_user_is_refused_before_anything_is_read(stated, sentence):
    with pytest.raises(InputError, match=sentence):
        load("nowhere.txt", at=AT, **stated)


def test_what_is_sourced_goes_into_a_ledger(folder):
    with Ledger.in_memory() as ledger:
        for _ in range(2):
            for found in load(folder, at=AT):
                if isinstance(found, Sourced):
                    ledger.add(found.document, found.original, found.text, [], at=AT)
        assert len(ledger.documents()) == 3
        assert verify(ledger) == []
