"""A web page: the article in it, with what the page says of its title, date, author, outlet and address."""

import re

from ripeness.errors import DocumentError
from ripeness.read.sources import page
from ripeness.read.sources.decode import declared_in, decode
from ripeness.read.sources.sourced import Found

LARGEST = 20_000_000  # bytes
_LANGUAGE = re.compile(r"""<html\b[^>]{0,500}?\blang\s*=\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)""", re.I)
_FIELDS = {"title": "title", "date": "published", "author": "authors", "url": "url", "license": "licence"}


def from_html(raw: bytes, name: str, *, declared: str | None = None) -> Found:
    """Return the article in a page.

    Its date is the one of first publication that its metadata state; a date that could only be guessed from its text
    is not taken.

    Raises
    ------
    DocumentError
        If the page is too large, can't be decoded or parsed, or holds no article.
    """
    if len(raw) > LARGEST:
        raise DocumentError(f"it is a page of {len(raw) // 1_000_000} MB, at most {LARGEST // 1_000_000} are read")
    content, how = decode(raw, declared=declared or declared_in(raw))
    found = page.extract(content)
    if found is None or not (found.get("text") or "").strip():
        raise DocumentError("no article was found in its HTML; save the article's text as .txt")
    fields = {ours: str(found[theirs]) for theirs, ours in _FIELDS.items() if found.get(theirs)}
    fields["outlet"] = str(found.get("sitename") or found.get("hostname") or "")
    language = _LANGUAGE.search(content[:20_000])
    if language:
        fields["language"] = language.group(1).split("-")[0].lower()
    derivation = f"{how}; article by {page.version()}"
    return Found(name, raw, str(found["text"]), derivation, "text/html", fields=fields)
