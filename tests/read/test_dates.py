"""Dates in running text: what is found, what it resolves to, and what is never done."""

import datetime
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.ledger import edtf
from ripeness.read.dates import DateMention, find_dates
from ripeness.read.dates.find import RULES
from ripeness.read.dates.values import easter, extent, stamp
from ripeness.read.tables import fold, rows

TUESDAY = datetime.date(2022, 5, 17)
SHARED = Path(__file__).parents[3] / "shared"
RELATIVE = [
    "yesterday",
    "today",
    "tomorrow",
    "Tuesday",
    "April",
    "last week",
    "this month",
    "two years ago",
    "now",
    "tonight",
]


def only(text: str, published: datetime.date | None = TUESDAY) -> DateMention:
    """The single date of a text."""
    mentions = find_dates(text, published)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "covers"),
    [
        ("He said on Tuesday that", "Tuesday", "2022-05-17", "2022-05-17"),
        ("He said on Wednesday that", "Wednesday", "2022-05-11", "2022-05-11"),
        ("They will meet on Thursday.", "Thursday", "2022-05-19", "2022-05-19"),
        ("They met last Tuesday.", "last Tuesday", "2022-05-10", "2022-05-10"),
        ("Talks resume next Monday.", "next Monday", "2022-05-23", "2022-05-23"),
        ("He said last week that", "last week", "2022-W19", "2022-05-09/2022-05-15"),
        ("It was passed this week.", "this week", "2022-W20", "2022-05-16/2022-05-17"),
        ("They will vote later this week.", "later this week", "2022-W20", "2022-05-17/2022-05-22"),
        ("until the end of last month", "the end of last month", "2022-04", "../2022-04-30"),
        ("at the end of last month", "the end of last month", "2022-04", "2022-04"),
        ("He spoke yesterday.", "yesterday", "2022-05-16", "2022-05-16"),
        ("Today it began.", "Today", "2022-05-17", "2022-05-17"),
        ("It was handed over on April 15.", "April 15", "2022-04-15", "2022-04-15"),
        ("It was handed over in April", "April", "2022-04", "2022-04"),
        ("The war, since 24 February, has", "24 February", "2022-02-24", "2022-02-24/2022-05-17"),
        ("by December 20, it will end", "December 20", "2022-12-20", "../2022-12-20"),
        ("on December 20, he said", "December 20", "2021-12-20", "2021-12-20"),
        ("on Monday, May 16, he said", "Monday, May 16", "2022-05-16", "2022-05-16"),
        ("on March 15-17 they met", "March 15-17", "2022-03-15", "2022-03-15/2022-03-17"),
        ("signed on Oct. 30, 1989 by", "Oct. 30, 1989", "1989-10-30", "1989-10-30"),
        ("on the 24th of February", "the 24th of February", "2022-02-24", "2022-02-24"),
        ("on 24.02.2022 it began", "24.02.2022", "2022-02-24", "2022-02-24"),
        ("dated 11/02/89", "11/02/89", "1989-11-02", "1989-11-02"),
        ("in 2014 it took", "2014", "2014", "2014"),
        ("in 2014-2015 it took", "2014-2015", "2014", "2014/2015"),
        ("in the 1990s it had", "the 1990s", "199", "1990-01-01/1999-12-31"),
        ("in the first quarter of 2022", "the first quarter of 2022", "2022-Q1", "2022-01-01/2022-03-31"),
        ("in the spring of 2014", "the spring of 2014", "2014-SP", "2014-03-01/2014-05-31"),
        ("this winter it froze", "this winter", "2022-WI", "2022-12-01/2023-02-28"),
        ("last winter it froze", "last winter", "2021-WI", "2021-12-01/2022-02-28"),
        ("last fall it rained", "last fall", "2021-FA", "2021-09-01/2021-11-30"),
        ("by the end of this year", "the end of this year", "2022", "../2022-12-31"),
        ("eight years ago he left", "eight years ago", "2014", "2014"),
        ("nearly three months ago", "nearly three months ago", "2022-02", "2022-02"),
        ("He was recently there.", "recently", "PAST_REF", "../2022-05-17"),
        ("He is now there.", "now", "PRESENT_REF", "2022-05-17"),
        ("in the near future", "the near future", "FUTURE_REF", "2022-05-17/.."),
        ("for the past two weeks", "the past two weeks", "P2W", "2022-05-04/2022-05-17"),
        ("in just the past week it gave", "the past week", "2022-W19", "2022-05-11/2022-05-17"),
        ("in recent weeks", "recent weeks", "PXW", "../2022-05-17"),
        ("It lasted three days.", "three days", "P3D", ""),
        ("a two-year truce", "two-year", "P2Y", ""),
        ("for two and a half hours", "two and a half hours", "PT2H30M", ""),
        ("He comes every year.", "every year", "P1Y", ""),
        ("the daily call", "daily", "P1D", ""),
        ("He spoke at 9:30 a.m. EST Nov. 9", "9:30 a.m. EST Nov. 9", "2021-11-09T09:30", "2021-11-09"),
        ("He was shot Friday night.", "Friday night", "2022-05-13TNI", "2022-05-13"),
        ("over the weekend he flew", "the weekend", "2022-W19-WE", "2022-05-14/2022-05-15"),
        ("in nineteen ninety-six", "nineteen ninety-six", "1996", "1996"),
    ],
)
def test_a_date_in_a_report_of_tuesday_17_may_2022(text: str, words: str, value: str, covers: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.edtf) == (value, covers)


@pytest.mark.parametrize(
    "text",
    [
        "May I ask a question? They may go.", "They March for Life.", "$2,000 and 2000 troops", "the 52-year-old man",
        "He is 52 years old.", "Jan Kavan and Sun Microsystems", "Prices fall.", "as soon as it can",
        "the fall of the town", "three-quarters of them", "flight 1549 was full", "on February 30 nothing",
        "at 25:61 p.m. no", "a year-round port", "I know that", "in chapter 12",
    ],
)  # fmt: skip
def test_words_that_are_no_dates_are_left_alone(text: str) -> None:
    assert find_dates(text, TUESDAY) == []


@pytest.mark.parametrize("words", RELATIVE)
def test_without_a_publication_day_relative_dates_stay_open(words: str) -> None:
    for found in find_dates(f"He said so {words} there.", None):
        assert found.edtf == ""
        assert found.anchor is None
        assert found.value.startswith("XXXX") or found.value.endswith("_REF")


def test_without_a_publication_day_absolute_dates_are_known() -> None:
    assert only("signed on May 16, 2022 there", None).edtf == "2022-05-16"
    assert only("since 2014 there", None).edtf == "2014-01-01/.."


def test_a_later_day_is_told_from_the_day_before_it_in_the_text() -> None:
    first, second = find_dates("He left on May 2. Three days later he was back.", TUESDAY)
    assert (first.edtf, second.edtf) == ("2022-05-02", "2022-05-05")
    assert second.anchor == datetime.date(2022, 5, 2)


def test_a_year_earlier_beside_a_quarter_is_that_quarter() -> None:
    assert [m.value for m in find_dates("It lost $5 in the first quarter; a year earlier it won.", TUESDAY)] == [
        "2022-Q1",
        "2021-Q1",
    ]


def test_a_line_break_inside_a_date_is_blank_space_and_a_paragraph_break_is_not() -> None:
    assert only("on May\n16 he spoke").value == "2022-05-16"
    assert all(m.value != "2022-05-16" for m in find_dates("in May\n\n16 people spoke", TUESDAY))


def test_easter_covers_the_days_of_both_churches() -> None:
    assert only("killing even on Easter they").edtf == "2022-04-17/2022-04-24"


def test_a_clock_time_with_its_day_behind_it_is_not_of_the_publication_day() -> None:
    assert [m.edtf for m in find_dates("until 10 a.m. local time on Monday", TUESDAY)] == ["", "2022-05-16"]


def test_easter_is_on_the_published_days() -> None:
    days = {1999: (4, 4), 2000: (4, 23), 2022: (4, 17), 2038: (4, 25)}
    assert {year: (easter(year).month, easter(year).day) for year in days} == days


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.sampled_from("DWMQYEC"))
def test_the_value_of_a_day_covers_the_day(day: datetime.date, unit: str) -> None:
    days = extent(stamp(day, unit) or "")
    assert days is not None
    assert days[0] <= day <= days[1]


def test_every_row_has_a_reason() -> None:
    for name in ("dates", "dates_tense", "dates_context"):
        assert all(row["reason"] for row in rows(name)), name


@pytest.mark.parametrize(
    "row", [r for r in rows("dates") if r["class"] in ("MONTH", "MONTHABBR", "WEEKDAY", "WEEKDAYABBR")]
)
def test_each_month_and_day_of_the_week_resolves(row: dict[str, str]) -> None:
    name, kind = row["word"].capitalize(), row["class"]
    text = {"MONTH": f"on {name} 5 he", "MONTHABBR": f"on {name}. 5 he", "WEEKDAY": f"on {name} he"}.get(
        kind, f"on {name}. he"
    )
    day = datetime.date.fromisoformat(only(text).value)
    assert (day.month if kind.startswith("MONTH") else day.weekday()) == int(row["value"])


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def vocabulary() -> st.SearchStrategy[str]:
    """Runs of the words and marks that rules look for, in any order."""
    words = [row["word"] for row in rows("dates")]
    marks = [
        "2022",
        "17",
        "9:30",
        "a.m.",
        "1/2",
        "-",
        ",",
        ".",
        "\n\n",
        "'s",
        "’90s",
        "30th",
        "May",
        "Tuesday",
        "99/99/99",
    ]
    return st.lists(st.sampled_from(words + [w.capitalize() for w in words] + marks * 5), max_size=30).map(" ".join)


@given(st.text(max_size=200) | vocabulary(), st.none() | st.dates())
def test_any_text_gives_ordered_spans_and_valid_dates(text: str, published: datetime.date | None) -> None:
    found = find_dates(text, published)
    place = 0
    for mention in found:
        assert place <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert edtf.is_valid(mention.edtf), mention
        assert mention.value
        place = mention.end
    assert find_dates(text, published) == found


@given(st.text(max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "piece", ["1", "9:", "the ", "last ", "May ", "twenty-", "2022-", "a.m. ", "x", "'90s", "of the end of "]
)
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    started = time.process_time()
    find_dates(piece * (200_000 // len(piece)), TUESDAY)
    assert time.process_time() - started < 4


@pytest.mark.shared
def test_the_development_corpora_are_read_as_well_as_before() -> None:
    folder = SHARED / "data/reading/tempeval3/AQUAINT"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    command = [sys.executable, str(SHARED / "tools/score_dates.py"), "ripeness.read.dates:find_dates", str(folder)]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = dict(re.findall(r"(relaxed|strict|value) F1 ([0-9.]+)", report))
    assert float(figures["relaxed"]) > 92
    assert float(figures["strict"]) > 81
    assert float(figures["value"]) > 74
