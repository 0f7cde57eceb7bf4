"""An endpoint of our own for the reader by a language model: it answers what its script says, and keeps what it got."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_DATA = re.compile(r"^(DOCUMENT-[0-9a-f]{24}) BEGIN\n(?P<about>[^\n]*)\n\n(?P<text>.*)\n\1 END$", re.S | re.M)


@dataclass(frozen=True)
class Reply:
    """What goes over the wire: bytes or an object, after some seconds, announced as so many bytes."""

    content: object = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    announced: int | None = None


@dataclass
class Asked:
    """One request as the endpoint got it."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The words between the marks."""
        match = _DATA.search(self.body["messages"][1]["content"])
        assert match
        return match["text"]

    @property
    def about(self) -> dict[str, str]:
        """What is told of the document, between the marks too."""
        match = _DATA.search(self.body["messages"][1]["content"])
        assert match
        found: dict[str, str] = json.loads(match["about"])
        return found


Script = Callable[[Asked], Reply]


@dataclass
class Endpoint:
    """A running endpoint."""

    url: str
    asked: list[Asked]
    script: Script


@contextmanager
def serving(script: Script) -> Iterator[Endpoint]:
    """Run an endpoint on this machine as long as the block lasts."""
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, dict(self.headers), body)
            endpoint.asked.append(asked)
            reply = endpoint.script(asked)
            done.wait(reply.after)
            content = reply.content if isinstance(reply.content, bytes) else json.dumps(reply.content).encode()
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(reply.announced or len(content)))
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                pass  # the client didn't wait, as some tests want it

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", [], script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield endpoint
    finally:
        done.set()
        server.shutdown()
        thread.join()
        server.server_close()


def completion(
    words: object, *, finish: str = "stop", usage: object = None, message: dict[str, object] | None = None
) -> Reply:
    """A chat completion that says some words, or some object as JSON."""
    content = words if isinstance(words, str) else json.dumps(words)
    told: dict[str, object] = {
        "choices": [{"message": {"role": "assistant", "content": content, **(message or {})}, "finish_reason": finish}]
    }
    return Reply(told | ({"usage": usage} if usage is not None else {}))


def entries(*items: dict[str, object]) -> dict[str, object]:
    """An answer of the schema."""
    return {"entries": list(items)}


def item(exact: str, **fields: object) -> dict[str, object]:
    """One item of an answer, with every field of the schema."""
    return {
        "exact": exact,
        "before": "",
        "after": "",
        "start": None,
        "act": "claim",
        "holder": "unnamed",
        "holder_kind": "unnamed",
        "holder_side": None,
        "holder_post": None,
        "holder_words": None,
        "cue_words": None,
        "relays": [],
        "addressee": None,
        "target": None,
        "issues": [],
        "when": "",
        "when_words": None,
        "polarity": "asserted",
        "amount_words": None,
        "confidence": 0.7,
        **fields,
    }
