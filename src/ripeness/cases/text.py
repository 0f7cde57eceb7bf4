"""Pieces of YAML as text that no word of a source can break."""

import json


def quoted(text: str) -> str:
    """Return text as YAML in quotation marks, on one line.

    Examples
    --------
    >>> quoted('Russia: the "Austria" model')
    '"Russia: the \\\\"Austria\\\\" model"'
    """
    return json.dumps(plain(text), ensure_ascii=False)


def plain(text: str) -> str:
    """Return text on one line, without characters that YAML can't hold or that turn the writing."""
    kept = (c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return " ".join("".join(kept).split())


def flow(**fields: str | float) -> str:
    """Return a block on one line; text is put in quotation marks."""
    return "{" + ", ".join(f"{name}: {_scalar(name, value)}" for name, value in fields.items()) + "}"


def _scalar(name: str, value: str | float) -> str:
    """Return a value as YAML; a unit needs no quotation marks."""
    if isinstance(value, str):
        return value if name == "unit" else quoted(value)
    return f"{value:g}"
