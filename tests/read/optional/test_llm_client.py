"""The endpoint is busy, slow, broken or refuses: what is tried again, what is told, and that the key is never told."""

from collections.abc import Callable

import pytest

from ripeness.errors import DocumentError, ReaderError
from ripeness.read import Reading
from ripeness.read.optional.llm import LLMReader, Settings

from .conftest import document_of
from .server import Asked, Endpoint, Reply, Script, completion, entries, item
from .test_llm_reader import GOOD, TEXT, in_turn

Read = Callable[..., Reading]
DONE = completion(entries(GOOD))


def test_a_busy_endpoint_is_asked_again_after_a_growing_pause(read: Read, sleeps: list[float]) -> None:
    script = in_turn(Reply(status=429), Reply(status=503), Reply(status=500), DONE)
    assert len(read(TEXT, script).entries) == 1
    assert sleeps == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(("told", "paused"), [("7", 7.0), ("99999", 60.0), ("soon", 1.0), ("-3", 1.0)])
def test_the_endpoint_may_say_how_long(read: Read, sleeps: list[float], told: str, paused: float) -> None:
    read(TEXT, in_turn(Reply(status=429, headers={"Retry-After": told}), DONE))
    assert sleeps == [paused]


def test_one_that_stays_busy_stops_the_reading(read: Read, sleeps: list[float]) -> None:
    with pytest.raises(ReaderError, match="asked 3 times and answered 429; read again when it is up"):
        read(TEXT, lambda _: Reply(status=429), tries=3)
    assert sleeps == [1.0, 2.0]


def test_one_that_is_slow_is_asked_again(read: Read) -> None:
    assert len(read(TEXT, in_turn(Reply(after=5), DONE), timeout=0.2).entries) == 1


def test_a_document_that_takes_too_long_is_set_aside(read: Read) -> None:
    with pytest.raises(DocumentError, match=r"asked 2 times and did not answer within 0\.05 seconds"):
        read(TEXT, lambda _: Reply(after=5), timeout=0.05, tries=2)


def test_an_answer_of_which_half_arrives_is_asked_for_again(read: Read) -> None:
    half = Reply(b'{"choices": [{"message": {"content": "{\\"entr', announced=5000)
    assert len(read(TEXT, in_turn(half, DONE)).entries) == 1


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [7]}', b"\xff\xfe", b"[" * 90_000]
)
def test_what_is_no_chat_completion_is_asked_for_again(read: Read, body: bytes) -> None:
    assert len(read(TEXT, in_turn(Reply(body), DONE)).entries) == 1


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "check the key"),
        (403, "check the key"),
        (404, "check endpoint and model"),
        (400, "too long"),
        (302, "302"),
    ],
)
def test_a_refusal_stops_at_once_and_is_told(read: Read, sleeps: list[float], status: int, said: str) -> None:
    headers = {"Location": "http://127.0.0.1:9/elsewhere"} if status == 302 else {}
    with pytest.raises(ReaderError, match=said):
        read(TEXT, lambda _: Reply({"error": {"message": "it is\n\x1b[2J too long"}}, status, headers))
    assert sleeps == []


def test_an_answer_without_end_is_not_read_to_its_end(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ripeness.read.optional.llm.client.LARGEST", 10_000)
    with pytest.raises(ReaderError, match="answered with more than"):
        read(TEXT, lambda _: Reply(b" " * 20_000))


def test_an_endpoint_that_is_not_there_stops_the_reading(sleeps: list[float]) -> None:
    reader = LLMReader(Settings("http://127.0.0.1:1/v1", "m", tries=2), sleep=sleeps.append)
    with pytest.raises(ReaderError, match="the connection failed"):
        list(reader.entries(document_of(TEXT), TEXT))


class TestTheKey:
    def test_is_sent_as_a_bearer_token_to_the_endpoint_alone(self, endpoint: Callable[[Script], Endpoint]) -> None:
        served = endpoint(lambda _: DONE)
        reader = LLMReader(Settings(served.url + "/", "scripted", key="sk-secret"))
        list(reader.entries(document_of(TEXT), TEXT))
        (asked,) = served.asked
        assert (asked.path, asked.headers["Authorization"]) == ("/v1/chat/completions", "Bearer sk-secret")
        assert "sk-secret" not in str(asked.body)

    def test_is_not_sent_where_there_is_none(self, endpoint: Callable[[Script], Endpoint]) -> None:
        served = endpoint(lambda _: DONE)
        list(LLMReader(Settings(served.url, "scripted")).entries(document_of(TEXT), TEXT))
        assert "Authorization" not in served.asked[0].headers

    def test_is_in_no_message_no_record_and_no_entry(self, endpoint: Callable[[Script], Endpoint]) -> None:
        def script(asked: Asked) -> Reply:
            return Reply({"error": {"message": f"bad key {asked.headers['Authorization']}"}}, 401)

        settings = Settings(endpoint(script).url, "scripted", key="sk-secret")
        with pytest.raises(ReaderError) as caught:
            list(LLMReader(settings).entries(document_of(TEXT), TEXT))
        assert "bad key" in str(caught.value)
        assert "sk-secret" not in f"{caught.value!r} {settings!r} {settings}"


def test_a_document_without_words_is_not_sent(read: Read) -> None:
    def script(asked: Asked) -> Reply:
        raise AssertionError("asked")

    assert read(" \n\t", script, item("x")).entries == ()
