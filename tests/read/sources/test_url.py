"""A web address: only the one that the user gives, within limits."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from ripeness.read.sources import Refused, load, url

AT = "2026-11-22T10:00:00Z"
WORDS = "<p>Rudenko said that the talks are not held in any form, according to Interfax on Tuesday.</p>" * 4
PAGES = {
    "/a": (
        200,
        "text/html; charset=windows-1251",
        f"<html><body><article><p>Привет всем, переговоров нет.</p>{WORDS}</article></body></html>".encode("cp1251"),
    ),
    "/t": (200, "text/plain", b"Plain words."),
    "/pdf": (200, "application/pdf", b"%PDF"),
    "/big": (200, "text/plain", b"x" * 5000),
    "/file": (302, "file:///etc/passwd", b""),
    "/moved": (302, "/t", b""),
    "/loop": (302, "/loop", b""),
    "/gone": (404, "text/plain", b"no"),
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, kind, body = PAGES[self.path]
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # a reader that hangs up early is what some tests are about
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_page_is_fetched_with_the_encoding_that_its_server_states(site):
    (found,) = load(f"{site}/a", at=AT)
    assert "Привет" in found.text
    assert found.document.url == found.document.key == f"{site}/a"


def test_a_text_is_fetched_and_a_redirect_followed(site):
    (found,) = load(f"{site}/moved", at=AT)
    assert found.text == "Plain words."
    assert found.document.url == f"{site}/t"


def test_a_password_in_an_address_is_not_stored(site):
    (found,) = load(f"{site}/t#part", at=AT)
    assert found.document.url == f"{site}/t"
    assert url._public("https://user:secret@x.org/a?b#c") == "https://x.org/a?b"


@pytest.mark.parametrize(
    ("path", "word"),
    [("/gone", "404"), ("/file", "can't be read|302"), ("/loop", "302"), ("/pdf", "application/pdf")],
)
def test_what_cannot_be_read_is_refused(site, path, word):
    (found,) = load(site + path, at=AT)
    assert isinstance(found, Refused)
    assert any(one in found.reason for one in word.split("|"))
    assert "\n" not in found.reason


def test_too_much_is_refused(site, monkeypatch):
    monkeypatch.setattr(url, "LARGEST", 1000)
    (found,) = load(f"{site}/big", at=AT)
    assert "gives more than" in found.reason


def test_too_slow_is_refused(site, monkeypatch):
    monkeypatch.setattr(url, "SECONDS", 0.0001)
    (found,) = load(f"{site}/big", at=AT)
    assert isinstance(found, Refused)


@pytest.mark.parametrize("place", ["http://", "http://127.0.0.1:1/", "https://[::", "http://exa mple/"])
def test_an_address_that_gives_nothing_is_refused(place):
    (found,) = load(place, at=AT)
    assert isinstance(found, Refused)


def test_only_web_addresses_are_fetched():
    for place in ("file:///etc/passwd", "ftp://127.0.0.1/x"):
        (found,) = load(place, at=AT)
        assert "no such file" in found.reason
