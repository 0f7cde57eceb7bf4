"""What the brief says of the sample, and what it refuses to say."""

from dataclasses import replace

import pytest

from ripeness.brief import FindingList, Section, build
from ripeness.brief.findings import shortened
from ripeness.brief.fit import PAGES, fits, lines
from ripeness.brief.json import plain
from ripeness.brief.model import Brief, Cards, Ladder, Table, Timeline, Words
from ripeness.ledger.entry import Review
from ripeness.talks.frame import CaseFrame
from ripeness.talks.state import State, state

from . import sample


@pytest.fixture(scope="module")
def brief() -> Brief:
    return sample.brief()


def _section(brief: Brief, key: str) -> Section:
    return next(section for section in brief.sections if section.key == key)


def _text(section: Section) -> str:
    out = []
    for block in section.blocks:
        if isinstance(block, FindingList):
            out += [plain(item.pieces) for item in block.items]
        elif isinstance(block, Table):
            for row in block.rows:
                out.append(plain(row.head))
                out += [plain(item.pieces) for cell in row.cells for item in cell.findings]
                out += [cell.empty for cell in row.cells]
        elif isinstance(block, Cards):
            for card in block.items:
                out += [plain(card.title), card.number, card.unit]
                out += [plain(item.pieces) for line in card.lines for item in line.findings]
    return "\n".join(out)


def test_the_first_line_tells_tracks_by_whose_word_and_the_offer_that_waits(brief: Brief) -> None:
    said = plain(brief.headline.pieces)
    assert said.startswith("No talks on the political track, according to Arvia")
    assert "on the humanitarian track, according to Strait Dispatch" in said
    assert "A proposal by Arvia of 15 April 2031 has no answer on record from Belmar after 32 days" in said


def test_the_sections_come_in_the_order_in_which_an_envoy_asks(brief: Brief) -> None:
    assert [section.key for section in brief.sections] == [
        "changes", "tracks", "proposals", "positions", "claims", "third-parties",
        "aid", "battlefield", "timeline", "ripeness", "unknowns", "coverage",
    ]  # fmt: skip


def test_without_an_earlier_state_nothing_is_said_of_changes() -> None:
    assert sample.brief(since=False).sections[0].key == "tracks"


def test_a_proposal_shows_its_clock_and_that_its_terms_are_not_known(brief: Brief) -> None:
    text = _text(_section(brief, "proposals"))
    assert "32\ndays without an answer from Belmar" in text
    assert "What is in the draft is not known" in text
    assert "No answer on record in the words of Belmar" in text


def test_an_adversary_s_word_is_no_answer(brief: Brief) -> None:
    assert "by another’s word; not counted as an answer" in _text(_section(brief, "proposals"))


def test_silence_is_named_as_such(brief: Brief) -> None:
    text = _text(_section(brief, "positions"))
    assert "No statement found" in text and "No statement found by either party: Security guarantees" in text


def test_positions_carry_date_age_drift_red_line_and_needed_consent(brief: Brief) -> None:
    text = _text(_section(brief, "positions"))
    assert "Red line: “Ostrey is not for discussion” — Marel Dovin, by 1 April 2031" in text
    assert "Needs consent at home: ‹neutrality would need a referendum›" in text
    assert "6–12 days old · declares a change itself" in text


def test_stages_of_aid_are_bars_of_their_own(brief: Brief) -> None:
    ladder = next(block for block in _section(brief, "aid").blocks if isinstance(block, Ladder))
    assert {(bar.stage, bar.amount) for bar in ladder.bars} == {
        ("proposed", "$40 billion"), ("proposed", "$53 billion"), ("committed", "$300 million"),
        ("allocated", "$13.6 billion"), ("delivered", "$4.2 billion"),
    }  # fmt: skip
    assert [bar.amount for bar in ladder.bars if bar.conditional] == ["$53 billion"]


def test_the_timeline_has_a_lane_for_each_track_that_has_an_event(brief: Brief) -> None:
    timeline = next(block for block in _section(brief, "timeline").blocks if isinstance(block, Timeline))
    assert timeline.lanes == ("political", "military", "humanitarian")
    assert all(timeline.start <= mark.last <= timeline.end for mark in timeline.marks)


def test_a_hidden_relay_and_an_open_denial_are_listed_as_unknown(brief: Brief) -> None:
    text = _text(_section(brief, "unknowns"))
    assert "Statements whose relay is not named: 1." in text
    assert "Denials that leave open what they deny: 2." in text


def test_the_first_page_counts_whose_statements_it_rests_on(brief: Brief) -> None:
    assert brief.balance == "16 statements from Arvia, 8 from Belmar and 8 from others, in 6 documents."
    assert brief.caveat.startswith("Public words are not private positions")


def test_every_shown_word_is_a_run_of_its_entry(brief: Brief) -> None:
    exact = {entry.id: entry.exact for entry in sample.entries()}
    sections = (*brief.sections, *brief.annexes)
    blocks = [block for section in sections for block in section.blocks if isinstance(block, FindingList)]
    words = [piece for block in blocks for item in block.items for piece in item.pieces if isinstance(piece, Words)]
    assert len(words) > 20
    assert all(piece.text in exact[piece.entry] for piece in words)


def test_an_entry_whose_words_are_not_in_its_source_is_counted_and_nowhere_shown() -> None:
    changed = {digest: text.replace("negotiations are", "negotiationsXare") for digest, text in sample.texts().items()}
    brief = sample.brief(texts_given=changed)
    assert brief.withheld == 2
    shown = [piece.text for item in brief.reasons for piece in item.pieces if isinstance(piece, Words)]
    assert not any("negotiations" in text for text in shown)
    assert all("negotiationsXare" not in text for text in shown)


def test_a_document_without_its_text_shows_nothing() -> None:
    brief = sample.brief(texts_given={})
    assert brief.sources == () and brief.withheld == len(sample.entries())


def test_a_rejected_entry_is_no_part_of_the_brief() -> None:
    documents = sample.documents()
    review = Review(decision="rejected", who="Ann", when="2031-05-18T08:00:00Z")
    entries = tuple(entry.model_copy(update={"review": review}) for entry in sample.entries())
    now = state(entries, {document.sha256: document for document in documents}, on=sample.ON, case=sample.FRAME)
    brief = build(now, documents=documents, texts=sample.texts(), entries=entries, made=sample.MADE)
    assert brief.sources == () and brief.without == len(documents)


def test_an_empty_record_makes_a_brief_that_says_so() -> None:
    empty = State(sample.ON, None, CaseFrame(sample.FRAME.parties))
    brief = build(empty, documents=(), texts={}, entries=(), made=sample.MADE)
    assert plain(brief.headline.pieces).startswith("No statement on the talks that is recent enough")
    assert "No proposal is on record" in _text(_section(brief, "proposals"))


def test_a_further_section_stands_where_it_is_put(brief: Brief) -> None:
    model = Section("model", "Zone of agreement", ())
    keys = [section.key for section in brief.with_sections((model,)).sections]
    assert keys[keys.index("model") - 1] == "ripeness"
    assert brief.with_sections((model,), after="no such").sections[-1] == model


def test_the_first_pages_fit_two_sheets_and_lines_grow_with_what_is_said(brief: Brief) -> None:
    assert fits(brief) and 100 < lines(brief) <= PAGES
    assert lines(replace(brief, sections=brief.sections * 2)) > PAGES


def test_words_are_cut_between_words() -> None:
    assert shortened("one two three", 8) == "one two"
    assert shortened("one", 3) == "one"
    assert shortened("unbroken", 4) == "unbr"
