"""What a model says becomes an entry only as far as the text bears it out."""

from collections.abc import Callable

import pytest

from ripeness.ledger import Act, Entry
from ripeness.read import Reading
from ripeness.read.optional.llm.hostile import speaks_to_machines
from ripeness.read.tables import rows

from .server import completion, item

TEXT = """ISTANBUL — Foreign Minister Dmytro Kuleba said on Monday that Ukraine would not accept the draft. “We are
ready to talk,” he told Reuters. Last week the Kremlin said that the talks had stalled.

The United States has sent $40 billion in military aid to Ukraine since February, a person close to the talks said.
"""

Read = Callable[..., Reading]


def only(reading: Reading) -> Entry:
    assert (len(reading.entries), reading.dropped) == (1, 0)
    return reading.entries[0]


def refused(reading: Reading) -> bool:
    return (reading.entries, reading.dropped) == ((), 1)


class TestWords:
    def test_words_of_the_text_become_an_entry_with_its_own_place_and_context(self, read: Read) -> None:
        entry = only(read(TEXT, item("the talks had stalled", act="talks_status", holder="Kremlin", start=3)))
        assert TEXT[entry.start : entry.end] == entry.exact == "the talks had stalled"
        assert (entry.act, entry.holder, entry.holder_side) == (Act.TALKS_STATUS, "Kremlin", "Russia")
        assert (entry.reader.split()[0], entry.confidence) == ("llm:scripted", 0.7)

    @pytest.mark.parametrize(
        "invented",
        [
            "the talks have stalled",  # one letter
            "We are ready to surrender",
            "The talks had stalled",  # another case
            "talks had stall",  # half a word
            "Ukraine would accept the draft",  # joined over what it leaves out
            "the talks had stalled...",
            "переговоры зашли в тупик",
        ],
    )
    def test_words_that_the_text_does_not_have_are_dropped_and_counted(self, read: Read, invented: str) -> None:
        assert refused(read(TEXT, item(invented, start=TEXT.index("talks"))))

    def test_only_white_space_may_differ(self, read: Read) -> None:
        entry = only(read(TEXT, item("We are ready to talk", holder="Dmytro Kuleba", holder_words="he")))
        assert entry.exact == "We are\nready to talk"
        assert entry.directness == "direct"

    @pytest.mark.parametrize("off", [-1, 1, 40, -9999, 9999, None])
    def test_a_start_that_is_off_does_not_move_the_words(self, read: Read, off: int | None) -> None:
        start = None if off is None else TEXT.index("Last week") + off
        assert only(read(TEXT, item("the talks had stalled", start=start))).start == TEXT.index("the talks had stalled")

    def test_a_negation_must_not_be_cut_off(self, read: Read) -> None:
        assert refused(read(TEXT, item("accept the draft", act="accept", holder="Ukraine")))
        whole = item("would not accept the draft", act="reject", holder="Ukraine")
        assert only(read(TEXT, whole)).act is Act.REJECT

    def test_letters_with_accents_count_as_one_text_has_them(self, read: Read) -> None:
        text = "Mevlüt Çavuşoğlu sa\u0301id: «Київ не погодився». Zoe\u0308 agreed."
        assert only(read(text, item("Київ не погодився", holder="Mevlüt Çavuşoğlu"))).directness == "direct"
        assert refused(read(text, item("Zoe")))


class TestRepeatedWords:
    TEXT = "Bo said talks go on. Ada said talks go on. Cy denied that talks go on."

    def test_what_stands_around_them_tells_which_are_meant(self, read: Read) -> None:
        entry = only(read(self.TEXT, item("talks go on", before="Ada said", after=". Cy")))
        assert entry.start == self.TEXT.index("talks", 21)

    @pytest.mark.parametrize(("start", "number"), [(9, 0), (28, 1), (70, 2)])
    def test_else_the_nearest_start_does(self, read: Read, start: int, number: int) -> None:
        entry = only(read(self.TEXT, item("talks go on", start=start, act="talks_status", polarity="denied")))
        assert self.TEXT[: entry.start].count("talks go on") == number

    def test_else_they_are_dropped(self, read: Read) -> None:
        assert refused(read(self.TEXT, item("talks go on")))
        assert refused(read(self.TEXT, item("talks go on", before="said", after=".")))


class TestNames:
    @pytest.mark.parametrize("field", ["holder", "addressee", "target", "holder_post"])
    def test_nobody_is_named_whom_the_text_does_not_name(self, read: Read, field: str) -> None:
        given = {"holder": "Olga Kurylenko", "holder_kind": "person"} | {field: "Vladimir Putin"}
        text = TEXT + "\nOlga Kurylenko spoke too."
        assert refused(read(text, item("the talks had stalled", **given)))

    def test_a_relay_must_be_named_and_the_own_outlet_is_none(self, read: Read) -> None:
        assert refused(read(TEXT, item("We are ready to talk", relays=["Interfax"])))
        said = item("We are ready to talk", holder="Kuleba", relays=["Reuters", "unknown", "Reuters"])
        assert only(read(TEXT, said)).relays == ("Reuters", "unknown")
        assert only(read(TEXT, said, about={"outlet": "Reuters"})).relays == ("unknown",)

    def test_a_known_name_is_written_as_the_lexicons_have_it(self, read: Read) -> None:
        entry = only(read(TEXT, item("We are ready to talk", holder="Kuleba", target="the United States")))
        assert (entry.holder, entry.holder_side, entry.target) == ("Dmytro Kuleba", "Ukraine", "United States")

    def test_an_unknown_surname_is_written_as_the_text_has_it_in_full(self, read: Read) -> None:
        text = "Envoy Jan Novotny of Ukraine arrived. Novotny said the talks may begin."
        said = item("the talks may begin", holder="Novotny", holder_kind="person", holder_side="Ukraine")
        entry = only(read(text, said | {"holder_post": "Envoy"}))
        assert (entry.holder, entry.holder_side, entry.holder_post) == ("Envoy Jan Novotny", "Ukraine", "envoy")

    def test_two_who_act_together_are_both_named(self, read: Read) -> None:
        both = item("the talks had stalled", holder="Ukraine; Kremlin", holder_kind="state")
        assert only(read(TEXT, both)).holder == "Ukraine; Kremlin"
        assert refused(read(TEXT, item("the talks had stalled", holder="Ukraine; Belarus")))

    @pytest.mark.parametrize("holder", ["unnamed: a person close to the talks", "a person close to the talks"])
    def test_an_unnamed_holder_is_described_in_words_of_the_text(self, read: Read, holder: str) -> None:
        said = item("has sent $40 billion in military aid", holder=holder)
        assert only(read(TEXT, said)).holder == "unnamed: a person close to the talks"
        assert refused(read(TEXT, said | {"holder": "unnamed: a traitor"}))

    @pytest.mark.parametrize("holder", ["he", "who", " ", ";"])
    def test_a_pronoun_or_nothing_names_nobody(self, read: Read, holder: str) -> None:
        assert refused(read(TEXT, item("We are ready to talk", holder=holder)))

    @pytest.mark.parametrize("mark", ["holder_words", "cue_words"])
    def test_marks_are_words_near_by(self, read: Read, mark: str) -> None:
        entry = only(read(TEXT, item("the talks had stalled", holder="Kremlin", **{mark: "said"})))
        span = entry.holder_span if mark == "holder_words" else entry.cue_span
        assert span and TEXT[slice(*span)] == "said"
        assert span[0] == TEXT.index("said that the talks")
        far = TEXT + "\n\n".join(["One.", "Two.", "Three.", "Four.", "whispered"])
        assert refused(read(far, item("the talks had stalled", **{mark: "whispered"})))


class TestAdversaries:
    TEXT = (
        "Andrey Rudenko said that Ukraine had rejected the draft. Ukraine rejected the map. "
        "The UN said that Ukraine agreed."
    )

    @pytest.mark.parametrize("act", ["reject", "accept", "propose", "withdraw", "aim"])
    def test_nobody_moves_on_the_opponents_word(self, read: Read, act: str) -> None:
        told = item("Ukraine had rejected the draft", act=act, holder="Ukraine")
        assert refused(read(self.TEXT, told))
        mirrored = self.TEXT.replace("Ukraine", "Russia").replace("Andrey Rudenko", "Dmytro Kuleba")
        assert refused(read(mirrored, told | {"exact": "Russia had rejected the draft", "holder": "Russia"}))

    def test_the_opponents_word_is_his_claim(self, read: Read) -> None:
        claim = item("Ukraine had rejected the draft", holder="Andrey Rudenko", target="Ukraine")
        assert only(read(self.TEXT, claim)).holder_side == "Russia"

    def test_the_outlets_word_and_a_mediators_stand(self, read: Read) -> None:
        assert only(read(self.TEXT, item("Ukraine rejected the map", act="reject", holder="Ukraine")))
        assert only(read(self.TEXT, item("Ukraine agreed", act="accept", holder="Ukraine")))


class TestDates:
    def test_a_date_is_read_from_the_words_that_give_it(self, read: Read) -> None:
        entry = only(read(TEXT, item("the talks had stalled", when_words="Last week", when="2022-05-11")))
        assert (entry.when, entry.anchor) == ("2022-05-09/2022-05-15", "2022-05-17")

    @pytest.mark.parametrize("when", ["2022-05-11", "2022", "2022-05-17", "2022-05-30", "../2022-04-01", ""])
    def test_a_date_that_the_text_does_not_give_is_left_open(self, read: Read, when: str) -> None:
        assert only(read(TEXT, item("the talks had stalled", when=when))).when == "../2022-05-17"

    def test_a_date_that_the_text_gives_near_by_is_kept(self, read: Read) -> None:
        said = item("would not accept the draft", act="reject", when="2022-05-16")
        assert only(read(TEXT, said)).when == "2022-05-16"

    def test_nothing_is_dated_after_publication(self, read: Read) -> None:
        text = "Ada said on 3 May 2022 that Russia and Ukraine will meet on 30 May 2022."
        assert only(read(text, item("will meet", when="2022-05-30", when_words="30 May 2022"))).when == "../2022-05-17"

    @pytest.mark.parametrize("when", ["yesterday", "2022-13-01", "2022-05-17/2022-05-01", "2022-05-17?"])
    def test_a_date_that_is_no_edtf_is_a_fault(self, read: Read, when: str) -> None:
        assert refused(read(TEXT, item("the talks had stalled", when=when)))

    def test_words_for_a_date_that_are_not_near_are_a_fault(self, read: Read) -> None:
        assert refused(read(TEXT, item("the talks had stalled", when_words="on Sunday")))


class TestSums:
    def test_a_sum_is_read_from_its_words(self, read: Read) -> None:
        sent = item("has sent $40 billion in military aid", act="provide", amount_words="$40 billion")
        amount = only(read(TEXT, sent)).amount
        assert amount is not None
        assert (amount.value, amount.currency, amount.stage) == (40e9, "USD", "delivered")

    @pytest.mark.parametrize("invented", ["$50 billion", "military aid"])
    def test_a_sum_that_the_sentence_does_not_have_is_a_fault(self, read: Read, invented: str) -> None:
        assert refused(read(TEXT, item("has sent $40 billion in military aid", amount_words=invented)))


class TestTheSchema:
    @pytest.mark.parametrize(
        "faulty",
        [
            {"act": "surrender"},
            {"polarity": "true"},
            {"holder_kind": "god"},
            {"issues": ["cake"]},
            {"confidence": 1.1},
            {"confidence": "high"},
            {"start": "12"},
            {"exact": ""},
            {"exact": "x" * 5000},
            {"relays": "Reuters"},
            {"document": "0" * 64},
            {"review": {"decision": "accepted", "who": "me", "when": "2022-05-17T00:00:00Z"}},
            {"id": "0123456789abcdef"},
            {"reader": "rules 0.1.0"},
        ],
        ids=lambda faulty: next(iter(faulty)),
    )
    def test_a_faulty_item_is_dropped_and_counted_and_the_others_stay(
        self, read: Read, faulty: dict[str, object]
    ) -> None:
        good = item("We are ready to talk", holder="Kuleba")
        reading = read(TEXT, item("the talks had stalled") | faulty, good)
        assert ([entry.holder for entry in reading.entries], reading.dropped) == (["Dmytro Kuleba"], 1)

    def test_items_that_are_no_objects_are_dropped(self, read: Read) -> None:
        reading = read(TEXT, lambda _: completion({"entries": [None, 3, "x", [], {}, item("We are ready to talk")]}))
        assert (len(reading.entries), reading.dropped) == (1, 5)

    def test_no_confidence_is_certain(self, read: Read) -> None:
        assert only(read(TEXT, item("the talks had stalled", confidence=1))).confidence == 0.95

    def test_the_basis_names_model_and_prompt(self, read: Read) -> None:
        basis = only(read(TEXT, item("the talks had stalled"))).basis
        assert [row.split(":")[0] for row in basis] == ["model", "prompt"]


@pytest.mark.parametrize("row", rows("instructions"), ids=lambda row: row["example"])
def test_each_row_of_the_lexicon_of_instructions_has_its_reason_and_knows_its_example(row: dict[str, str]) -> None:
    assert row["reason"]
    assert speaks_to_machines(row["example"])
