"""Hand-made reports and their entries, in synthetic words. `Report.says` anchors an entry in the report's text."""

import hashlib
from dataclasses import dataclass, field

from ripeness.ledger.acts import Act
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Amount, Entry, Review
from ripeness.talks.frame import Actor, CaseFrame, Issue

DAY = "2022-05-17"
FRAME = CaseFrame(
    parties=(Actor("aland", "Aland", ("Alport", "Alish side")), Actor("boria", "Boria", ("Borgrad",))),
    issues=(Issue("neutrality", "Neutral status", ("non-aligned",)), Issue("territory", "Territory")),
    third_parties=(Actor("fern", "Ferndale"),),
)


@dataclass
class Report:
    """A published report that grows by the words said in it."""

    outlet: str = "The Courier"
    published: str | None = DAY
    text: str = ""
    entries: list[Entry] = field(default_factory=list)

    @property
    def sha(self) -> str:
        """A digest that depends on outlet and day only, so that the text may grow."""
        return hashlib.sha256(f"{self.outlet}/{self.published}".encode()).hexdigest()

    @property
    def document(self) -> Document:
        return Document(
            sha256=self.sha,
            text_sha256=self.sha,
            derivation="written for a test",
            media_type="text/plain",
            size=len(self.text),
            outlet=self.outlet,
            title=f"Report of {self.published}",
            published=self.published,
        )

    def says(self, act: str, words: str, holder: str = "Aland", *, lead: str = "", **fields: object) -> Entry:
        """Add words to the report, ``lead`` before them, and the entry over the words."""
        start = len(self.text) + len(lead)
        self.text += f"{lead}{words}. "
        given: dict[str, object] = {
            "when": self.published or "",
            "holder_side": holder if holder in ("Aland", "Boria", "Ferndale") else None,
            "directness": "indirect",
        } | fields
        if isinstance(given.get("amount"), tuple):
            value, stage, *rest = given["amount"]  # type: ignore[misc]
            basis, purpose = (*rest, None, "")[:2] if rest else (None, "")
            given["amount"] = Amount(value=value, currency="USD", stage=stage, basis=basis, purpose=purpose or "")
        span = (start, start + len(words))
        entry = Entry.anchored(self.text, span, document=self.sha, act=Act(act), holder=holder, **given)
        self.entries.append(entry)
        return entry


def ledger(*reports: Report) -> tuple[list[Entry], dict[str, Document]]:
    """Return the entries of all reports in order, and their documents."""
    return [entry for report in reports for entry in report.entries], {r.sha: r.document for r in reports}


def rejected(entry: Entry) -> Entry:
    return entry.model_copy(update={"review": Review(decision="rejected", who="L.", when="2022-05-18T08:00:00Z")})
