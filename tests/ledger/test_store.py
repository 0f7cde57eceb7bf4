"""What the ledger takes in, what it refuses, and what it gives back."""

import sqlite3
from pathlib import Path

import pytest

from ripeness.errors import DocumentError, InputError, IntegrityError, LedgerError, NotFound, SpanError
from ripeness.ledger import Act, Entry, Ledger, Review
from ripeness.ledger.document import sha256
from ripeness.ledger.verify import verify

LATER = "2026-11-23T10:00:00Z"


def test_a_document_comes_back_byte_for_byte(case):
    added = case.add()
    assert (added.status, added.added) == ("new", 3)
    document = case.ledger.document(added.document)
    assert case.ledger.original(document.sha256) == case.ledger.text(document.sha256).encode()
    assert document.outlet == "The Example"
    assert case.ledger.documents() == [document]


def test_the_same_document_twice_adds_nothing(case):
    case.add()
    head = case.ledger.head()
    assert case.add().status == "unchanged"
    assert case.ledger.head() == head
    assert len(case.ledger.entries()) == 3


def test_a_ledger_is_found_again(case):
    case.add()
    with Ledger.open(case.folder) as again:
        assert again.entries() == case.ledger.entries()
        assert again.head() == case.ledger.head()


def test_entries_come_in_a_stable_order(case):
    case.add()
    assert [entry.when for entry in case.ledger.entries()] == ["../2022-05-17", "2022-05-09/2022-05-15", "2022-05-17"]


@pytest.mark.parametrize("field", ["start", "end", "exact", "prefix", "suffix", "holder_span", "document", "id"])
def test_a_false_span_is_refused_and_nothing_is_stored(case, field):
    right = case.three()[0]
    false = {
        "start": right.start + 1,
        "end": right.end - 1,
        "exact": right.exact.replace("not", "now"),
        "prefix": "x" * 40,
        "suffix": "x" * 40,
        "holder_span": (5, 10_000),
        "document": "0" * 64,
        "id": "0" * 16,
    }[field]
    wrong = right.model_copy(update={field: false})
    with pytest.raises(LedgerError):
        case.add(entries=[wrong])
    assert case.ledger.documents() == []
    assert case.ledger.log() == []


def test_the_sentence_about_a_false_span_names_entry_and_document(case):
    right = case.three()[0]
    wrong = right.model_copy(update={"exact": right.exact.replace("not", "now")})
    with pytest.raises(SpanError, match=rf"entry {right.id}: its words .* are not at"):
        case.add(entries=[wrong])


def test_a_reader_cannot_decide_for_a_person(case):
    forged = case.three()[0].model_copy(update={"review": Review(decision="accepted", who="x", when=case.at)})
    with pytest.raises(LedgerError, match="a reader can't decide for a person"):
        case.add(entries=[forged])


def test_a_wrong_digest_is_refused(case):
    document = case.document()
    with pytest.raises(DocumentError, match="digest or size"):
        case.ledger.add(document, b"other", "other", [], at=case.at)
    with pytest.raises(DocumentError, match="text_sha256"):
        case.ledger.add(document, case.text.encode(), "other", [], at=case.at)


def test_a_time_must_be_a_utc_second(case):
    with pytest.raises(InputError, match="at must be a UTC second"):
        case.ledger.add(case.document(), b"", "", [], at="today")
    with pytest.raises(InputError, match="at must be a UTC second"):
        case.ledger.add(case.document(), b"", "", [], at="2026-13-45T10:00:00Z")


def test_a_folder_without_a_ledger_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(NotFound, match="ripeness init"):
        Ledger.open(tmp_path)


def test_a_second_ledger_in_one_folder_is_refused(case):
    with pytest.raises(LedgerError, match="already has a ledger"):
        Ledger.create(case.folder)


@pytest.mark.parametrize("name", ["with space", "question?mark", "hash#tag", "100%", "Україна"])
def test_any_folder_name_will_do(tmp_path: Path, name: str):
    with Ledger.create(tmp_path / name) as ledger:
        assert ledger.entries() == []
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == ["ledger.sqlite"]


def test_a_file_that_is_no_ledger_is_named(tmp_path: Path):
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"not a database, only some bytes that are long enough to look at" * 20)
    with pytest.raises(IntegrityError, match=r"ledger\.sqlite"):
        Ledger.open(tmp_path)
    path.unlink()
    sqlite3.connect(path).close()
    path.touch()
    with pytest.raises(IntegrityError, match="not a Ripeness ledger"):
        Ledger.open(tmp_path)


def test_documents_and_entries_are_found_by_the_beginning_of_their_id(case):
    added = case.add()
    entry = case.three()[0]
    assert case.ledger.document(added.document[:8]).sha256 == added.document
    assert case.ledger.entry(entry.id[:6]) == entry
    for name in ("", added.document[:3], "zzzz", "%", "____"):
        with pytest.raises(NotFound):
            case.ledger.document(name)


def test_a_beginning_that_two_share_is_refused(case):
    texts = {}
    number = 0
    while True:  # until two digests begin alike
        text = f"Text {number}"
        beginning = case.document(text).sha256[:4]
        if beginning in texts:
            break
        texts[beginning] = text
        number += 1
    for one in (text, texts[beginning]):
        case.add(one, entries=[], key=one)
    with pytest.raises(NotFound, match="more than one document"):
        case.ledger.document(beginning)


def test_the_log_can_only_grow(case):
    case.add()
    for statement in (
        "DELETE FROM log",
        "UPDATE log SET at = 'x'",
        "DELETE FROM version",
        "UPDATE content SET bytes = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            case.ledger.connection.execute(statement)


def test_a_text_changed_behind_its_back_is_never_shown(case, damage):
    added = case.add()
    damage(case.ledger, "UPDATE content SET bytes = CAST(replace(bytes, 'not held', 'now held') AS BLOB)")
    with pytest.raises(IntegrityError, match=added.document[:12]):
        case.ledger.entries()
    with pytest.raises(IntegrityError):
        case.ledger.text(added.document)
    with pytest.raises(IntegrityError):
        case.ledger.original(added.document)
    with pytest.raises(IntegrityError):
        case.ledger.entry(case.three()[0].id)


def test_words_changed_in_an_entry_are_never_shown(case, damage):
    case.add()
    damage(case.ledger, "UPDATE version SET data = replace(data, 'not held', 'now held')")
    with pytest.raises(IntegrityError, match="its words"):
        case.ledger.entries()


def test_a_full_disk_leaves_nothing_half_written(case):
    case.add()
    head = case.ledger.head()
    pages = case.ledger.connection.execute("PRAGMA page_count").fetchone()[0]
    case.ledger.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerError, match="free some space"):
        case.add("x" * 100_000, [], key="b")
    assert case.ledger.head() == head
    assert verify(case.ledger) == []


def test_a_writer_that_never_ends_is_named_after_a_while(case):
    with Ledger.open(case.folder) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        case.ledger.connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(LedgerError, match="another process has been writing"):
            case.add()
        assert case.ledger.entries() == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="choose another folder"):
        Ledger.create(tmp_path / "file" / "case")


def test_a_ledger_of_a_newer_format_is_named(case):
    case.ledger.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="format 99"):
        Ledger.open(case.folder)


class TestRereading:
    """The same bytes again: more is known of them, or another reader reads them."""

    def test_a_date_given_later_is_filled_in(self, case):
        case.add(published=None)
        again = case.add(published="2022-05-17")
        assert again.status == "re-read"
        assert case.ledger.documents()[0].published == "2022-05-17"

    def test_a_reading_that_knows_less_changes_nothing(self, case):
        case.add()
        head = case.ledger.head()
        assert case.add(published=None, entries=[]).status == "unchanged"
        assert case.ledger.head() == head

    def test_recall_gives_the_reader_what_is_known(self, case):
        case.add(handling="confidential", title="A title")
        bare = case.document(published=None, outlet="Other", title="")
        known, text = case.ledger.recall(bare, "another text")
        assert (known.published, known.outlet, known.title, known.handling) == (
            "2022-05-17",
            "The Example",
            "A title",
            "confidential",
        )
        assert text == case.ledger.text(known.sha256)
        stated, _ = case.ledger.recall(bare, "", given=("outlet",))
        assert stated.outlet == "Other"

    def test_recall_leaves_a_new_document_as_it_is(self, case):
        document = case.document()
        assert case.ledger.recall(document, "text") == (document, "text")

    def test_another_working_text_of_the_same_bytes_is_refused(self, case):
        case.add()
        other = case.document().model_copy(update={"text_sha256": sha256(b"other")})
        with pytest.raises(LedgerError, match="another working text"):
            case.ledger.add(other, case.ledger.original(other.sha256), "other", [], at=case.at)

    def test_a_new_reader_revises_its_own_entries(self, case):
        case.add()
        revised = [entry.model_copy(update={"reader": "rules 2", "hedge": "reportedly"}) for entry in case.three()[:2]]
        added = case.add(entries=revised)
        assert (added.status, added.revised, added.retired) == ("re-read", 2, 1)
        assert {entry.hedge for entry in case.ledger.entries()} == {"reportedly"}
        assert [version.kind for version in case.ledger.history(case.three()[2].id)] == ["read", "retired"]

    def test_another_reader_adds_its_own_and_leaves_those_of_the_first(self, case):
        case.add()
        other = [entry.model_copy(update={"reader": "llm:small 1", "hedge": "reportedly"}) for entry in case.three()]
        more = case.entry(case.text, "talks", Act.MEET, reader="llm:small 1")
        added = case.add(entries=[other[0], more])
        assert (added.status, added.added, added.revised, added.retired) == ("re-read", 1, 0, 0)
        assert {entry.reader for entry in case.ledger.entries()} == {"rules 1", "llm:small 1"}
        assert {entry.hedge for entry in case.ledger.entries()} == {""}

    def test_a_reader_that_finds_nothing_retires_its_own_entries_alone(self, case):
        case.add()
        case.add(entries=[case.entry(case.text, "talks", Act.MEET, reader="llm:small 1")])
        document = case.document()
        added = case.ledger.add(document, case.text.encode(), case.text, [], at=case.at, reader="rules 2")
        assert added.retired == 3
        assert [entry.reader for entry in case.ledger.entries()] == ["llm:small 1"]

    def test_a_new_reader_that_finds_the_same_changes_nothing(self, case):
        case.add()
        assert (
            case.add(entries=[e.model_copy(update={"reader": "rules 2"}) for e in case.three()]).status == "unchanged"
        )

    def test_what_a_person_decided_stays(self, case):
        case.add()
        first, second, third = case.three()
        case.ledger.accept(first.id, who="Leyla", at=LATER)
        case.ledger.amend(second.id, {"holder": "D. Kuleba"}, who="Leyla", at=LATER)
        case.ledger.reject(third.id, who="Leyla", at=LATER)
        before = case.ledger.entries(rejected=True)
        case.add(entries=[first.model_copy(update={"hedge": "reportedly"})])
        assert case.ledger.entries(rejected=True) == before
        assert case.ledger.entries() == [entry for entry in before if entry.id != third.id]

    def test_an_entry_that_a_reader_finds_again_comes_back(self, case):
        case.add()
        case.add(entries=[])
        assert case.ledger.entries() == []
        assert case.add().status == "re-read"
        assert len(case.ledger.entries()) == 3
        assert verify(case.ledger) == []


class TestVersions:
    """Other bytes under the same key."""

    def updated(self, case) -> str:
        return "UPDATED. " + case.ledger.text(case.ledger.documents()[0].sha256)

    def test_an_update_is_a_version_and_not_a_duplicate(self, case):
        first = case.add()
        second = case.add(self.updated(case))
        assert second.status == "new version"
        assert case.ledger.document(second.document).version_of == first.document
        assert {entry.document for entry in case.ledger.entries()} == {second.document}
        assert [d.sha256 for d in case.ledger.documents()] == [second.document]
        assert [d.sha256 for d in case.ledger.editions(first.document)] == [first.document, second.document]

    def test_the_older_version_is_still_reachable(self, case):
        first = case.add()
        case.add(self.updated(case))
        assert len(case.ledger.entries(document=first.document)) == 3
        assert len(case.ledger.documents(versions=True)) == 2

    def test_what_was_known_before_the_update_is_the_older_version(self, case):
        first = case.add()
        second = case.add(self.updated(case), published="2022-05-19")
        assert {e.document for e in case.ledger.entries(known_by="2022-05-18")} == {first.document}
        assert {e.document for e in case.ledger.entries(known_by="2022-05-19")} == {second.document}

    def test_an_older_version_read_later_does_not_take_over(self, case):
        first = case.add(published="2022-05-19")
        second = case.add(self.updated(case), published="2022-05-17")
        assert second.status == "older version"
        assert {entry.document for entry in case.ledger.entries()} == {first.document}

    def test_reading_the_first_version_again_changes_nothing(self, case):
        case.add()
        second = case.add(self.updated(case))
        assert case.add().status == "unchanged"
        assert {entry.document for entry in case.ledger.entries()} == {second.document}

    def test_a_decision_carries_over_to_the_same_words(self, case):
        case.add()
        first, second, third = case.three()
        case.ledger.accept(first.id, who="Leyla", why="heard it", at=LATER)
        case.ledger.amend(second.id, {"holder": "D. Kuleba", "end": second.end - 10}, who="Tom", at=LATER)
        case.ledger.reject(third.id, who="Ana", at=LATER)
        text = self.updated(case)
        added = case.add(text)
        assert (added.carried, added.left_behind) == (3, ())
        new = {entry.act: entry for entry in case.ledger.entries(rejected=True)}
        assert new[Act.TALKS_STATUS].review == Review(decision="accepted", who="Leyla", when=LATER, why="heard it")
        assert (new[Act.REJECT].holder, new[Act.REJECT].exact) == ("D. Kuleba", "refused")
        assert new[Act.CLAIM].review.decision == "rejected"
        assert len(case.ledger.entries()) == 2
        assert verify(case.ledger) == []

    def test_a_decision_whose_words_are_gone_is_left_behind_and_named(self, case):
        case.add()
        first = case.three()[0]
        case.ledger.accept(first.id, who="Leyla", at=LATER)
        text = self.updated(case).replace("not held", "held")
        added = case.add(text, entries=[])
        assert (added.carried, added.left_behind) == (0, (first.id,))
        assert case.ledger.entry(first.id).review.who == "Leyla"

    def test_where_words_occur_twice_their_context_decides(self, case):
        text = "He said no to peace. Much later, in Istanbul, she said no to war."

        def both(of: str) -> list:
            begins = [of.index("said no"), of.rindex("said no")]
            document = sha256(of.encode())
            return [
                Entry.anchored(of, (b, b + 7), document=document, act=Act.CLAIM, holder="x", when="", reader="r")
                for b in begins
            ]

        case.add(text, entries=both(text))
        case.ledger.accept(both(text)[1].id, who="Leyla", at=LATER)
        turned = "Much later, in Istanbul, she said no to war. He said no to peace."
        case.add(turned, entries=both(turned))
        accepted = [entry for entry in case.ledger.entries() if entry.review]
        assert [entry.start for entry in accepted] == [turned.index("said no to war")]

    def test_a_decision_reaches_a_third_version(self, case):
        case.add()
        case.ledger.accept(case.three()[0].id, who="Leyla", at=LATER)
        second = self.updated(case).replace("talks are not held", "there are no talks held")
        case.add(second, entries=[])
        third = "AGAIN " + self.updated(case).replace("there are no talks held", "talks are not held")
        assert case.add(third).carried == 1
