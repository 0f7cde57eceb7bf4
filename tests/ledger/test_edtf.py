"""Dates in the ledger: what each form covers, what is refused, and the laws of comparison."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.errors import InputError
from ripeness.ledger import edtf

DAY = datetime.date
DAYS = st.dates(min_value=DAY(1, 1, 1), max_value=DAY(9999, 12, 31))


def written_points() -> st.SearchStrategy[tuple[str, datetime.date]]:
    """A day, month or year as written, with a day inside it."""
    return st.tuples(DAYS, st.sampled_from([10, 7, 4])).map(lambda p: (p[0].isoformat()[: p[1]], p[0]))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022-05-17", DAY(2022, 5, 17), DAY(2022, 5, 17)),
        ("2024-02", DAY(2024, 2, 1), DAY(2024, 2, 29)),
        ("1900-02", DAY(1900, 2, 1), DAY(1900, 2, 28)),
        ("2022", DAY(2022, 1, 1), DAY(2022, 12, 31)),
        ("9999", DAY(9999, 1, 1), DAY(9999, 12, 31)),
        ("2022-05-09/2022-05-15", DAY(2022, 5, 9), DAY(2022, 5, 15)),
        ("2022-03/2022-04", DAY(2022, 3, 1), DAY(2022, 4, 30)),
        ("2022-05/2022-05-17", DAY(2022, 5, 1), DAY(2022, 5, 17)),
        ("../2022-05-17", None, DAY(2022, 5, 17)),
        ("2022-02-24/..", DAY(2022, 2, 24), None),
        ("", None, None),
    ],
)
def test_each_form_covers_its_days(written: str, first: DAY | None, last: DAY | None) -> None:
    assert edtf.earliest(written) == first
    assert edtf.latest(written) == last


REFUSED = """
2022-02-30|2022-13|2022-00|0000|22-05-17|2022-5-17|2022-05-17T10:00|2022-W20|17 May 2022|../..|..|/2022|2022/
2022/2023/2024|2022-05-17/2022-05-16| 2022|2022 |２０２２|XXXX-XX-XX|2022-05-17/2022-02-30
"""


@pytest.mark.parametrize("refused", [*REFUSED.strip("\n").replace("\n", "|").split("|"), "2022-05-17\n"])
def test_other_strings_are_refused(refused: str) -> None:
    assert not edtf.is_valid(refused)
    with pytest.raises(InputError, match="date must be YYYY"):
        edtf.parse(refused)


@given(written_points())
def test_a_point_holds_the_day_it_was_written_from(point: tuple[str, datetime.date]) -> None:
    written, day = point
    first, last = edtf.earliest(written), edtf.latest(written)
    assert first is not None and last is not None
    assert first <= day <= last


@given(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
def test_an_interval_reads_back_as_written(first: DAY | None, last: DAY | None) -> None:
    if first and last and last < first:
        with pytest.raises(InputError, match="must not end before it starts"):
            edtf.between(first, last)
    else:
        assert edtf.parse(edtf.between(first, last)) == edtf.Extent(first, last)


@given(written_points(), DAYS)
def test_what_is_certain_is_possible(point: tuple[str, datetime.date], day: datetime.date) -> None:
    for written in (point[0], f"../{point[0]}", f"{point[0]}/.."):
        assert edtf.possible_on_or_before(written, day) or not edtf.certain_on_or_before(written, day)


@given(written_points(), DAYS, DAYS)
def test_possibility_only_grows_with_time(
    point: tuple[str, datetime.date], one: datetime.date, other: datetime.date
) -> None:
    early, late = sorted([one, other])
    assert edtf.possible_on_or_before(point[0], late) or not edtf.possible_on_or_before(point[0], early)


@given(DAYS)
def test_an_unknown_date_is_always_possible_and_never_certain(day: datetime.date) -> None:
    assert edtf.possible_on_or_before("", day)
    assert not edtf.certain_on_or_before("", day)


@given(st.text(max_size=25) | st.text("0123456789-/.", max_size=22))
def test_any_string_is_either_parsed_or_refused(written: str) -> None:
    if edtf.is_valid(written):
        edtf.parse(written)
    else:
        with pytest.raises(InputError):
            edtf.parse(written)
