"""What a model of the case shows: a judgment from stated inputs, told apart from what is on record.

The first pages hold its answers in a line each and the options that could be signed most often; the annex holds every
table, and every input with the words, data or reason that it rests on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ripeness.assess.account import Account, Choice, Told
from ripeness.brief import wording
from ripeness.brief.findings import Record
from ripeness.brief.model import (
    MODEL,
    Block,
    Card,
    Cards,
    Finding,
    FindingList,
    Line,
    Note,
    Picture,
    Plain,
    Section,
)
from ripeness.brief.sections.inputs import Numbers, register
from ripeness.brief.sections.part import Part
from ripeness.brief.sections.told import figures, on_record

TITLE = "What a bargaining model of the case shows"
FIRST = ("zone", "impasse", "war", "openings", "scenarios", "learning", "binding")
"""Readings that the first pages answer, in this order; the annex has all."""
DRAWN_FIRST = "impasse"
_IN_FULL = "model-in-full"
_MEANS = (
    "A judgment from a model: a share of draws is no chance of anything in the world, and the public words that the "
    "inputs rest on are not private positions."
)
_HOW = (
    "Each input that isn’t known exactly is drawn from its range, many times over, and the model is solved for each "
    "draw. “In 25 % of draws (22–28 %)” says in how much of what isn’t known a result holds; the interval says how far "
    "the share may be off because only so many draws were made. A range such as 10–40 % holds nine of ten draws. An "
    "outcome that could be signed most often is no advice to sign it."
)


def model(account: Account, record: Record) -> Part:
    """Return the model's answers for the first pages, and everything it rests on for the annex."""
    return Part(
        Section(MODEL, TITLE, tuple(_main(account, record))),
        Section(_IN_FULL, "The model in full", tuple(_annex(account, record))),
    )


def _main(account: Account, record: Record) -> Iterable[Block]:
    answers = [found for name in FIRST if (found := account.reading(name))][: record.limits.answers]
    yield FindingList((_model(account.sentence), _model(_MEANS), *(_answer(told) for told in answers)))
    drawn = account.reading(DRAWN_FIRST)
    if drawn is not None:
        yield from map(Picture, drawn.pictures)
    few = account.options[: record.limits.options]
    if few:
        items = tuple(_in_short(number, each, record.limits.risks) for number, each in enumerate(few, start=1))
        yield FindingList(items, "Could be signed most often: options, not advice", more_in=_IN_FULL)
    else:
        yield FindingList((), more_in=_IN_FULL)


def _answer(told: Told) -> Finding:
    return Finding("model", (Plain(f"{told.title}: ", strong=True), Plain(wording.unbroken(told.short))))


def _in_short(number: int, each: Choice, risks: int) -> Finding:
    """Return an option in a few lines: what it says, what each side gives up, what could break it first."""
    pieces = [Plain(f"{number}, in {each.acceptable} of draws: ", strong=True), Plain(f"{_terms(each.says)}. ")]
    for party, words in each.gives_up:
        pieces += [Plain(f"{party} gives up ", strong=True), Plain(f"{words}. ")]
    if each.risks:
        pieces += [Plain("Could break it: ", strong=True), Plain(" ".join(each.risks[:risks]))]
    return Finding("model", tuple(replace(piece, text=wording.unbroken(piece.text)) for piece in pieces))


def _annex(account: Account, record: Record) -> Iterable[Block]:
    numbers = Numbers.of(account.register)
    yield Note(f"{account.sentence} {_MEANS}")
    yield Note(_HOW)
    for told in account.readings:
        options = account.options if told.name == "zone" else ()
        yield FindingList((_model(told.short if options else told.sentence),), told.title)
        yield from map(Picture, told.pictures)
        if options:
            yield from _options(options)
        else:
            yield from (figures(table, numbers) for table in told.tables if table.rows)
        if told.name == "impasse" and account.evidence:
            yield on_record(account.evidence, record)
    yield FindingList((), "Every input, and what it rests on")
    yield register(account.register, numbers, record)


def _options(options: Sequence[Choice]) -> Iterable[Block]:
    """Yield options one under another, numbered as in the picture; what all of them say is said once, above."""
    same = [item for item in options[0].says if all(item in each.says for each in options)] if len(options) > 1 else []
    common = f" All that are shown say: {_terms(same)}." if same else ""
    yield Note(f"Outcomes that could be signed most often: options, not advice.{common}")
    yield Cards(tuple(_option(number, each, same) for number, each in enumerate(options, start=1)))


def _option(number: int, each: Choice, same: Sequence[tuple[str, str]]) -> Card:
    title = _terms([item for item in each.says if item not in same])
    gives_up = [Line(f"{party} gives up", (_model(wording.capital(words)),)) for party, words in each.gives_up]
    breaks = [Line("Could break it", tuple(map(_model, each.risks)))] if each.risks else []
    unit = wording.unbroken(f"could be signed in {each.acceptable} of draws")
    return Card((Plain(title, strong=True),), str(number), unit, (*gives_up, *breaks))


def _terms(says: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{issue}: {option}" for issue, option in says)


def _model(text: str) -> Finding:
    return Finding("model", (Plain(wording.unbroken(text)),))
