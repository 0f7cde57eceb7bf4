"""Our own words: dates, sums, counts, and the verb of each act. Nothing here knows who the parties are."""

import datetime

from ripeness.ledger import edtf
from ripeness.ledger.acts import Act

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

#: What a holder did, where the words assert it: "HOLDER demanded, via RELAY, DATE: words".
VERB: dict[Act, str] = {
    Act.PROPOSE: "proposed",
    Act.DEMAND: "demanded",
    Act.ACCEPT: "accepted",
    Act.REJECT: "rejected",
    Act.COUNTER: "answered with a condition",
    Act.NO_RESPONSE: "gave no answer",
    Act.WITHDRAW: "withdrew",
    Act.DENY: "denied",
    Act.ACCUSE: "accused",
    Act.CLAIM: "stated",
    Act.ACKNOWLEDGE: "acknowledged",
    Act.SIGNAL: "declared a change of stance",
    Act.COMMIT: "pledged",
    Act.THREATEN: "threatened",
    Act.ENCOURAGE_TALKS: "spoke for talks",
    Act.DISCOURAGE_TALKS: "spoke against talks",
    Act.AIM: "declared an aim",
    Act.JUDGE: "judged",
}

#: What the words are about: "HOLDER on aid, ...". Used where no verb stands above, and where the words deny the deed,
#: make it conditional or put it in the future, so that our own sentence never asserts it.
TOPIC: dict[Act, str] = {
    Act.PROPOSE: "a proposal",
    Act.DEMAND: "a demand",
    Act.ACCEPT: "acceptance",
    Act.REJECT: "rejection",
    Act.COUNTER: "a counter-offer",
    Act.NO_RESPONSE: "an answer",
    Act.WITHDRAW: "withdrawal",
    Act.ACCUSE: "an accusation",
    Act.CLAIM: "the situation",
    Act.ACKNOWLEDGE: "an admission",
    Act.SIGNAL: "a change of stance",
    Act.COMMIT: "a pledge",
    Act.PROVIDE: "aid",
    Act.THREATEN: "a threat",
    Act.SANCTION: "sanctions",
    Act.MEET: "a meeting",
    Act.TALKS_STATUS: "the talks",
    Act.ENCOURAGE_TALKS: "holding talks",
    Act.DISCOURAGE_TALKS: "holding talks",
    Act.AIM: "an aim",
    Act.TERRITORY: "ground held",
    Act.ATTACK: "an attack",
    Act.CEASEFIRE: "a cease-fire",
    Act.EXCHANGE: "exchanges and access",
    Act.JUDGE: "the outlook",
    Act.UNKNOWN: "what is not known",
}

STAGE_LABEL = {
    "proposed": "Proposed",
    "committed": "Committed",
    "allocated": "Allocated",
    "delivered": "Delivered",
    "": "Stage not said",
}
TRACK_LABEL = {
    "political": "Political",
    "military": "Military",
    "humanitarian": "Humanitarian",
    "economic": "Economic",
    "": "No track named",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def day(date: datetime.date | str) -> str:
    """Return a day in words: ``17 May 2022``."""
    date = datetime.date.fromisoformat(date) if isinstance(date, str) else date
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def when(date: str) -> str:
    """Return an EDTF date in words.

    Examples
    --------
    >>> when("2022-05-09/2022-05-15"), when("../2022-05-17"), when("2022-05"), when("")
    ('9–15 May 2022', 'by 17 May 2022', 'May 2022', 'date unknown')
    """
    extent = edtf.parse(date)
    first, last = extent.first, extent.last
    if first is None or last is None:
        return f"by {day(last)}" if last else f"since {day(first)}" if first else "date unknown"
    if first == last:
        return day(first)
    if "/" not in date:
        return f"{_MONTHS[first.month - 1]} {first.year}" if len(date) > len("2022") else str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def short_day(date: datetime.date) -> str:
    """Return a day for a tick of an axis: ``17 May``."""
    return f"{date.day} {_MONTHS[date.month - 1][:3]}"


def money(value: float, currency: str) -> str:
    """Return a sum in words.

    Examples
    --------
    >>> money(40e9, "USD"), money(13.6e9, "USD"), money(500, "PLN")
    ('$40 billion', '$13.6 billion', '500 PLN')
    """
    number, scale = value, ""
    for size, name in _SCALES:
        if value >= size:
            number, scale = value / size, f" {name}"
            break
    figure = f"{number:,.2f}".rstrip("0").rstrip(".") if number % 1 else f"{number:,.0f}"
    sign = _SIGNS.get(currency)
    return f"{sign}{figure}{scale}" if sign else f"{figure}{scale} {currency}".strip()


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 day``, ``32 days``, ``2 parties`` (``many`` where ``s`` won't do)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """Return a text with its first letter in upper case and the others as they are."""
    return text[:1].upper() + text[1:]


def unbroken(text: str) -> str:
    """Return a text in which no line ends between a number and its percent sign."""
    return text.replace(" %", "\u00a0%")


def track(name: str) -> str:
    """Return the name of a track as a heading; one that the case adds is its own name."""
    return TRACK_LABEL.get(name, capital(name))


def listed(items: list[str]) -> str:
    """Return items joined as a sentence joins them: ``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def did(act: Act, polarity: str) -> str:
    """Return what joins holder and words: a verb only where the words assert the act (a denial is always one)."""
    if act is Act.DENY or (polarity == "asserted" and act in VERB):
        return VERB[act]
    topic = f"on {TOPIC[act]}"
    return f"{topic} (conditional)" if polarity == "conditional" else topic
