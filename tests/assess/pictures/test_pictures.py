"""Pictures are well-formed SVG whose places are shares of the width, in which each mark is named and stands right."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ripeness.assess.pictures import Curve, Deal, Mark, Panel, Scale, Way, alone, bars, course, deals, scales, ways
from ripeness.assess.pictures.canvas import LETTERS, Axis, ticks
from ripeness.assess.pictures.deals import frontier
from ripeness.assess.spread import Spread

SVG = "{http://www.w3.org/2000/svg}"
shares = st.floats(0, 1)


@dataclass(frozen=True)
class Number:
    value: float
    low: float
    high: float


def parsed(picture):
    return etree.fromstring(picture)


def marks(picture, class_):
    return [each for each in parsed(picture).iter() if each.get("class") == class_]


def share(text):
    return float(text.removesuffix("%")) / 100


ROWS = {"faith in <arms>": Number(0.3, 0.2, 0.4), "aid": Number(-0.1, -0.2, 0.0), "nothing": Number(0.0, 0.0, 0.0)}


def test_a_bar_runs_from_zero_to_its_value_and_its_line_over_its_interval():
    first, second, _ = marks(bars(ROWS), "bar")
    assert share(first.get("x")) == pytest.approx(0.2 / 0.6, abs=1e-4)
    assert share(first.get("width")) == pytest.approx(0.3 / 0.6, abs=1e-4)
    assert share(second.get("x")) == pytest.approx(0.1 / 0.6, abs=1e-4)
    reach = marks(bars(ROWS), "reach")[0]
    assert (share(reach.get("x1")), share(reach.get("x2"))) == pytest.approx((0.4 / 0.6, 1.0), abs=1e-4)


def test_what_takes_away_is_drawn_otherwise_than_what_adds():
    assert [each.getparent().get("class") for each in marks(bars(ROWS), "bar")] == ["reading", "less", "reading"]


def test_bars_say_their_numbers_in_words():
    assert (
        parsed(bars(ROWS)).get("aria-label") == "faith in <arms> +30 (20 to 40); aid −10 (−20 to 0); nothing 0 (0 to 0)"
    )
    assert "30 % (20–40 %)" in bars(ROWS, signed=False)


def test_a_heading_is_shown_and_told():
    picture = parsed(bars(ROWS, heading="what adds to it"))
    assert picture.get("aria-label").startswith("what adds to it: faith")
    assert picture.findtext(f"{SVG}text[@class='named']") == "what adds to it"


def test_the_end_that_nothing_reaches_is_not_named():
    positive = {"one": Number(0.3, 0.2, 0.4)}
    assert "opens" not in bars(positive, ends=("opens", "closes"))
    assert "← opens" in bars(ROWS, ends=("opens", "closes"))


def test_a_way_is_drawn_as_far_as_it_must_be_gone():
    picture = ways([Way("aid", "in 40 %", Spread(0.5, 0.2, 0.9, 10)), Way("trust", "in none", None)], heading="levers")
    (bar,), (reach,) = marks(picture, "bar"), marks(picture, "reach")
    assert share(bar.get("width")) == 0.5
    assert (share(reach.get("x1")), share(reach.get("x2"))) == (0.2, 0.9)
    assert "by 50 % of the way in the middle draw (20 % to 90 %)" in parsed(picture).get("aria-label")


POINTS = (
    Deal((0.2, 0.8), 0.0, "A < B"),
    Deal((0.6, 0.6), 0.25, "both", label="1", rules="N"),
    Deal((0.5, 0.5), 0.0, "worse"),
    Deal((0.9, 0.1), 1.0, "B < A"),
)
WAR = (Spread(0.3, 0.2, 0.5, 9), Spread(0.4, 0.3, 0.6, 9))


def test_every_outcome_is_a_point_that_says_its_terms():
    picture = parsed(deals(POINTS, war=WAR, parties=("Alba", "Boria")))
    named = [each.findtext(".//{*}div") for each in picture.iter(f"{SVG}g")]
    assert sorted(named) == [
        "A < B. Could be signed in 0 % of draws.",
        "B < A. Could be signed in 100 % of draws.",
        "both. Could be signed in 25 % of draws.",
        "worse. Could be signed in 0 % of draws.",
    ]


def test_the_larger_share_of_draws_is_the_larger_point():
    some = marks(deals(POINTS, war=WAR, parties=("Alba", "Boria")), "some")
    in_plot = [float(each.get("r")) for each in some if "%" in each.get("cx")]
    assert in_plot == sorted(in_plot) and in_plot[0] < in_plot[1]


def test_the_frontier_leaves_out_what_another_betters_for_both():
    assert [each.terms for each in frontier(POINTS)] == ["A < B", "both", "B < A"]
    assert len([m for m in marks(deals(POINTS, war=WAR, parties=("a", "b")), "edge") if "%" in m.get("x1")]) == 2


@given(st.lists(st.tuples(shares, shares), min_size=1, max_size=30))
def test_every_point_is_bettered_by_one_of_the_frontier_or_lies_on_it(gets):
    points = [Deal(each, 0.0, "") for each in gets]
    kept = frontier(points)
    for each in points:
        assert any(best.gets[0] >= each.gets[0] and best.gets[1] >= each.gets[1] for best in kept)
    assert all(one.gets[0] < two.gets[0] and one.gets[1] > two.gets[1] for one, two in pairwise(kept))


def test_the_two_sides_exchanged_mirror_the_points_about_the_diagonal():
    turned = [Deal(each.gets[::-1], each.acceptable, each.terms) for each in POINTS]
    here = parsed(deals(POINTS, war=WAR, parties=("Alba", "Boria")))
    there = parsed(deals(turned, war=WAR[::-1], parties=("Boria", "Alba")))

    def outcomes(picture):
        found = [
            each for kind in ("some", "never") for each in picture.iter(f"{SVG}circle") if each.get("class") == kind
        ]
        return [each for each in found if each.get("cx").endswith("%")]

    across = sorted(share(each.get("cx")) for each in outcomes(here))
    up = sorted(1 - (float(each.get("cy")) - 22) / 280 for each in outcomes(there))
    assert across == pytest.approx(up, abs=1e-3)


CURVE = Curve("in the model", (0, 1, 2), (1.0, 0.8, 0.5), (1.0, 0.6, 0.0), (1.0, 0.9, 0.7))
PAST = Curve("35 wars", (0, 1, 2), (1.0, 1.0, 0.9), (0.9, 0.9, 0.8), (1.0, 1.0, 1.0))


def test_bands_of_a_week_reach_from_the_least_to_the_most():
    first, second = marks(course([Panel("Still going on", CURVE)]), "band")[:2]
    assert float(first.get("height")) == pytest.approx(96 * 0.3, abs=0.2)
    assert float(second.get("height")) == pytest.approx(96 * 0.7, abs=0.2)


def test_the_record_stands_beside_the_model_in_another_line():
    picture = course([Panel("Still going on", CURVE, PAST), Panel("Settled", CURVE)])
    assert len(marks(picture, "past-band")) == 2 + 1  # two weeks and the legend
    assert "Still going on: 0–70 % in nine of ten draws; 35 wars: 90 % (80–100 %)" in picture
    assert not marks(course([Panel("Settled", CURVE)]), "past")


PICTURES = [
    bars(ROWS, heading="what adds to it", ends=("opens a zone", "closes it")),
    ways([Way("x" * 30 + " " + "y" * 30, "in 40 % of draws (30–50 %)", Spread(0.5, 0.2, 0.9, 10))], heading="levers"),
    deals(POINTS, war=WAR, parties=("Alba", "Boria"), rules="what rules pick: N Nash", left_out=12),
    course([Panel("Still going on", CURVE, PAST), Panel("Settled", CURVE)]),
]


@pytest.mark.parametrize("picture", PICTURES, ids=["bars", "ways", "deals", "course"])
def test_text_fits_a_phone_and_nothing_is_styled_inline_or_acts(picture):
    root = parsed(picture)
    assert root.get("width") == "100%" and root.get("role") == "img" and root.get("aria-label")
    for each in root.iter():
        assert not {name for name in each.attrib if name.startswith("on") or name in ("style", "href", "src", "fill")}
        if each.tag == f"{SVG}text":
            assert len(each.text or "") <= LETTERS
    assert "<style" not in picture and "nan" not in picture


@pytest.mark.parametrize("picture", PICTURES, ids=["bars", "ways", "deals", "course"])
def test_a_picture_alone_has_a_width_and_its_colours(picture):
    root = parsed(alone(picture, width=340))
    assert root.get("width") == "340"
    assert ".bar" in root.findtext(f"{SVG}style")


@given(st.floats(-1, 1), st.floats(0.001, 2))
def test_ticks_are_few_and_lie_on_the_axis(low, length):
    axis = Axis(low, low + length)
    found = ticks(axis)
    assert len(found) <= 6
    assert all(low <= each <= low + length + 1e-9 for each in found)
    assert found or length < 0.01


@given(st.lists(st.tuples(shares, shares, shares).map(sorted), min_size=1, max_size=4))
def test_each_model_has_a_bar_from_its_least_to_its_most_place_and_a_line_at_the_middle(places):
    found = [Mark(f"model <{n}>", Spread(place[1], place[0], place[2], 100)) for n, place in enumerate(places)]
    picture = scales([Scale("The <land>", ("one end", "the other"), tuple(found))])
    for place, bar, middle in zip(places, marks(picture, "bar"), marks(picture, "middle"), strict=True):
        start, wide = share(bar.get("x")), share(bar.get("width"))
        assert start <= place[0] + 1e-4 and start + wide >= place[2] - 1e-4
        assert 0 < wide <= 1 + 1e-4
        assert share(middle.get("x1")) == pytest.approx(place[1], abs=1e-4)
    words = " ".join(parsed(picture).itertext())
    assert all(mark.words in words for mark in found)
    assert "← one end" in words and "the other →" in words
