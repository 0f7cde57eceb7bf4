"""Whatever is put together from pieces of reporting reads the same with the two parties exchanged."""

import json
import re
from functools import cache

from hypothesis import given, settings

from ripeness.cases.casefile import loads
from ripeness.read import RulesReader, read_document
from ripeness.read.parties import gazetteer

from ..read.builders import REAL, document, filled, reader, reports

NORLAND = ("Norland", "Norlandic", "Narlo Nalbrek", "Norburg")
SUDLAND = ("Sudland", "Sudlandic", "Sevin Sordvin", "Sudburg")
CASE = """
case: {id: invented, title: Two invented countries}
parties:
  - {id: norland, name: Norland, adjectives: [Norlandic], capitals: [Norburg]}
  - {id: sudland, name: Sudland, adjectives: [Sudlandic], capitals: [Sudburg]}
people:
  - {name: Narlo Nalbrek, side: norland, post: foreign minister}
  - {name: Sevin Sordvin, side: sudland, post: foreign minister}
"""
#: Fields that differ for names of different length; `test_mirror` looks at confidence.
NEED_LENGTH = {"start", "end", "holder_span", "cue_span", "confidence"}


@cache
def invented_reader() -> RulesReader:
    return RulesReader(gazetteer(loads(CASE).names))


def rows(text: str, using: RulesReader, *, places: bool) -> list[str]:
    """Return the entries of a text as JSON, without what hangs on its digest, and on request without places."""
    left_out = {"id", "document", "prefix", "suffix"} | (
        set() if places else {"start", "end", "holder_span", "cue_span"}
    )
    entries = read_document(using, document(text), text).entries
    return [json.dumps(entry.model_dump(mode="json", exclude=left_out), ensure_ascii=False) for entry in entries]


def exchanged(row: str, first: tuple[str, ...], second: tuple[str, ...]) -> str:
    """Exchange the names of two parties and the words that they consist of."""
    pairs = [
        pair for names in zip(first, second, strict=True) for pair in (names, *zip(*map(str.split, names), strict=True))
    ]
    both = dict(pairs) | {after: before for before, after in pairs}
    names = "|".join(sorted(map(re.escape, both), key=len, reverse=True))
    return re.sub(names, lambda match: both[match[0]], row)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(reports(glued=False))
def test_invented_parties_mirror_to_the_code_point(pieces: str) -> None:
    one = rows(filled(pieces, NORLAND, SUDLAND), invented_reader(), places=True)
    other = rows(filled(pieces, SUDLAND, NORLAND), invented_reader(), places=True)
    assert [exchanged(row, NORLAND, SUDLAND) for row in one] == other


@settings(max_examples=250, deadline=None, derandomize=True)
@given(reports(glued=False))
def test_russia_and_ukraine_mirror_without_a_case(pieces: str) -> None:
    one = rows(filled(pieces), reader(), places=False)
    other = rows(filled(pieces, *REAL[::-1]), reader(), places=False)
    heads = (*REAL[0], "Vladimir Putin"), (*REAL[1], "Volodymyr Zelenskyy")  # whom "the Russian president" means
    assert [exchanged(row, *heads) for row in one] == other
