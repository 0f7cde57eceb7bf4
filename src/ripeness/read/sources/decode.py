"""Bytes to characters: byte order mark, UTF-8, what the bytes declare, else detection; and it says which."""

import codecs
import re

from ripeness.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: How files begin that aren't text, and what to do with them.
_BINARY = (
    (b"%PDF", "a PDF; save its text as .txt or its page as .html"),
    (b"PK\x03\x04", "a ZIP or office file; save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office file; save its text as .txt"),
    (b"\x89PNG", "a picture; a reader needs text"),
    (b"\xff\xd8\xff", "a picture; a reader needs text"),
    (b"GIF8", "a picture; a reader needs text"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"SQLite format 3", "a database; a reader needs text"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")  # all but tab, line ends, form feed and escape
_SAMPLE = 200_000  # bytes that detection looks at
_STATEFUL = {"iso2022_jp", "iso2022_kr", "hz", "utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32"}
_SIGNS = {0x85, *range(0x91, 0x98), 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0x80, 0x99}


def declared_in(raw: bytes) -> str | None:
    """Return the encoding that HTML or XML declares near its beginning, or None."""
    match = _DECLARED.search(raw[:4096])
    return match.group(1).decode("ascii") if match else None


def decode(raw: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Return the characters, and how they were got in a few words.

    Every character is kept as it is, line ends included; only a byte order mark is left out. Bytes that are valid
    UTF-8 are UTF-8 even if another encoding is declared: the declaration is then noted as wrong.

    Raises
    ------
    DocumentError
        If the bytes are empty, not text, or in no encoding that can be told.
    """
    if not raw.strip():
        raise DocumentError("it is empty; check the file")
    for begin, kind in _BINARY:
        if raw.startswith(begin):
            raise DocumentError(f"it is {kind}")
    text, how = _decode(raw, _codec(declared))
    if _control_share(text) > 0.02:
        raise DocumentError("it is not text but binary; save it as UTF-8 text")
    return text, how


def _decode(raw: bytes, declared: str | None) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(codec), f"{codec}, byte order mark left out"
            except UnicodeDecodeError as error:
                raise DocumentError(
                    f"it begins as {codec} but isn't at byte {error.start}; save it as UTF-8"
                ) from error
    if declared in _STATEFUL or (declared is None and _looks_utf16(raw)):
        try:
            codec = declared or _looks_utf16(raw)
            return raw.decode(codec), f"{codec}, {'declared' if declared else 'detected'}"
        except UnicodeDecodeError:
            pass
    if b"\0" in raw:
        raise DocumentError(f"it is not text but binary (a NUL at byte {raw.index(0)}); save it as UTF-8 text")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(raw, declared, broken=error.start)
    wrong = declared not in (None, "utf-8", "ascii") and not text.isascii()
    return text, f"utf-8, though {declared} is declared" if wrong else "utf-8"


def _other(raw: bytes, declared: str | None, *, broken: int) -> tuple[str, str]:
    """Bytes that are not UTF-8."""
    if declared not in (None, "utf-8"):
        try:
            return raw.decode(declared), f"{declared}, declared"
        except UnicodeDecodeError:
            pass
    if {byte for byte in raw[:_SAMPLE] if byte > 127} <= _SIGNS:  # English with typographic signs: too few to detect by
        codec: str | None = "cp1252"
    else:
        codec = _detected(raw[:_SAMPLE])
    if codec is not None:
        try:
            return raw.decode(codec), f"{codec}, detected" + (f" ({declared} is declared)" if declared else "")
        except UnicodeDecodeError:
            pass
    raise DocumentError(f"its encoding can't be told (it is not UTF-8 at byte {broken}); save it as UTF-8")


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # 50 ms to import, and rarely needed

    best = from_bytes(sample).best()
    if best is None:
        return None
    try:
        western = sample.decode("cp1252") == sample.decode(best.encoding)
    except UnicodeDecodeError:
        western = False
    return "cp1252" if western else best.encoding  # the commonest of several that give the same text


def _codec(label: str | None) -> str | None:
    """Python's name of a declared encoding, read as browsers do; None for one that nobody knows."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name.replace("-", "_") if "2022" in name else name)


def _looks_utf16(raw: bytes) -> str:
    """UTF-16 without a mark: in most languages every other byte of it is nearly always the same small number."""
    sample = raw[: min(len(raw), 4000) // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half >= 4 and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half >= 4 and even > 0.4 * half and odd < 0.05 * half else ""


def _control_share(text: str) -> float:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) / max(1, len(sample))
