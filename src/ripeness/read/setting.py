"""What kind of document it is: news, an office's readout of a contact, its statement, or somebody's own words."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from ripeness.ledger.document import Document
from ripeness.read.holders import office_pattern
from ripeness.read.tables import rows

Genre = Literal["news", "readout", "statement", "own_words", "transcript"]

_FIRST_PERSON = re.compile(r"[IMmWwOou](?<=\b.)(?:(?<=I)|(?<=[Mm])y|(?<=[Ww])e|(?<=[Oo])ur|(?<=u)s)\b")
_SINGULAR = re.compile(r"\b(?:I|I'm|I've|I'll|my|My)\b")
_MET = re.compile(
    r"\W*(?:(?!\b(?:we|We|our|Our)\b)[^.]|\b[A-Z]\w{0,2}\.){0,300}?"
    r"\b(?:spoke|met|talked|hosted|welcomed|was joined|"
    r"held (?:an? )?(?:[\w-]+ ){0,3}(?:call|meeting|talks|conversation))\b"
)
_QUOTED = re.compile(r"[“«][^”»]{0,2000}[”»]|\"[^\"]{0,2000}\"")
_CONTACT = re.compile(
    r"\b(?:t(?:elephone (?:conversation|call)|he (?:conversation|discussion|call|(?:two )?(?:leaders|presidents|parties"
    r"|ministers)))|phone (?:conversation|call)|co(?:nference (?:conversation|call)|ntinued? (?:their|the|to)(?= ))"
    r"|exchange of (?:views|opinions)|a(?:greed|rranged) to (?:maintain|continue|stay|keep|remain)"
    r"|s(?:tay in (?:contact|touch)|poke (?:by phone |virtually |today |yesterday |this \w+ ){0,2}with)"
    r"|met (?:by phone |virtually |today |yesterday |this \w+ )?with|leaders (?:also )?discussed)\b"
)
_SEVERAL = 2  # contacts told of that make a longer text a readout
_SIGNED = re.compile(
    r"\n\s*(?:Sincerely|Yours|Respectfully|Regards)[,.]?\s+(?P<name>[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){1,4})\s*$"
)


_SPOKEN_BY = re.compile(
    r"\b(?:statement|remarks|address|speech|briefing|letter|message)\b[^.:;]{0,15}?\b(?:by|from|of) (?:the )?"
    r"(?P<who>(?:(?!\b(?:on|at|to|in|before|after|during|following|regarding|as|for|and|announcing|with)\b)[^,:;]){5,80})",
    re.I,
)
_OF_STATE = re.compile(r"\bof (?:the )?[A-Z]\w+(?: (?:States|Kingdom|Federation))?")
_TURNS = 4  # labelled turns, one of them by somebody who speaks twice, that make a transcript
_TURN = re.compile(
    r"^[ \t\u00a0*_]*(?:(?:Q(?=[ \t\u00a0]{2,}|:)|(?:Question|Reporter|Journalist)(?=:))"
    r"|(?P<label>[A-Z][\w.'’-]*(?:[ \t\u00a0][A-Z][\w.'’-]*){0,4})(?=[*_]*:[*_\s]))[*_: \t\u00a0]*",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's genre, its outlet's name, the side that the outlet speaks for, and whose "I" it is."""

    genre: Genre
    outlet: str
    side: str | None = None
    author: str | None = None

    @property
    def is_own(self) -> bool:
        """Tell whether unattributed words are somebody's own: the author's, or whose turn it is."""
        return self.genre in ("own_words", "transcript")


@cache
def _offices_of_sides() -> dict[str, Mapping[str, str]]:
    return {
        name.lower(): row
        for row in rows("outlets")
        if row["office_of"]
        for name in [row["name"], *row["aliases"].split("|")]
        if name
    }


@cache
def _hosts_of_sides() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    known = _offices_of_sides().items()
    return tuple((re.compile(rf"\b{re.escape(name)}\b"), row) for name, row in known if "." in name)


def setting_of(document: Document, text: str) -> Setting:
    """Return the setting of a document from its outlet, its signature and how much it says "I" and "we"."""
    office = _office(document)
    side = office["office_of"] if office else None
    outlet = document.outlet or (document.url or "")
    if _is_transcript(text):
        return Setting("transcript", outlet, side)
    signed = _SIGNED.search(text.rstrip())
    unquoted = _QUOTED.sub(" ", text[:20_000])
    words = len(unquoted.split()) or 1
    share = len(_FIRST_PERSON.findall(unquoted)) / words
    own = share >= 0.012
    contacts = sum(1 for _ in islice(_CONTACT.finditer(unquoted.lower()), _SEVERAL)) if office else 0
    told = contacts and not signed and not _SINGULAR.search(unquoted)  # "our" support, told of those who met
    if own and (signed or office) and not (told and _MET.match(unquoted)):
        first_person = (office or {}).get("first_person") or None
        author = signed["name"].title() if signed else speaker_in(document.title) or first_person
        return Setting("own_words", outlet, side, author)
    if own and document.authors and not office and share >= 0.03:
        return Setting("own_words", outlet, None, document.authors[0])
    if office:
        genre: Genre = (
            "readout" if (contacts >= _SEVERAL and words < 1500) or (contacts and words < 800) else "statement"
        )
        return Setting(genre, outlet, side, office["first_person"] or None)
    return Setting("news", outlet)


def speaker_in(title: str) -> str | None:
    """Return the words for who speaks in a document of this title, with his post.

    Examples
    --------
    >>> speaker_in("Statement by Press Secretary Ann Lee on the Vote")
    'Press Secretary Ann Lee'
    """
    found = _SPOKEN_BY.search(re.sub(r"[\\_\s]+", " ", title))
    bare = _OF_STATE.sub("", office_pattern().sub("", found["who"])) if found else ""
    return found["who"].strip() if found and bare.strip() else None


def _is_transcript(text: str) -> bool:
    beginning = text[:20_000]
    if beginning.count(":") + beginning.count("Q") < _TURNS:  # every label has one of them
        return False
    found = turns(beginning)
    labels = [turn["label"] for turn in found]
    return len(found) >= _TURNS and any(labels.count(label) > 1 for label in set(labels))


def turns(text: str) -> list[re.Match[str]]:
    """Return the labels with which speakers take turns: ``MS. PSAKI:``, ``Vladimir Putin:``, ``Q``, ``Question:``."""
    starts = [0, *(end.end() for end in re.finditer("\n+", text))]
    return [turn for start in starts if (turn := _TURN.match(text, start))]


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
    named = next((row for host, row in _hosts_of_sides() if host.search(outlet)), None)
    if named:
        return named
    host = re.sub(r"^https?://", "", document.url or "").split("/")[0]
    return next((row for name, row in known.items() if host == name or host.endswith("." + name)), None)
