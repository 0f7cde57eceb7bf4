"""The ledger as JSON Lines and back, byte for byte."""

import io
import json

import pytest

from ripeness.errors import InputError, IntegrityError, LedgerError
from ripeness.ledger.jsonl import export_jsonl, import_jsonl
from ripeness.ledger.verify import verify

LATER = "2026-11-23T10:00:00Z"


def exported(ledger) -> bytes:
    stream = io.BytesIO()
    export_jsonl(ledger, stream)
    return stream.getvalue()


@pytest.fixture
def full(case):
    """Two versions of a document, a second document with hostile strings, decisions, an undo, a retired entry."""
    case.add(published=None)
    case.add(published="2022-05-17")
    case.ledger.accept(case.three()[0].id, who="Leyla", why="ça va", at=LATER)
    case.ledger.amend(case.three()[1].id, {"amount": {"value": 40e9, "currency": "USD"}}, who="Tom", at=LATER)
    case.ledger.undo(case.three()[1].id, who="Tom", at=LATER)
    case.add("New: " + case.text, title="<script>alert(1)</script>")
    case.add("=1+1\u2028line\x85two\r\n\u202eright to left e\u0301", [], key="../../etc", title="=cmd|' /C calc'!A0")
    case.add(entries=case.three()[:2])
    return case


def test_export_import_export_is_the_same_bytes(full, tmp_path):
    first = exported(full.ledger)
    with import_jsonl(tmp_path / "again", io.BytesIO(first)) as again:
        assert exported(again) == first
        assert verify(again) == []
        assert again.head() == full.ledger.head()
        assert again.entries(rejected=True) == full.ledger.entries(rejected=True)
        assert again.documents(versions=True) == full.ledger.documents(versions=True)
        assert again.entries(known_by="2022-05-17") == full.ledger.entries(known_by="2022-05-17")
        for document in again.documents(versions=True):
            assert again.original(document.sha256) == full.ledger.original(document.sha256)


def test_an_empty_ledger_round_trips(case, tmp_path):
    with import_jsonl(tmp_path / "again", io.BytesIO(exported(case.ledger))) as again:
        assert exported(again) == exported(case.ledger)


def test_every_line_is_json_and_only_line_feeds_end_lines(full):
    lines = exported(full.ledger).split(b"\n")
    assert lines.pop() == b""
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_an_imported_ledger_goes_on(full, tmp_path):
    with import_jsonl(tmp_path / "again", io.BytesIO(exported(full.ledger))) as again:
        again.reject(full.three()[0].id, who="Ana", at=LATER)
        assert verify(again, head=full.ledger.head()) == []


def test_importing_over_a_ledger_is_refused(full):
    with pytest.raises(LedgerError, match="already has a ledger"):
        import_jsonl(full.folder, io.BytesIO(exported(full.ledger)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"who":"Leyla"', b'"who":"Layla"'),
        (b"talks are not held", b"talks are now held"),
        (b'"at":"2026-11-23', b'"at":"2026-11-24'),
        (b"The Example", b"The Exemple"),
    ],
)
def test_a_changed_export_is_refused_and_leaves_no_ledger(full, tmp_path, old, new):
    lines = exported(full.ledger)
    assert old in lines
    with pytest.raises((IntegrityError, InputError)):
        import_jsonl(tmp_path / "again", io.BytesIO(lines.replace(old, new)))
    assert list((tmp_path / "again").iterdir()) == []


def test_a_line_that_is_not_ours_is_named(full, tmp_path):
    lines = exported(full.ledger).splitlines(keepends=True)
    for wrong in (
        b"\n",
        b"{}\n",
        b"[]\n",
        b"nonsense\n",
        b"\xff\n",
        b'{"log":{}}\n',
        b'{"document":"x"}\n',
        b'{"b":1, "a":2}\n',
    ):
        broken = [lines[0], wrong, *lines[1:]]
        with pytest.raises(InputError, match="line 2: ") as refused:
            import_jsonl(tmp_path / "again", io.BytesIO(b"".join(broken)))
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("kept", [0, 1, 3, -1])
def test_a_cut_off_export_is_refused(full, tmp_path, kept):
    lines = exported(full.ledger).splitlines(keepends=True)
    with pytest.raises((InputError, IntegrityError)):
        import_jsonl(tmp_path / "again", io.BytesIO(b"".join(lines[:kept])))


def test_an_export_of_another_format_is_refused(tmp_path):
    with pytest.raises(InputError, match="format 2"):
        import_jsonl(tmp_path / "again", io.BytesIO(b'{"head":"x","ripeness_ledger":2}\n'))
