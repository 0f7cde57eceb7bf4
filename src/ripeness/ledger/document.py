"""A document: the original bytes that somebody published, and the working text derived from them."""

import hashlib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ripeness.errors import DocumentError
from ripeness.ledger import edtf

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Handling = Literal["public", "internal", "confidential"]  # the strictest last


def sha256(content: bytes) -> str:
    """Return the lower-case hexadecimal SHA-256 of ``content``."""
    return hashlib.sha256(content).hexdigest()


class Document(BaseModel):
    """What is known of one published document; its bytes and text are kept beside it in the ledger.

    Parameters
    ----------
    sha256, text_sha256
        Digests of the original bytes and of the working text (UTF-8).
    derivation
        How the working text was made from the bytes, with the version of what made it.
    published
        EDTF day, month or year of publication; ``None`` when it is unknown. Never the day of reading.
    fetched
        UTC second at which it was fetched from its address, if the source says so; ``None`` when it is unknown.
    key
        What stays the same when the publisher updates the document (url, else outlet and title, else the digest).
    version_of
        Digest of the version that this one updates, or ``None``.
    copy_of
        Digest of the earlier document with the same text apart from what stands before and after it, or ``None``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: Sha256
    text_sha256: Sha256
    derivation: str
    media_type: str
    size: int = Field(ge=0, description="bytes of the original")
    name: str = ""
    outlet: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    fetched: str | None = None
    language: str = "en"
    licence: str = ""
    handling: Handling = "public"
    key: str = ""
    version_of: Sha256 | None = None
    copy_of: Sha256 | None = None

    @field_validator("published")
    @classmethod
    def _published_is_edtf(cls, value: str | None) -> str | None:
        if value is not None and not edtf.is_valid(value):
            raise DocumentError(f"published must be a date like 2022-05-17; got {value!r}")
        return value
