"""Web archives: pages and texts are documents, with the address that they were fetched from and when."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ripeness.ledger.adding import known_from
from ripeness.read.sources import Refused, Sourced, load, load_bytes

pytestmark = pytest.mark.filterwarnings(
    "ignore:Unclosed file:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # warcio's writer leaves its drafts open

AT = "2026-11-22T10:00:00Z"
FETCHED = "2022-05-18T06:30:00Z"
WORDS = "<p>Rudenko said that the talks are not held in any form, according to Interfax on Tuesday.</p>" * 4
PAGE = f"<html><head><title>No talks</title></head><body><article>{WORDS}</article></body></html>".encode()


class Written:
    """A web archive in memory."""

    def __init__(self, *, packed: bool = False):
        self._stream = io.BytesIO()
        self._writer = WARCWriter(self._stream, gzip=packed)

    def add(
        self, body: bytes, kind: str = "text/html", *, status: str = "200 OK", url: str = "http://x.org/a", headers=()
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
        record = self._writer.create_warc_record(
            url,
            "response",
            io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": FETCHED},
        )
        self._writer.write_record(record)
        return self

    def add_plain(self, rec: str, body: bytes, kind: str):
        self._writer.write_record(
            self._writer.create_warc_record("http://x.org/t", rec, io.BytesIO(body), warc_content_type=kind)
        )
        return self

    @property
    def raw(self) -> bytes:
        return self._stream.getvalue()


def read(raw: bytes, name: str = "a.warc") -> list[Sourced | Refused]:
    return list(load_bytes(raw, name, at=AT))


def test_a_page_keeps_its_bytes_its_address_and_when_it_was_fetched():
    (found,) = read(Written().add(PAGE).raw)
    document = found.document
    assert found.original == PAGE
    assert found.text.startswith("Rudenko said")
    assert (document.url, document.key, document.fetched) == ("http://x.org/a", "http://x.org/a", FETCHED)
    assert document.name == "a.warc#1"


def test_the_day_of_fetching_is_not_the_day_of_publication_but_the_page_was_public_by_then():
    (found,) = read(Written().add(PAGE).raw)
    assert found.document.published is None
    assert known_from(found.document, AT) == "2022-05-18"
    assert known_from(found.document.model_copy(update={"published": "2022-05"}), AT) == "2022-05-18"
    assert known_from(found.document.model_copy(update={"published": "2022-05-17"}), AT) == "2022-05-17"


def test_a_compressed_archive_gives_the_same(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(Written(packed=True).add(PAGE).raw)
    (found,) = load(tmp_path, at=AT)
    assert isinstance(found, Sourced) and found.original == PAGE


def test_a_body_that_was_packed_on_the_way_is_unpacked():
    packed = Written().add(gzip.compress(PAGE), headers=[("Content-Encoding", "gzip")])
    (found,) = read(packed.raw)
    assert found.original == PAGE


def test_the_encoding_that_the_server_stated_counts():
    body = "<html><body><article><p>Привет всем, переговоров нет.</p>" + WORDS + "</article></body></html>"
    (found,) = read(Written().add(body.encode("cp1251"), "text/html; charset=windows-1251").raw)
    assert "Привет" in found.text


def test_texts_count_and_what_is_no_document_is_passed_over():
    written = (
        Written()
        .add(b"\x89PNG", "image/png")
        .add(PAGE, status="404 Not Found")
        .add(PAGE, status="301 Moved")
        .add(b"body { }", "text/css")
        .add_plain("warcinfo", b"software: test", "application/warc-fields")
        .add_plain("conversion", b"Words of a page.", "text/plain")
        .add(b"Words.", "text/plain")
    )
    assert [one.text for one in read(written.raw)] == ["Words of a page.", "Words."]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("missing", [20, 300])
def test_a_record_that_is_cut_short_is_refused_and_what_stood_before_is_kept(packed, missing):
    noise = b"".join(b"%d " % (n * n % 7919) for n in range(9000))
    raw = Written(packed=packed).add(PAGE).add(PAGE + noise, url="http://x.org/b").raw
    first, last = read(raw[:-missing], "a.warc.gz" if packed else "a.warc")
    assert isinstance(first, Sourced) and first.original == PAGE
    assert last == Refused("a.warc.gz#2" if packed else "a.warc#2", "its record is cut short; fetch the archive again")


def test_what_is_no_archive_is_one_sentence():
    (found,) = read(b"no archive at all\r\n" * 9)
    assert isinstance(found, Refused) and found.reason.startswith("it is no whole web archive after record 0")


def test_an_empty_archive_has_no_documents():
    assert read(b"") == []
