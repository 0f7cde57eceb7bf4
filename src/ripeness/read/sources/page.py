"""The article in a web page, by trafilatura.

A page can be built so that parsing it takes for ever (a tag with a hundred thousand attributes). One that could be is
extracted in a process of its own, with a time limit; run as a module, this file is that process.
"""

import logging
import re
import unicodedata
from typing import Any

from ripeness.errors import DocumentError
from ripeness.read.sources import limited

LARGE = 1_000_000  # characters: above it, a page gets its own process
MANY = 10_000  # different tokens: below it, no tag can have enough attributes to matter
_TOKEN = re.compile(r"[^\s/\"'<>=]+")
_FIELDS = ("title", "date", "author", "url", "sitename", "hostname", "license")


def extract(html: str) -> dict[str, Any] | None:
    """Return text and metadata of the article in a page; None if it has none.

    Raises
    ------
    DocumentError
        If the page can't be parsed, or not in time.
    """
    if len(html) <= 2 * MANY or (len(html) <= LARGE and len(set(_TOKEN.findall(html))) <= MANY):  # two characters each
        return parse(html)
    answer = limited.run(__name__, html)
    return dict(answer) if answer is not None else None


def parse(html: str) -> dict[str, Any] | None:
    """Extract in this process. Raises DocumentError if trafilatura fails."""
    import trafilatura  # half a second to import, for pages only

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it warns of is in our answer
    try:
        found = trafilatura.bare_extraction(  # `extract` would make a fingerprint too: a fifth of its time
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # whatever a hostile page makes a parser raise
        raise DocumentError(f"its HTML can't be parsed ({type(error).__name__}); save its text as .txt") from error
    if found is None:
        return None
    said = {name: getattr(found, name) for name in ("text", *_FIELDS)}
    return {name: unicodedata.normalize("NFC", value) for name, value in said.items() if value}


def version() -> str:
    """Return name and version of the extractor, for the derivation."""
    import trafilatura

    return f"trafilatura {trafilatura.__version__}"


if __name__ == "__main__":
    limited.serve(parse)
