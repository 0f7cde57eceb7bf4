"""One web address that the user gave: fetched once, within limits of size and time. Nothing else uses the network."""

import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

from ripeness.errors import DocumentError
from ripeness.read.sources.visits import Visit

LARGEST = 20_000_000  # bytes
SECONDS = 30.0  # for the whole answer
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its bytes, its media type, the encoding it declares, and the address that gave it (no password).

    ``visit`` is what the server knows it by, ``unchanged`` whether it has nothing new since the last one.
    """

    raw: bytes
    media_type: str
    declared: str | None
    url: str
    visit: Visit = field(default_factory=Visit)
    unchanged: bool = False


def is_url(place: str) -> bool:
    """Whether the user gave a web address and not a path."""
    return place.lower().startswith(("http://", "https://"))


def fetch(url: str, last: Visit | None = None) -> Fetched:
    """Return what a web address gives; if ``last`` is given, only what has changed since that visit.

    Raises
    ------
    DocumentError
        If it isn't http or https, doesn't answer in time, answers with an error, or with too much.
    """
    opener = urllib.request.OpenerDirector()  # without the handlers for files and ftp, which a redirect could ask for
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    until = time.monotonic() + SECONDS
    try:
        conditions = last.conditions if last else {}
        headers = {"User-Agent": "ripeness", "Accept-Encoding": "identity", **conditions}
        request = urllib.request.Request(url, headers=headers)
        with opener.open(request, timeout=SECONDS) as answer:
            kind = answer.headers.get_content_type()
            declared = answer.headers.get_content_charset()
            visit = Visit(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
            return Fetched(_body(answer, until=until), kind, declared, _public(answer.geturl()), visit)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == http.HTTPStatus.NOT_MODIFIED and conditions:
            return Fetched(b"", "", None, _public(url), unchanged=True)
        reason = " ".join(str(error.reason).split())
        raise DocumentError(f"the address answers {error.code} {reason}; save the page and read the file") from error
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        reason = " ".join(str(getattr(error, "reason", None) or error).split())
        raise DocumentError(f"the address can't be read ({reason}); save the page and read the file") from error


def _body(answer: http.client.HTTPResponse, *, until: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise DocumentError(
                f"the address gives more than {LARGEST // 1_000_000} MB; save the page and read the file"
            )
        if time.monotonic() > until:
            raise DocumentError(f"the address takes more than {SECONDS:.0f} seconds; save the page and read the file")
    return b"".join(pieces)


def _public(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
