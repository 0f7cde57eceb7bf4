"""``ripeness read --reader llm``: at the user's endpoint, within the user's limits, beside what others made."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ripeness.cli.group import SET_ASIDE, WRONG_INPUT
from ripeness.ledger import Ledger

from .conftest import Run

sys.path.insert(0, str(Path(__file__).parents[1]))  # the endpoint is shared with the tests of the reader

from read.optional.server import Asked, Endpoint, Reply, Script, completion, entries, item

USAGE = {"prompt_tokens": 3000, "completion_tokens": 500}


def model(asked: Asked) -> Reply:
    """Knows the two reports."""
    found = [
        item(words, act=act, holder="Ada")
        for words, act in (("the talks may begin", "talks_status"), ("peace is near", "claim"))
        if words in asked.text
    ]
    return completion(entries(*found), usage=USAGE)


@pytest.fixture
def serve() -> Iterator[Callable[[Script], Endpoint]]:
    from read.optional.server import serving

    with ExitStack() as stack:
        yield lambda script: stack.enter_context(serving(script))


@pytest.fixture
def endpoint(serve: Callable[[Script], Endpoint]) -> Endpoint:
    return serve(model)


@pytest.fixture
def ask(run: Run, endpoint: Endpoint) -> Run:
    """Run ``read`` with the model."""
    chosen = ("--reader", "llm", "--endpoint", endpoint.url, "--model", "small")
    return lambda *arguments, **more: run("read", "--case", "case", *chosen, *arguments, **more)


def holders(case: Path) -> list[tuple[str, str]]:
    with Ledger.open(case) as ledger:
        return [(entry.reader.split()[0], entry.exact) for entry in ledger.entries()]


def test_the_model_adds_what_it_finds_and_shows_what_it_used(ask: Run, case: Path) -> None:
    result = ask("reports")
    assert (result.exit_code, result.stdout) == (0, "2 documents (1 re-read, 1 unchanged); 1 new entry\n")
    assert "2 requests, 6,000 tokens sent, 1,000 answered" in result.stderr
    assert ("llm:small", "the talks may begin") in holders(case)


def test_what_the_rules_made_stays_as_it_is(ask: Run, run: Run, case: Path) -> None:
    before = [one for one in holders(case) if one[0] == "said"]
    ask("reports")
    assert [one for one in holders(case) if one[0] == "said"] == before
    assert ("llm:small", "peace is near") not in holders(case)  # it has the same id, and was there
    run("read", "--case", "case", "reports")
    assert ("llm:small", "the talks may begin") in holders(case)


def test_what_a_person_rejected_stays_rejected(ask: Run, run: Run, case: Path) -> None:
    with Ledger.open(case) as ledger:
        (entry,) = (one for one in ledger.entries() if one.exact == "peace is near")
    assert run("review", "reject", entry.id, "--case", "case", "--who", "A", "--why", "no").exit_code == 0
    ask("reports")
    assert "peace is near" not in [exact for _, exact in holders(case)]


def test_a_document_that_it_has_read_is_not_sent_again(ask: Run, case: Path, endpoint: Endpoint) -> None:
    ask("reports/one.txt")
    again = ask("reports/one.txt")
    assert (len(endpoint.asked), again.stdout) == (1, "1 document (1 unchanged); 0 new entries\n")


def test_a_limit_stops_with_one_sentence_and_what_is_done_is_kept(ask: Run, case: Path, endpoint: Endpoint) -> None:
    result = ask("reports", "--max-tokens", "5000")
    assert result.exit_code == SET_ASIDE
    assert result.stderr.splitlines()[-1] == (
        "ripeness: stopped at reports/two.txt: the next request might go over --max-tokens 5,000 (3,500 tokens used); "
        "raise it and read again"
    )
    assert result.stdout == "1 document (1 re-read); 1 new entry\n"
    assert ("llm:small", "the talks may begin") in holders(case)
    assert ask("reports", "--max-tokens", "99000").exit_code == 0
    assert len(endpoint.asked) == 2


def test_a_limit_of_cost_needs_prices(ask: Run, case: Path) -> None:
    assert "a limit of cost needs prices" in ask("reports", "--max-cost", "1").stderr
    priced = ask("reports", "--max-cost", "1", "--price-in", "1", "--price-out", "2")
    assert "cost 0.0080" in priced.stderr


def test_what_was_dropped_is_told_by_its_reason(run: Run, case: Path, serve: Callable[[Script], Endpoint]) -> None:
    url = serve(lambda _: completion(entries(item("invented"), item("made up")))).url
    result = run("read", "--reader", "llm", "--endpoint", url, "--model", "m", "--stdout", "reports/one.txt")
    assert result.stdout == ""
    assert "dropped: 2 because its words are not in the text" in result.stderr


def test_the_key_comes_from_the_environment_and_goes_nowhere_else(
    ask: Run, case: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODEL_KEY", "sk-secret")
    result = ask("reports", "--key-env", "MODEL_KEY", "--json")
    assert endpoint.asked[0].headers["Authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in result.output
    assert not any(b"sk-secret" in path.read_bytes() for path in case.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--reader", "magic"), "--reader must be"),
        (("--reader", "spacy:"), "--reader must be"),
        (("--reader", "spacy:no_such_pipeline"), "spaCy "),
        (("--reader", "llm"), "--reader llm needs --endpoint"),
        (("--reader", "llm", "--endpoint", "http://127.0.0.1:1/v1"), "--reader llm needs --model"),
        (("--endpoint", "http://127.0.0.1:1/v1"), "--endpoint goes with --reader llm"),
        (("--max-tokens", "5"), "--max-tokens goes with --reader llm"),
        (
            ("--reader", "llm", "--endpoint", "http://127.0.0.1:1/v1", "--model", "m", "--key-env", "NO_SUCH"),
            "the environment variable NO_SUCH is empty",
        ),
        (("--reader", "llm", "--endpoint", "nowhere", "--model", "m"), "endpoint must be an address"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_read(
    run: Run, case: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = holders(case)
    result = run("read", "--case", "case", "reports", *arguments)
    assert (result.exit_code, result.stdout) == (WRONG_INPUT, "")
    assert said in result.stderr and result.stderr.count("\n") == 1
    assert holders(case) == before


def test_an_endpoint_that_refuses_stops_the_reading(run: Run, case: Path, serve: Callable[[Script], Endpoint]) -> None:
    url = serve(lambda _: Reply({"error": {"message": "no such model"}}, 404)).url
    result = run("read", "--case", "case", "--reader", "llm", "--endpoint", url, "--model", "m", "reports")
    assert result.exit_code == WRONG_INPUT
    assert "stopped at reports/one.txt: the model's endpoint answered 404 (no such model)" in result.stderr


def test_a_bad_answer_sets_one_document_aside(run: Run, case: Path, serve: Callable[[Script], Endpoint]) -> None:
    url = serve(lambda asked: completion("no") if "Bo said" in asked.text else model(asked)).url
    result = run("read", "--case", "case", "--reader", "llm", "--endpoint", url, "--model", "m", "reports", "--json")
    assert result.exit_code == SET_ASIDE
    assert [json.loads(line)["added"] for line in result.stdout.splitlines()] == [1]
    assert "set aside reports/two.txt: the model gives no answer of the schema" in result.stderr
