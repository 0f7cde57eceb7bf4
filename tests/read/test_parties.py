"""Names are found whole, the longest first, and mean one entity."""

from itertools import pairwise

import pytest
from hypothesis import given

from ripeness.read.parties import Entity, builtin, day_of, gazetteer, surname
from ripeness.read.tables import rows

from .builders import filled, reports

NAMES = gazetteer()


def found(text: str) -> list[tuple[str, str]]:
    """Return (words, entity) of every name in a text."""
    return [(text[m.start : m.end], m.entity.name) for m in NAMES.mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russia and Ukraine", [("Russia", "Russia"), ("Ukraine", "Ukraine")]),
        ("Kyiv and Moscow", [("Kyiv", "Ukraine"), ("Moscow", "Russia")]),
        ("the Ukrainian minister", [("Ukrainian", "Ukraine")]),
        ("Prussia, Russiaphobe", []),
        ("South Sudan", [("South Sudan", "South Sudan")]),
        ("North Macedonia", [("North Macedonia", "North Macedonia")]),
        (
            "Volodymyr Zelensky and Zelenskiy",
            [("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Zelenskiy", "Volodymyr Zelenskyy")],
        ),
        ("Recep Tayyip Erdoğan", [("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan")]),
        ("The New York Times", [("The New York Times", "The New York Times")]),
        ("We spoke with them", []),
    ],
)
def test_names_are_found_whole(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@given(reports())
def test_names_do_not_overlap_and_stand_in_text_order(pieces: str) -> None:
    mentions = NAMES.mentions(filled(pieces))
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_a_case_s_own_names_come_first() -> None:
    ours = Entity("Northland", "state", "Northland")
    mention, *_ = gazetteer([("Moscow", ours, "metonym")]).mentions("Moscow said")
    assert mention.entity is ours


@pytest.mark.parametrize(
    ("post", "side", "day", "holder"),
    [
        ("president", "United States", "2022-05-17", "Joe Biden"),
        ("president", "United States", "2025-03-01", "Donald Trump"),
        ("prime minister", "United Kingdom", "2022-05-17", "Boris Johnson"),
        ("prime minister", "United Kingdom", "2025-01-01", "Keir Starmer"),
        ("chancellor", "Germany", "2022-05-17", "Olaf Scholz"),
        ("press secretary", "United States", "2022-05-12", "Jen Psaki"),
        ("press secretary", "United States", "2022-05-17", "Karine Jean-Pierre"),
        ("president", "Estonia", "2022-05-17", None),
    ],
)
def test_who_holds_a_post_depends_on_the_day(post: str, side: str, day: str, holder: str | None) -> None:
    entity = NAMES.holder_of(post, side=side, day=day)
    assert (entity and entity.name) == holder


def test_one_name_means_one_entity() -> None:
    """A name that the lists give to two entities would silently mean the first."""
    owners: dict[str, set[str]] = {}
    for name, entity, _ in builtin():
        owners.setdefault(name, set()).add(entity.name)
    assert {name: sorted(found) for name, found in owners.items() if len(found) > 1} == {}


def test_everybody_s_side_is_a_state_or_a_body_of_the_lists() -> None:
    sides = {row["name"] for table in ("states", "organisations") for row in rows(table)}
    assert {row["side"] for row in rows("people")} <= sides
    assert {row["side"] for row in rows("organisations") if row["side"]} <= sides
    assert {row["office_of"] for row in rows("outlets") if row["office_of"]} <= sides


def test_posts_of_people_do_not_overlap_where_there_is_one() -> None:
    heads = [row for row in rows("people") if row["post"] in ("president", "prime minister", "chancellor", "pope")]
    for row in heads:
        for other in heads:
            if row is not other and (row["side"], row["post"]) == (other["side"], other["post"]):
                first, then = sorted((row, other), key=lambda each: each["from"])
                assert first["until"]
                assert first["until"] <= then["from"]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Jens Stoltenberg", "Stoltenberg"),
        ("Luigi Di Maio", "Di Maio"),
        ("Jean-Yves Le Drian", "Le Drian"),
        ("Peskov", "Peskov"),
    ],
)
def test_a_surname_keeps_its_particles(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("published", "day"),
    [("2022-05-17", "2022-05-17"), ("2022-05", "2022-05-31"), ("2022", "2022-12-31"), (None, None)],
)
def test_a_post_is_looked_up_on_the_last_possible_day(published: str | None, day: str | None) -> None:
    assert day_of(published) == day
