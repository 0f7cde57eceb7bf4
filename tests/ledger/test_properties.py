"""What holds for any text, any entries and any order of readings and decisions."""

import io
import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ripeness.errors import LedgerError, SpanError
from ripeness.ledger import Act, Document, Entry, Ledger
from ripeness.ledger.document import sha256
from ripeness.ledger.jsonl import export_jsonl, import_jsonl
from ripeness.ledger.verify import verify

AT = "2026-11-22T10:00:00Z"
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
texts = st.text(min_size=1, max_size=60)
days = st.sampled_from([None, "2022-04-15", "2022-05", "2022"])
whens = st.sampled_from(["", "2022-04-15", "../2022-05-17", "2022-05-09/2022-05-15"])


def document(text: str, key: str = "", published: str | None = None) -> Document:
    raw = text.encode()
    return Document(
        sha256=sha256(raw),
        text_sha256=sha256(raw),
        derivation="utf-8",
        media_type="text/plain",
        size=len(raw),
        key=key,
        published=published,
    )


@st.composite
def found(draw: st.DrawFn, text: str) -> list[Entry]:
    """Entries over any words of a text."""
    made = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if text[start:end] == text[start:end].strip():
            act, holder = draw(st.sampled_from(list(Act))), draw(st.sampled_from(["Russia", "Ukraine", "unnamed"]))
            fields = {"holder": holder, "when": draw(whens), "reader": "rules 1"}
            made.append(Entry.anchored(text, (start, end), document=sha256(text.encode()), act=act, **fields))
    return made


@QUICK
@given(st.data(), texts, days)
def test_what_goes_in_comes_out(data, text, published):
    entries = data.draw(found(text))
    with Ledger.in_memory() as ledger:
        added = ledger.add(document(text, published=published), text.encode(), text, entries, at=AT)
        assert ledger.text(added.document) == text
        assert ledger.original(added.document) == text.encode()
        once = {entry.id: entry for entry in reversed(entries)}
        assert {entry.id: entry for entry in ledger.entries()} == once
        head = ledger.head()
        assert (
            ledger.add(document(text, published=published), text.encode(), text, entries, at=AT).status == "unchanged"
        )
        assert ledger.head() == head
        assert verify(ledger) == []


@QUICK
@given(st.data(), texts, texts)
def test_words_of_another_text_are_never_stored(data, text, other):
    entries = data.draw(found(text))
    wrong = [entry for entry in entries if other[entry.start : entry.end] != entry.exact]
    moved = [entry.model_copy(update={"document": sha256(other.encode())}) for entry in wrong]
    with Ledger.in_memory() as ledger:
        try:
            ledger.add(document(other), other.encode(), other, moved, at=AT)
        except SpanError:
            assert moved
            assert ledger.documents() == []
        else:
            assert not moved


@QUICK
@given(st.text(max_size=30))
def test_any_search_is_answered_or_refused_in_one_sentence(words):
    text = "talks are not held"
    with Ledger.in_memory() as ledger:
        entry = Entry.anchored(text, (0, 18), document=sha256(text.encode()), act=Act.CLAIM, holder="x", when="")
        ledger.add(document(text), text.encode(), text, [entry], at=AT)
        try:
            assert len(ledger.entries(words=words)) <= 1
        except Exception as error:
            assert "at least one word" in str(error)


class Life(RuleBasedStateMachine):
    """Readings, updates and decisions in any order; a plain dictionary says what must be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger.in_memory()
        self.decided: dict[str, list[Entry]] = {}
        self.known: set[str] = set()

    @rule(
        data=st.data(), text=st.sampled_from(["peace now", "peace now!", "no peace", "war"]), key=st.sampled_from("ab")
    )
    def read(self, data: st.DataObject, text: str, key: str) -> None:
        entries = data.draw(found(text))
        before = {name: self.ledger.entry(name) for name in self.decided}
        self.ledger.add(document(text, key, data.draw(days)), text.encode(), text, entries, at=AT)
        self.known |= {entry.id for entry in entries}
        for name, entry in before.items():
            if self.decided[name]:
                assert self.ledger.entry(name) == entry

    @precondition(lambda self: self.known)
    @rule(data=st.data(), decision=st.sampled_from(["accept", "reject", "amend", "undo"]))
    def decide(self, data: st.DataObject, decision: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.known)))
        try:
            before = self.ledger.entry(name)
        except LedgerError:
            return  # the reading that would have made it was set aside
        past = self.decided.setdefault(name, [])
        if decision == "undo":
            if before.review is None:
                return
            after = self.ledger.undo(name, who="Leyla", at=AT)
            assert not past or after == past.pop()
            return
        if before.review is None:
            past.clear()
        elif not past:
            return  # a decision carried over: followed by the tests of versions
        past.append(before)
        if decision == "amend":
            self.ledger.amend(name, {"holder": "Dmytro Kuleba"}, who="Leyla", at=AT)
        else:
            getattr(self.ledger, decision)(name, who="Leyla", at=AT)

    @invariant()
    def nothing_is_damaged(self) -> None:
        assert verify(self.ledger) == []
        shown = self.ledger.entries()
        assert all(entry.review is None or entry.review.decision != "rejected" for entry in shown)
        assert len({entry.id for entry in shown}) == len(shown)

    def teardown(self) -> None:
        first, second = io.BytesIO(), io.BytesIO()
        export_jsonl(self.ledger, first)
        with tempfile.TemporaryDirectory() as folder, import_jsonl(folder, io.BytesIO(first.getvalue())) as again:
            export_jsonl(again, second)
            assert again.entries(rejected=True) == self.ledger.entries(rejected=True)
        assert first.getvalue() == second.getvalue()
        self.ledger.close()


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
