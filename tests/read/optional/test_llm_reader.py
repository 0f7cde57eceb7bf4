"""Answers of every kind, long documents in parts, limits, and what is counted."""

import json
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.errors import DocumentError, InputError, ReaderError
from ripeness.ledger import Act
from ripeness.read import Reading
from ripeness.read.optional.llm import LLMReader, Settings
from ripeness.read.optional.llm.find import occurrences
from ripeness.read.optional.llm.item import Item, schema
from ripeness.read.optional.llm.meter import estimate
from ripeness.read.optional.llm.prompt import text_of
from ripeness.read.optional.parts import halves, parts

from .conftest import document_of
from .server import Asked, Endpoint, Reply, Script, completion, entries, item

TEXT = "Dmytro Kuleba said that Ukraine rejected the draft. The Kremlin said that the talks had stalled."
GOOD = item("the talks had stalled", act="talks_status", holder="Kremlin")
Read = Callable[..., Reading]


def in_turn(*replies: Reply) -> Script:
    """A script that gives each reply once and the last for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


class TestAnswers:
    @pytest.mark.parametrize(
        "bad",
        [
            "I'm sorry, I can't do that.",
            '{"entries": [{"exact": "the ta',
            "",
            "[]",
            "null",
            '{"items": []}',
            '{"entries": {}}',
            '{"entries": [], "settings": {"max_cost": null}}',
            '{"entries": [{"confidence": NaN}]}',
            "[" * 100_000,
        ],
        ids=lambda bad: bad[:20],
    )
    def test_one_that_is_not_of_the_schema_is_asked_for_again_with_another_seed(self, read: Read, bad: str) -> None:
        seeds = []

        def script(asked: Asked) -> Reply:
            seeds.append(asked.body["seed"])
            return completion(bad) if len(seeds) < 3 else completion(entries(GOOD))

        assert len(read(TEXT, script).entries) == 1
        assert seeds == [20220517, 20220518, 20220519]

    def test_a_document_without_one_is_set_aside(self, read: Read) -> None:
        with pytest.raises(DocumentError, match="no answer of the schema"):
            read(TEXT, lambda _: completion("no"))

    def test_one_that_was_cut_off_is_asked_for_in_halves(self, read: Read) -> None:
        text = "\n\n".join(
            f"Paragraph {n}. The Kremlin said that there was no progress on day {n} at all." for n in range(20)
        )
        asked_for = []

        def script(asked: Asked) -> Reply:
            asked_for.append(asked.text)
            if len(asked.text) > 800:
                return completion('{"entries": [{"exact": "there was no', finish="length")
            return completion(
                entries(
                    *(item(f"there was no progress on day {n} at all") for n in range(20) if f"day {n} " in asked.text)
                )
            )

        reading = read(text, script)
        assert len(reading.entries) == 20
        assert "".join(one for one in asked_for if len(one) <= 800) == text

    def test_one_that_is_cut_off_for_ever_sets_the_document_aside(self, read: Read) -> None:
        with pytest.raises(DocumentError, match="no answer of the schema"):
            read(TEXT, lambda _: completion("{", finish="length"))

    def test_more_items_than_are_looked_at_are_counted_as_dropped(self, read: Read) -> None:
        reading = read(TEXT, *[GOOD] * 502)
        assert (len(reading.entries), reading.dropped) == (1, 2)

    def test_the_same_request_is_sent_for_the_same_text(self, read: Read) -> None:
        bodies = []

        def script(asked: Asked) -> Reply:
            bodies.append(json.dumps(asked.body))
            return completion(entries(GOOD))

        assert read(TEXT, script) == read(TEXT, script)
        assert bodies[0] == bodies[1]
        assert (json.loads(bodies[0])["temperature"], json.loads(bodies[0])["model"]) == (0, "scripted")


class TestLongDocuments:
    def test_words_keep_their_places_in_the_whole(self, read: Read) -> None:
        filler = "\n\n".join(f"Nothing was said on day {n}, as reporters in Istanbul noted." for n in range(60))
        text = f"{TEXT}\n\n{filler}\n\n{TEXT}\n\n{filler}\n\n{TEXT}"
        served = []

        def script(asked: Asked) -> Reply:
            served.append(asked.text)
            return completion(
                entries(*[GOOD | {"start": start} for start, _ in occurrences(asked.text, str(GOOD["exact"]))])
            )

        reading = read(text, script, part=1500)
        assert "".join(served) == text
        assert [entry.start for entry in reading.entries] == [
            start for start, _ in occurrences(text, str(GOOD["exact"]))
        ]
        assert len(reading.entries) == 3 and len(served) > 3

    def test_words_of_another_part_are_not_found(self, read: Read) -> None:
        text = TEXT + "\n\n" + "Nothing was said. " * 100

        def script(asked: Asked) -> Reply:
            return completion(entries(*[] if str(GOOD["exact"]) in asked.text else [GOOD]))

        reading = read(text, script, part=1000)
        assert (reading.entries, reading.dropped) == ((), 1)

    def test_one_of_too_many_parts_is_set_aside_before_anything_is_sent(self, read: Read) -> None:
        def script(asked: Asked) -> Reply:
            raise AssertionError("asked")

        with pytest.raises(DocumentError, match="more than 2; allow more with --max-parts"):
            read("word " * 1000, script, part=1000, max_parts=2)

    @given(st.text("ab .\n“”!\u3000", max_size=400), st.integers(1, 50))
    def test_parts_are_the_text(self, text: str, longest: int) -> None:
        cut = parts(text, longest)
        assert "".join(text[start:end] for start, end in cut) == text
        assert all(0 < end - start <= longest for start, end in cut)
        assert all(one[1] == other[0] for one, other in pairwise(cut))

    @given(st.text("ab .\n", min_size=2, max_size=100), st.integers(0, 50))
    def test_halves_are_a_part(self, text: str, start: int) -> None:
        part = (min(start, len(text) - 2), len(text))
        cut = halves(text, part)
        assert len(cut) >= 2
        assert "".join(text[one:other] for one, other in cut) == text[slice(*part)]

    def test_a_part_ends_with_a_paragraph_where_it_can(self) -> None:
        text = "First one. Second one.\n\nThird one. Fourth one.\n\nFifth one."
        assert [text[start:end] for start, end in parts(text, 40)] == [
            "First one. Second one.\n\n",
            "Third one. Fourth one.\n\nFifth one.",
        ]


class TestCounting:
    def settings(self, url: str = "http://127.0.0.1:1/v1", **more: object) -> Settings:
        return Settings(url, "scripted", **more)  # type: ignore[arg-type]

    def test_tokens_and_cost_are_those_that_the_server_tells(self, endpoint: Callable[[Script], Endpoint]) -> None:
        usage = {"prompt_tokens": 1200, "completion_tokens": 300}
        url = endpoint(lambda _: completion(entries(GOOD), usage=usage)).url
        reader = LLMReader(self.settings(url, price_in=0.5, price_out=2.0))
        for _ in range(2):
            list(reader.entries(document_of(TEXT), TEXT))
        assert reader.meter.told() == "2 requests, 2,400 tokens sent, 600 answered, cost 0.0024"

    @pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": -5, "completion_tokens": True}, "much", [1]])
    def test_without_a_count_that_can_be_true_they_are_estimated(
        self, endpoint: Callable[[Script], Endpoint], usage: object
    ) -> None:
        reader = LLMReader(self.settings(endpoint(lambda _: completion(entries(GOOD), usage=usage)).url))
        list(reader.entries(document_of(TEXT), TEXT))
        assert reader.meter.estimated
        assert reader.meter.tokens_in > estimate(TEXT)
        assert reader.meter.told().startswith("1 request, about ")

    def test_a_limit_of_tokens_stops_before_it_is_exceeded(self, endpoint: Callable[[Script], Endpoint]) -> None:
        usage = {"prompt_tokens": 3000, "completion_tokens": 500}
        served = endpoint(lambda _: completion(entries(GOOD), usage=usage))
        reader = LLMReader(self.settings(served.url, max_tokens=8000))
        list(reader.entries(document_of(TEXT), TEXT))
        with pytest.raises(ReaderError, match=r"--max-tokens 8,000 \(3,500|--max-tokens 8,000 \(7,000"):
            for _ in range(3):
                list(reader.entries(document_of(TEXT), TEXT))
        assert reader.meter.tokens <= 8000
        assert all(asked.body["max_tokens"] <= 8000 for asked in served.asked)

    def test_a_limit_of_cost_stops_before_it_is_exceeded(self, endpoint: Callable[[Script], Endpoint]) -> None:
        usage = {"prompt_tokens": 3000, "completion_tokens": 500}
        served = endpoint(lambda _: completion(entries(GOOD), usage=usage))
        reader = LLMReader(self.settings(served.url, price_in=1.0, price_out=10.0, max_cost=0.02))
        with pytest.raises(ReaderError, match=r"--max-cost 0.02 \(0.01\d+ used\)"):
            for _ in range(5):
                list(reader.entries(document_of(TEXT), TEXT))
        assert 0 < (reader.meter.cost or 0) <= 0.02

    def test_nothing_is_sent_that_no_limit_allows(self, endpoint: Callable[[Script], Endpoint]) -> None:
        served = endpoint(lambda _: completion(entries(GOOD)))
        with pytest.raises(ReaderError):
            list(LLMReader(self.settings(served.url, max_tokens=100)).entries(document_of(TEXT), TEXT))
        assert served.asked == []

    def test_what_was_dropped_is_counted_by_its_reason(self, endpoint: Callable[[Script], Endpoint]) -> None:
        bad = (item("invented"), item("more invented"), GOOD | {"act": "x"})
        reader = LLMReader(self.settings(endpoint(lambda _: completion(entries(GOOD, *bad))).url))
        list(reader.entries(document_of(TEXT), TEXT))
        assert reader.dropped == {"its words are not in the text": 2, "not of the schema": 1}


class TestTheRequest:
    def test_the_schema_and_the_record_have_the_same_fields(self) -> None:
        told = schema()["properties"]["entries"]["items"]  # type: ignore[index]
        assert list(told["properties"]) == told["required"] == list(Item.model_fields)
        assert told["additionalProperties"] is False

    def test_the_prompt_explains_every_act_and_field(self) -> None:
        prompt = text_of("system")
        assert [act.value for act in Act if act.value not in prompt] == []
        assert [name for name in Item.model_fields if name not in prompt] == []

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("endpoint", "127.0.0.1:8000", "endpoint must be an address"),
            ("endpoint", "ftp://host/v1", "endpoint must be an address"),
            ("endpoint", "http://host:99999/v1", "endpoint must be an address"),
            ("endpoint", "http://host/v1?key=secret", "endpoint must be an address"),
            ("endpoint", "https://me:secret@host/v1", "must not hold a name or password"),
            ("model", "", "model must be a name"),
            ("model", "a b", "model must be a name"),
            ("key", "a\nHost: evil", "one word of ASCII"),
            ("max_tokens", -1, "max_tokens must be a number >= 0"),
            ("max_cost", 1.0, "a limit of cost needs prices"),
            ("price_in", 1.0, "a price is needed both"),
            ("part", 10, "part must be >= 1000"),
            ("timeout", 0, "timeout must be"),
            ("tries", 0, "tries must be >= 1"),
        ],
    )
    def test_settings_that_cannot_be_used_are_refused(self, field: str, value: object, said: str) -> None:
        with pytest.raises(InputError, match=said) as caught:
            Settings(**({"endpoint": "https://host/v1", "model": "m"} | {field: value}))  # type: ignore[arg-type]
        assert "secret" not in str(caught.value) or field != "endpoint" or "?" in str(value)

    def test_a_key_is_not_sent_unencrypted_over_a_network(self) -> None:
        with pytest.raises(InputError, match="unencrypted"):
            Settings("http://example.org/v1", "m", key="k")
        for local in ("http://localhost:1/v1", "http://127.0.0.1:1/v1", "http://[::1]:1/v1", "https://example.org/v1"):
            assert Settings(local, "m", key="k").key == "k"
