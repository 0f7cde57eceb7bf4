"""Whatever is changed behind the ledger's back is found and named."""

import sqlite3

import pytest

from ripeness.errors import IntegrityError
from ripeness.ledger import Ledger
from ripeness.ledger.verify import verify

LATER = "2026-11-23T10:00:00Z"
FLIP = "CAST(x'00' || substr(bytes, 2) AS BLOB)"


@pytest.fixture
def full(case):
    """Two documents, one of them with a text of its own, decisions and an undo."""
    case.add()
    raw, text = b"<p>Talks were held.</p>", "Talks were held."
    from ripeness.ledger.document import sha256

    document = case.document(text, key="b").model_copy(update={"sha256": sha256(raw), "size": len(raw)})
    case.ledger.add(document, raw, text, [], at=case.at)
    first, second, _ = case.three()
    case.ledger.accept(first.id, who="Leyla", at=LATER)
    case.ledger.amend(second.id, {"holder": "D. Kuleba"}, who="Leyla", why="short", at=LATER)
    case.ledger.undo(second.id, who="Leyla", at=LATER)
    assert verify(case.ledger) == []
    return case


DAMAGE = {
    "a byte of an original": (
        f"UPDATE content SET bytes = {FLIP} WHERE sha256 IN (SELECT sha256 FROM document WHERE key = 'b')",
        "the original of document",
        "a stored byte was changed",
    ),
    "a byte of a text": (
        f"UPDATE content SET bytes = {FLIP} WHERE sha256 IN (SELECT text_sha256 FROM document WHERE key = 'b')",
        "the text of document",
        "a stored byte was changed",
    ),
    "a text gone": (
        "DELETE FROM content WHERE sha256 IN (SELECT text_sha256 FROM document WHERE key = 'b')",
        "the text of document",
        "missing",
    ),
    "bytes of nobody": ("INSERT INTO content VALUES ('ab', x'00')", "content ab", "a stored byte was changed"),
    "what is known of a document": (
        "UPDATE document SET data = replace(data, 'The Example', 'The Other')",
        "document",
        "not what the log says",
    ),
    "when a document was known": ("UPDATE document SET known_from = '2000-01-01'", "document", "not what the log says"),
    "a document gone": ("DELETE FROM document WHERE key = 'b'", "document", "the log has it, the ledger doesn't"),
    "a holder": (
        "UPDATE version SET data = replace(data, 'Andrey Rudenko', 'Sergey Lavrov') WHERE version = 1",
        "version 1",
        "its content or its place was changed",
    ),
    "words": ("UPDATE version SET data = replace(data, 'not held', 'now held')", "entry", "are not in its source"),
    "an entry that is none": ("UPDATE version SET data = '{' WHERE version = 2", "version 2", "it is not an entry"),
    "who decided": ("UPDATE version SET who = 'Tom' WHERE kind = 'accepted'", "version 2", "its content"),
    "why": ("UPDATE version SET why = 'other' WHERE kind = 'edited'", "version 2", "its content"),
    "a decision": ("UPDATE version SET data = replace(data, 'accepted', 'rejected')", "version 2", "its content"),
    "a version gone": ("DELETE FROM version WHERE kind = 'undone'", "version 3", "the log has it, the ledger doesn't"),
    "a version that nobody wrote": (
        "INSERT INTO version SELECT entry, 9, seq, kind, who, why, data FROM version WHERE kind = 'edited'",
        "version 9",
        "the log doesn't know it",
    ),
    "an older version shown": ("UPDATE entry SET version = 1", "entry", "its newest version"),
    "an entry hidden": ("UPDATE entry SET shown = 0", "entry", "whether it is shown"),
    "a log row gone": ("DELETE FROM log WHERE seq = 2", "log row 2", "missing"),
    "the last log row gone": ("DELETE FROM log WHERE seq = 5", "version 3", "the log doesn't know it"),
    "a log row's time": ("UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE seq = 1", "log row 1", "its digest says"),
    "a log row's payload": ("UPDATE log SET payload = '{}' WHERE seq = 1", "log row 1", "can't be read"),
    "log rows swapped": (
        "UPDATE log SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4)",
        "log row",
        "its digest says",
    ),
    "the words searched": ("UPDATE entry_words SET exact = 'x' WHERE rowid = 1", "search", "are not the entry's"),
    "words of no entry": ("INSERT INTO entry_words (rowid, exact) VALUES (99, 'x')", "search", "words of no entry"),
    "the search index": ("DELETE FROM entry_words_data WHERE id > 10", "search", "index"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_each_damage_is_named(full, damage, kind):
    statement, where, what = DAMAGE[kind]
    damage(full.ledger, statement)
    if kind == "log rows swapped":
        damage(full.ledger, "UPDATE log SET seq = -seq WHERE seq < 0")
    faults = verify(full.ledger)
    assert any(where in fault.where and what in fault.what for fault in faults), faults
    assert all(fault.remedy and "\n" not in str(fault) for fault in faults)


def test_a_lifted_guard_is_named(full):
    full.ledger.connection.execute("DROP TRIGGER log_DELETE")
    assert [fault.what for fault in verify(full.ledger)] == [
        "the trigger log_DELETE is missing or not the one Ripeness makes"
    ]


def test_an_end_cut_off_with_all_that_hung_on_it_is_found_by_the_noted_head(full, damage):
    head = full.ledger.head()
    entry = full.three()[1].id
    damage(full.ledger, "DELETE FROM version WHERE kind = 'undone'")
    damage(full.ledger, "UPDATE entry SET version = 2 WHERE id = ?", entry)
    damage(
        full.ledger,
        "UPDATE entry_words SET holder = 'D. Kuleba' WHERE rowid = (SELECT number FROM entry WHERE id = ?)",
        entry,
    )
    damage(full.ledger, "DELETE FROM log WHERE seq = 5")
    assert verify(full.ledger) == []
    assert [fault.where for fault in verify(full.ledger, head=head)] == ["log"]


def test_a_ledger_that_grew_still_holds_the_noted_head(full):
    head = full.ledger.head()
    full.ledger.reject(full.three()[2].id, who="Tom", at=LATER)
    assert verify(full.ledger, head=head) == []


def test_a_flipped_bit_anywhere_in_the_file_does_no_silent_harm(full):
    """Either the ledger refuses to open, or it names a fault, or what it shows is what was stored."""
    before = full.ledger.entries(rejected=True)
    full.ledger.close()
    path = full.folder / "ledger.sqlite"
    whole = path.read_bytes()
    found = 0
    for place in range(100, len(whole), len(whole) // 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            with Ledger.open(full.folder) as ledger:
                faults = verify(ledger)
                assert faults or ledger.entries(rejected=True) == before
                found += bool(faults)
        except IntegrityError:
            found += 1
    assert found > 5


def test_verify_changes_nothing(full):
    def dump() -> list:
        return list(full.ledger.connection.iterdump())

    before = dump()
    verify(full.ledger)
    assert dump() == before
    with pytest.raises(sqlite3.OperationalError):
        full.ledger.connection.execute("COMMIT")
