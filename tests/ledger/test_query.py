"""Questions to the ledger: the two clocks, the filters, full text."""

import datetime

import pytest

from ripeness.errors import InputError, NotFound
from ripeness.ledger import Act


@pytest.fixture
def dated(case):
    """One document with an entry for each kind of date."""
    text = "alpha beta gamma delta epsilon zeta"
    whens = ["2022-04-15", "2022-05-09/2022-05-15", "../2022-05-17", "2022-05/..", "2022", ""]
    case.add(text, [case.entry(text, word, when=when) for word, when in zip(text.split(), whens, strict=True)])
    return case


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2021-12-31", "gamma zeta"),
        ("2022-01-01", "epsilon gamma zeta"),
        ("2022-04-15", "alpha epsilon gamma zeta"),
        ("2022-05-08", "alpha delta epsilon gamma zeta"),
        ("2022-05-09", "alpha beta delta epsilon gamma zeta"),
    ],
)
def test_as_of_a_day_is_what_can_have_happened_by_then(dated, on, words):
    assert " ".join(sorted(entry.exact for entry in dated.ledger.entries(on=on))) == words


@pytest.mark.parametrize(
    ("published", "first_day"),
    [
        ("2022-05-17", "2022-05-17"),
        ("2022-05", "2022-05-31"),
        ("2022", "2022-12-31"),
        (None, "2026-11-22"),
        ("2022-05/..", "2026-11-22"),
    ],
)
def test_a_document_is_known_from_the_day_it_was_surely_public(case, published, first_day):
    case.add(published=published)
    day = datetime.date.fromisoformat(first_day)
    before = day - datetime.timedelta(days=1)
    assert len(case.ledger.entries(known_by=day)) == len(case.ledger.documents(known_by=day)) * 3 == 3
    assert case.ledger.entries(known_by=before) == case.ledger.documents(known_by=str(before)) == []


def test_the_two_clocks_combine(case):
    text = "Russia handed over a draft on 15 April."
    case.add(text, [case.entry(text, "handed over a draft", Act.PROPOSE, when="2022-04-15")], published="2022-04-20")
    assert len(case.ledger.entries(on="2022-04-15", known_by="2022-04-20")) == 1
    assert case.ledger.entries(on="2022-04-15", known_by="2022-04-19") == []
    assert case.ledger.entries(on="2022-04-14", known_by="2022-04-20") == []


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"act": "reject"}, 1),
        ({"act": Act.REJECT}, 1),
        ({"act": "dance"}, 0),
        ({"holder": "kuleba"}, 1),
        ({"holder": "Dmytro Kuleba"}, 1),
        ({"holder": "Kul"}, 0),
        ({"holder": ""}, 0),
        ({"side": "russia"}, 1),
        ({"side": "Rus"}, 0),
        ({"issue": "neutrality"}, 1),
        ({"track": "political"}, 1),
        ({"relay": "interfax"}, 1),
        ({"outlet": "example"}, 3),
        ({"outlet": "Times"}, 0),
        ({"words": "talks"}, 1),
        ({"words": "TALKS held"}, 1),
        ({"words": '"not held"'}, 1),
        ({"words": '"held not"'}, 0),
        ({"words": "talk*"}, 1),
        ({"words": "talk"}, 0),
        ({"words": "draft -talks"}, 1),
        ({"words": "Kuleba"}, 1),
        ({"words": "ready", "relay": "Interfax", "act": "claim"}, 1),
        ({"act": None, "words": None}, 3),
    ],
)
def test_filters(case, filters, count):
    case.add()
    assert len(case.ledger.entries(**filters)) == count


@pytest.mark.parametrize(
    "words", ['"', "a AND", "NEAR(a b", "x:y", "a'b", "(((", "exact:talks", "^a", "a\x00b", "*", "-", '""', "'; --"]
)
def test_nothing_that_a_person_types_is_a_syntax_error(case, words):
    case.add()
    try:
        assert isinstance(case.ledger.entries(words=words), list)
    except InputError as error:
        assert "at least one word" in str(error)


def test_accents_and_case_do_not_count(case):
    text = "Çavuşoğlu spoke in Türkiye."
    case.add(text, [case.entry(text, text, holder="Mevlüt Çavuşoğlu")])
    assert len(case.ledger.entries(words="turkiye cavusoglu")) == 1


@pytest.mark.parametrize("day", ["yesterday", "2022-02-30", "20220517", "2022-05", ""])
def test_a_day_must_be_one(case, day):
    for clock in ("on", "known_by"):
        with pytest.raises(InputError, match=f"{clock} must be a day"):
            case.ledger.entries(**{clock: day})


def test_an_unknown_filter_is_named(case):
    with pytest.raises(InputError, match="'colour'"):
        case.ledger.entries(colour="red")


def test_an_unknown_document_is_named(case):
    with pytest.raises(NotFound, match="no document 'abcdef'"):
        case.ledger.entries(document="abcdef")
