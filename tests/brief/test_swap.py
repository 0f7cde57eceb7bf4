"""Exchanging the two parties' names in texts, entries and case mirrors the brief, word for word."""

import re

import pytest

from ripeness.brief import Beside, Made, build
from ripeness.brief.html import to_html
from ripeness.brief.markdown import to_markdown
from ripeness.ledger.entry import Entry
from ripeness.talks.frame import Actor, CaseFrame
from ripeness.talks.state import state

from . import sample

_OTHER = {"Arvia": "Doria", "arvia": "doria", "Doria": "Arvia", "doria": "arvia"}


def _swapped(text: str) -> str:
    return re.sub("[Aa]rvia|[Dd]oria", lambda match: _OTHER[match.group()], text)


def _plain(text: str) -> str:
    """Return the sample with a second party whose name is as long as the first's, so that no line breaks elsewhere."""
    return text.replace("Belmar", "Doria").replace("belmar", "doria")


def _brief(change):  # type: ignore[no-untyped-def]
    entries, documents, texts = [], [], {}
    for document in sample.documents():
        text = change(_plain(sample.texts()[document.sha256]))
        texts[document.sha256] = text
        documents.append(document.model_copy(update={"title": change(_plain(document.title))}))
    for entry in sample.entries():
        entries.append(_moved(entry, texts[entry.document], change))
    parties = [Actor(change(_plain(p.id)), change(_plain(p.name))) for p in sample.FRAME.parties]
    frame = CaseFrame(tuple(parties), sample.FRAME.issues, third_parties=sample.FRAME.third_parties)
    by = {document.sha256: document for document in documents}
    now = state(entries, by, on=sample.ON, case=frame)
    before = state(entries, by, on=sample.EARLIER, case=frame)
    return build(now, documents=documents, texts=texts, entries=entries, made=Made("0"), beside=Beside(before))


def _moved(entry: Entry, text: str, change) -> Entry:  # type: ignore[no-untyped-def]
    exact = change(_plain(entry.exact))
    before = _plain(sample.texts()[entry.document][: entry.start])
    fields = {name: getattr(entry, name) for name in Entry.model_fields}
    renamed = {
        name: change(_plain(value)) if isinstance(value, str) else value
        for name, value in fields.items()
        if name in ("holder", "holder_side", "addressee", "target", "proposal")
    }
    relays = tuple(change(_plain(relay)) for relay in entry.relays)
    span = (len(before), len(before) + len(exact))
    kept = (
        "holder_kind",
        "holder_post",
        "directness",
        "issues",
        "track",
        "when",
        "polarity",
        "hedge",
        "amount",
        "answers",
    )
    return Entry.anchored(
        text,
        span,
        document=entry.document,
        act=entry.act,
        relays=relays,
        **renamed,
        **{name: fields[name] for name in kept},
    )


@pytest.mark.parametrize("render", [to_html, to_markdown])
def test_the_brief_of_the_swapped_case_is_the_swapped_brief(render) -> None:  # type: ignore[no-untyped-def]
    assert _swapped(render(_brief(_swapped))) == render(_brief(str))


def test_the_first_party_of_the_case_has_the_first_colour() -> None:
    page = to_html(_brief(_swapped))
    assert '<strong class="name p1"><bdi>Doria</bdi></strong>' in page
    assert '<strong class="name p2"><bdi>Doria</bdi></strong>' not in page
