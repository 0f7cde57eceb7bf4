"""Lexicons: every row is well formed, has its reason, matches its example, and tells when it is there."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.ledger import Act
from ripeness.read import acts as act_rules
from ripeness.read import tables
from ripeness.read.acts import ActScan, Speech, cue_votes, judge
from ripeness.read.issues import IssueScan
from ripeness.read.lexicon import Phrases, anchors, compile_pattern, flatten
from ripeness.talks.frame import TRACKS

from .builders import SIDES, read

ACTS, ISSUES = tables.rows("acts"), tables.rows("issues")
TABLES = (
    "acts",
    "asides",
    "issues",
    "people",
    "states",
    "organisations",
    "outlets",
    "offices",
    "hedges",
    "conflicts",
    "aid_stages",
)
SCOPES = {"cue", "content", "other", "asked"}
#: Whoever speaks of the other side to a third: every scope of a row is open.
OPEN = Speech(attributed=True, own=False, other=True, blamed=True, expert=True)


def of_act(row: dict[str, str]) -> str:
    return row["id"]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_reason_and_no_more_cells_than_columns(name: str) -> None:
    assert tables.rows(name)
    assert all(row["reason"].strip() for row in tables.rows(name))


def test_act_rows_have_ids_of_their_own_that_begin_with_their_act() -> None:
    """`--explain` shows the id: it must not name another act than the row votes for."""
    ids = [row["id"] for row in ACTS]
    assert len(set(ids)) == len(ids)
    assert [row["id"] for row in ACTS if not row["id"].startswith(f"{row['act']}-")] == []


def test_act_rows_have_known_acts_scopes_and_weights() -> None:
    assert {row["act"] for row in ACTS} == {act.value for act in Act}
    assert {row["scope"] for row in ACTS} == SCOPES
    assert all(0 < float(row["weight"]) <= 20 for row in ACTS)


def test_no_pattern_stands_twice_for_one_act() -> None:
    keys = [(row["act"], row["scope"], row["pattern"]) for row in ACTS]
    assert len(set(keys)) == len(keys)
    pairs = [(row["issue"], row["pattern"]) for row in ISSUES]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize("row", ACTS, ids=of_act)
def test_an_act_row_matches_its_example(row: dict[str, str]) -> None:
    low = flatten(row["example"]).lower()
    assert row["pattern"] == row["pattern"].lower()
    assert compile_pattern(row["pattern"]).search(low)
    assert all(any(literal in low for literal in token) for token in anchors(row["pattern"]))


@pytest.mark.parametrize("row", ACTS, ids=of_act)
def test_an_act_row_votes_for_its_act_where_its_example_stands(row: dict[str, str]) -> None:
    """Without the row, the words say less for its act."""
    low = row["example"].lower()
    scan = ActScan(low)
    votes = [scan.row(hit) for hit in scan.hits((0, len(low)))] if row["scope"] != "cue" else list(cue_votes(low))
    assert row["id"] in [vote.id for vote in votes]
    votes += cue_votes("called for") if row["scope"] == "asked" else ()
    whole = judge(votes, OPEN).scores[Act(row["act"])]
    without = judge([vote for vote in votes if vote.id != row["id"]], OPEN).scores.get(Act(row["act"]), 0.0)
    assert without < whole


@pytest.mark.parametrize("row", ISSUES, ids=lambda row: f"{row['issue']}: {row['pattern']}"[:60])
def test_an_issue_row_matches_its_example_and_has_a_track(row: dict[str, str]) -> None:
    low = row["example"].lower()
    assert compile_pattern(row["pattern"]).search(low)
    assert row["track"] in TRACKS
    assert row["issue"] in {hit.issue for hit in IssueScan(low).hits((0, len(low)))}


def test_an_issue_belongs_to_one_track() -> None:
    tracks: dict[str, set[str]] = {}
    for row in ISSUES:
        tracks.setdefault(row["issue"], set()).add(row["track"])
    assert {issue: found for issue, found in tracks.items() if len(found) > 1} == {}


@pytest.mark.parametrize("row", ACTS, ids=of_act)
def test_an_act_row_that_names_a_party_names_both(row: dict[str, str]) -> None:
    pattern = row["pattern"]
    assert ("russia" in pattern, "russo" in pattern) == ("ukraine" in pattern, "ukraino" in pattern)
    assert not any(name in pattern for name in ("moscow", "kyiv", "kiev", "kremlin", "putin", "zelensky"))


#: What a row's reason says it changes: a sentence with its example, its act, and that act's loss without the row.
DELETED = [
    ("demand-cue-2", "Kuleba demanded an immediate embargo on all oil."),
    ("demand-content-1", "Lavrov said that the troops must leave the town at once."),
    ("propose-cue-1", "Draghi proposed a meeting of all four ministers."),
    ("propose-content-12", "Kuleba said Ukraine had a proposal to end the war."),
    ("reject-content-5", "Kuleba said that the terms were unacceptable to everybody."),
    ("reject-content-6", "Kuleba said that sovereignty was non-negotiable for everybody."),
    ("deny-cue-1", "Peskov denied any part in the affair."),
    ("deny-content-5", "Peskov said the pictures had been fabricated abroad."),
    ("accuse-content-11", "Kuleba said that Russia had sabotaged the agreements."),
    ("accuse-content-28", "Kuleba said that Russia was playing for time."),
    ("signal-content-1", "Kuleba said that our position was getting tougher."),
    ("commit-cue-1", "Scholz pledged more help for the refugees."),
    ("commit-content-13", "Scholz said it would go on as long as it takes."),
    ("threaten-content-4", "Lavrov said that such convoys were legitimate targets."),
    ("talks_status-content-3", "Lavrov said that the negotiations had stalled."),
    ("talks_status-content-4", "Lavrov spoke on Monday and said there was an impasse."),
    ("encourage_talks-content-4", "Macron said both should return to the negotiating table."),
    ("discourage_talks-content-4", "Truss said there was no point in negotiating."),
    ("aim-content-1", "Kuleba said that Ukraine remained open to dialogue."),
    ("ceasefire-content-3", "Kuleba said the regime of silence held all day."),
    ("unknown-content-1", "It is unclear when the next round of the talks begins."),
    ("exchange-content-4", "Vereshchuk said that the corridors were working again."),
]


@pytest.fixture
def without_row(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Take a row out of the acts lexicon."""

    def forget() -> None:
        for cached in (act_rules._content, act_rules._cues, act_rules.cue_votes):
            cached.cache_clear()

    def remove(row: str) -> None:
        kept = tuple(each for each in ACTS if each["id"] != row)
        monkeypatch.setattr(act_rules, "rows", lambda name: kept)
        forget()

    yield remove
    monkeypatch.undo()
    forget()


@pytest.mark.parametrize(("row", "sentence"), DELETED, ids=[row for row, _ in DELETED])
def test_deleting_a_row_changes_what_its_words_are_read_as(
    without_row: Callable[[str], None], row: str, sentence: str
) -> None:
    act = row.split("-")[0]
    before = _strength(sentence, act)
    without_row(row)
    assert before > 0
    assert _strength(sentence, act) < before


def _strength(sentence: str, act: str) -> float:
    """How surely a sentence is read as an act; 0 when it isn't."""
    return max((entry.confidence for entry in read(SIDES + sentence) if entry.act == act), default=0.0)


@given(st.text())
def test_flat_text_has_the_text_s_own_length(text: str) -> None:
    assert len(flatten(text)) == len(text)
    assert not set(flatten(text)) & set("\n\r\t\u00a0’")


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("talk*", "the talks", "talks"),
        ("talk*", "smalltalk", None),
        ("talk", "talks", None),
        ("talk|round of", "a round of", "round of"),
        ("talks ~2 stalled", "talks have again stalled", "talks have again stalled"),
        ("talks ~2 stalled", "talks have once again stalled", None),
        ("talks stalled", "talks. Stalled", None),
        ("not ?yet ready", "not ready", "not ready"),
        ("not ?yet ready", "not yet ready", "not yet ready"),
        ("ruled_out", "he ruled out talks", "ruled out"),
        ("*n't respond*", "hasn't responded", "hasn't responded"),
        ("cease-fire", "the cease-fire", "cease-fire"),
        ("fire", "the cease-fire", None),
    ],
)
def test_the_pattern_language(pattern: str, text: str, found: str | None) -> None:
    match = compile_pattern(pattern).search(text)
    assert (match and match[0]) == found


def test_many_patterns_are_found_at_once_in_text_order_and_within_the_span() -> None:
    low = "the talks stalled and the talks failed"
    scan = Phrases(["talks failed", "talks", "no such word"]).scan(low)
    assert [(hit.row, low[hit.start : hit.end]) for hit in scan.hits((0, len(low)))] == [
        (1, "talks"),
        (1, "talks"),
        (0, "talks failed"),
    ]
    assert [hit.row for hit in scan.hits((20, 31))] == [1]
    assert scan.hits((0, 3)) == []


@pytest.mark.parametrize("row", tables.rows("asides"), ids=lambda row: row["pattern"])
def test_an_aside_row_matches_its_example(row: dict[str, str]) -> None:
    assert compile_pattern(row["pattern"]).search(flatten(row["example"]).lower())
