"""Parquet: each row is a document, as a line of JSON Lines is."""

import datetime
import io
import json

import pytest

from ripeness.read.sources import Refused, Sourced, load_bytes

pyarrow = pytest.importorskip("pyarrow", reason="needs the extra `lake`")
from pyarrow import parquet  # noqa: E402

AT = "2026-11-22T10:00:00Z"
ROWS = [
    {"text": "No talks.", "title": "t", "date": datetime.date(2022, 6, 24), "source": "kremlin.ru", "id": 7},
    {"text": "Talks.", "title": None, "date": datetime.date(2022, 6, 25), "source": "Paper", "id": None},
]


def table(rows: list[dict], **more) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), stream, **more)
    return stream.getvalue()


def read(raw: bytes) -> list[Sourced | Refused]:
    return list(load_bytes(raw, "a.parquet", at=AT))


def test_a_row_is_a_document_and_its_line_of_json_the_original():
    first, second = read(table(ROWS))
    assert json.loads(first.original) == {**ROWS[0], "date": "2022-06-24"}
    assert json.loads(second.original) == {"text": "Talks.", "date": "2022-06-25", "source": "Paper"}
    document = first.document
    assert (document.published, document.outlet, document.title) == ("2022-06-24", "kremlin.ru", "t")
    assert document.name == "a.parquet:1"


def test_how_the_file_is_packed_changes_nothing():
    plain, packed = read(table(ROWS)), read(table(ROWS, compression="gzip", row_group_size=1))
    assert [one.original for one in plain] == [one.original for one in packed]


def test_times_bytes_and_lists_are_taken_as_text_or_left_out():
    row = {"text": "W.", "date": datetime.datetime(2022, 5, 17, 8, 30), "authors": ["A", "B"], "raw": b"\x00"}
    (found,) = read(table([row]))
    assert (found.document.published, found.document.authors) == ("2022-05-17", ("A", "B"))
    assert b"raw" not in found.original


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"PAR1 no", "it is no whole Parquet file"),
        (table(ROWS)[:-20], "it is no whole Parquet file"),
        (table([{"words": "x"}]), "its columns must have a text; got words"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(raw, sentence):
    (found,) = read(raw)
    assert isinstance(found, Refused) and found.reason.startswith(sentence) and "\n" not in found.reason


def test_a_row_without_text_is_refused_and_the_rest_goes_on():
    found = read(table([{"text": None, "title": "x"}, {"text": "Words.", "title": "y"}]))
    assert [type(one) for one in found] == [Refused, Sourced]


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    monkeypatch.setattr("ripeness.read.sources.parquet.find_spec", lambda _: None)
    (found,) = read(table(ROWS))
    assert found.reason == "Parquet needs an extra: pip install 'ripeness[lake]'"
