"""The rules reader keeps the contract of readers; a reader that breaks it is noticed."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ripeness.ledger import Act, Document, Entry
from ripeness.read import Reader, RulesReader, read_document

sys.path.insert(0, str(Path(__file__).parents[1]))  # contracts are shared by tests of several folders

from contracts.reader import REPORT, ReaderContract, document_of


class TestRulesReader(ReaderContract):
    def reader(self) -> Reader:
        return RulesReader()


class Silent:
    """A reader that finds nothing, as one may whose service is down."""

    name = "silent 1"

    def entries(self, document: Document, text: str) -> Iterator[Entry]:
        return iter(())


class TestSilentReader(ReaderContract):
    finds = False

    def reader(self) -> Reader:
        return Silent()


class Inventing:
    """A reader whose words aren't in the text: they belong to another text of the same length."""

    name = "inventing 1"

    def entries(self, document: Document, text: str) -> Iterator[Entry]:
        other = "x" * len(text)
        yield Entry.anchored(
            other,
            (0, 5),
            document=document.sha256,
            act=Act.CLAIM,
            holder="unnamed",
            when="2022-05-17",
            reader=self.name,
        )


class InventingContract(ReaderContract):
    def reader(self) -> Reader:
        return Inventing()


@pytest.mark.parametrize(
    "broken",
    ["test_every_span_holds_its_words", "test_nothing_is_dropped_by_the_check_of_spans"],
)
def test_invented_words_break_the_contract(broken: str) -> None:
    with pytest.raises(AssertionError):
        getattr(InventingContract(), broken)()


def test_invented_words_are_dropped_and_counted() -> None:
    reading = read_document(Inventing(), document_of(REPORT), REPORT)
    assert (reading.entries, reading.dropped) == ((), 1)
