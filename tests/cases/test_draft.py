"""A drafted model says what the record says, names its entries, and is a wide assumption in everything else."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pytest

from ripeness.assess.case import Case as Assessed
from ripeness.assess.game import build
from ripeness.cases import casefile
from ripeness.cases.blank import blank
from ripeness.cases.draft import Draft, draft
from ripeness.cases.draft.frame import missing_blocks
from ripeness.cases.edit import with_block, with_model
from ripeness.cases.model import Model
from ripeness.cases.register import Register
from ripeness.cases.schema import Case
from ripeness.errors import InputError
from ripeness.ledger import Act, Amount, Document, Entry
from ripeness.ledger.document import sha256
from ripeness.talks.state import State, state

DAY = datetime.date(2022, 5, 17)
FRAME = """\
# A comment that stays.
case: {id: mini, title: Mini}
parties:
  - {id: alba, name: Alba}
  - {id: boria, name: Boria}
issues:
  - {id: land, title: The land}
  - {id: guarantees, title: Guarantees}
  - {id: flag, title: The flag}
third_parties:
  - {id: norland, name: Norland, supports: boria}
"""
FLIPPED = FRAME.replace("id: alba, name: Alba", "-").replace("id: boria, name: Boria", "id: alba, name: Alba")
FLIPPED = FLIPPED.replace("{-}", "{id: boria, name: Boria}")

_OTHER = {"Alba": "Boria", "Boria": "Alba", "alba": "boria", "boria": "alba"}


def exchanged(text: str) -> str:
    return re.sub("|".join(_OTHER), lambda found: _OTHER[found[0]], text)


@dataclass
class Record:
    """Entries, each in a document of its own, and the documents."""

    entries: list[Entry] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)

    def says(self, side: str, words: str, act: Act, *issues: str, **more: object) -> str:
        text = f"{len(self.entries)} {words}"
        digest = sha256(text.encode())
        self.documents[digest] = Document(
            sha256=digest,
            text_sha256=digest,
            derivation="utf-8",
            media_type="text/plain",
            size=len(text.encode()),
            key=digest,
            published="2022-05-16",
            outlet="The Example",
        )
        given = {"holder": side, "holder_kind": "state", "holder_side": side, "when": "2022-05-16", **more}
        span = (len(text) - len(words), len(text))
        self.entries.append(Entry.anchored(text, span, document=digest, act=act, issues=issues, **given))
        return self.entries[-1].id

    def state(self, frame: str = FRAME) -> State:
        return state(self.entries, self.documents, on=DAY, case=casefile.loads(frame).frame)

    def draft(self, frame: str = FRAME, **more: object) -> Draft:
        return draft(self.state(frame), casefile.parsed(frame), **more)

    def model(self, frame: str = FRAME) -> Model:
        case = casefile.parsed(with_model(frame, self.draft(frame).text))
        assert case.model is not None
        return case.model


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def full(record: Record) -> Record:
    """Something of each kind."""
    record.says("Alba", "all of the valley", Act.DEMAND, "land")
    record.says("Boria", "There can be no compromise on the valley", Act.REJECT, "land")
    record.says("Boria", "a border through the valley, if a referendum agrees", Act.PROPOSE, "land")
    record.says("Boria", "a force of three states", Act.PROPOSE, "guarantees")
    aid = Amount(value=1e9, currency="USD", stage="committed", basis="increment")
    record.says("Norland", "a billion for Boria", Act.COMMIT, addressee="Boria", amount=aid)
    record.says("Norland", "this is not the time for talks", Act.DISCOURAGE_TALKS, "settlement")
    record.says("Alba", "a part of the elite that wants peace", Act.CLAIM, target="Boria")
    return record


def bases(model: Model) -> Iterable[str]:
    case = casefile.parsed(FRAME).model_copy(update={"model": model})
    return [row.basis for row in Register.of(case).rows]


class TestWhatIsOnRecord:
    def test_terms_of_both_sides_are_the_ends_of_an_issue(self, full: Record) -> None:
        land = full.model().issues[0]
        assert [option.id for option in land.options] == ["alba-terms", "between", "boria-terms"]
        assert [option.title for option in land.options] == [
            "Alba’s terms: “all of the valley”",
            "Something between the two",
            "Boria’s terms: “a border through the valley, if a referendum agrees”",
        ]
        assert [option.basis for option in land.options] == [
            f"entry: {full.entries[0].id}",
            "assumption: nothing between is on record; name what was talked about, or take it out",
            f"entry: {full.entries[2].id}",
        ]

    def test_a_side_that_said_nothing_wants_none_of_it_and_that_is_an_assumption(self, full: Record) -> None:
        model = full.model()
        assert [option.id for option in model.issues[1].options] == ["as-it-is", "boria-terms"]
        ideal = model.sides["alba"].ideal["guarantees"]
        assert (ideal.low, ideal.mode, ideal.high, ideal.kind) == (0, 0, 1, "assumption")
        assert "no statement found" in ideal.basis

    def test_an_ideal_is_at_the_sides_own_end_and_names_its_words(self, full: Record) -> None:
        sides = full.model().sides
        alba, boria = sides["alba"].ideal["land"], sides["boria"].ideal["land"]
        assert (alba.low, alba.mode, alba.high) == (0, 0, 0.25)
        assert (boria.low, boria.mode, boria.high) == (0.75, 1, 1)
        assert (alba.entries, boria.entries) == ((full.entries[0].id,), (full.entries[2].id, full.entries[1].id))

    def test_a_side_that_accepted_something_may_stand_anywhere(self, full: Record) -> None:
        full.says("Alba", "a part of the valley", Act.ACCEPT, "land")
        ideal = full.model().sides["alba"].ideal["land"]
        assert (ideal.low, ideal.mode, ideal.high) == (0, 0.25, 1)

    def test_declared_lines_are_lines(self, full: Record) -> None:
        boria = full.model().sides["boria"]
        (red,), (bottom,) = boria.red_lines, boria.bottom_lines
        assert (red.issue, red.options, red.entries) == ("land", ("alba-terms",), (full.entries[1].id,))
        assert (bottom.issue, bottom.entries) == ("land", (full.entries[2].id,))

    def test_aid_and_words_against_a_settlement_make_a_patron(self, full: Record) -> None:
        model = full.model()
        (patron,) = model.sides["boria"].patrons
        assert (patron.id, model.sides["alba"].patrons) == ("norland", ())
        assert patron.basis == f"entry: {full.entries[4].id}, {full.entries[5].id}"
        assert patron.pressure is not None
        assert patron.pressure.kind == "assumption"
        assert [shift.favours for shift in model.war.shifts] == ["boria"]

    def test_a_faction_is_as_reported_and_by_whom(self, full: Record) -> None:
        text = full.draft().text
        (faction,) = full.model().sides["boria"].factions
        assert faction.name == "Faction in Boria, as Alba says: “a part of the elite that wants peace”"
        assert faction.basis == f"entry: {full.entries[6].id}"
        assert "Told by the other side" in text

    def test_the_issue_of_guarantees_carries_enforcement(self, full: Record) -> None:
        model = full.model()
        assert all(option.enforcement for option in model.issues[1].options)
        assert model.enforcement is None

    def test_without_such_an_issue_enforcement_is_one_assumption(self, record: Record) -> None:
        record.says("Alba", "all of the valley", Act.DEMAND, "land")
        model = record.model()
        assert model.enforcement is not None
        assert model.enforcement.kind == "assumption"

    def test_the_words_stand_in_a_comment_beside_the_id(self, full: Record) -> None:
        assert f"# {full.entries[0].id} demand, 2022-05-16, Alba: “all of the valley”\n" in full.draft().text

    def test_issues_left_out_are_told_with_the_reason(self, full: Record) -> None:
        assert "# Left out, no statement of either party found: flag\n" in full.draft().text

    def test_a_side_that_only_refuses_has_no_terms_on_record(self, record: Record) -> None:
        record.says("Alba", "all of the valley", Act.DEMAND, "land")
        record.says("Boria", "such a border", Act.REJECT, "land")
        model = record.model()
        assert model.issues[0].options[-1].title == "Boria’s terms, of which none is on record"
        ideal = model.sides["boria"].ideal["land"]
        assert (ideal.low, ideal.mode, ideal.high, ideal.kind) == (0.5, 1, 1, "entry")

    def test_terms_in_the_same_words_on_two_issues_are_asked_about(self, record: Record) -> None:
        record.says("Alba", "the valley and its flag", Act.DEMAND, "land", "flag")
        assert "# These terms are the same words as on land: one issue or two?\n" in record.draft().text

    def test_issues_of_another_track_are_left_out_where_the_file_tells_the_tracks(self, full: Record) -> None:
        tracks = "tracks:\n  - {id: political, title: P, issues: [land]}\n"
        tracks += "  - {id: military, title: M, issues: [guarantees]}\n"
        made = full.draft(FRAME + tracks)
        assert [one.issue.id for one in made.issues] == ["land"]
        assert "# Left out, not on the political track: guarantees\n" in made.text

    def test_among_too_many_issues_those_of_the_built_in_political_list_come_first(self, record: Record) -> None:
        ids = [*(f"i{n}" for n in range(6)), "neutrality"]
        frame = FRAME.replace("issues:\n", "issues:\n" + "".join(f"  - {{id: {each}, title: I}}\n" for each in ids))
        for each in ids:
            record.says("Alba", f"this {each}", Act.DEMAND, each)
            record.says("Boria", f"that {each}", Act.DEMAND, each)
        assert [one.issue.id for one in record.draft(frame).issues] == ["i0", "i1", "i2", "i3", "i4", "neutrality"]


class TestHonesty:
    def test_every_basis_is_an_entry_of_the_ledger_or_an_assumption_with_a_reason(self, full: Record) -> None:
        known = {entry.id for entry in full.entries}
        model = full.model()
        for basis in bases(model):
            kind, _, ground = basis.partition(": ")
            assert kind in ("entry", "assumption")
            assert ground if kind == "assumption" else set(ground.split(", ")) <= known

    def test_no_number_of_the_war_rests_on_an_entry(self, full: Record) -> None:
        case = casefile.parsed(with_model(FRAME, full.draft().text))
        rows = {row.path: row for row in Register.of(case).inputs if row.kind == "entry"}
        assert {path.split(".")[1] for path in rows} == {"ideal", "red_lines"}

    def test_both_sides_get_the_same_guesses(self, full: Record) -> None:
        alba, boria = full.model().sides.values()
        for name in ("cost", "belief", "discount", "talk_cost", "distrust", "rearm"):
            assert getattr(alba, name) == getattr(boria, name)

    def test_a_corrected_entry_is_named_with_its_version(self, full: Record) -> None:
        one = full.entries[0].id
        assert f'"entry: {one}@3"' in full.draft(versions={one: 3}).text

    def test_nothing_to_settle_is_said_so(self, record: Record) -> None:
        record.says("Alba", "the weather is fine", Act.CLAIM, "land")
        with pytest.raises(
            InputError, match="no demand, offer or refusal of either party on an issue of the case file"
        ):
            record.draft()

    def test_issues_beyond_what_can_be_weighed_are_left_out(self, record: Record) -> None:
        frame = FRAME.replace("issues:\n", "issues:\n" + "".join(f"  - {{id: i{n}, title: I}}\n" for n in range(12)))
        for n in range(12):
            record.says("Alba", f"this {n}", Act.DEMAND, f"i{n}")
            record.says("Boria", f"that {n}", Act.DEMAND, f"i{n}")
        made = record.draft(frame)
        assert len(made.issues) == 6
        assert "# Left out, there would be too many combinations: i6, i7, i8, i9, i10, i11\n" in made.text


class TestImpartial:
    def test_the_other_order_of_the_parties_gives_the_mirrored_draft(self, full: Record) -> None:
        one, other = full.model(), full.model(FLIPPED)
        for issue, mirrored in zip(one.issues, other.issues, strict=True):
            assert [option.title for option in issue.options] == [option.title for option in mirrored.options][::-1]
            assert [o.enforcement for o in issue.options] == [o.enforcement for o in mirrored.options][::-1]
        for party in ("alba", "boria"):
            ours, theirs = one.sides[party], other.sides[party]
            for name in ("ideal", "victory"):
                ours, theirs = ours.model_copy(update={name: None}), theirs.model_copy(update={name: None})
            assert ours == theirs
            for key, ideal in one.sides[party].ideal.items():
                turned = other.sides[party].ideal[key]
                assert (1 - ideal.high, 1 - ideal.mode, 1 - ideal.low) == (turned.low, turned.mode, turned.high)
                assert ideal.basis == turned.basis
            assert one.sides[party].victory == other.sides[party].victory
        assert (one.war.holder, other.war.holder) == ("alba", "boria")
        assert one.war.rungs.value - one.war.rung.value == other.war.rung.value

    def test_exchanged_names_give_the_draft_with_exchanged_names(self) -> None:
        drafts = []
        for exchange in (str, exchanged):
            record = Record()
            record.says(exchange("Alba"), "all of the valley", Act.DEMAND, "land")
            record.says(exchange("Boria"), "There can be no compromise on the valley", Act.REJECT, "land")
            record.says(exchange("Boria"), "a force of three states", Act.PROPOSE, "guarantees")
            record.says("Norland", "this is not the time for talks", Act.DISCOURAGE_TALKS, "settlement")
            drafts.append(record.draft(exchange(FRAME)).text)
        assert drafts[1] == exchanged(drafts[0])


class TestTheFile:
    def test_the_rest_of_the_file_stays_byte_for_byte(self, full: Record) -> None:
        made = with_model(FRAME, full.draft().text)
        assert made.startswith(FRAME)

    def test_it_can_be_assessed_at_once(self, full: Record) -> None:
        case = Assessed.loads(with_model(FRAME, full.draft().text))
        game = build(case, {each.path: np.full(2, each.mode) for each in case.inputs})
        assert (game.draws, game.outcomes) == (2, 6)

    @pytest.mark.parametrize(
        "words",
        [
            "a “b” 'c' \"d\" \\ # {e: [f]} %g",
            "one\n\n  two\tthree",
            "x\u2028y\u202e\x85z",
            "- & * ! | > ` @",
            "a" * 500,
        ],
    )
    def test_no_words_of_a_source_break_it(self, record: Record, words: str) -> None:
        record.says("Alba", words, Act.DEMAND, "land", holder=f"Ada: {words.strip()}")
        title = record.model().issues[0].options[0].title
        assert title.startswith("Alba’s terms: “")
        assert "\n" not in title

    def test_issues_and_third_parties_are_listed_where_the_file_has_none(self, full: Record) -> None:
        content = blank("Mini", ("Alba", "Boria"))
        case: Case = casefile.parsed(content)
        found = state(full.entries, full.documents, on=DAY, case=casefile.loads(content).frame)
        content = with_block(content, missing_blocks(found, case))
        listed = casefile.parsed(content)
        assert [issue.id for issue in listed.issues] == ["land", "guarantees"]
        assert [(actor.id, actor.supports) for actor in listed.third_parties] == [("norland", "boria")]
        assert casefile.parsed(with_model(content, draft(found, listed).text)).model is not None
