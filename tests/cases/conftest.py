"""A ledger of two entries and a case file that rests on the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ripeness.ledger import Act, Document, Entry, Ledger
from ripeness.ledger.document import sha256

TEXT = "Ada Lo said the land is ours. Bo Ri said the land will be divided."
MINI = (Path(__file__).parent / "mini.yaml").read_text(encoding="utf-8")
AT = "2022-05-18T10:00:00Z"


@dataclass(frozen=True)
class Rests:
    """The ledger, its entries, and the case file."""

    ledger: Ledger
    folder: Path
    entries: tuple[Entry, ...]
    content: str

    def add(self, text: str, entries: tuple[Entry, ...] = (), *, published: str = "2022-05-17") -> None:
        raw = text.encode()
        document = Document(
            sha256=sha256(raw),
            text_sha256=sha256(raw),
            derivation="utf-8",
            media_type="text/plain",
            size=len(raw),
            key="https://example.org/a",
            published=published,
            outlet="The Example",
        )
        self.ledger.add(document, raw, text, entries, at=AT)


def entry(words: str, holder: str, act: Act) -> Entry:
    start = TEXT.index(words)
    span = (start, start + len(words))
    return Entry.anchored(
        TEXT, span, document=sha256(TEXT.encode()), act=act, holder=holder, when="2022-05-16", reader="rules 1"
    )


@pytest.fixture
def rests(tmp_path: Path) -> Iterator[Rests]:
    entries = (
        entry("the land is ours", "Ada Lo", Act.DEMAND),
        entry("the land will be divided", "Bo Ri", Act.PROPOSE),
    )
    content = MINI.replace("0123456789abcdef", entries[0].id)
    with Ledger.create(tmp_path / "case") as ledger:
        made = Rests(ledger, tmp_path / "case", entries, content)
        made.add(TEXT, entries)
        yield made
