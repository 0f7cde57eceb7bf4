"""A web archive (WARC, also compressed): each page and text in it is a document."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from ripeness.errors import DocumentError
from ripeness.read.sources.piece import Format, Piece
from ripeness.read.sources.sourced import Refused

LARGEST = 20_000_000  # bytes of a page
_FORMATS: dict[str, Format] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_KINDS = frozenset({"response", "resource", "conversion"})
_FETCHED = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z\Z")


def from_warc(stream: BinaryIO, name: str) -> Iterator[Piece | Refused]:
    """Yield the pages and texts of a web archive, one at a time.

    The original is the body as it was published, without what only carried it (HTTP headers, chunks, compression). The
    record's address and the second of fetching go with it; that second is never taken for the day of publication.
    Pictures, scripts, requests, errors and redirects are no documents and are passed over.

    Raises
    ------
    DocumentError
        If the file is no web archive, or is damaged; what stood before has been yielded.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    before = number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), start=1):
            kind = _format(record)
            if kind is None:
                continue
            place = f"{name}#{number}"
            at = stream.tell()
            piece = _piece(record, Piece(place, b"", kind, source=name, size=at - before))
            before = at
            yield piece
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:  # whatever damage makes it raise
        said = " ".join(str(error).split()) or type(error).__name__
        raise DocumentError(f"it is no whole web archive after record {number} ({said[:80]})") from error


def _format(record: Any) -> Format | None:
    """The format of what a record holds; None if it is no document."""
    if record.rec_type not in _KINDS:
        return None
    headers = record.http_headers
    if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
        return None
    stated = (headers if headers is not None else record.rec_headers).get_header("Content-Type") or ""
    return _FORMATS.get(stated.partition(";")[0].strip().lower())


def _piece(record: Any, piece: Piece) -> Piece | Refused:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    stated = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", headers.get_header("Content-Type") or "", re.I)
    raw = record.content_stream().read(LARGEST + 1)
    fault = ""
    if len(raw) > LARGEST:
        fault = f"it is a page of more than {LARGEST // 1_000_000} MB; split it"
    elif getattr(record.raw_stream, "limit", 0) > 0:  # bytes that its length promises and that aren't there
        fault = "its record is cut short; fetch the archive again"
    if fault:
        return Refused(piece.name, fault, piece.source, piece.size)
    fields = {"url": record.rec_headers.get_header("WARC-Target-URI") or ""}
    fetched = _FETCHED.match(record.rec_headers.get_header("WARC-Date") or "")
    if fetched:
        fields["fetched"] = f"{fetched[1]}Z"
    return Piece(
        piece.name, raw, piece.kind, stated[1] if stated else None, fields, source=piece.source, size=piece.size
    )
