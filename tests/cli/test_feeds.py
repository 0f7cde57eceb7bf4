"""A feed is asked for what is new: its server's marks are kept in the case folder."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Run

ITEM = "<item><title>{0}</title><link>http://x.org/{0}</link><description>Ada said {0}.</description></item>"
FEED = "<rss version='2.0'><channel><title>Paper</title>{}</channel></rss>"


class Site(http.server.ThreadingHTTPServer):
    """A feed that changes when its items do, and what was asked of it."""

    def __init__(self, *, mark: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.items = ["one"]
        self.mark = mark
        self.asked: list[tuple[str | None, str | None]] = []

    @property
    def state(self) -> str:
        number = len(self.items)
        return f'"v{number}"' if self.mark == "ETag" else f"Tue, 17 May 2022 08:30:{number:02} GMT"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        asked = (self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
        self.server.asked.append(asked)
        unchanged = self.server.state in asked
        body = b"" if unchanged else FEED.format("".join(ITEM.format(one) for one in self.server.items)).encode()
        self.send_response(304 if unchanged else 200)
        self.send_header(self.server.mark, self.server.state)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(params=["ETag", "Last-Modified"])
def site(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Site(mark=request.param) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_feed_is_fetched_again_only_if_it_has_something_new(run: Run, case: Path, site: Site) -> None:
    url = f"http://127.0.0.1:{site.server_port}/feed"
    told = [run("read", "--case", "case", url) for _ in range(2)]
    assert [one.stdout for one in told] == ["1 document (1 new); 1 new entry\n", "0 documents (none); 0 new entries\n"]
    assert (told[1].exit_code, told[1].stderr) == (0, f"{url}: nothing new since it was last read\n")
    assert site.asked[0] == (None, None) and site.state in site.asked[1]
    site.items.append("two")
    assert run("read", "--case", "case", url).stdout == "2 documents (1 unchanged, 1 new); 1 new entry\n"
    other = run("read", "--case", "case", url, "--outlet", "Post")
    assert other.stdout.startswith("2 documents (2 re-read)")
    assert site.asked[3] == (None, None)  # what was stated is another: all of it is read again


def test_without_a_case_to_keep_it_in_nothing_is_remembered(run: Run, site: Site) -> None:
    url = f"http://127.0.0.1:{site.server_port}/feed"
    for _ in range(2):
        assert run("read", "--stdout", url).stdout.count("\n") == 1
    assert site.asked == [(None, None)] * 2
