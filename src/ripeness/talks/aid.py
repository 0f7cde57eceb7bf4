"""The aid ladder: proposed, committed, allocated, delivered. Stages, totals and increments are never mixed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Amount, Stage
from ripeness.talks import lexicon
from ripeness.talks.origins import plain
from ripeness.talks.rows import Said
from ripeness.talks.view import Item, View

#: The ladder, lowest step first.
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum of money, however often it is told.

    Attributes
    ----------
    donor, recipient
        Sides (or holders); donor empty and recipient None when the text leaves it open.
    value, currency, stage, basis, purpose
        As told; `value` in units of `currency`, not in millions. `basis` None: not said, taken as an increment.
    conditional
        Whether it depends on something still to come ("once it is signed"): never in a `Total`.
    told
        All that tell it, oldest first.
    """

    donor: str
    recipient: str | None
    value: float
    currency: str
    stage: Stage
    basis: Literal["total", "increment"] | None
    purpose: str
    conditional: bool
    told: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sum that a `Total` doesn't count, and why."""

    sum: Sum
    reason: str


@dataclass(frozen=True, slots=True)
class Total:
    """Distinct increments of one donor at one stage in one currency, added up.

    Attributes
    ----------
    value
        Sum of `counted`, in units of `currency`.
    left_out
        Sums told that are parts of others: not counted.
    """

    donor: str
    currency: str
    stage: Stage
    value: float
    counted: tuple[Sum, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Aid:
    """All money with a stage.

    Attributes
    ----------
    totals
        By donor (first to appear first), currency and stage (up the ladder); proposals each by itself, since one may
        take another's place.
    stated_totals
        Sums that the text itself calls a total: shown beside, never added to anything.
    conditional
        Sums that depend on something still to come: shown beside, never added to anything.
    """

    totals: tuple[Total, ...] = ()
    stated_totals: tuple[Sum, ...] = ()
    conditional: tuple[Sum, ...] = ()


PART_REASON = "told as a part of a larger sum in the same document"
_PURPOSELESS = frozenset({"a", "an", "and", "for", "in", "of", "the", "to", "aid", "assistance", "support"})


@dataclass(slots=True)
class _Told:
    """One sum while its tellings are gathered."""

    amount: Amount
    donor: str
    recipient: str | None
    conditional: bool
    purpose: str
    items: list[Item] = field(default_factory=list)

    def row(self, view: View) -> Sum:
        return Sum(
            self.donor,
            self.recipient,
            self.amount.value,
            self.amount.currency,
            _stage(self.amount),
            self.amount.basis,
            self.purpose,
            self.conditional,
            tuple(item.said for item in view.once(self.items)),
        )


def fold_aid(view: View) -> Aid:
    """Return the aid ladder: each sum once, increments added up by donor, currency and stage, proposals never.

    Sums of one donor, stage, currency and value are one sum, whenever they are told, unless one document gives them
    different purposes: a total may so be too low, never too high by repetition.
    """
    sums = _sums(item for item in view.items if item.entry.amount is not None and item.entry.polarity != "denied")
    firm = [told for told in sums if not told.conditional]
    return Aid(
        totals=tuple(_totals([told for told in firm if told.amount.basis != "total"], view)),
        stated_totals=tuple(told.row(view) for told in firm if told.amount.basis == "total"),
        conditional=tuple(told.row(view) for told in sums if told.conditional),
    )


def _stage(amount: Amount) -> Stage:
    return amount.stage or "proposed"


def _sums(items: Iterable[Item]) -> Sequence[_Told]:
    found: dict[tuple[object, ...], list[_Told]] = {}
    order: list[_Told] = []
    for item in items:
        amount = item.entry.amount
        if amount is None or amount.stage is None:
            continue
        donor, recipient = _donor_and_recipient(item)
        conditional = _conditional(item, amount)
        total = amount.basis == "total"
        key = (donor, amount.currency, amount.value, amount.stage, total, conditional)
        same = next((told for told in found.get(key, ()) if _same_purpose(told, item, amount)), None)
        if same is None:
            same = _Told(amount, donor, recipient, conditional, amount.purpose)
            found.setdefault(key, []).append(same)
            order.append(same)
        same.items.append(item)
        same.recipient = same.recipient or recipient
        same.purpose = same.purpose or amount.purpose
    return order


def _donor_and_recipient(item: Item) -> tuple[str, str | None]:
    """Who gives, and to whom; a demand is the recipient's word, and an outlet is no donor."""
    speaker = item.sides[0] if item.sides else item.entry.holder
    other = item.addressee or item.target
    if item.entry.act is Act.DEMAND:
        return other or "", speaker
    if item.entry.holder_kind == "outlet":
        return "", item.target
    return speaker, next((name for name in (item.target, item.addressee) if name and name != speaker), None)


def _conditional(item: Item, amount: Amount) -> bool:
    """Whether it depends on something to come. A promise's object is future and yet promised."""
    if item.entry.polarity == "conditional":
        return True
    return item.entry.polarity == "future" and (amount.basis == "total" or amount.stage in ("allocated", "delivered"))


def _same_purpose(told: _Told, item: Item, amount: Amount) -> bool:
    if all(each.entry.document != item.entry.document for each in told.items):
        return True
    one, other = _purpose(told.purpose), _purpose(amount.purpose)
    return not one or not other or bool(one & other)


def _purpose(words: str) -> set[str]:
    return set(plain(words).split()) - _PURPOSELESS


def _totals(increments: Sequence[_Told], view: View) -> Iterable[Total]:
    groups: dict[tuple[str, str, Stage], list[_Told]] = {}
    for told in increments:
        groups.setdefault((told.donor, told.amount.currency, _stage(told.amount)), []).append(told)
    pairs = list(dict.fromkeys((donor, currency) for donor, currency, _ in groups))
    donors = list(dict.fromkeys(donor for donor, _ in pairs))
    for donor, currency in sorted(pairs, key=lambda pair: donors.index(pair[0])):
        for stage in STAGES:
            if (donor, currency, stage) in groups:
                yield from _apart(_total((donor, currency, stage), groups[donor, currency, stage], view))


def _apart(total: Total) -> Iterable[Total]:
    """Yield proposals one by one, the largest with the parts left out: a bill may be for the money of a request."""
    if total.stage != "proposed" or not total.counted:
        yield total
        return
    largest = max(total.counted, key=lambda each: each.value)
    for each in total.counted:
        yield replace(total, value=each.value, counted=(each,), left_out=total.left_out if each is largest else ())


def _total(key: tuple[str, str, Stage], group: Sequence[_Told], view: View) -> Total:
    largest: dict[str, float] = {}
    for told in group:
        for item in told.items:
            largest[item.entry.document] = max(told.amount.value, largest.get(item.entry.document, 0.0))
    judged = [(told.row(view), any(_is_part(item, largest) for item in told.items)) for told in group]
    counted = tuple(row for row, part in judged if not part)
    left_out = tuple(LeftOut(row, PART_REASON) for row, part in judged if part)
    return Total(*key, sum(each.value for each in counted), counted, left_out)


def _is_part(item: Item, largest: dict[str, float]) -> bool:
    """Whether the words, or those just before them, tell it as a part, and its document has the larger sum."""
    amount = item.entry.amount
    if amount is None or amount.value >= largest[item.entry.document]:
        return False
    return lexicon.PART.search(f"{item.entry.prefix}{item.entry.exact}") is not None
