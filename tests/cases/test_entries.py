"""What a case file rests on is looked up in the ledger: an entry must exist, and still say what was read in it."""

import pytest

from ripeness.cases import casefile
from ripeness.cases.freshness import Change, freshness
from ripeness.errors import CaseError
from ripeness.ledger import Act
from ripeness.ledger.log import GENESIS

from .conftest import AT, TEXT, Rests, entry

PLACES = (
    "27:44: model.sides.alba.ideal.land.basis",
    "37:9: model.sides.alba.victory.basis",
    "40:46: model.sides.alba.red_lines.0.basis",
)
WHO = {"who": "Leyla", "at": AT}


def faults(rests: Rests, content: str = "") -> list[str]:
    with pytest.raises(CaseError) as caught:
        casefile.parsed(content or rests.content, ledger=rests.ledger)
    return str(caught.value).splitlines()


def told(what: str) -> list[str]:
    return [f"case.yaml:{place}: {what}" for place in PLACES]


def test_entries_that_stand_are_no_fault(rests: Rests) -> None:
    assert casefile.parsed(rests.content, ledger=rests.ledger).model is not None


def test_an_entry_that_does_not_exist_is_told_wherever_something_rests_on_it(rests: Rests) -> None:
    content = rests.content.replace(rests.entries[0].id, "0123456789abcdef")
    what = "the ledger has no entry 0123456789abcdef; `ripeness entries` lists those there are"
    assert faults(rests, content) == told(what)


def test_an_entry_that_a_person_rejected_is_told_with_who_and_why(rests: Rests) -> None:
    one = rests.entries[0].id
    rests.ledger.reject(one, why="a joke", **WHO)
    what = f"entry {one} was rejected by Leyla on 2022-05-18 (“a joke”); rest this on another"
    assert faults(rests) == told(what)
    rests.ledger.undo(one, **WHO)
    assert casefile.parsed(rests.content, ledger=rests.ledger).model is not None


def test_an_entry_that_was_corrected_since_is_told_until_the_correction_is_named(rests: Rests) -> None:
    one = rests.entries[0].id
    rests.ledger.amend(one, {"act": "claim"}, why="no demand", **WHO)
    what = f"entry {one} was corrected by Leyla on 2022-05-18 (“no demand”); if this still holds, write {one}@2"
    assert faults(rests) == told(what)
    seen = rests.content.replace(one, f"{one}@2")
    case = casefile.parsed(seen, ledger=rests.ledger)
    assert case.model is not None
    assert case.model.sides["alba"].victory.entries == (one,)
    rests.ledger.amend(one, {"act": "demand"}, **WHO)
    assert faults(rests, seen)[0].endswith(f"write {one}@3")


def test_an_entry_that_was_accepted_stands(rests: Rests) -> None:
    rests.ledger.accept(rests.entries[0].id, **WHO)
    assert casefile.parsed(rests.content, ledger=rests.ledger).model is not None


def test_an_entry_that_a_later_reader_no_longer_finds_is_told(rests: Rests) -> None:
    rests.add(TEXT, rests.entries[1:])
    one = rests.entries[0].id
    assert faults(rests)[0].endswith(
        f"entry {one} is no longer found in its document since 2022-05-18; rest this on another"
    )


def test_of_words_that_a_later_reader_takes_otherwise_the_new_entry_is_named(rests: Rests) -> None:
    other = entry("the land is ours", "Ada Lo", Act.CLAIM)
    rests.add(TEXT, (other, rests.entries[1]))
    assert faults(rests)[0].endswith(f"its words are entry {other.id} now, claim: write that if this still holds")


def test_an_entry_of_a_version_that_was_replaced_is_told(rests: Rests) -> None:
    rests.add(TEXT + " Corrected.", published="2022-05-17")
    assert faults(rests)[0].endswith(
        "is of a document that a newer version replaced; rest this on an entry of that one"
    )


def test_a_version_of_a_later_day_than_the_case_replaces_nothing(rests: Rests) -> None:
    rests.add(TEXT + " Corrected.", published="2022-05-20")
    assert casefile.parsed(rests.content, ledger=rests.ledger).model is not None


def test_an_entry_of_a_later_day_than_the_case_is_told(rests: Rests) -> None:
    content = rests.content.replace("as_of: 2022-05-17", "as_of: 2022-05-10")
    one = rests.entries[0].id
    assert faults(rests, content) == told(
        f"entry {one} was published on 2022-05-17, after the day of the case, 2022-05-10; take it out"
    )


def test_faults_of_the_ledger_come_with_all_others(rests: Rests) -> None:
    rests.ledger.reject(rests.entries[0].id, **WHO)
    content = rests.content.replace("holder: alba", "holder: albania")
    assert [line.split(": ")[1] for line in faults(rests, content)][-1] == "model.war.holder"
    assert len(faults(rests, content)) == len(PLACES) + 1


class TestFreshness:
    def test_a_ledger_that_nothing_was_done_to_is_the_one_that_was_assessed(self, rests: Rests) -> None:
        found = freshness(rests.ledger, rests.ledger.head())
        assert (found.change, found.sentence) == (Change.NONE, "the ledger is the one that was assessed")

    def test_what_was_read_and_decided_since_is_counted(self, rests: Rests) -> None:
        head = rests.ledger.head()
        rests.ledger.reject(rests.entries[0].id, **WHO)
        rests.ledger.accept(rests.entries[1].id, **WHO)
        rests.add("Another text.", published="2022-05-18")
        found = freshness(rests.ledger, head, entries=[rests.entries[0].id])
        assert (found.change, found.readings, found.decisions) == (Change.GROWN, 1, 2)
        assert found.touched == (rests.entries[0].id,)
        assert found.sentence == (
            "the ledger has changed since it was assessed (readings: 1, decisions: 2, the last on 2022-05-18; "
            f"of the entries that the case rests on: {rests.entries[0].id}); assess again"
        )

    def test_a_ledger_without_the_head_is_another_one(self, rests: Rests) -> None:
        found = freshness(rests.ledger, "f" * 64)
        assert found.change is Change.ANOTHER
        assert found.sentence.endswith("assess again")

    def test_the_head_of_an_empty_ledger_is_known(self, rests: Rests) -> None:
        assert freshness(rests.ledger, GENESIS).change is Change.GROWN
