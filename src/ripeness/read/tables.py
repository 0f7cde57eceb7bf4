"""Lexicons as data: tab-separated files; the first line names the columns, the last is the reason."""

from functools import cache, lru_cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``lexicons/<name>.tsv`` as dictionaries; missing trailing cells are empty strings.

    Parameters
    ----------
    name : str
        File name without its ending.
    """
    lines = files("ripeness.read").joinpath("lexicons", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    cells = (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))
    return tuple(dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True)) for row in cells)


@lru_cache(maxsize=2)  # dates and sums of money are looked for in the same text
def fold(text: str) -> str:
    """Lower-case a text without changing its length, so that places in the one are places in the other.

    Examples
    --------
    >>> len(fold("İstanbul")) == len("İstanbul")
    True
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
