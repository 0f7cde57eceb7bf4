"""An entry: one holder's one act, anchored to the exact words of its source."""

import hashlib
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from ripeness.errors import SpanError
from ripeness.ledger import edtf
from ripeness.ledger.acts import Act
from ripeness.ledger.document import Sha256

CONTEXT = 40  # code points kept before and after the words, so that they can be found again in a changed text

Directness = Literal["direct", "mixed", "indirect", "narration"]
Polarity = Literal["asserted", "denied", "conditional", "future"]
Track = Literal["political", "military", "humanitarian", "economic"]
Stage = Literal["proposed", "committed", "allocated", "delivered"]  # up the ladder
HolderKind = Literal["person", "state", "organisation", "group", "outlet", "unnamed"]
Offsets = tuple[int, int]


class Frozen(BaseModel):
    """Base of the ledger's records: immutable, and nothing unknown is accepted."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Amount(Frozen):
    """Money: what for, how far it got (``stage``; ``None`` for money that isn't aid), a total or an increment."""

    value: float = Field(ge=0)
    currency: str
    purpose: str = ""
    stage: Stage | None = None
    basis: Literal["total", "increment"] | None = None


class Review(Frozen):
    """A person's decision on an entry. It outranks any reader's, always."""

    decision: Literal["accepted", "edited", "rejected"]
    who: str = Field(min_length=1)
    when: str  # ISO 8601 UTC second
    why: str = ""


class Entry(Frozen):
    """One row of the ledger. `Entry.anchored` makes one from a text; `check` re-reads it against a text.

    Attributes
    ----------
    document
        Digest of the original bytes.
    start, end
        Code points of the working text, end exclusive; ``text[start:end] == exact``.
    holder
        Whose statement or deed it is: a full name, ``A; B`` for two who act together, ``unnamed: description``
        or ``unnamed``. Never the relay.
    holder_side
        The state or organisation that the holder speaks or acts for, by its name; ``None`` when unknown.
    relays
        Who carried it from the holder to the outlet, nearest the holder first; ``unknown`` for a relay that the
        text hides ("reportedly told").
    addressee, target
        To whom; about whom.
    when
        EDTF: the day of the statement for words, of the deed for deeds; ``anchor`` is the day it was resolved from.
    proposal
        Key ``author/date`` of the proposal that the entry makes, mentions or answers.
    answers
        Entry id or proposal key that it answers, denies or confirms; ``?`` when the text leaves it open.
    origin
        Key of the utterance behind the entry, shared by all its copies: the id of the first of them, which has none.
    basis
        The rules and lexicon rows that made it, for ``--explain``.
    """

    id: str = Field(pattern=r"^[0-9a-f]{16}$")
    document: Sha256
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    exact: str = Field(min_length=1)
    prefix: str = ""
    suffix: str = ""
    act: Act
    holder: str = Field(min_length=1)
    holder_kind: HolderKind = "unnamed"
    holder_side: str | None = None
    holder_post: str | None = None
    relays: tuple[str, ...] = ()
    holder_span: Offsets | None = None
    cue_span: Offsets | None = None
    directness: Directness = "narration"
    addressee: str | None = None
    target: str | None = None
    issues: tuple[str, ...] = ()
    track: Track | None = None
    when: str
    anchor: str | None = None
    polarity: Polarity = "asserted"
    hedge: str = ""
    amount: Amount | None = None
    proposal: str | None = None
    answers: str | None = None
    origin: str = ""
    reader: str = ""
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    basis: tuple[str, ...] = ()
    review: Review | None = None

    @field_validator("when")
    @classmethod
    def _when_is_edtf(cls, value: str) -> str:
        if value and not edtf.is_valid(value):
            raise ValueError(f"when must be EDTF (2022-05-17, ../2022-05-17, 2022-05-09/2022-05-15); got {value!r}")
        return value

    @model_validator(mode="after")
    def _span_fits_words(self) -> Self:
        if self.end - self.start != len(self.exact) or self.exact != self.exact.strip():
            raise SpanError(f"entry {self.id}: span {self.start}-{self.end} does not fit its words {self.exact[:60]!r}")
        return self

    @classmethod
    def anchored(cls, text: str, span: Offsets, *, document: str, act: Act, **fields: object) -> Self:
        """Return the entry over ``text[start:end]``, its words, context and id taken from the text itself.

        Raises
        ------
        SpanError
            If the span is empty, outside the text, or begins or ends in white space.
        """
        start, end = span
        if not 0 <= start < end <= len(text):
            raise SpanError(f"span {start}-{end} is not inside the text of {len(text)} characters")
        return cls.model_validate(
            {
                "id": entry_id(document, span, act),
                "document": document,
                "start": start,
                "end": end,
                "exact": text[start:end],
                "prefix": text[max(0, start - CONTEXT) : start],
                "suffix": text[end : end + CONTEXT],
                "act": act,
                **fields,
            }
        )

    def check(self, text: str) -> None:
        """Re-read the words against the source.

        Raises
        ------
        SpanError
            If ``text[start:end]`` is not ``exact``: the entry must not be stored or shown.
        """
        found = text[self.start : self.end]
        if found != self.exact:
            raise SpanError(
                f"entry {self.id}: its words {self.exact[:60]!r} are not at {self.start}-{self.end} of document "
                f"{self.document[:12]} (there: {found[:60]!r}); it is not shown; run `ripeness verify`"
            )


def entry_id(document: str, span: Offsets, act: Act) -> str:
    """Return the entry's id: a content hash of document, span and act, so that one text read twice gives one id."""
    return hashlib.sha256(f"{document}:{span[0]}:{span[1]}:{act}".encode()).hexdigest()[:16]
