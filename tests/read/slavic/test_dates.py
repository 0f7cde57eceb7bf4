"""Dates in Russian and Ukrainian against a day of publication, Tuesday 17 May 2022; none is made up."""

import datetime

import pytest

from ripeness.read.slavic.dates import find_dates

DAY = datetime.date(2022, 5, 17)
DATES = [
    ("ru", "во вторник", "2022-05-17"),
    ("ru", "в среду он заявил", "2022-05-11"),
    ("ru", "в среду встреча пройдёт", "2022-05-18"),
    ("ru", "в следующий вторник", "2022-05-24"),
    ("ru", "в минувший вторник", "2022-05-10"),
    ("ru", "17 мая 2021 года", "2021-05-17"),
    ("ru", "31 декабря", "2021-12-31"),
    ("ru", "с 9 по 15 мая", "2022-05-09/2022-05-15"),
    ("ru", "9–15 мая", "2022-05-09/2022-05-15"),
    ("ru", "17.05.2022", "2022-05-17"),
    ("ru", "на прошлой неделе", "2022-05-09/2022-05-15"),
    ("ru", "на этой неделе", "2022-05-16/2022-05-17"),
    ("ru", "в прошлом месяце", "2022-04"),
    ("ru", "в июле прошли бои", "2021-07"),
    ("ru", "три встречи в марте 2020 года", "2020-03"),
    ("ru", "3 дня назад", "2022-05-14"),
    ("ru", "неделю назад", "2022-05-07/2022-05-13"),
    ("ru", "в 2014 году", "2014"),
    ("ru", "вчера", "2022-05-16"),
    ("uk", "у вівторок", "2022-05-17"),
    ("uk", "у середу він заявив", "2022-05-11"),
    ("uk", "у середу зустріч відбудеться", "2022-05-18"),
    ("uk", "17 травня 2021 року", "2021-05-17"),
    ("uk", "31 грудня", "2021-12-31"),
    ("uk", "з 9 до 15 травня", "2022-05-09/2022-05-15"),
    ("uk", "минулого тижня", "2022-05-09/2022-05-15"),
    ("uk", "минулого місяця", "2022-04"),
    ("uk", "торік", "2021"),
    ("uk", "у п’ятницю, 13 травня", "2022-05-13"),
    ("uk", "3 дні тому", "2022-05-14"),
    ("uk", "в ніч на 17 травня", "2022-05-17"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), DATES)
def test_a_date_is_resolved(language: str, text: str, edtf: str) -> None:
    assert [date.edtf for date in find_dates(text, DAY, language=language)] == [edtf]


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "31 февраля"), ("ru", "99.99.2022"), ("uk", "0 травня"), ("ru", "мая")]
)
def test_what_no_calendar_has_is_no_date(language: str, text: str) -> None:
    assert find_dates(text, DAY, language=language) == []


@pytest.mark.parametrize(("language", "text"), [("ru", "во вторник вчера 17 мая"), ("uk", "минулого тижня у травні")])
def test_without_a_day_of_publication_only_what_names_its_year_is_dated(language: str, text: str) -> None:
    assert find_dates(text, None, language=language) == []
    assert find_dates("17.05.2022", None, language=language)


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_the_first_and_last_day_there_is_are_no_trouble(day: datetime.date) -> None:
    for language, text, _ in DATES:
        assert all(date.edtf for date in find_dates(text, day, language=language))
