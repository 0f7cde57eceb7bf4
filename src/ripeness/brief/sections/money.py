"""The aid ladder: each sum at the stage it has reached, none added to another of a different stage."""

from collections.abc import Sequence

from ripeness.brief import wording
from ripeness.brief.findings import Record, ours
from ripeness.brief.model import Bar, Block, Finding, FindingList, Ladder, Name, Plain
from ripeness.brief.sections.part import Part, part
from ripeness.talks.aid import STAGES, Sum, Total
from ripeness.talks.state import State

_STEP: dict[str, int] = {stage: step for step, stage in enumerate(STAGES)}
_RULE = (
    "Each bar is one sum as told; sums of different stages are never added, and a total is never added to its parts."
)


def aid(state: State, record: Record) -> Part:
    """Return the ladder as a picture: the largest sums of each stage, and totals of distinct increments beside it."""
    bars = sorted(_bars(state, record), key=lambda bar: (_STEP[bar.stage], bar.currency, -bar.value))
    if not bars:
        return part("aid", "Aid by stage", main=[FindingList((ours("No sum of aid is on record."),))])
    shown = [bar for stage in STAGES for bar in [each for each in bars if each.stage == stage][: record.limits.bars]]
    main: list[Block] = [Ladder(_RULE, tuple(STAGES), tuple(shown))]
    summed = [total for total in state.aid.totals if len(total.counted) > 1]
    more = len(bars) - len(shown)
    if summed or more:
        totals = tuple(_total(total, record, parts=False) for total in summed[: record.limits.bars + 1])
        title = "Distinct increments at one stage, added up" if summed else ""
        main.append(FindingList(totals, title, more, "aid-in-full" if more else ""))
    return part("aid", "Aid by stage", main=main, annex=_in_full(bars, summed, record) if more else [])


def _in_full(bars: Sequence[Bar], summed: Sequence[Total], record: Record) -> list[Block]:
    totals = tuple(_total(total, record, parts=True) for total in summed)
    ladder = Ladder(_RULE, tuple(STAGES), tuple(bars))
    return [ladder, FindingList(totals, "Distinct increments at one stage, added up")] if totals else [ladder]


def _bars(state: State, record: Record) -> list[Bar]:
    bars = [bar for total in state.aid.totals for each in total.counted for bar in _bar(each, record)]
    bars += [
        bar
        for total in state.aid.totals
        for left in total.left_out
        for bar in _bar(left.sum, record, aside=left.reason)
    ]
    bars += [bar for each in state.aid.stated_totals for bar in _bar(each, record)]
    return bars + [bar for each in state.aid.conditional for bar in _bar(each, record)]


def _bar(each: Sum, record: Record, aside: str = "") -> list[Bar]:
    """Return the sum's bar; none if the words behind it were withheld."""
    cites = record.cite(each.told)
    if not cites:
        return []
    details = [
        each.purpose,
        "a stated total" if each.basis == "total" else "",
        "conditional" if each.conditional else "",
    ]
    tail = [detail for detail in (*details, f"not counted: {aside}" if aside else "") if detail]
    to = f" to {each.recipient}" if each.recipient else ""
    label = " · ".join([f"{each.donor}{to}", *tail])
    amount = wording.money(each.value, each.currency)
    return [Bar(cites, each.stage, each.value, each.currency, each.basis or "", each.conditional, label, amount)]


def _total(total: Total, record: Record, *, parts: bool) -> Finding:
    summands = wording.listed([wording.money(each.value, each.currency) for each in total.counted])
    counted = f" ({summands})." if parts else f", from {wording.count(len(total.counted), 'sum')}."
    return ours(
        Name(total.donor, strong=True),
        Plain(f", {wording.STAGE_LABEL[total.stage].lower()}: "),
        Plain(wording.money(total.value, total.currency), strong=True),
        Plain(counted),
        said=[said for each in total.counted for said in each.told[:1]],
        record=record,
    )
