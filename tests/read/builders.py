"""Short documents and what the rules reader makes of them; and reporting put together from pieces."""

from functools import cache

from hypothesis import strategies as st

from ripeness.ledger import Act, Document, Entry
from ripeness.ledger.document import sha256
from ripeness.read import RulesReader, read_document
from ripeness.read.reader import Reading

DAY = "2022-05-17"  # a Tuesday
PAPER = "The Example Post"  # in no lexicon
#: Names the two parties, so that a document of one sentence knows who the adversaries are.
SIDES = "Russia and Ukraine have fought since February. "


def document(text: str, *, published: str | None = DAY, outlet: str = PAPER, **about: object) -> Document:
    """Return the document of a text as a file of it would be."""
    raw = text.encode("utf-8", "surrogatepass")
    fields = {"derivation": "utf-8", "media_type": "text/plain", "size": len(raw), **about}
    return Document(sha256=sha256(raw), text_sha256=sha256(raw), published=published, outlet=outlet, **fields)


@cache
def reader() -> RulesReader:
    """The default reader, made once."""
    return RulesReader()


def reading(text: str, **about: object) -> Reading:
    """Read a text."""
    return read_document(reader(), document(text, **about), text)


def read(text: str, **about: object) -> tuple[Entry, ...]:
    """Return the entries of a text."""
    return reading(text, **about).entries


def acts(text: str, **about: object) -> list[str]:
    """Return the acts of a text's entries, in order."""
    return [entry.act.value for entry in read(text, **about)]


def one(text: str, act: Act | str | None = None, **about: object) -> Entry:
    """Return the only entry of a text, or its only one of an act."""
    entries = read(text, **about)
    found = [entry for entry in entries if act in (None, entry.act)]
    assert len(found) == 1, [(entry.act.value, entry.holder, entry.exact) for entry in entries]
    return found[0]


#: Pieces that reports are put together from. {A} and {B} are the parties, {a} and {b} their adjectives, {P} and {Q}
#: a person of each, {C} and {D} their capitals.
FRAGMENTS = (
    "{P} said that ",
    "{Q} told reporters on Tuesday that ",
    "according to Interfax",
    "The New York Times reported that ",
    "{a} President {P} ",
    "a {b} negotiator, who asked not to be named, said ",
    "“",
    "”",
    '"',
    "‘no talks’",
    "he said",
    "she added that ",
    "the two presidents ",
    "{C} and {D} ",
    "talks between {A} and {B} have stalled",
    "{A} has rejected the draft agreement of {B}",
    "{B} had accepted the proposal",
    "a draft deal {A} put forward on April 15",
    "{B} hasn't responded to the draft",
    "“fakes and lies”",
    "accused {D} of dragging out the talks",
    "demanded that {a} troops leave Crimea",
    "pledged $800 million in military aid to {B}",
    "would bring the total to $53 billion once it is signed into law",
    "reportedly ",
    "on March 3",
    "last week",
    "exchanged 30 prisoners",
    "shelled the city with missiles",
    "the leaders of {A}, France, and Germany ",
    "called for a cease-fire and for direct talks",
    "denied that ",
    "if {B} agrees to a neutral status",
    "will never recognise ",
    "\n\n",
    "\n- ",
    ": ",
    "; ",
    ", and ",
    ", but ",
    ". ",
    "? ",
    "… ",
    " — ",
    "Mr. ",
    "Lt. Gen. ",
    "U.S. ",
    "It is unclear whether ",
)
#: A party's names, in the order of the pieces' marks: state, adjective, person, capital.
REAL = (("Russia", "Russian", "Sergey Lavrov", "Moscow"), ("Ukraine", "Ukrainian", "Dmytro Kuleba", "Kyiv"))


def filled(text: str, first: tuple[str, ...] = REAL[0], second: tuple[str, ...] = REAL[1]) -> str:
    """Put the names of two parties into a text of pieces."""
    marks = dict(zip("AaPCBbQD", (*first, *second), strict=True))
    for mark, name in marks.items():
        text = text.replace(f"{{{mark}}}", name)
    return text


def reports(*, most: int = 14, glued: bool = True) -> st.SearchStrategy[str]:
    """Draw texts of pieces; the parties' marks still stand in them. Glued pieces may run into one another."""
    glue = st.sampled_from(["", " ", ". ", ", "] if glued else [" ", ". ", ", "])
    piece = st.tuples(st.sampled_from(FRAGMENTS), glue).map("".join)
    return st.lists(piece, min_size=1, max_size=most).map("".join)
