"""Holders: people with post and side, office holders by date, pronouns, surnames, pairs, and those without a name."""

import pytest

from ripeness.ledger import Entry

from .builders import SIDES, read

HELD = " said that the talks had stalled."


def held(text: str, **about: object) -> Entry:
    """Return the last entry of a text that names the two parties too."""
    return read(SIDES + text, **about)[-1]


@pytest.mark.parametrize(
    ("who", "holder", "side", "post"),
    [
        ("Sergey Lavrov", "Sergey Lavrov", "Russia", "foreign minister"),
        ("Lavrov", "Sergey Lavrov", "Russia", "foreign minister"),
        ("Mr. Lavrov", "Sergey Lavrov", "Russia", "foreign minister"),
        ("Russian Foreign Minister Sergei Lavrov", "Sergey Lavrov", "Russia", "foreign minister"),
        ("Dmytro Kuleba, Ukraine’s foreign minister,", "Dmytro Kuleba", "Ukraine", "foreign minister"),
        ("Ukraine’s foreign minister, Dmytro Kuleba,", "Dmytro Kuleba", "Ukraine", "foreign minister"),
        ("The Ukrainian foreign minister", "Dmytro Kuleba", "Ukraine", "foreign minister"),
        ("The French president", "Emmanuel Macron", "France", "president"),
        ("The president of Finland", "Sauli Niinisto", "Finland", "president"),
        ("NATO Secretary-General Jens Stoltenberg", "Jens Stoltenberg", "NATO", "secretary-general"),
        (
            "European Commission President Ursula von der Leyen",
            "Ursula von der Leyen",
            "European Commission",
            "president",
        ),
        ("Canadian senator Jane Carter", "Jane Carter", "Canada", "senator"),
        ("The Kremlin", "Kremlin", "Russia", None),
        ("Ukraine", "Ukraine", "Ukraine", None),
        ("Kyiv", "Ukraine", "Ukraine", None),
        ("NATO", "NATO", "NATO", None),
        ("Washington", "United States", "United States", None),
    ],
)
def test_a_holder_has_his_name_side_and_post(who: str, holder: str, side: str, post: str | None) -> None:
    entry = held(who + HELD)
    assert (entry.holder, entry.holder_side) == (holder, side)
    assert entry.holder_post == post


@pytest.mark.parametrize(
    ("who", "holder", "side"),
    [
        ("A senior Turkish official", "unnamed: a senior Turkish official", "Turkey"),
        ("An official", "unnamed: an official", None),
        ("A Ukrainian negotiator who asked not to be named", "unnamed: a Ukrainian negotiator", "Ukraine"),
        ("Two Russian officials", "unnamed: two Russian officials", "Russia"),
        ("Sources close to the talks", "unnamed: Sources close to the talks", None),
    ],
)
def test_a_holder_without_a_name_is_kept_as_described(who: str, holder: str, side: str | None) -> None:
    entry = held(who + HELD)
    assert (entry.holder, entry.holder_side, entry.holder_kind) == (holder, side, "unnamed")


@pytest.mark.parametrize("who", ["Two Russian diplomats", "Two Western diplomats", "Three European envoys"])
def test_diplomats_without_a_name_are_kept_as_described(who: str) -> None:
    entry = held(who + HELD)
    assert (entry.holder, entry.holder_kind) == (f"unnamed: {who[0].lower()}{who[1:]}", "unnamed")


@pytest.mark.xfail(strict=True, reason="cast.py: the side of a name without a list stands in its apposition")
def test_an_apposition_tells_the_side_of_an_unknown_name() -> None:
    assert held("Jane Carter, a Canadian senator," + HELD).holder_side == "Canada"


@pytest.mark.parametrize(
    ("published", "holder"), [("2022-05-17", "Joe Biden"), ("2025-03-01", "Donald Trump"), ("2022", "Joe Biden")]
)
def test_an_office_means_who_holds_it_then(published: str, holder: str) -> None:
    assert held("The U.S. president" + HELD, published=published).holder == holder


def test_pronouns_and_surnames_mean_who_spoke_last() -> None:
    text = (
        "Dmytro Kuleba said that the talks had stalled. Russian Foreign Minister Sergey Lavrov said that they had not. "
        "He added that the talks had collapsed. Kuleba said that the talks were suspended. He said talks were frozen."
    )
    assert [entry.holder.split()[-1] for entry in read(text)][-3:] == ["Lavrov", "Kuleba", "Kuleba"]


def test_a_surname_means_the_person_named_before_who_stands_in_no_list() -> None:
    text = "Zhanna Bekova, a Kazakh mediator, said that the talks had stalled. Bekova said that the talks were frozen."
    assert {entry.holder for entry in read(text)} == {"Zhanna Bekova"}


def test_an_outlet_is_never_the_holder_of_what_it_reports() -> None:
    for text in (
        "Reuters reported that Lavrov said that the talks had stalled.",
        "Lavrov said that the talks had stalled, TASS reported.",
    ):
        assert {entry.holder for entry in read(text)} == {"Sergey Lavrov"}


def test_two_who_speak_together_are_one_holder() -> None:
    entry = held(
        "French President Emmanuel Macron and German Chancellor Olaf Scholz called for an immediate cease-fire."
    )
    assert (entry.holder, entry.holder_side) == ("Emmanuel Macron; Olaf Scholz", None)


READOUT = (
    "Vladimir Putin had a telephone conversation with Emmanuel Macron.\n\n"
    "The leaders discussed the situation around Mariupol.\n\n"
    "The two presidents agreed to maintain contacts at various levels.\n"
)


def test_the_leaders_of_a_readout_are_the_two_who_spoke() -> None:
    entries = read(READOUT, outlet="kremlin.ru")
    assert {entry.holder for entry in entries} == {"Vladimir Putin; Emmanuel Macron"}
    agreed = [entry for entry in entries if "contacts" in entry.exact]
    assert [(entry.act, entry.holder) for entry in agreed] == [("commit", "Vladimir Putin; Emmanuel Macron")]


def test_the_same_readout_of_the_other_office_has_the_same_two() -> None:
    text = READOUT.replace("Vladimir Putin", "Volodymyr Zelenskyy")
    holders = {entry.holder for entry in read(text, outlet="president.gov.ua")}
    assert holders == {"Volodymyr Zelenskyy; Emmanuel Macron"}


def test_the_leaders_of_a_readout_are_those_whom_its_first_sentence_names() -> None:
    text = (
        "Vice President Jane Carter spoke today with President Maria Novak of Slovakia. The leaders discussed the war"
        " in Ukraine. Leaders welcomed the efforts of NATO. The Vice President said that Russia must stop."
    )
    entries = read(text, outlet="whitehouse.gov")
    assert [entry.holder for entry in entries if entry.act == "meet"] == ["Jane Carter; Maria Novak"] * 2
    assert entries[-1].holder == "Jane Carter"


def test_the_one_whom_a_sentence_opens_with_is_he_or_she() -> None:
    text = (
        "Lavrov spoke first. White House press secretary Jen Psaki was asked about it. She said the talks had stalled."
    )
    assert held(text).holder == "Jen Psaki"


def test_in_a_readout_the_president_without_a_state_is_the_office_s_own() -> None:
    text = "President Biden spoke today with President Xi Jinping of China. The President said the talks had stalled."
    assert read(text, outlet="whitehouse.gov")[-1].holder == "Joe Biden"


def test_a_surname_is_that_of_a_full_name_anywhere_in_the_document() -> None:
    text = "A group led by Committee Chairman Robert Cole is against the deal. Cole said that the talks had stalled."
    assert held(text).holder == "Robert Cole"
    assert held("Like Cole, many wait for Robert Cole. Cole" + HELD).holder == "Robert Cole"


def test_their_statement_is_theirs_whose_it_is() -> None:
    text = "Leaders of the G7 met. The leaders of the G7 said that they would help Ukraine. Their statement" + HELD
    assert held(text).holder == "G7"


def test_two_surnames_that_open_a_readout_s_sentence_are_both() -> None:
    text = (
        "After a talk between President Biden and Mario Draghi, Jane Carter met with Maria Novak. They spoke. "
        "Carter and Novak continued their discussion of the war in Ukraine. They committed to continue their contacts."
    )
    entries = read(text, outlet="whitehouse.gov")
    assert {entry.holder for entry in entries if entry.act in ("meet", "commit")} == {"Jane Carter; Maria Novak"}


def test_what_was_reviewed_in_a_readout_was_reviewed_by_all() -> None:
    text = "Vladimir Putin spoke with Emmanuel Macron. Macron was glad. The developments in Ukraine were reviewed."
    assert read(text, outlet="kremlin.ru")[-1].holder == "Vladimir Putin; Emmanuel Macron"


def test_a_readout_s_title_tells_with_whom_its_author_spoke() -> None:
    text = (
        "The presidents discussed Ukraine. Vladimir Putin recalled his talks with Joe Biden. "
        "When discussing the situation in Syria, the leaders reaffirmed their commitment to contacts. "
        "They agreed to maintain contacts at various levels."
    )
    title = "Telephone conversation with President of Finland Sauli Niinistö"
    entries = read(text, outlet="kremlin.ru", title=title)
    assert {e.holder for e in entries if e.act == "commit"} == {"Vladimir Putin; Sauli Niinisto"}


def test_a_title_s_name_keeps_its_particle() -> None:
    title = "Telephone conversation with President Amir al-Hadi"
    text = "The presidents discussed Ukraine. They agreed to maintain contacts at various levels."
    entries = read(text, outlet="kremlin.ru", title=title)
    assert {e.holder for e in entries if e.act == "commit"} == {"Vladimir Putin; Amir al-Hadi"}
