"""Where the marks of the timeline stand."""

from ripeness.brief.figures.layout import LEFT, RIGHT, STACK, lanes, ticks
from ripeness.brief.figures.svg import timeline as drawn
from ripeness.brief.model import Cite, Mark, Timeline
from ripeness.ledger.acts import Act


def _mark(number: int, *, first: str, last: str, party: int | None = 1, lane: str = "political") -> Mark:
    return Mark(Cite(f"{number:016x}", 1, number), lane, first, last, party, "claim", Act.CLAIM, f"mark {number}")


def _timeline(*marks: Mark, start: str = "2031-01-01", end: str = "2031-03-31") -> Timeline:
    found = tuple(dict.fromkeys(mark.lane for mark in marks))
    return Timeline("", start, end, found, ("Arvia", "Belmar"), marks)


def test_the_first_day_stands_left_and_the_last_right() -> None:
    days = ("2031-01-01", "2031-03-31")
    row = lanes(_timeline(*(_mark(place, first=day, last=day) for place, day in enumerate(days, 1))))[0].rows[0]
    assert [placed.x for placed in row.marks] == [LEFT, RIGHT]
    assert all(placed.tail is None for placed in row.marks)


def test_an_interval_reaches_back_to_its_first_day_and_an_open_one_a_little() -> None:
    closed = _mark(1, first="2031-01-01", last="2031-02-15")
    open_start = _mark(2, first="", last="2031-03-01")
    placed = {each.mark.cite.passage: each for each in lanes(_timeline(closed, open_start))[0].rows[0].marks}
    assert placed[1].tail == LEFT
    assert placed[2].tail is not None and 0 < placed[2].x - placed[2].tail < 0.03


def test_parties_stand_above_and_below_and_others_between() -> None:
    marks = [_mark(place, first="", last="2031-02-01", party=party) for place, party in enumerate((2, None, 1), 1)]
    assert [row.party for row in lanes(_timeline(*marks))[0].rows] == [1, None, 2]


def test_a_full_stack_counts_the_rest() -> None:
    marks = [_mark(place, first="2031-02-01", last="2031-02-01") for place in range(1, 11)]
    row = lanes(_timeline(*marks))[0].rows[0]
    assert row.height == STACK and len(row.marks) == STACK
    assert [placed.more for placed in row.marks] == [0, 0, 0, 10 - STACK]
    assert f"+{10 - STACK}" in drawn(_timeline(*marks)).marks


def test_the_axis_has_few_labels_and_always_the_day_asked() -> None:
    for start in ("2031-03-31", "2031-03-28", "2031-03-01", "2031-01-01", "2030-10-02"):
        labelled = ticks(_timeline(_mark(1, first="", last="2031-03-31"), start=start))
        assert 1 <= len(labelled) <= 9
        assert labelled[0].day.isoformat() == "2031-03-31" and not labelled[0].minor
