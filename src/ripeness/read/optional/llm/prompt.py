"""The request that a part of a document makes: the prompts of the files beside this one, with the document as data."""

import hashlib
import json
from functools import cache
from importlib.resources import files

from ripeness.ledger.document import Document
from ripeness.ledger.entry import Offsets
from ripeness.read.optional.llm.item import schema
from ripeness.read.optional.llm.settings import Settings


@cache
def text_of(name: str) -> str:
    """Return the prompt ``prompts/<name>.txt``."""
    return files("ripeness.read.optional.llm").joinpath("prompts", f"{name}.txt").read_text(encoding="utf-8")


@cache
def version() -> str:
    """Return what names these prompts and this schema: the beginning of their digest."""
    whole = json.dumps([text_of("system"), text_of("user"), schema()], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def messages(document: Document, text: str, part: Offsets, *, number: int, count: int) -> list[dict[str, str]]:
    """Return the two messages for one part of a document: the task, and the data between two marks.

    The mark holds the digest of the document, which no document can hold of itself, so its words can't close the data.
    """
    about = {"title": document.title, "outlet": document.outlet, "published": document.published or "unknown"}
    user = text_of("user").format(
        number=number,
        count=count,
        mark=f"DOCUMENT-{document.sha256[:24]}",
        about=json.dumps(about, ensure_ascii=False),
        text=text[slice(*part)],
    )
    return [{"role": "system", "content": text_of("system")}, {"role": "user", "content": user}]


def body(settings: Settings, asked: list[dict[str, str]], *, answer_tokens: int, attempt: int) -> dict[str, object]:
    """Return the request; a further ``attempt`` at an answer that was of no use has a seed of its own."""
    return {
        "model": settings.model,
        "messages": asked,
        "temperature": 0,
        "seed": settings.seed + attempt,
        "max_tokens": answer_tokens,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "entries", "strict": True, "schema": schema()},
        },
    }
