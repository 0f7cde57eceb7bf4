"""Which PLOVER event a sentence reports: every row's example, how an event is put, and where the words stand."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.ledger.acts import PLOVER_ROOT
from ripeness.read import code_plover
from ripeness.read.plover import ROOTS, UNSAID, turned, votes
from ripeness.read.tables import rows

SHARED = Path(__file__).parents[3] / "shared"
ONE, OTHER = "Arlandia", "Borduria"


def sentence_of(example: str) -> tuple[str, str, str]:
    """An example with its actors: A acts, or what stands in brackets; B is acted on."""
    named = re.sub(r"\bA\b", ONE, re.sub(r"\bB\b", OTHER, example))
    source = re.search(r"\[(.*?)\]", named)
    return named.replace("[", "").replace("]", ""), source[1] if source else ONE, OTHER


@pytest.mark.parametrize("row", rows("plover"), ids=lambda row: row["id"])
def test_each_rows_example_has_its_type_and_the_row_speaks_in_it(row: dict[str, str]) -> None:
    sentence, source, target = sentence_of(row["example"])
    assert row["id"] in {vote.row for vote in votes(sentence, source, target)}
    if row["scope"] != "source":
        assert code_plover(sentence, source, target) == row["root"]


def test_rows_have_ids_of_their_own_reasons_and_types_of_plover() -> None:
    found = rows("plover")
    assert len({row["id"] for row in found}) == len(found)
    assert {row["root"] for row in found} == set(ROOTS)
    assert all(row["reason"] for row in found)


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("Arlandia released prisoners from Borduria.", "YIELD"),
        ("Arlandia will release prisoners from Borduria.", "AGREE"),
        ("Arlandia refused to release prisoners from Borduria.", "REJECT"),
        ("Arlandia will not release prisoners from Borduria.", "REJECT"),
        ("Arlandia called on Borduria to release the prisoners.", "REQUEST"),
        ("Arlandia bombed Borduria.", "ASSAULT"),
        ("Arlandia threatened to bomb Borduria.", "THREATEN"),
        ("Arlandia accused Borduria of bombing a school.", "ACCUSE"),
        ("Arlandia praised Borduria for releasing the prisoners.", "SUPPORT"),
        ("Arlandia imposed sanctions on Borduria.", "COERCE"),
        ("Arlandia lifted its sanctions on Borduria.", "YIELD"),
        ("Arlandia suspended humanitarian aid to Borduria.", "SANCTION"),
        ("Arlandia met with Borduria.", "CONSULT"),
        ("Arlandia will meet with Borduria.", "AGREE"),
    ],
)
def test_promise_refusal_request_and_threat_turn_an_event_into_another(sentence: str, root: str) -> None:
    assert code_plover(sentence, ONE, OTHER) == root


def test_in_a_passive_the_words_between_target_and_source_count() -> None:
    assert code_plover("The crew of Borduria was released by Arlandia after talks.", ONE, OTHER) == "YIELD"


def test_what_describes_the_target_counts_less_than_what_is_done() -> None:
    assert code_plover("Arlandia freed Borduria, arrested last week for murder.", ONE, OTHER) == "YIELD"


def test_an_actor_is_found_as_words_of_its_own() -> None:
    assert code_plover("Russia said that the US bombed it.", "US", "Russia") == "ASSAULT"
    assert (
        votes("Russia bombed the US.", "us", None)[0].weight < votes("Russia bombed the US.", "Russia", None)[0].weight
    )


def test_a_sentence_that_says_nothing_of_the_kind_is_the_most_frequent_type() -> None:
    assert code_plover("Arlandia is a country with mountains.", ONE, None) == UNSAID
    assert code_plover("", None, None) == UNSAID


@pytest.mark.parametrize("mode", ["AGREE", "REJECT", "REQUEST", "THREATEN", "ACCUSE", "SUPPORT"])
@pytest.mark.parametrize("root", ROOTS)
def test_what_is_turned_is_a_type_again(mode: str, root: str) -> None:
    assert turned(mode, root) in ROOTS


def test_acts_map_to_types_of_plover_or_their_later_names() -> None:
    later = {"CONCEDE", "RETREAT"}  # YIELD here
    assert {root for root in PLOVER_ROOT.values() if root} <= {*ROOTS, *later}


@given(st.text(max_size=200), st.none() | st.text(max_size=20), st.none() | st.text(max_size=20))
def test_any_text_has_a_type(sentence: str, source: str | None, target: str | None) -> None:
    assert code_plover(sentence, source, target) in ROOTS


@given(st.sampled_from([row["example"] for row in rows("plover") if row["scope"] != "source"]))
def test_the_names_of_the_actors_dont_matter(example: str) -> None:
    types = {
        code_plover(re.sub(r"\bA\b", one, re.sub(r"\bB\b", other, example)), one, other)
        for one, other in [("Russia", "Ukraine"), ("Ukraine", "Russia"), ("Arlandia", "Borduria")]
    }
    assert len(types) == 1
