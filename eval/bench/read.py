"""Time reading on one core, and beside it, in the same run, trafilatura's extraction of the same texts as web pages.

    python eval/bench/read.py                # a table; exit code 1 below the limits
    python eval/bench/read.py --megabytes 4  # more text, steadier figures

The texts are those of ../shared/data/corpus, or, where it is absent, put together from fragments written for this
project. Each page wraps a text as news sites do: head, navigation, teasers, the article, a footer. Processor time
counts, so that a busy machine changes little; each figure is the least of some rounds.
"""

import argparse
import datetime
import html
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import trafilatura

sys.path.insert(0, str(Path(__file__).parents[1]))  # what the scripts of eval/ share

from timing import least

from quality.documents import corpus, document_of, written
from ripeness.ledger.document import Document
from ripeness.read import (
    RulesReader,
    find_amounts,
    find_attributions,
    find_dates,
    read_document,
)
from ripeness.read.acts import ActScan
from ripeness.read.lexicon import flatten
from ripeness.read.parties import day_of, gazetteer
from ripeness.read.scan import Scan
from ripeness.read.sentences import sentences
from ripeness.read.sources import Sourced, load_bytes
from ripeness.read.tables import fold

LIMIT = 1.0  # MB of text a second, the whole reader on one core
SHARE = 0.5  # least speed of reading pages, as a share of the speed of their extraction alone
AT = "2026-11-22T12:00:00Z"
Texts = Sequence[tuple[Document, str]]

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="article:published_time" content="{day}T12:00:00Z">
<meta name="author" content="Staff"><link rel="stylesheet" href="/main.css"><script>window.page = {{"id": 1}};</script>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "News", "datePublished": "{day}"}}</script>
</head><body><header><a href="/">Paper</a><nav><ul>{menu}</ul></nav></header>
<div class="cookie">We use cookies. <button>Accept</button></div><main><article><h1>{title}</h1>
<p class="byline">By Staff · <time datetime="{day}">{day}</time></p><figure><img src="/a.jpg" alt=""><figcaption>A
picture</figcaption></figure>{body}<aside><h3>Related</h3><ul>{teasers}</ul></aside></article></main>
<footer><ul>{menu}</ul><p>© Paper. All rights reserved.</p></footer><script src="/stats.js"></script></body></html>"""


def page(document: Document, text: str) -> str:
    """Return a text as a web page of ordinary make."""
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    return PAGE.format(
        title=html.escape(document.title or "A report"),
        day=(document.published or "2022-05-17")[:10],
        menu="".join(f'<li><a href="/{k}">Section {k}</a></li>' for k in range(12)),
        teasers="".join(f'<li><a href="/story/{k}">Another story, number {k}</a></li>' for k in range(8)),
        body="".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts),
    )


def texts(megabytes: float) -> Texts:
    """Return documents of that size in sum, spread over the sources of the corpus."""
    found = list(corpus())
    Random(0).shuffle(found)
    if not found:
        random = Random(0)
        reports = ["\n\n".join(written(random) for _ in range(8)) for _ in range(int(megabytes * 400))]
        found = [(document_of(text, published="2022-05-17", outlet="Paper"), text) for text in reports]
    taken, size = [], 0.0
    for document, text in found:
        if size < megabytes * 1e6:
            taken.append((document, text))
            size += document.size
    return taken


def stages(documents: Texts) -> dict[str, Callable[[], object]]:
    """Return what is timed, by name: the parts of the reader, then the reader itself."""
    names, reader = gazetteer(), RulesReader()
    return {
        "sentences": lambda: [sentences(text) for _, text in documents],
        "names": lambda: [names.mentions(flatten(text)) for _, text in documents],
        "attributions": lambda: [find_attributions(text) for _, text in documents],
        "dates": lambda: [find_dates(text, _day(document)) for document, text in documents],
        "amounts": lambda: [find_amounts(text) for _, text in documents],
        "acts (lexicon)": lambda: [ActScan(fold(flatten(text))) for _, text in documents],
        "all single passes but attributions": lambda: [Scan(*one, names) for one in documents],
        "entries (the whole reader)": lambda: [read_document(reader, *one) for one in documents],
    }


def _day(document: Document) -> datetime.date | None:
    day = day_of(document.published)
    return datetime.date.fromisoformat(day) if day else None


def of_pages(pages: Sequence[str]) -> dict[str, Callable[[], object]]:
    """Return what is timed on web pages: trafilatura alone, our extraction, and extraction with reading."""
    reader = RulesReader()
    raw = [one.encode() for one in pages]

    def extracted() -> list[Sourced]:
        found = [one for page in raw for one in load_bytes(page, "page.html", at=AT)]
        return [one for one in found if isinstance(one, Sourced)]

    return {
        "trafilatura's extraction alone": lambda: [trafilatura.extract(one) for one in pages],
        "our extraction (with metadata)": extracted,
        "pages to entries": lambda: [read_document(reader, one.document, one.text) for one in extracted()],
    }


def main() -> int:
    """Time everything, print the tables, and return 1 below the limits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    documents = texts(chosen.megabytes)
    size = sum(document.size for document, _ in documents) / 1e6
    read_document(RulesReader(), *documents[0])  # lexicons are loaded by the first document
    print(f"{len(documents)} documents, {size:.2f} MB of text, one core\n\n{'stage':<36}{'MB/s':>8}{'s':>8}")
    speeds: dict[str, float] = {}
    pages = [page(*one) for one in documents]
    for timed in (stages(documents), of_pages(pages)):
        for name, run in timed.items():
            _, seconds = least(run, repeats=chosen.rounds)
            speeds[name] = size / seconds
            print(f"{name:<36}{speeds[name]:>8.2f}{seconds:>8.2f}", flush=True)
    whole, alone = speeds["entries (the whole reader)"], speeds["trafilatura's extraction alone"]
    share = speeds["pages to entries"] / alone
    print(f"\nreading is {whole / alone:.2f} times as fast as trafilatura's extraction of the same texts as pages")
    print(f"pages to entries go at {share:.2f} of the speed of trafilatura's extraction alone")
    print(f"limits: {LIMIT:g} MB/s for the whole reader, {SHARE:g} of the extraction's speed for pages to entries")
    return 0 if whole >= LIMIT and share >= SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
