"""The reader by a parser: what it takes from a parse, its contract, and what it says where nothing is installed."""

import importlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ripeness.errors import ReaderError
from ripeness.read import Reader, RulesReader
from ripeness.read.attribution import Attribution
from ripeness.read.optional.parsed import SpacyReader
from ripeness.read.optional.parsed.dependencies import attributions
from ripeness.read.optional.parsed.names import recognised
from ripeness.read.optional.parsed.pipeline import load
from ripeness.read.parties import gazetteer
from ripeness.read.quotations import quotations

from .conftest import document_of
from .parse import Name, Toy, parse

sys.path.insert(0, str(Path(__file__).parents[2]))  # contracts are shared by tests of several folders

from contracts.reader import REPORT, ReaderContract

RELAYED = (
    "Envoys who met on Monday said that talks, which Russia left, were over.",
    """
    Envoys NOUN nsubj 5
    who PRON nsubj 2
    met VERB relcl 0
    on ADP prep 2
    Monday PROPN pobj 3
    said VERB ROOT 5
    that SCONJ mark 14
    talks NOUN nsubj 13
    , PUNCT punct 7
    which PRON dobj 11
    Russia PROPN nsubj 11
    left VERB relcl 7
    , PUNCT punct 7
    were AUX ccomp 5
    over ADV advmod 13
    . PUNCT punct 5
    """,
)
PASSIVE = (
    "It was not reported by officials that the talks ended, and denied that they began.",
    """
    It PRON nsubjpass 3
    was AUX auxpass 3
    not PART neg 3
    reported VERB ROOT 3
    by ADP agent 3
    officials NOUN pobj 4
    that SCONJ mark 9
    the DET det 8
    talks NOUN nsubj 9
    ended VERB ccomp 3
    , PUNCT punct 3
    and CCONJ cc 3
    denied VERB conj 3
    that SCONJ mark 15
    they PRON nsubj 15
    began VERB ccomp 12
    . PUNCT punct 3
    """,
)
BEFORE = (
    "The talks ended, Lee said. He said yes.\n\nNo talks.",
    """
    The DET det 1
    talks NOUN nsubj 2
    ended VERB ccomp 5
    , PUNCT punct 5
    Lee PROPN nsubj 5
    said VERB ROOT 5
    . PUNCT punct 5
    He PRON nsubj 8
    said VERB ROOT 8
    yes INTJ ccomp 8
    . PUNCT punct 8
    No DET det 12
    talks NOUN appos 9
    """,
)


def found(case: tuple[str, str]) -> list[tuple[str, str, str, Attribution]]:
    text, rows = case
    speech = [one for one in quotations(text) if one.kind == "speech"]
    return [
        (*(" … ".join(text[slice(*span)] for span in part) for part in (one.source, one.cue, one.content)), one)  # type: ignore[misc]
        for one in attributions(list(parse(text, rows)), text, speech)
    ]


class TestDependencies:
    def test_a_subject_without_what_is_said_of_it_and_a_clausal_complement(self) -> None:
        ((source, cue, content, one),) = found(RELAYED)
        assert (source, cue, content) == (
            "Envoys",
            "said",
            "that talks, which Russia left, were over",
        )
        assert (one.kind, one.directness, one.negated, one.rule) == ("said", "indirect", False, "dependency:ccomp")

    def test_the_agent_of_a_passive_and_who_it_is_shared_with(self) -> None:
        first, second = found(PASSIVE)
        assert first[:3] == ("officials", "was not reported", "that the talks ended")
        assert second[:3] == ("officials", "denied", "that they began")
        assert (first[3].negated, second[3].negated) == (True, True)

    def test_words_before_their_verb_and_over_paragraphs_are_not_taken_from_a_parse(self) -> None:
        assert found(BEFORE) == []

    def test_a_verb_without_subject_or_without_clause_says_nothing(self) -> None:
        assert (
            found(("He said nothing.", "He PRON nsubj 1\nsaid VERB ROOT 1\nnothing PRON dobj 1\n. PUNCT punct 1")) == []
        )
        assert found(("Said it ended.", "Said VERB ROOT 0\nit PRON nsubj 2\nended VERB ccomp 0\n. PUNCT punct 0")) == []


class TestSpacyReaderContract(ReaderContract):
    def reader(self) -> Reader:
        return SpacyReader(Toy())


class TestReading:
    def test_the_parse_is_named_in_the_basis(self) -> None:
        text = "Envoys said that Russia and Ukraine will resume the talks in Istanbul."
        (entry,) = SpacyReader(Toy()).entries(document_of(text), text)
        assert any(row == "attribution:dependency:ccomp" for row in entry.basis)
        assert (entry.reader, entry.holder) == ("spacy:toy 0.1.0+1.2", "unnamed: Envoys")

    def test_what_is_told_behind_a_sentence_is_about_all_of_it(self) -> None:
        text = "Rudenko said that Ukraine had left the talks, according to Interfax. Russia denied it."
        relayed, said = SpacyReader(Toy()).find(text)[1::-1]
        assert [text[slice(*said.content[0])], text[slice(*relayed.source[0])]] == [
            "that Ukraine had left the talks",
            "Interfax",
        ]
        (entry,) = (e for e in SpacyReader(Toy()).entries(document_of(text), text) if "left" in e.exact)
        assert (entry.holder, entry.relays) == ("Andrey Rudenko", ("Interfax",))

    def test_what_the_parse_does_not_tell_is_read_by_the_rules(self) -> None:
        class Blind(Toy):
            def __call__(self, text: str) -> Any:
                return parse(text, "")

        ruled = [(e.id, e.holder) for e in RulesReader().entries(document_of(REPORT), REPORT)]
        assert [(e.id, e.holder) for e in SpacyReader(Blind()).entries(document_of(REPORT), REPORT)] == ruled

    def test_a_long_text_is_parsed_in_parts_and_keeps_its_places(self, monkeypatch: pytest.MonkeyPatch) -> None:
        text = "\n\n".join(f"Envoys said that Russia left the talks on day {n}." for n in range(40))
        whole = SpacyReader(Toy()).find(text)
        monkeypatch.setattr("ripeness.read.optional.parsed.reader.LONGEST", 300)
        assert SpacyReader(Toy()).find(text) == whole
        assert len(whole) == 40

    def test_names_that_the_lexicons_do_not_know_are_known_in_their_document(self) -> None:
        text = "Russia left. The Blue Dove Institute said that Russia and Ukraine will resume the talks."
        names = recognised(gazetteer(), Toy()(text).ents)
        assert [(name, entity.kind) for name, entity, _ in names] == [("Blue Dove Institute", "organisation")]
        assert "Blue Dove Institute" in {e.holder for e in SpacyReader(Toy()).entries(document_of(text), text)}

    @pytest.mark.parametrize("name", ["Ukraine Crisis Group", "Dove", "a dove", "Blue\nDove", "1 Blue"])
    def test_no_name_is_added_that_holds_a_known_one_or_is_none(self, name: str) -> None:
        assert recognised(gazetteer(), [Name(0, len(name), "ORG", name), Name(0, 9, "DATE", "Blue Dove")]) == []


class TestLoading:
    def installed(self, monkeypatch: pytest.MonkeyPatch, **fields: Any) -> None:
        pipeline = SimpleNamespace(**{"lang": "en", "has_pipe": lambda _: True, "meta": {}} | fields)
        monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=lambda _: pipeline))

    def test_without_spacy_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "spacy", None)
        with pytest.raises(ReaderError, match=r"spaCy is not installed; install ripeness\[spacy\] and a pipeline"):
            SpacyReader("en_core_web_sm")

    def test_without_the_pipeline_it_says_so_and_loads_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(_: str) -> None:
            raise OSError("[E050] Can't find model 'xx'")

        monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=missing))
        with pytest.raises(ReaderError, match="spaCy has no pipeline 'xx' here"):
            load("xx")

    def test_a_pipeline_for_another_language_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.installed(monkeypatch, lang="de")
        with pytest.raises(ReaderError, match="is for 'de'"):
            load("de_core_news_sm")

    def test_a_pipeline_without_a_parser_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.installed(monkeypatch, has_pipe=lambda _: False)
        with pytest.raises(ReaderError, match="has no parser"):
            load("en_blank")


def real_pipeline() -> str | None:
    """The first installed pipeline for English, if spaCy is here."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        return None
    return next((name for name in sorted(spacy.util.get_installed_models()) if name.startswith("en_")), None)


@pytest.mark.skipif(real_pipeline() is None, reason="spaCy or a pipeline for English is not installed")
@pytest.mark.filterwarnings("ignore")
class TestARealPipeline(ReaderContract):
    loaded: Any = None

    def reader(self) -> Reader:
        name = real_pipeline()
        assert name
        type(self).loaded = self.loaded or load(name)
        return SpacyReader(self.loaded, name=name)

    def test_a_blank_pipeline_is_refused(self, tmp_path: Path) -> None:
        importlib.import_module("spacy").blank("en").to_disk(tmp_path / "blank")
        with pytest.raises(ReaderError, match="has no parser"):
            SpacyReader(str(tmp_path / "blank"))
