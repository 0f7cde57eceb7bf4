"""The fuzz target: mutants are made again from their seed, and none of a short run brings the reader down."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[2] / "eval"


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(EVAL)
    import fuzz

    return fuzz


def test_two_thousand_mutants_do_no_harm() -> None:
    run = subprocess.run(
        [sys.executable, EVAL / "fuzz.py", "--mutants", "2000", "--own"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_mutant_is_the_same_each_time(fuzz) -> None:
    assert fuzz.made(7, 4711, texts=[]) == fuzz.made(7, 4711, texts=[])
    assert fuzz.made(7, 4711, texts=[])[1] != fuzz.made(8, 4711, texts=[])[1]


def test_a_reader_that_crashes_is_noticed_and_its_text_made_small(fuzz, monkeypatch: pytest.MonkeyPatch) -> None:
    class Crashing:
        def entries(self, document, text):
            if "boom" in text:
                raise KeyError("boom")
            return []

    monkeypatch.setattr(fuzz, "RulesReader", Crashing)
    text = "A long text that goes boom somewhere in it."
    document = fuzz.document_of(text)
    assert "KeyError" in fuzz.faults(document, text)[0]
    assert fuzz.smallest(document, text) == "boom"


def test_a_reader_that_changes_its_mind_is_noticed(fuzz, monkeypatch: pytest.MonkeyPatch) -> None:
    from ripeness.ledger import Act, Entry

    acts = iter(Act)

    class Fickle:
        def entries(self, document, text):
            yield Entry.anchored(text, (0, 4), document=document.sha256, act=next(acts), holder="unnamed", when="")

    monkeypatch.setattr(fuzz, "RulesReader", Fickle)
    assert fuzz.faults(fuzz.document_of("Some text"), "Some text") == ["reading twice gives different entries"]


def test_a_reader_that_never_ends_is_given_up_and_noticed(fuzz, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        def entries(self, document, text):
            return re.findall(r"(a+)+b", "a" * 40)

    monkeypatch.setattr(fuzz, "RulesReader", Endless)
    monkeypatch.setattr(fuzz, "LONGEST", 1)
    assert fuzz.faults(fuzz.document_of("a"), "a") == ["slow: over 1 s for 1 bytes"]
