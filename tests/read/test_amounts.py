"""Sums of money in running text: value, currency, what qualifies them, and what is no sum."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ripeness.read.amounts import AmountMention, find_amounts
from ripeness.read.numbers import value_of
from ripeness.read.tables import rows

SHARED = Path(__file__).parents[3] / "shared"


def only(text: str) -> AmountMention:
    """The single sum of a text."""
    mentions = find_amounts(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "currency"),
    [
        ("a $40 billion package", "$40 billion", 40e9, "USD"),
        ("paid $ 5 billion for it", "$ 5 billion", 5e9, "USD"),
        ("worth US$1.5bn to them", "US$1.5bn", 1.5e9, "USD"),
        ("a €500m facility", "€500m", 500e6, "EUR"),
        ("gave 800 million euros", "800 million euros", 800e6, "EUR"),
        ("cost twenty dollars", "twenty dollars", 20.0, "USD"),
        ("request of $33.0\nbillion is", "$33.0\nbillion", 33e9, "USD"),
        ("request of $33.0\n      billion is", "$33.0\n      billion", 33e9, "USD"),
        ("spent 1.2 trillion rubles", "1.2 trillion rubles", 1.2e12, "RUB"),
        ("spent 500 million roubles", "500 million roubles", 500e6, "RUB"),
        ("spent 45 bln rubles", "45 bln rubles", 45e9, "RUB"),
        ("allocates UAH 38.3 billion", "UAH 38.3 billion", 38.3e9, "UAH"),
        ("receive 450 UAH monthly", "450 UAH", 450.0, "UAH"),
        ("sold for HK$10.05 billion", "HK$10.05 billion", 10.05e9, "HKD"),
        ("A $300 million deal", "$300 million", 300e6, "USD"),
        ("gave us $40 million", "$40 million", 40e6, "USD"),
        ("fined 10,000 Swiss francs", "10,000 Swiss francs", 10000.0, "CHF"),
        ("half a million dollars", "half a million dollars", 500e3, "USD"),
        ("three and a half billion euros", "three and a half billion euros", 3.5e9, "EUR"),
        ("a hundred thousand hryvnias", "a hundred thousand hryvnias", 100e3, "UAH"),
        ("3 dollars and 50 cents", "3 dollars and 50 cents", 3.5, "USD"),
        ("35 lakh rupees", "35 lakh rupees", 3.5e6, "rupee"),
        ("1,250,000.50 yen", "1,250,000.50 yen", 1250000.5, "JPY"),
        ("1,5 billion euros", "1,5 billion euros", 1.5e9, "EUR"),
        ("a 12-cent dividend", "12-cent", 12.0, "cent"),
        ("5 million South Korean won", "5 million South Korean won", 5e6, "KRW"),
        ("361 million pounds of aid", "361 million pounds", 361e6, "GBP"),
        ("they paid 20 pounds", "20 pounds", 20.0, "GBP"),
    ],
)
def test_a_sum_has_its_value_and_currency(text: str, words: str, value: float, currency: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.currency) == (value, currency)


@pytest.mark.parametrize("text", ["billions of dollars", "several million euros", "hundreds of millions of rubles"])
def test_a_sum_without_a_figure_has_no_value(text: str) -> None:
    assert only(f"They spent {text} on it").value is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$1-2 billion", [1e9, 2e9]),
        ("$5 to 10 million", [5e6, 10e6]),
        ("between $1 and $2 billion", [1e9, 2e9]),
        ("$500 to $1 million", [500.0, 1e6]),
        ("40 to 50 billion rubles", [40e9, 50e9]),
        ("70–75 rubles", [70.0, 75.0]),
        ("$5 to 10 people", [5.0]),
    ],
)
def test_both_ends_of_a_range_are_sums(text: str, values: list[float]) -> None:
    assert [m.value for m in find_amounts(f"It costs {text} there.")] == values


@pytest.mark.parametrize(
    ("text", "approx", "per"),
    [
        ("about $40 billion", "about", ""),
        ("up to 5 million euros a month", "up to", "month"),
        ("more than $2 a barrel", "more than", "barrel"),
        ("$500 or more per year", "or more", "year"),
        ("an estimated $3 billion annually", "an estimated", "year"),
        ("$3 billion", "", ""),
    ],
)
def test_what_qualifies_a_sum_is_kept_apart(text: str, approx: str, per: str) -> None:
    found = only(f"It is {text}.")
    assert (found.approx, found.per) == (approx, per)


@pytest.mark.parametrize(
    "text",
    [
        "10,000 troops and 300 tanks", "a 500-pound bomb", "lost 20 pounds of weight", "800,000 pounds of ammunition",
        "In 2004 won the vote", "5 won the race", "All 70 of us.", "ALL 5 solutions", "20 percent", "20 per cent",
        "the dollar fell", "the 40-million mark", "a real deal", "it was 8 degrees", "Euro 2012 finals", "$TSLA",
    ],
)  # fmt: skip
def test_counts_weights_and_words_are_no_sums(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize("row", rows("currencies"))
def test_each_row_of_the_currencies_names_its_currency(row: dict[str, str]) -> None:
    form, kind = row["form"], row["kind"]
    example = {
        "symbol": f"{form}5 million",
        "prefix": f"{form.upper()}$5 million",
        "yen prefix": f"{form.upper()}¥5 million",
        "code": f"{form.upper()} 5 million",
        "name": f"5 million {form}" + ("s" if row["guard"] == "plural" else ""),
        "subunit": f"5 {form}",
    }[kind]
    found = only(f"They paid {example}.")
    assert found.currency == row["currency"]
    assert found.value == (5.0 if kind == "subunit" else 5e12 if row["guard"] == "million" else 5e6)
    assert row["reason"]


def test_every_other_row_has_a_reason() -> None:
    for name in ("amounts", "amounts_numbers"):
        assert all(row["reason"] for row in rows(name)), name


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from("$€£₴"))
def test_a_written_integer_is_its_value(number: int, sign: str) -> None:
    assert only(f"They gave {sign}{number:,} to it").value == float(number)
    assert only(f"They gave {sign}{number} to it").value == float(number)


@given(st.integers(min_value=1, max_value=99))
def test_a_number_in_words_is_its_value(number: int) -> None:
    words = {row["value"]: row["word"] for row in rows("amounts_numbers") if row["kind"] in ("unit", "tens")}
    tens, unit = divmod(number, 10)
    written = words.get(str(number)) or f"{words[str(tens * 10)]}-{words[str(unit)]}"
    assert value_of(written) == number


def pieces() -> st.SearchStrategy[str]:
    """Runs of currencies, figures and marks in any order."""
    forms = [row["form"] for row in rows("currencies")]
    others = [
        "5",
        "1,000",
        "1.5",
        "1/2",
        "-",
        "to",
        "and",
        "billion",
        "bn",
        "m",
        "two",
        "half",
        "a",
        "of",
        "about",
        "per",
        "\n",
    ]
    return st.lists(st.sampled_from(forms + others * 12), max_size=25).flatmap(
        lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
    )


@given(st.text(max_size=200) | pieces())
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = find_amounts(text)
    place = 0
    for mention in found:
        assert place <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert mention.value is None or mention.value >= 0
        assert mention.currency
        place = mention.end
    assert find_amounts(text) == found


@pytest.mark.parametrize(
    "piece", ["$", "1", "$1", "1,000", "million ", "five ", "dollars ", "a half and ", "-", "$1 to "]
)
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    started = time.process_time()
    find_amounts(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 4


@pytest.mark.shared
def test_the_public_specification_is_read_as_well_as_before() -> None:
    spec = SHARED / "data/reading/recognizers/CurrencyModel.json"
    if not spec.is_file():
        pytest.skip(f"{spec} is not there")
    command = [sys.executable, str(SHARED / "tools/score_amounts.py"), "ripeness.read.amounts:find_amounts", str(spec)]
    report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert float(re.findall(r"value right ([0-9.]+)", report)[0]) > 0.9
