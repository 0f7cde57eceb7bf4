"""A small case: documents and entries made from a text, and a ledger in a folder of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ripeness.ledger import Act, Added, Document, Entry, Ledger
from ripeness.ledger.document import sha256

TEXT = (
    "Andrey Rudenko said talks are not held in any form. Dmytro Kuleba refused the draft last week. "
    "“We are ready,” said the delegation of Türkiye."
)


@dataclass(frozen=True)
class Case:
    """Shorthand for the tests: one ledger and how to put something into it."""

    ledger: Ledger
    folder: Path
    at: str = "2026-11-22T10:00:00Z"
    text: str = TEXT

    def document(self, text: str = TEXT, **fields: object) -> Document:
        raw = text.encode()
        known = {"key": "https://example.org/a", "published": "2022-05-17", "outlet": "The Example"}
        return Document.model_validate(
            {
                "sha256": sha256(raw),
                "text_sha256": sha256(raw),
                "derivation": "utf-8",
                "media_type": "text/plain",
                "size": len(raw),
                **known,
                **fields,
            }
        )

    def entry(self, text: str, words: str, act: Act = Act.CLAIM, **fields: object) -> Entry:
        start = text.index(words)
        given = {"holder": "Andrey Rudenko", "when": "2022-05-17", "reader": "rules 1", **fields}
        return Entry.anchored(text, (start, start + len(words)), document=sha256(text.encode()), act=act, **given)

    def three(self, text: str = TEXT) -> list[Entry]:
        return [
            self.entry(
                text, "talks are not held in any form", Act.TALKS_STATUS, holder_side="Russia", track="political"
            ),
            self.entry(
                text,
                "refused the draft",
                Act.REJECT,
                holder="Dmytro Kuleba",
                when="2022-05-09/2022-05-15",
                issues=("neutrality",),
            ),
            self.entry(
                text,
                "We are ready",
                Act.CLAIM,
                holder="unnamed: delegation",
                when="../2022-05-17",
                relays=("Interfax",),
            ),
        ]

    def add(self, text: str = TEXT, entries: list[Entry] | None = None, **fields: object) -> Added:
        found = self.three(text) if entries is None else entries
        return self.ledger.add(self.document(text, **fields), text.encode(), text, found, at=self.at)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty ledger in a folder of its own."""
    with Ledger.create(tmp_path / "case") as ledger:
        yield Case(ledger, tmp_path / "case")


@pytest.fixture
def in_memory() -> Iterator[Callable[[], Case]]:
    """Makes as many empty ledgers as wanted, in memory."""
    made: list[Ledger] = []

    def make() -> Case:
        made.append(Ledger.in_memory())
        return Case(made[-1], Path("memory"))

    yield make
    for ledger in made:
        ledger.close()


@pytest.fixture
def damage() -> Callable[..., None]:
    """Changes a ledger behind its back: the guards are lifted, the statement runs, the guards are put back."""

    def run(ledger: Ledger, statement: str, *values: object) -> None:
        connection = ledger.connection
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.execute("PRAGMA foreign_keys = OFF")
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        changed = connection.execute(statement, values).rowcount
        assert changed != 0, f"{statement} changed nothing"
        for _, sql in guards:
            connection.execute(sql)
        connection.execute("PRAGMA foreign_keys = ON")

    return run
