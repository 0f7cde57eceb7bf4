"""An RSS or Atom feed: each item is a document."""

import email.utils
import html.parser
import io
import re
from collections.abc import Iterator
from typing import Any

from ripeness.errors import DocumentError
from ripeness.read.sources import limited
from ripeness.read.sources.decode import declared_in, decode
from ripeness.read.sources.sourced import Found, day_of

LARGEST = 5_000_000  # bytes
LARGE = 200_000  # characters: above it, a feed gets a process of its own, with a time limit
_TAG = re.compile(r"<(/?)((?:\w+:)?(?:item|entry))\b[^<>]*>")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "section")
)


def from_feed(raw: bytes, name: str) -> Iterator[Found]:
    """Yield the items of a feed.

    The original of an item is its own piece of the feed (in UTF-8), so that an item keeps its digest while the feed
    around it grows.

    Raises
    ------
    DocumentError
        If the bytes are no feed or have no items.
    """
    if len(raw) > LARGEST:
        raise DocumentError(f"it is a feed of {len(raw) // 1_000_000} MB, at most {LARGEST // 1_000_000} are read")
    content, how = decode(raw, declared=declared_in(raw))
    pieces = _pieces(content)
    feed: dict[str, Any] = {"items": []}
    if pieces:
        feed = limited.run(__name__, content) if len(content) > LARGE else parse(content)
    items = feed["items"]
    if not items or len(pieces) != len(items):
        raise DocumentError("it is not an RSS or Atom feed with whole items; save the articles as .html or .txt")
    for number, (piece, item) in enumerate(zip(pieces, items, strict=True), start=1):
        part, fields = item["part"], {**item["fields"], "outlet": feed["title"]}
        yield Found(
            f"{name}#{number}",
            piece.encode(),
            item["text"],
            f"{how}; {part} of the item, its markup left out",
            "application/xml",
            fields=fields,
            stamp=item["stamp"],
        )


def parse(content: str) -> dict[str, Any]:
    """Return title and items of a feed, as plain data. Raises DocumentError if feedparser fails."""
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(re.sub(r"^\s*<\?xml[^>]*\?>", "", content, count=1).encode()))
        return {"title": str(feed.feed.get("title", "")), "items": [_item(item) for item in feed.entries]}
    except Exception as error:  # whatever a hostile feed makes a parser raise
        raise DocumentError(f"its feed can't be parsed ({type(error).__name__}); save its text as .txt") from error


def _item(item: Any) -> dict[str, Any]:
    contents = item.get("content") or ([item.summary_detail] if "summary_detail" in item else [])
    markup = max((str(content.get("value", "")) for content in contents), key=len, default="")
    published = str(item.get("published") or item.get("updated") or "")
    fields = {
        "title": plain(str(item.get("title", ""))),
        "authors": str(item.get("author", "")),
        "url": str(item.get("link", "")),
        "published": _day(published) or published,
        "licence": str(item.get("license", "")),
    }
    part = "content" if item.get("content") else "summary"
    return {"text": plain(markup), "part": part, "fields": fields, "stamp": str(item.get("id") or published)}


def plain(markup: str) -> str:
    """Return the text of a piece of HTML, a line for each block, without scripts and styles."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    reader = _Plain()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Plain(html.parser.HTMLParser):
    """Collects the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in ("script", "style")))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data.replace("\n", " "))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")


def _pieces(content: str) -> list[str]:
    """The outermost items of a feed, as they stand in it."""
    pieces: list[str] = []
    begin, name = 0, ""
    for tag in _TAG.finditer(content):
        if not name and not tag.group(1):
            begin, name = tag.start(), tag.group(2)
        elif tag.group(1) and tag.group(2) == name:
            pieces.append(content[begin : tag.end()])
            name = ""
    return pieces


def _day(stamp: str) -> str | None:
    """The day in the publisher's own time zone, from an ISO date or one like ``Tue, 17 May 2022 23:30:00 -0400``."""
    try:
        return email.utils.parsedate_to_datetime(stamp).date().isoformat()
    except (TypeError, ValueError):
        return day_of(stamp)


if __name__ == "__main__":
    limited.serve(parse)
