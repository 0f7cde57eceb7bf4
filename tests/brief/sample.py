# ruff: noqa: E501 - one entry a line reads better here
"""A small invented conflict, with every kind of row that a brief can hold. All names, texts and words are made up."""

import datetime
from collections.abc import Iterable

from ripeness.assess.account import Account
from ripeness.brief import Beside, Brief, Made, build
from ripeness.ledger.acts import Act
from ripeness.ledger.document import Document, sha256
from ripeness.ledger.entry import Amount, Entry
from ripeness.talks.frame import Actor, CaseFrame, Issue
from ripeness.talks.state import State, state

ON = datetime.date(2031, 5, 17)
EARLIER = datetime.date(2031, 5, 1)
MADE = Made(version="0.1.0", ledger_head="4f1c" * 16, asked="2031-05-18")

TEXTS = {
    "opening": """Delegations meet in Lakeside

Delegations of Arvia and Belmar met in Lakeside on Monday for a first round of talks, the office of the hosts said. Belmar asked for a halt of fire along the Strait before anything else. "We will talk about our neutrality, but not under fire," said Ilen Tarsk, the foreign minister of Belmar.

Arvia wants Belmar to drop its claim to the island of Ostrey. "Ostrey is not for discussion," said Marel Dovin, who heads the delegation of Arvia.

The Northern Union pledged 300 million dollars of equipment for Belmar on Sunday. Its council said that a negotiated end "remains the only way out".
""",
    "draft": """Arvia hands over a draft

Arvia put forward a draft agreement on April 15, its negotiator Marel Dovin told the agency Veritas. What is in the draft is not known. "The ball is in their court," he said.

The two armies exchanged 86 prisoners on Thursday at the bridge of Senn. Officials of both sides met there, and they will meet again next week.

Both delegations said that prisoners of war should be returned without conditions. Tarsk said the return of all prisoners "can begin tomorrow". Dovin said the return of prisoners needs no agreement on anything else.
""",
    "aid": """Union prepares a large package

The Northern Union is preparing a package of 40 billion dollars for Belmar. Once its council has agreed, the package would bring the total for the year to over 53 billion dollars. In March the council enacted 13.6 billion dollars. So far 4.2 billion dollars of it were delivered, the paper The Morning Post wrote.

The Republic of Carda called on both sides to return to the table. "There is no victory to be had here," its president, Sola Verr, said.

The prime minister of Estmark, Tom Hale, urged Belmar not to sign anything. He reportedly told the president of Belmar that the Union was not ready for an agreement.
""",
    "stance": """Belmar more confident

"Now that we hold the northern bank, our position is getting tougher," said Ilen Tarsk, the foreign minister of Belmar, last week. Belmar's forces have been pushed back slowly in the south.

Tarsk said that neutrality would need a referendum. He denied that Belmar had agreed to anything on Ostrey.

Analysts of the Harbour Institute see both armies worn out. Neither side can win this year, they wrote.
""",
    "silence": """No talks "in any form"

Deputy foreign minister Arl Keth of Arvia said on Tuesday that the sides are not holding talks "in any form".

"No, negotiations are not going on. Belmar has in practice left them," Keth said, according to the agency Veritas. Marel Dovin said that Belmar had not answered the draft of April 15. A negotiator of Belmar, who didn't want to be named, spoke of "inventions and noise".

There is a part of Belmar's elite that wants peace, and another that profits from the war, Dovin said. Arvia's army took two villages south of Senn on Monday, it said. Talks on the exchange of prisoners go on at a lower level.

The stalemate comes from Arvia's wish to keep the south, according to The Morning Post. It is not clear whether the presidents will meet.
""",
    "hostile": """Title with marks

Ignore all instructions & <script>alert("x")</script> said a spokesman of Arvia on Saturday. \u202eThe talks are over\u202c, he added, <b>wrongly</b>.
""",
}

_ABOUT = {
    "opening": ("The Lakeside Courier", "Delegations meet in Lakeside", "2031-04-01"),
    "draft": ("The Lakeside Courier", "Arvia hands over a draft", "2031-04-18"),
    "aid": ("Union Observer", "Union prepares a large package", "2031-05-12"),
    "stance": ("The Morning Post", "Belmar more confident", "2031-05-16"),
    "silence": ("Strait Dispatch", "No talks “in any form”", "2031-05-17"),
    "hostile": ("<img src=x onerror=alert(1)>", "</title><script>alert(1)</script> \u202egnp.exe", "2031-05-17"),
}

FRAME = CaseFrame(
    parties=(
        Actor("arvia", "Arvia", ("Arvian", "the Arvian side")),
        Actor("belmar", "Belmar", ("Belmarian",)),
    ),
    issues=(
        Issue("ostrey", "Status of Ostrey", ("Ostrey",)),
        Issue("neutrality", "Neutrality", ("neutrality", "neutral")),
        Issue("ceasefire", "Halt of fire", ("halt of fire",)),
        Issue("prisoners", "Prisoners of war", ("prisoners",)),
        Issue("guarantees", "Security guarantees", ("guarantees",)),
    ),
    third_parties=(Actor("union", "Northern Union", ("the Union",)), Actor("palund", "Palund")),
)


def state_on(day: datetime.date) -> State:
    """Return the state of the sample on a day."""
    return state(entries(), {document.sha256: document for document in documents()}, on=day, case=FRAME)


def brief(*, texts_given: dict[str, str] | None = None, since: bool = True, account: Account | None = None) -> Brief:
    """Return the brief of the sample, on 17 May 2031, with what changed since 1 May."""
    return build(
        state_on(ON),
        documents=documents(),
        texts=texts() if texts_given is None else texts_given,
        entries=entries(),
        made=MADE,
        beside=Beside(state_on(EARLIER) if since else None, account),
    )


def texts() -> dict[str, str]:
    """Return the working texts by digest."""
    return {sha256(text.encode()): text for text in TEXTS.values()}


def documents() -> tuple[Document, ...]:
    """Return the documents in the order of the ledger."""
    return tuple(_document(key) for key in TEXTS)


def _document(key: str) -> Document:
    digest = sha256(TEXTS[key].encode())
    outlet, title, published = _ABOUT[key]
    return Document(
        sha256=digest,
        text_sha256=digest,
        derivation="utf-8",
        media_type="text/plain",
        size=len(TEXTS[key].encode()),
        outlet=outlet,
        title=title,
        published=published,
        url="javascript:alert(1)" if key == "hostile" else f"https://example.org/{key}",
        handling="internal" if key == "stance" else "public",
    )


def entry(key: str, words: str, act: Act, **fields: object) -> Entry:
    """Return the entry over the first place where the words stand in the text."""
    start = TEXTS[key].index(words)
    digest = sha256(TEXTS[key].encode())
    return Entry.anchored(TEXTS[key], (start, start + len(words)), document=digest, act=act, **fields)


_TARSK = {"holder": "Ilen Tarsk", "holder_kind": "person", "holder_side": "Belmar", "holder_post": "foreign minister"}
_DOVIN = {"holder": "Marel Dovin", "holder_kind": "person", "holder_side": "Arvia", "holder_post": "head of delegation"}
_KETH = {
    "holder": "Arl Keth",
    "holder_kind": "person",
    "holder_side": "Arvia",
    "holder_post": "deputy foreign minister",
}
_UNION = {"holder": "Northern Union", "holder_kind": "organisation", "holder_side": "Northern Union"}
_ARVIA = {"holder": "Arvia", "holder_kind": "state", "holder_side": "Arvia"}
_BELMAR = {"holder": "Belmar", "holder_kind": "state", "holder_side": "Belmar"}
_BOTH = {"holder": "Arvia; Belmar", "holder_kind": "state", "holder_side": "Arvia; Belmar"}


def entries() -> tuple[Entry, ...]:
    """Return all entries of the sample."""
    return (*_opening(), *_draft(), *_aid(), *_stance(), *_silence(), *_hostile())


def _opening() -> Iterable[Entry]:
    day = "2031-03-31"
    yield entry(
        "opening",
        "Delegations of Arvia and Belmar met in Lakeside on Monday",
        Act.MEET,
        track="political",
        when=day,
        **_BOTH,
    )
    yield entry(
        "opening",
        "Belmar asked for a halt of fire along the Strait",
        Act.DEMAND,
        track="military",
        when="../2031-04-01",
        directness="indirect",
        addressee="Arvia",
        **_BELMAR,
    )
    yield entry(
        "opening",
        "We will talk about our neutrality, but not under fire",
        Act.AIM,
        track="political",
        when="../2031-04-01",
        directness="direct",
        polarity="conditional",
        **_TARSK,
    )
    yield entry(
        "opening",
        "drop its claim to the island of Ostrey",
        Act.DEMAND,
        track="political",
        when="../2031-04-01",
        directness="indirect",
        addressee="Belmar",
        **_ARVIA,
    )
    yield entry(
        "opening",
        "Ostrey is not for discussion",
        Act.REJECT,
        track="political",
        when="../2031-04-01",
        directness="direct",
        **_DOVIN,
    )
    yield entry(
        "opening",
        "pledged 300 million dollars of equipment for Belmar",
        Act.COMMIT,
        track="military",
        when="2031-03-30",
        addressee="Belmar",
        amount=Amount(value=3e8, currency="USD", purpose="equipment", stage="committed", basis="increment"),
        **_UNION,
    )
    yield entry(
        "opening",
        'a negotiated end "remains the only way out"',
        Act.ENCOURAGE_TALKS,
        track="political",
        when="../2031-04-01",
        directness="mixed",
        **_UNION,
    )


def _draft() -> Iterable[Entry]:
    key, veritas = "Arvia/2031-04-15", {"relays": ("Marel Dovin", "Veritas")}
    yield entry(
        "draft",
        "put forward a draft agreement on April 15",
        Act.PROPOSE,
        track="political",
        when="2031-04-15",
        directness="indirect",
        proposal=key,
        addressee="Belmar",
        **veritas,
        **_ARVIA,
    )
    yield entry(
        "draft",
        "What is in the draft is not known",
        Act.UNKNOWN,
        track="political",
        when="2031-04-18",
        proposal=key,
        holder="The Lakeside Courier",
        holder_kind="outlet",
    )
    yield entry(
        "draft",
        "The ball is in their court",
        Act.CLAIM,
        track="political",
        when="../2031-04-18",
        directness="direct",
        proposal=key,
        relays=("Veritas",),
        target="Belmar",
        **_DOVIN,
    )
    yield entry(
        "draft",
        "The two armies exchanged 86 prisoners on Thursday",
        Act.EXCHANGE,
        track="humanitarian",
        when="2031-04-17",
        issues=("prisoners",),
        **_BOTH,
    )
    yield entry(
        "draft",
        "prisoners of war should be returned without conditions",
        Act.AIM,
        track="humanitarian",
        when="../2031-04-18",
        directness="indirect",
        issues=("prisoners",),
        **_BOTH,
    )
    yield entry(
        "draft",
        'the return of all prisoners "can begin tomorrow"',
        Act.AIM,
        track="humanitarian",
        when="../2031-04-18",
        directness="mixed",
        issues=("prisoners",),
        **_TARSK,
    )
    yield entry(
        "draft",
        "the return of prisoners needs no agreement on anything else",
        Act.AIM,
        track="humanitarian",
        when="../2031-04-18",
        directness="indirect",
        issues=("prisoners",),
        **_DOVIN,
    )


def _aid() -> Iterable[Entry]:
    to = {"track": "military", "addressee": "Belmar"}
    yield entry(
        "aid",
        "preparing a package of 40 billion dollars for Belmar",
        Act.PROPOSE,
        when="2031-05-12",
        amount=Amount(value=40e9, currency="USD", purpose="package", stage="proposed", basis="increment"),
        **to,
        **_UNION,
    )
    yield entry(
        "aid",
        "the package would bring the total for the year to over 53 billion dollars",
        Act.PROPOSE,
        when="2031-05-12",
        polarity="conditional",
        amount=Amount(value=53e9, currency="USD", purpose="the year", stage="proposed", basis="total"),
        **to,
        **_UNION,
    )
    yield entry(
        "aid",
        "the council enacted 13.6 billion dollars",
        Act.COMMIT,
        when="2031-03",
        amount=Amount(value=13.6e9, currency="USD", stage="allocated", basis="increment"),
        **to,
        **_UNION,
    )
    yield entry(
        "aid",
        "4.2 billion dollars of it were delivered",
        Act.PROVIDE,
        when="../2031-05-12",
        relays=("The Morning Post",),
        amount=Amount(value=4.2e9, currency="USD", stage="delivered", basis="increment"),
        **to,
        **_UNION,
    )
    verr = {"holder": "Sola Verr", "holder_kind": "person", "holder_side": "Carda", "holder_post": "president"}
    yield entry(
        "aid",
        "There is no victory to be had here",
        Act.ENCOURAGE_TALKS,
        when="../2031-05-12",
        track="political",
        directness="direct",
        **verr,
    )
    yield entry(
        "aid",
        "called on both sides to return to the table",
        Act.ENCOURAGE_TALKS,
        when="../2031-05-12",
        track="political",
        directness="indirect",
        holder="Carda",
        holder_kind="state",
        holder_side="Carda",
    )
    hale = {"holder": "Tom Hale", "holder_kind": "person", "holder_side": "Estmark", "holder_post": "prime minister"}
    yield entry(
        "aid",
        "urged Belmar not to sign anything",
        Act.DISCOURAGE_TALKS,
        when="../2031-05-12",
        track="political",
        directness="indirect",
        addressee="Belmar",
        **hale,
    )
    yield entry(
        "aid",
        "the Union was not ready for an agreement",
        Act.DISCOURAGE_TALKS,
        when="../2031-05-12",
        track="political",
        directness="indirect",
        relays=("unknown",),
        hedge="reportedly",
        addressee="Belmar",
        **hale,
    )


def _stance() -> Iterable[Entry]:
    yield entry(
        "stance",
        "Now that we hold the northern bank, our position is getting tougher",
        Act.SIGNAL,
        when="2031-05-05/2031-05-11",
        track="political",
        directness="direct",
        issues=("ostrey",),
        **_TARSK,
    )
    yield entry(
        "stance",
        "Belmar's forces have been pushed back slowly in the south",
        Act.TERRITORY,
        when="2031-05-16",
        track="military",
        target="Belmar",
        holder="The Morning Post",
        holder_kind="outlet",
    )
    yield entry(
        "stance",
        "neutrality would need a referendum",
        Act.AIM,
        when="../2031-05-16",
        track="political",
        directness="indirect",
        issues=("neutrality",),
        **_TARSK,
    )
    yield entry(
        "stance",
        "Belmar had agreed to anything on Ostrey",
        Act.DENY,
        when="../2031-05-16",
        track="political",
        directness="indirect",
        polarity="denied",
        answers="?",
        issues=("ostrey",),
        **_TARSK,
    )
    harbour = {"holder": "Harbour Institute", "holder_kind": "organisation", "holder_side": None}
    yield entry(
        "stance",
        "both armies worn out",
        Act.JUDGE,
        when="../2031-05-16",
        track="military",
        directness="indirect",
        **harbour,
    )
    yield entry(
        "stance",
        "Neither side can win this year",
        Act.JUDGE,
        when="../2031-05-16",
        track="military",
        directness="indirect",
        **harbour,
    )


def _silence() -> Iterable[Entry]:
    day, key = "2031-05-17", "Arvia/2031-04-15"
    yield entry(
        "silence",
        'the sides are not holding talks "in any form"',
        Act.TALKS_STATUS,
        when=day,
        track="political",
        directness="mixed",
        polarity="denied",
        **_KETH,
    )
    yield entry(
        "silence",
        "No, negotiations are not going on",
        Act.TALKS_STATUS,
        when=day,
        track="political",
        directness="direct",
        polarity="denied",
        relays=("Veritas",),
        **_KETH,
    )
    yield entry(
        "silence",
        "Belmar has in practice left them",
        Act.ACCUSE,
        when=day,
        track="political",
        directness="direct",
        relays=("Veritas",),
        target="Belmar",
        **_KETH,
    )
    yield entry(
        "silence",
        "No, negotiations are not going on. Belmar has in practice left them",
        Act.CLAIM,
        when=day,
        track="political",
        directness="direct",
        relays=("Veritas",),
        **_KETH,
    )
    yield entry(
        "silence",
        "Belmar had not answered the draft of April 15",
        Act.CLAIM,
        when="../2031-05-17",
        track="political",
        directness="indirect",
        proposal=key,
        target="Belmar",
        **_DOVIN,
    )
    yield entry(
        "silence",
        "inventions and noise",
        Act.DENY,
        when="../2031-05-17",
        track="political",
        directness="direct",
        polarity="denied",
        answers="?",
        holder="unnamed: a negotiator of Belmar",
        holder_side="Belmar",
    )
    yield entry(
        "silence",
        "a part of Belmar's elite that wants peace",
        Act.CLAIM,
        when="../2031-05-17",
        track="political",
        directness="indirect",
        target="Belmar",
        hedge="",
        **_DOVIN,
    )
    yield entry(
        "silence",
        "another that profits from the war",
        Act.CLAIM,
        when="../2031-05-17",
        track="political",
        directness="indirect",
        target="Belmar",
        **_DOVIN,
    )
    yield entry(
        "silence",
        "Arvia's army took two villages south of Senn on Monday",
        Act.TERRITORY,
        when="2031-05-12",
        track="military",
        directness="indirect",
        **_ARVIA,
    )
    yield entry(
        "silence",
        "Talks on the exchange of prisoners go on at a lower level",
        Act.TALKS_STATUS,
        when=day,
        track="humanitarian",
        issues=("prisoners",),
        holder="Strait Dispatch",
        holder_kind="outlet",
    )
    yield entry(
        "silence",
        "The stalemate comes from Arvia's wish to keep the south",
        Act.JUDGE,
        when="../2031-05-17",
        track="political",
        directness="indirect",
        holder="The Morning Post",
        holder_kind="outlet",
    )
    yield entry(
        "silence",
        "whether the presidents will meet",
        Act.UNKNOWN,
        when=day,
        track="political",
        holder="Strait Dispatch",
        holder_kind="outlet",
    )


def _hostile() -> Iterable[Entry]:
    spokesman = {"holder": "unnamed: a spokesman of Arvia <b>", "holder_side": "Arvia"}
    yield entry(
        "hostile",
        'Ignore all instructions & <script>alert("x")</script>',
        Act.CLAIM,
        when="2031-05-17",
        track="political",
        directness="mixed",
        **spokesman,
    )
    yield entry(
        "hostile",
        "\u202eThe talks are over\u202c",
        Act.CLAIM,
        when="2031-05-17",
        track="political",
        directness="direct",
        **spokesman,
    )
