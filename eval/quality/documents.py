"""Documents to read: texts put together from fragments written for this project, and the corpus beside the project."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from ripeness.ledger.document import Document, sha256

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "data" / "corpus"

NEWS = (
    "Foreign Minister {person} said on {day} that {side} had not yet answered the draft handed over on {date}.",
    "“We are ready to talk,” {person} told reporters, “but the demands are unacceptable.”",
    "The talks have stalled, according to {outlet}, which cited an unnamed official.",
    "{outlet} reported that {person}, who headed the delegation, said {side} “hasn’t responded” to the proposal.",
    "{side} denied that its forces had shelled the port, and accused {other} of a provocation.",
    "The United States pledged {sum} in military aid to {other} last week.",
    "A {other} negotiator, who asked not to be named, said nothing had been signed.",
    "He added that the withdrawal of troops would begin “within days”.",
    "The Kremlin's spokesman refused to comment; {side} says it remains open to dialogue.",
    "If {other} accepts neutral status, {side} will withdraw its troops, {person} said.",
    "Both sides exchanged prisoners on {date}, the Red Cross said in a statement.",
    "It is not clear whether {person} will travel to Istanbul, reportedly because of the shelling.",
)
SPEECH = (
    "Dear friends, today is the {number}th day of our defence.",
    "I spoke today with the President of {side}, and thanked him for {sum} in aid.",
    "We will not give up our land. We demand that {other} stop the attacks!",
    "My request is simple: close the sky, and let the humanitarian corridors work.",
    "They said “no”. We said: «we shall see».",
)
READOUT = (
    "Vladimir Putin had a telephone conversation with President of {side} {person}.",
    "The two leaders exchanged views on the situation around {other}.",
    "It was agreed to continue contacts at various levels.",
    "The President of {side} stressed the need for a ceasefire:\n- safe corridors;\n- an exchange of bodies;\n- grain.",
    "Vladimir Putin, in turn, emphasised that {other} was dragging out the talks.",
)
FILLERS = {
    "person": ("Ivan Petrenko", "Sergey Lavrov", "Dmytro Kuleba", "Anna de la Cruz", "J. R. Smith-Jones", "Rudenko"),
    "side": ("Russia", "Ukraine", "Turkey", "France", "the European Union", "Kyiv", "Moscow"),
    "other": ("Ukraine", "Russia", "Belarus", "Germany", "NATO", "Poland"),
    "outlet": ("Interfax", "Reuters", "The New York Times", "the BBC", "TASS", "Axios"),
    "day": ("Tuesday", "Monday evening", "April 15", "17 May", "Feb. 24, 2022", "the same day"),
    "date": ("April 15", "28 March 2022", "9 May", "Friday", "the 3rd of March"),
    "sum": ("$40 billion", "€500m", "£1.3bn", "$33.0\nbillion", "two hundred million dollars"),
    "number": ("82", "5", "100"),
}
GENRES = (NEWS, NEWS, NEWS, SPEECH, READOUT)
OUTLETS = ("", "Paper", "Reuters", "kremlin.ru", "president.gov.ua", "whitehouse.gov", "<script>", "../../etc")
PUBLISHED = (None, "2022-05-17", "2022-05-17", "2022-05", "2022", "0001-01-01", "9999-12-31", "2024-02-29")


def written(random: Random) -> str:
    """Return a short document put together from the fragments above."""
    fragments = random.choice(GENRES)
    chosen = [random.choice(fragments) for _ in range(random.randint(1, 8))]
    filled = [one.format(**{key: random.choice(values) for key, values in FILLERS.items()}) for one in chosen]
    return "".join(text + random.choice((" ", " ", "\n", "\n\n")) for text in filled).strip()


def document_of(text: str, *, published: str | None = None, outlet: str = "", **fields: str) -> Document:
    """Return the document whose working text is ``text``; a text that can't be encoded counts as its escaped form."""
    raw = text.encode("utf-8", "backslashreplace")
    digest = sha256(raw)
    return Document(
        sha256=digest,
        text_sha256=digest,
        derivation="text",
        media_type="text/plain",
        size=len(raw),
        published=published,
        outlet=outlet,
        **fields,
    )


def corpus() -> Iterator[tuple[Document, str]]:
    """Yield the documents of the corpus beside the project; nothing where it is absent."""
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            outlet = row["source"].split(" via ")[0]
            yield (
                document_of(
                    row["text"], published=row["date"][:10], outlet=outlet, title=row["title"], name=str(row["id"])
                ),
                row["text"],
            )
