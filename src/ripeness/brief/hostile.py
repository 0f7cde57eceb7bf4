"""Strings from documents are hostile until shown harmless: invisible reordering is made visible, links are checked."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_OVERRIDES = frozenset("\u202d\u202e")
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SHAPES = frozenset({"svg", "g", "rect", "line", "circle", "text", "foreignObject", "div"})
_PLACES = frozenset(
    "class x y x1 x2 y1 y2 cx cy r dx width height role aria-label text-anchor tabindex".split()  # noqa: SIM905
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def visible(text: str) -> str:
    """Return the text as it is safe to show: controls that reorder it unseen are written out as ``[U+202E]``.

    Embeddings and isolates that are closed in order are left alone, for right-to-left texts need them; overrides
    and unbalanced controls never are. Characters that no page or document may hold are written out too.
    """
    text = _UNPRINTABLE.sub(_named, text)
    return text if _harmless(text) else _CONTROLS.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    return f"[U+{ord(match.group()):04X}]"


def _harmless(text: str) -> bool:
    waiting: list[str] = []
    for character in _CONTROLS.findall(text):
        if character in _OVERRIDES:
            return False
        if character in _OPENERS:
            waiting.append(_OPENERS[character])
        elif not waiting or waiting.pop() != character:
            return False
    return not waiting


def safe_url(url: str | None) -> str | None:
    """Return the address if it may be a link (http or https, with a host, without controls); None otherwise."""
    if not url or _UNPRINTABLE.search(url) or _CONTROLS.search(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def safe_picture(svg: str) -> str:
    """Return an SVG if it holds nothing but shapes and text: no link, script, style or address; else nothing.

    A picture may come from a file that lies beside a case, and is shown as it is.
    """
    if "<!" in svg or "<?" in svg:
        return ""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError:
        return ""
    for each in root.iter():
        if str(each.tag).rpartition("}")[2] not in _SHAPES or not _PLACES.issuperset(each.attrib):
            return ""
    return visible(svg)
