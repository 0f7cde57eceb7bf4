"""When: the day of the words, or of the deed; within bounds where no day is told; never an invented day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.ledger import edtf

from .builders import DAY, SIDES, filled, one, read, reports

STALLED = "that the talks had stalled."


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("said on Tuesday", "2022-05-17"),
        ("said on Monday", "2022-05-16"),
        ("said on Sunday", "2022-05-15"),
        ("said last week", "2022-05-09/2022-05-15"),
        ("said on April 9", "2022-04-09"),
        ("said on 9 April 2022", "2022-04-09"),
        ("said yesterday", "2022-05-16"),
        ("said", "../2022-05-17"),
        ("said earlier", "../2022-05-17"),
        ("said on May 30", "../2022-05-17"),  # a day ahead dates nothing that was said
        ("said in 2021", "../2022-05-17"),  # nor does a bare year
    ],
)
def test_the_day_beside_the_reporting_words_dates_what_was_said(said: str, when: str) -> None:
    entry = one(f"Lavrov {said} {STALLED}")
    assert (entry.when, entry.anchor) == (when, DAY)


@pytest.mark.parametrize(
    ("published", "when", "anchor"),
    [("2022-05-18", "2022-05-17", "2022-05-18"), ("2022-05-16", "2022-05-10", "2022-05-16"), (None, "", None)],
)
def test_a_weekday_is_reckoned_from_publication(published: str | None, when: str, anchor: str | None) -> None:
    entry = one(f"Lavrov said on Tuesday {STALLED}", published=published)
    assert (entry.when, entry.anchor) == (when, anchor)


def test_a_day_inside_the_words_dates_a_deed_not_the_words() -> None:
    said = one("Lavrov said that the talks of April 9 had stalled.")
    assert said.when == f"../{DAY}"
    done = one("Russian troops shelled Kharkiv on Sunday.")
    assert done.when == "2022-05-15"


def test_a_day_that_is_part_of_a_name_dates_nothing() -> None:
    (entry,) = read(SIDES + "The contents of the April 15 proposal are not clear.")
    assert entry.when == DAY


def test_the_outlet_s_own_words_are_of_its_day() -> None:
    assert one(SIDES + "The talks have stalled.").when == DAY
    assert one(SIDES + "The talks have stalled.", published=None).when == ""


def test_a_statement_by_an_office_is_of_its_day() -> None:
    assert one("Lavrov said that the talks with Ukraine had stalled.", outlet="mid.ru").when == DAY


def test_a_month_of_publication_bounds_what_was_said() -> None:
    assert one(f"Lavrov said {STALLED}", published="2022-05").when == "../2022-05-31"


@given(reports(), st.sampled_from(["2022-05-17", "2022-05", "2022", None]))
def test_no_day_is_after_publication_or_without_it(pieces: str, published: str | None) -> None:
    for entry in read(filled(pieces), published=published):
        assert edtf.is_valid(entry.when)
        if published is None:
            assert entry.anchor is None
        else:
            last = edtf.latest(entry.when)
            assert last is None or last <= (edtf.latest(published) or datetime.date.max)
