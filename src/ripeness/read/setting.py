"""What kind of document it is: news, an office's readout of a contact, its statement, or somebody's own words."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ripeness.ledger.document import Document
from ripeness.read.tables import rows

Genre = Literal["news", "readout", "statement", "own_words"]

_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'll|my|My|we|We|our|Our|us)\b")
_QUOTED = re.compile(r"[“«][^”»]{0,2000}[”»]|\"[^\"]{0,2000}\"")
_CONTACT = re.compile(
    r"\b(?:telephone|phone) (?:conversation|call)\b|\bthe (?:conversation|discussion|call)\b"
    r"|\bexchange of (?:views|opinions)\b"
    r"|\bthe (?:two )?(?:leaders|presidents|parties|ministers)\b|\bcontinued? (?:their|the|to) "
    r"|\b(?:agreed|arranged) to (?:maintain|continue|stay|keep|remain)\b|\bstay in (?:contact|touch)\b"
    r"|\bspoke (?:by phone |today |yesterday )?with\b",
    re.I,
)
_SIGNED = re.compile(
    r"\n\s*(?:Sincerely|Yours|Respectfully|Regards)[,.]?\s+(?P<name>[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){1,4})\s*$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's genre, its outlet's name, the side that the outlet speaks for, and whose "I" it is."""

    genre: Genre
    outlet: str
    side: str | None = None
    author: str | None = None


@cache
def _offices_of_sides() -> dict[str, Mapping[str, str]]:
    return {
        name.lower(): row
        for row in rows("outlets")
        if row["office_of"]
        for name in [row["name"], *row["aliases"].split("|")]
        if name
    }


def setting_of(document: Document, text: str) -> Setting:
    """Return the setting of a document from its outlet, its signature and how much it says "I" and "we"."""
    office = _office(document)
    signed = _SIGNED.search(text.rstrip())
    unquoted = _QUOTED.sub(" ", text[:20_000])
    words = len(unquoted.split()) or 1
    own = len(_FIRST_PERSON.findall(unquoted)) / words >= 0.012
    outlet = document.outlet or (document.url or "")
    if own and (signed or office):
        author = signed["name"].title() if signed else (office or {}).get("first_person") or None
        return Setting("own_words", outlet, office["office_of"] if office else None, author)
    if own and document.authors and not office and len(_FIRST_PERSON.findall(unquoted)) / words >= 0.03:
        return Setting("own_words", outlet, None, document.authors[0])
    if office:
        contacts = len(_CONTACT.findall(unquoted))
        genre: Genre = "readout" if (contacts >= 2 and words < 1500) or (contacts and words < 800) else "statement"
        return Setting(genre, outlet, office["office_of"], office["first_person"] or None)
    return Setting("news", outlet)


def day_counted(flat: str, published: datetime.date | None) -> datetime.date | None:
    """Return the day that a speech counts ("the 82nd day of our defence"), at most two days before publication."""
    for row in rows("conflicts"):
        counted = re.search(rf"\b(\d{{1,4}})(?:st|nd|rd|th) day of (?:\w+ ){{0,3}}?(?:{row['day_of']})\b", flat)
        if counted and published:
            day = datetime.date.fromisoformat(row["began"]) + datetime.timedelta(days=int(counted[1]) - 1)
            if datetime.timedelta(0) <= published - day <= datetime.timedelta(days=2):
                return day
    return None


def _office(document: Document) -> Mapping[str, str] | None:
    known = _offices_of_sides()
    outlet = document.outlet.lower().removeprefix("www.").removeprefix("en.")
    if outlet in known:
        return known[outlet]
    host = re.sub(r"^https?://", "", document.url or "").split("/")[0]
    return next((row for name, row in known.items() if host == name or host.endswith("." + name)), None)
