"""The situation of the founding article, told in words written for this project; the facts are public."""

from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry

from .builders import DAY, Report, ledger

DRAFT = "Russia/2022-04-15"
NYT = ("The New York Times",)


def situation() -> tuple[list[Entry], dict[str, Document]]:
    """Return the entries that a reader should make of the article, and its document."""
    report = Report(outlet="A news site")
    _talks(report)
    _support(report)
    _outside(report)
    _within(report)
    return ledger(report)


def _talks(report: Report) -> None:
    rudenko = {"holder": "Andrey Rudenko", "holder_kind": "person", "holder_side": "Russia", "track": "political"}
    medinsky = {"holder": "Vladimir Medinsky", "holder_kind": "person", "holder_side": "Russia", "relays": NYT}
    report.says("talks_status", "the two sides hold no talks of whatever form", polarity="denied", **rudenko)
    report.says(
        "talks_status",
        "negotiations are not under way",
        polarity="denied",
        directness="direct",
        relays=("Interfax",),
        **rudenko,
    )
    report.says(
        "propose",
        "a draft agreement that Russia handed over on 15 April",
        holder="Russia",
        holder_kind="state",
        when="2022-04-15",
        proposal=DRAFT,
        issues=("settlement",),
        relays=("Vladimir Medinsky", *NYT),
        addressee="Ukraine",
    )
    report.says(
        "no_response",
        "Kyiv has left the draft without an answer",
        target="Ukraine",
        answers=DRAFT,
        proposal=DRAFT,
        **medinsky,
    )
    report.says(
        "deny",
        "nothing of this is true",
        holder="unnamed: a Ukrainian negotiator",
        holder_side="Ukraine",
        polarity="denied",
        answers="?",
        directness="direct",
        target="Russia",
    )
    report.says(
        "unknown",
        "what the draft of 15 April contains has not been made public",
        holder="A news site",
        holder_kind="outlet",
        directness="narration",
        proposal=DRAFT,
    )
    for issue, words in (("crimea", "give up its claim to Crimea"), ("donbas", "recognise the two Donbas republics")):
        demand = {"holder": "Russia", "holder_kind": "state", "addressee": "Ukraine", "when": f"../{DAY}"}
        report.says("demand", words, issues=(issue,), **demand)


def _support(report: Report) -> None:
    report.says(
        "signal",
        "as our confidence in the fight grows, our stance in the negotiations is getting tougher",
        holder="Dmytro Kuleba",
        holder_kind="person",
        holder_side="Ukraine",
        directness="direct",
        when="2022-05-09/2022-05-15",
        issues=("process",),
        track="political",
    )
    report.says(
        "territory",
        "Ukraine is gradually losing ground in the east",
        holder="A news site",
        holder_kind="outlet",
        directness="narration",
        target="Ukraine",
        issues=("territory",),
    )
    report.says(
        "commit",
        "military support for as long as it takes",
        holder="NATO",
        holder_kind="organisation",
        holder_side="NATO",
        target="Ukraine",
        when="2022-05-15",
        issues=("military-aid",),
    )
    aid = {"holder": "United States", "holder_kind": "state", "target": "Ukraine", "directness": "narration"}
    report.says(
        "propose", "a 40 billion dollar package is being prepared", amount=(40e9, "proposed", "increment"), **aid
    )
    report.says(
        "propose",
        "with it, aid for 2022 would reach more than 53 billion dollars",
        amount=(53e9, "proposed", "total"),
        polarity="conditional",
        hedge="more than",
        **aid,
    )


def _outside(report: Report) -> None:
    johnson = {
        "holder": "Boris Johnson",
        "holder_kind": "person",
        "holder_side": "United Kingdom",
        "addressee": "Ukraine",
    }
    report.says("discourage_talks", "advised Kyiv against negotiating", when=f"../{DAY}", **johnson)
    report.says(
        "discourage_talks",
        "the West would not sign even if Kyiv would",
        when="2022-04-09",
        relays=("unknown",),
        hedge="reportedly",
        **johnson,
    )
    report.says(
        "aim",
        "there must be a military defeat, rather than a peace that rewards attack",
        holder="Kaja Kallas",
        holder_kind="person",
        holder_side="Estonia",
        relays=NYT,
        when=f"../{DAY}",
    )
    report.says(
        "encourage_talks",
        "the war should have a negotiated end",
        holder="unnamed: the leaders of France, Germany and Italy",
        holder_side="France; Germany; Italy",
        when=f"../{DAY}",
        issues=("settlement",),
    )
    report.says(
        "judge",
        "Washington doesn't seem to favour that",
        holder="A news site",
        holder_kind="outlet",
        target="United States",
        directness="narration",
        issues=("settlement",),
    )


def _within(report: Report) -> None:
    medinsky = {"holder": "Vladimir Medinsky", "holder_kind": "person", "holder_side": "Russia", "target": "Ukraine"}
    report.says(
        "claim",
        "the negotiators belong to the part of the elite that is interested in peace",
        directness="direct",
        **medinsky,
    )
    report.says(
        "claim", "another part of the elite does not want peace and gains from the war", directness="direct", **medinsky
    )
    report.says(
        "talks_status",
        "officials of both sides go on talking about exchanges of prisoners",
        holder="unnamed: Russian and Ukrainian officials",
        holder_side="Russia; Ukraine",
        directness="narration",
        track="humanitarian",
        issues=("prisoners",),
    )
    report.says(
        "aim",
        "Russia still wants an agreement",
        holder="Vladimir Medinsky",
        holder_kind="person",
        holder_side="Russia",
        issues=("settlement",),
    )
