"""A small case file: a title and two parties, checked before anybody writes it."""

import json
import re
import unicodedata
from collections.abc import Sequence

from ripeness.cases import casefile
from ripeness.errors import InputError


def blank(title: str, parties: Sequence[str]) -> str:
    """Return a case file for two parties.

    Raises
    ------
    InputError
        If there aren't two, or their names make no case file.
    """
    if len(parties) != 2:
        raise InputError(f"a case must have two parties; got {len(parties)}")
    ids = [key(name) or f"{'party' if n else 'case'}-{n}" for n, name in enumerate((title, *parties))]
    quoted = [json.dumps(name, ensure_ascii=False) for name in (title, *parties)]
    lines = [
        "# What the reporting itself does not say. See docs/how-to/write-a-case-file.md",
        "case:",
        f"  id: {ids[0]}",
        f"  title: {quoted[0]}",
        "parties:",
        *(f"  - {{id: {each}, name: {name}}}" for each, name in zip(ids[1:], quoted[1:], strict=True)),
        "",
    ]
    content = "\n".join(lines)
    casefile.loads(content)
    return content


def key(name: str) -> str:
    """Return a name as an id.

    Examples
    --------
    >>> key("Côte d'Ivoire"), key("Россия")
    ('cote-d-ivoire', '')
    """
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
