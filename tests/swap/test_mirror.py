"""The two parties' names exchanged throughout the example's reports exchange the results, and change nothing else."""

import json
from bisect import bisect_right

import pytest

from ripeness.brief.html import to_html
from ripeness.brief.markdown import to_markdown
from ripeness.brief.model import Picture
from ripeness.cases.casefile import parsed
from ripeness.cases.draft import draft
from ripeness.ledger import Entry
from ripeness.read.sentences import sentences
from ripeness.talks.export import to_json

from . import exchange
from .exchange import REPORTS, Read, invented, mirror, real, told, with_model

NUMBERS = range(len(REPORTS))
NAMES = [path.stem for path in REPORTS]
#: Fields of an entry in which no digest stands, and no name cut in two.
SHOWN = [field for field in Entry.model_fields if field not in ("id", "document", "prefix", "suffix")]


@pytest.fixture(scope="module")
def pair() -> tuple[Read, Read]:
    """The reports under invented names, and with those names exchanged."""
    return with_model(invented(exchanged=False)), with_model(invented(exchanged=True))


@pytest.fixture(scope="module")
def real_pair() -> tuple[Read, Read]:
    """The reports as they are, and with the real names exchanged."""
    return real(exchanged=False), real(exchanged=True)


def test_the_exchange_is_complete_and_keeps_every_length(pair: tuple[Read, Read]) -> None:
    swap = mirror()
    for one, other in zip(pair[0].texts.values(), pair[1].texts.values(), strict=True):
        assert swap(one) == other
        assert swap(swap(one)) == one
        assert len(one) == len(other)
        assert one != other
        assert not any(name in one + other for name in ("Russia", "Ukrain", "Moscow", "Kyiv", "Putin", "Zelensky"))


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
def test_entries_mirror_to_the_code_point(pair: tuple[Read, Read], number: int) -> None:
    swap = mirror()
    one, other = ([_shown(entry) for entry in read.entries[number]] for read in pair)
    assert len(one) >= 5
    assert [swap(row) for row in one] == other


def test_holders_of_both_parties_are_found_and_exchanged(pair: tuple[Read, Read]) -> None:
    swap = mirror()
    sides = [[entry.holder_side or "" for entries in read.entries for entry in entries] for read in pair]
    assert [swap(side) for side in sides[0]] == sides[1]
    assert sides[0].count("Norland") == sides[1].count("Sudland") > 20
    assert sides[0].count("Sudland") == sides[1].count("Norland") > 20


def test_the_state_mirrors(pair: tuple[Read, Read]) -> None:
    one, other = (told(read, json.dumps(to_json(read.state), indent=1, ensure_ascii=False)) for read in pair)
    assert mirror()(one).splitlines() == other.splitlines()


def test_the_brief_mirrors_as_markdown(pair: tuple[Read, Read]) -> None:
    one, other = (told(read, to_markdown(read.brief)) for read in pair)
    assert mirror()(one).splitlines() == other.splitlines()


def test_the_model_of_the_example_is_in_the_brief_and_mirrors(pair: tuple[Read, Read]) -> None:
    swap = mirror()
    one, other = (read.brief.sections[-1] for read in pair)
    assert one.key == other.key == "model"
    assert swap(told(pair[0], repr(one))) == told(pair[1], repr(other))
    pictures = [[block.svg for block in read.brief.annexes[-1].blocks if isinstance(block, Picture)] for read in pair]
    assert len(pictures[0]) == 4
    assert [swap(picture) for picture in pictures[0]] == pictures[1]


def test_the_brief_mirrors_as_a_page(pair: tuple[Read, Read]) -> None:
    one, other = (told(read, to_html(read.brief)) for read in pair)
    assert mirror()(one).splitlines() == other.splitlines()


def test_the_drafted_model_mirrors(pair: tuple[Read, Read]) -> None:
    one, other = (told(read, draft(read.state, parsed(read.case)).text) for read in pair)
    assert "-terms" in one
    assert mirror()(one).splitlines() == other.splitlines()


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
def test_entries_mirror_under_the_real_names(real_pair: tuple[Read, Read], number: int) -> None:
    """Russia and Ukraine exchanged, with every person on the other side: lengths differ, so sentences are counted."""
    swap = exchange.exchanged_names()
    one, other = (_by_sentence(read, number) for read in real_pair)
    assert [swap(row) for row in one] == other


def test_confidence_does_not_hang_on_the_length_of_a_name(real_pair: tuple[Read, Read]) -> None:
    """How sure the reader is decides between acts: a name of more letters must not count against its bearer."""
    swap = exchange.exchanged_names()
    one, other = ([(e.exact, e.confidence) for entries in read.entries for e in entries] for read in real_pair)
    assert [(swap(words), confidence) for words, confidence in one] == other


def test_the_states_of_the_real_names_mirror_row_by_row(real_pair: tuple[Read, Read]) -> None:
    swap = exchange.exchanged_names()
    one, other = (_rows(read) for read in real_pair)
    assert [swap(row) for row in one] == other


def _shown(entry: Entry) -> str:
    return json.dumps(entry.model_dump(mode="json", include=set(SHOWN)), ensure_ascii=False, sort_keys=True)


def _by_sentence(read: Read, number: int) -> list[str]:
    text = read.texts[read.documents[number].sha256]
    starts = [sentence[0] for sentence in sentences(text)]
    without_places = set(SHOWN) - {"start", "end", "holder_span", "cue_span", "confidence"}
    rows = []
    for entry in read.entries[number]:
        shown = entry.model_dump(mode="json", include=without_places)
        rows.append(json.dumps([bisect_right(starts, entry.start), shown], ensure_ascii=False, sort_keys=True))
    return rows


def _rows(read: Read) -> list[str]:
    """Return the state's tracks, proposals, stances and cells without places."""
    now = read.state
    rows = [f"{track.track}: {track.status}, {len(track.says_so)} say so" for track in now.tracks]
    rows += [f"{proposal.author} {proposal.when}: {len(proposal.responses)}" for proposal in now.proposals]
    rows += [f"{third.name}: {third.stance}" for third in now.third_parties]
    rows += [f"{cell.party} on {cell.issue}: {cell.stated}" for cell in now.positions]
    rows += [f"{total.donor} {total.stage} {total.value}" for total in now.aid.totals]
    return rows + [f"{unknown.kind} {unknown.party}" for unknown in now.unknowns]
