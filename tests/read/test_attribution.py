"""Who is reported to have said, thought or meant what."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.read.attribution import Attribution, find_attributions
from ripeness.read.attribution.lexicon import rows

ROWS = rows()


def read(text: str) -> list[tuple[str, str, str]]:
    """Return (source, cue, content) of every attribution, spans joined by " … "."""
    found = []
    for one in find_attributions(text):
        parts = (" … ".join(text[a:b] for a, b in spans) for spans in (one.source, one.cue, one.content))
        found.append(tuple(parts))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks are over, Lee said.", ("Lee", "said", "The talks are over")),
        ("Lee said the talks are over.", ("Lee", "said", "the talks are over")),
        ("“The talks are over,” said Lee, the envoy.", ("Lee, the envoy", "said", "“The talks are over,”")),
        ("“We talk,” he said, “and we wait.”", ("he", "said", "“We talk,” … “and we wait.”")),
        ("“We talk,” he said. “We wait.”", ("he", "said", "“We talk,” … “We wait.”")),
        ("“We talk,” he said.\n\n“We wait.”\n\nIt rained.", ("he", "said", "“We talk,” … “We wait.”")),
        ("Lee told reporters in Kyiv on Monday that he waits.", ("Lee", "told", "that he waits")),
        (
            "Lee put it this way: “We are done with all of this.”",
            ("Lee", "put it this way:", "“We are done with all of this.”"),
        ),
        ("“We are done with all of this,” Lee thundered on.", ("Lee", "thundered", "“We are done with all of this,”")),
        ("“We are done with all this.” — Jane Doe", ("Jane Doe", "—", "“We are done with all this.”")),
        ("According to Interfax, the talks are over.", ("Interfax", "According to", "the talks are over")),
        ("The talks are over, according to Interfax.", ("Interfax", "according to", "The talks are over")),
        ("It was stressed that the talks go on.", ("", "was stressed", "that the talks go on")),
        ("A senior official who asked not to be named said it failed.", None),
        ("Lee did not say whether the talks failed.", ("Lee", "did not say", "whether the talks failed")),
        ("Kyiv plans to reject the offer.", ("Kyiv", "plans", "to reject the offer")),
        ("The ministry refused to comment on the plan.", ("The ministry", "refused", "to comment on the plan")),
        ("Lee and Ray said they would wait.", ("Lee and Ray", "said", "they would wait")),
        ("Lee, Ray and Kim said they would wait.", ("Lee, Ray and Kim", "said", "they would wait")),
        ("Lee left and said he would wait.", ("Lee", "said", "he would wait")),
        ("Lee’s claim that it failed was denied.", ("Lee’s", "claim", "that it failed was denied")),
        ("Lee, who led the talks, said it failed.", ("Lee, who led the talks", "said", "it failed")),
        ("On Monday, Lee said it failed.", ("Lee", "said", "it failed")),
        ("While Lee said it failed, the talks went on.", ("Lee", "said", "it failed")),
        ("LEE: We will never sign a thing like that.", ("LEE", ":", "We will never sign a thing like that.")),
        ("The envoy is expected to leave.", ("", "is expected", "The envoy … to leave")),
        ("Mr. Lee has also said that it failed.", ("Mr. Lee", "has also said", "that it failed")),
    ],
)
def test_a_pattern_is_read(text: str, expected: tuple[str, str, str] | None) -> None:
    found = read(text)
    if expected is None:
        assert ("A senior official who asked not to be named", "said", "it failed") in found
    else:
        assert expected in found


def outlets(text: str) -> set[tuple[str, str]]:
    """Return (holder, relay) for every attribution that another one holds."""
    found = find_attributions(text)

    def name(one: Attribution) -> str:
        return " ".join(text[a:b] for a, b in one.source)

    return {(name(one), name(found[one.parent])) for one in found if one.parent is not None}


RELAYED = [
    ("“No answer came,” Ruda said, according to Interfax.", ("Ruda", "Interfax")),
    ("Ruda said no answer came, according to Interfax.", ("Ruda", "Interfax")),
    ("According to Interfax, Ruda said no answer came.", ("Ruda", "Interfax")),
    ("According to the Interfax news agency, Ruda denied that talks failed.", ("Ruda", "the Interfax news agency")),
    ("The New York Times reported that Medin said Kyiv hasn’t answered.", ("Medin", "The New York Times")),
    (
        "The New York Times reported that Medin, who headed the delegation, said Kyiv hasn’t answered.",
        ("Medin, who headed the delegation", "The New York Times"),
    ),
    ("Reuters reported that Kalla believes the war will last.", ("Kalla", "Reuters")),
    ("Ruda said the talks had stalled, Interfax reported.", ("Ruda", "Interfax")),
    ("“The talks have stalled,” Ruda said, TASS reported.", ("Ruda", "TASS")),
    ("The agency said that the minister said the offer was dead.", ("the minister", "The agency")),
    ("The spokesman said that the president wants to meet.", ("the president", "The spokesman")),
    ("The Kremlin said Kyiv refused to answer.", ("Kyiv", "The Kremlin")),
    ("A Ukrainian negotiator said that Moscow plans to leave the talks.", ("Moscow", "A Ukrainian negotiator")),
    ("Interfax quoted Ruda as saying that no answer came.", ("Ruda", "Interfax")),
    ("Kalla said the talks would fail, the Times reported on Monday.", ("Kalla", "the Times")),
    ("The paper reported that, according to the ministry, the talks had failed.", ("the ministry", "The paper")),
]
PLAIN = [
    "Ruda said the talks had stalled.",
    "“The talks have stalled,” Ruda said. Interfax has an office in Kyiv.",
    "According to Interfax, the talks have stalled.",
    "The New York Times is printed at night. Medin said so.",
    "Ruda said no, and Kalla said yes.",
]


def test_relays_on_closed_patterns_are_found_with_precision_and_recall() -> None:
    right = found = 0
    for text, expected in RELAYED:
        got = outlets(text)
        right += expected in got
        found += len(got)
    found += sum(len(outlets(text)) for text in PLAIN)
    assert right / len(RELAYED) >= 0.85
    assert right / found >= 0.95


@pytest.mark.parametrize(("text", "pair"), RELAYED[:6])
def test_the_holder_is_inside_and_the_relay_outside(text: str, pair: tuple[str, str]) -> None:
    assert outlets(text) == {pair}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_example_of_a_lexicon_row_is_read_by_that_row(row: dict[str, str]) -> None:
    assert row["id"] in {one.row for one in find_attributions(row["example"])}
    assert row["reason"]


def test_directness_tells_whole_part_and_no_quotation() -> None:
    cases = {
        "“The talks are over,” Lee said.": "direct",
        "Lee said the talks are “dead and buried for good.”": "mixed",
        "Lee said the talks are over.": "indirect",
    }
    for text, directness in cases.items():
        assert [one.directness for one in find_attributions(text)] == [directness]


def test_a_denied_or_denying_cue_is_negated() -> None:
    for text in ("Lee did not say the talks failed.", "Lee denied that the talks failed.", "Lee refused to sign."):
        assert [one.negated for one in find_attributions(text)] == [True]
    assert [one.negated for one in find_attributions("Lee said the talks failed.")] == [False]


def test_exchanging_two_names_exchanges_the_sources() -> None:
    text = "Russia said Ukraine refused to answer, and Ukraine told reporters that Russia plans to attack."
    mirrored = text.replace("Russia", "@").replace("Ukraine", "Russia").replace("@", "Ukraine")
    swap = {"Russia": "Ukraine", "Ukraine": "Russia"}
    assert [swap[source] for source, _, _ in read(text)] == [source for source, _, _ in read(mirrored)]


WORDS = [
    *("Lee", "Kyiv", "he", "who", "the", "minister", "said", "told", "plans", "to", "that", "according", "reported"),
    *(",", ".", ":", "“", "”", '"', "'", "’s", "—", "(", ")", "\n", "\n\n"),
    *("and", "not", "is", "expected", "?", "claim", "adding"),
    *("İ", "e\u0301", "שלום", "\u202e", "\ud800", "😀", "\x00", "''", "..."),
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_valid_ordered_spans_and_the_same_twice(text: str) -> None:
    found = find_attributions(text)
    assert found == find_attributions(text)
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    for index, one in enumerate(found):
        assert one.content
        assert one.parent != index
        assert one.parent is None or 0 <= one.parent < len(found)
        outer, steps = one.parent, 0
        while outer is not None:
            outer, steps = found[outer].parent, steps + 1
            assert steps <= len(found)
        for spans in (one.source, one.cue, one.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "piece",
    [
        "Lee said that ",
        "Lee said. ",
        "“Lee said ",
        "said ",
        "according to Lee ",
        "who said, ",
        "Lee: ",
        "a, b, c, said ",
    ],
)
def test_time_is_linear_in_a_text_of_one_line(piece: str) -> None:
    find_attributions(piece)
    begun = time.perf_counter()
    find_attributions(piece * 10_000)
    assert time.perf_counter() - begun < 6


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lee rejected on Tuesday any model of the kind.", "any model of the kind"),
        ("Lee agreed at a second round of talks in Geneva on Thursday to open the road.", "to open the road"),
    ],
)
def test_a_time_and_a_place_may_stand_between_a_verb_and_what_it_takes(text: str, content: str) -> None:
    (one,) = find_attributions(text)
    assert [text[start:end] for start, end in one.content] == [content]
