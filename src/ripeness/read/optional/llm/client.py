"""A thin client of chat completions: one request, sent again while the server is busy, within limits of size and time.

It follows no redirect, so the key goes to the endpoint that the user named and nowhere else; of an answer it takes the
words and the count of tokens. Calls of tools and whatever else a server may put into an answer are not looked at.
"""

import http.client
import json
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass

from ripeness import __version__
from ripeness.errors import DocumentError, ReaderError
from ripeness.read.optional.llm.settings import Settings

LARGEST = 16_000_000  # bytes of an answer
LONGEST_PAUSE = 60.0  # seconds, also if the server asks for more
_PIECE = 65_536
_BUSY = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_SHOWN = 200  # characters of a server's complaint that are told


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote; ``cut`` if it was not finished; ``usage`` as the server tells it, unchecked."""

    words: str
    cut: bool
    usage: object


class _Again(Exception):  # noqa: N818 - what to do, not what went wrong
    """The same request may succeed later."""

    def __init__(self, why: str, *, pause: float = 0.0, slow: bool = False) -> None:
        super().__init__(why)
        self.pause, self.slow = pause, slow


class Client:
    """Sends requests to the endpoint of some settings; ``sleep`` waits between two tries."""

    def __init__(self, settings: Settings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings, self._sleep = settings, sleep

    def ask(self, body: dict[str, object]) -> Answer:
        """Return the answer to a request.

        Raises
        ------
        ReaderError
            If the endpoint refuses the request, can't be reached or stays busy: no other document will fare better.
        DocumentError
            If it doesn't answer this request in time.
        """
        content = json.dumps(body).encode()
        for number in range(self._settings.tries):
            try:
                return self._answer(self._sent(content))
            except _Again as error:
                last = error
            if number + 1 < self._settings.tries:
                self._sleep(min(LONGEST_PAUSE, max(last.pause, 2.0**number)))
        tries = "once" if self._settings.tries == 1 else f"{self._settings.tries} times"
        if last.slow:
            raise DocumentError(f"the model's endpoint was asked {tries} and {last}; read it again later")
        raise ReaderError(f"the model's endpoint was asked {tries} and {last}; read again when it is up")

    def _sent(self, content: bytes) -> bytes:
        """Send one request and return the body of its answer."""
        address, timeout = self._settings.address, self._settings.timeout
        until = time.monotonic() + timeout
        connection = self._connection()
        try:
            connection.request("POST", f"{address.path}/chat/completions", content, self._headers())
            with connection.getresponse() as response:
                body = _body(response, until=until)
                self._check(response, body)
                return body
        except TimeoutError as error:
            raise _Again(f"did not answer within {timeout:g} seconds", slow=True) from error
        except ssl.SSLCertVerificationError as error:
            raise ReaderError(f"the model's endpoint can't prove who it is ({error.verify_message})") from error
        except (http.client.HTTPException, OSError) as error:
            raise _Again(f"the connection failed ({self._plain(str(error) or type(error).__name__)})") from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        address, timeout = self._settings.address, self._settings.timeout
        host = address.hostname or ""
        if address.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, address.port, timeout=timeout, context=context)
        return http.client.HTTPConnection(host, address.port, timeout=timeout)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "User-Agent": f"ripeness/{__version__}"}
        return headers | ({"Authorization": f"Bearer {self._settings.key}"} if self._settings.key else {})

    def _check(self, response: http.client.HTTPResponse, body: bytes) -> None:
        """Raise unless the server says that it has answered."""
        if response.status == 200:
            return
        if response.status in _BUSY:
            asked = response.headers.get("Retry-After", "")
            pause = float(asked) if asked.isascii() and asked.isdigit() else 0.0
            raise _Again(f"answered {response.status}", pause=pause)
        said = self._plain(_complaint(body))
        remedy = {401: "check the key", 403: "check the key", 404: "check endpoint and model"}
        raise ReaderError(
            f"the model's endpoint answered {response.status}{f' ({said})' if said else ''}; "
            f"{remedy.get(response.status, 'check endpoint, model and limits')}"
        )

    def _answer(self, body: bytes) -> Answer:
        """Return what the first choice says; a body that isn't an answer may be one the next time."""
        try:
            told = json.loads(body)
            choice = told["choices"][0]
            words, usage = choice["message"]["content"], told.get("usage")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise _Again("what it sent is no chat completion") from None
        return Answer(words if isinstance(words, str) else "", choice.get("finish_reason") == "length", usage)

    def _plain(self, said: str) -> str:
        """Return a server's words on one line, short, and without the key, which some servers repeat."""
        if self._settings.key:
            said = said.replace(self._settings.key, "[key]")
        return " ".join("".join(c if c.isprintable() else " " for c in said).split())[:_SHOWN]


def _body(response: http.client.HTTPResponse, *, until: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise ReaderError(f"the model's endpoint answered with more than {LARGEST // 1_000_000} MB; check it")
        if time.monotonic() > until:
            raise TimeoutError
    if response.length:  # fewer bytes came than were announced
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _complaint(body: bytes) -> str:
    """Return the sentence of an error's body, wherever compatible servers put it; else nothing."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    error = told.get("error", told) if isinstance(told, dict) else told
    said = error.get("message") if isinstance(error, dict) else error
    return said if isinstance(said, str) else ""
