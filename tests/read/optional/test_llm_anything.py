"""Whatever a model answers: an entry comes of it that the ledger takes, or a fault that is counted."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.errors import SpanError
from ripeness.ledger import Act
from ripeness.ledger.adding import Reading
from ripeness.read import find_dates
from ripeness.read.issues import names as issues
from ripeness.read.optional.llm.checks import Checks
from ripeness.read.optional.llm.item import Fault, Item
from ripeness.read.parties import gazetteer
from ripeness.read.scan import Scan

from .conftest import document_of
from .test_llm_checks import TEXT

_WORDS = TEXT.split()
_SLICES = st.tuples(st.integers(0, len(_WORDS)), st.integers(1, 9)).map(lambda at: " ".join(_WORDS[at[0] : sum(at)]))
_ANY = _SLICES | st.text(max_size=12) | st.sampled_from(["Ukraine", "Kremlin", "Reuters", "$40 billion", "Last week"])
_MAYBE = st.none() | _ANY
_DATES = st.sampled_from(["", "2022-05-16", "../2022-05-17", "2022", "x", "2022-05-09/2022-05-15"]) | st.text(
    max_size=8
)
ITEMS = st.builds(
    Item,
    exact=_ANY.filter(bool),
    before=_ANY,
    after=_ANY,
    start=st.none() | st.integers(-(10**9), 10**9),
    act=st.sampled_from([act.value for act in Act]),
    holder=_ANY.filter(bool) | st.lists(_SLICES, min_size=1, max_size=3).map("; ".join).filter(bool),
    holder_kind=st.sampled_from(["person", "state", "outlet", "unnamed"]),
    holder_side=_MAYBE,
    holder_post=_MAYBE,
    holder_words=_MAYBE,
    cue_words=_MAYBE,
    relays=st.lists(_ANY, max_size=2),
    addressee=_MAYBE,
    target=_MAYBE,
    issues=st.lists(st.sampled_from([*issues(), "cake"]), max_size=2),
    when=_DATES,
    when_words=_MAYBE,
    polarity=st.sampled_from(["asserted", "denied", "future"]),
    amount_words=_MAYBE,
    confidence=st.floats(0, 1),
)
CHECKS = Checks(Scan(document_of(TEXT), TEXT, gazetteer()), {"reader": "llm:any 1"})

DATED = {"../2022-05-17", *(one.edtf for one in find_dates(TEXT, datetime.date(2022, 5, 17)))}


@given(ITEMS)
@settings(max_examples=200, deadline=None)
def test_every_item_is_an_entry_that_the_ledger_takes_or_a_fault(item: Item) -> None:
    try:
        entry = CHECKS.entry(item, (0, len(TEXT)))
    except Fault as fault:
        assert str(fault)
        return
    Reading(document_of(TEXT), TEXT.encode(), TEXT, (entry,), 0, reader=entry.reader).check()
    plain = " ".join(TEXT.split())
    for name in (*entry.holder.split("; "), *entry.relays, entry.addressee, entry.target):
        known = gazetteer().entities.get(name or "")
        described = (name or "").removeprefix("unnamed").removeprefix(": ").removesuffix("unknown")
        assert known or described in plain, name
    assert entry.amount is None or (entry.amount.value, entry.amount.currency) == (40e9, "USD")
    assert entry.when in DATED


@given(ITEMS, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
@settings(max_examples=100, deadline=None)
def test_no_entry_lies_outside_the_part_that_was_sent(item: Item, one: int, other: int) -> None:
    part = (min(one, other), max(one, other))
    try:
        entry = CHECKS.entry(item, part)
    except (Fault, SpanError) as fault:
        assert isinstance(fault, Fault)
        return
    assert part[0] <= entry.start < entry.end <= part[1]
