"""Read damaged documents: nothing may crash, no entry may have words that aren't there, twice must be the same.

    python eval/fuzz.py                              # 20,000 mutants
    python eval/fuzz.py --mutants 1000000 --seed 7   # as many as you like; the seed makes them the same again
    python eval/fuzz.py --seed 7 --only 4711         # prints one mutant and what is wrong with it

Each mutant has a seed of its own, so any of them can be made again alone. Documents are put together from fragments
written for this project; where ../shared is there, every third is a stretch of the corpus. Exit code 1 on any fault.
"""

import argparse
import contextlib
import functools
import json
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from quality.documents import OUTLETS, PUBLISHED, corpus, document_of, written
from quality.mutate import mutant
from ripeness.ledger.document import Document
from ripeness.ledger.entry import Entry
from ripeness.read import RulesReader

SECONDS = 1.0  # processor time for each 100,000 bytes
LEAST = 0.25  # seconds granted to any document: less can't be told from the machine's own pauses
LONGEST = 30  # seconds after which a mutant is given up: there are texts on which a bad pattern never ends
TELL = 10_000  # mutants between two lines of progress
STRETCH = 1500  # code points of the corpus in a document


@dataclass(frozen=True)
class Fault:
    """What went wrong with a mutant."""

    number: int
    what: str
    text: str


@functools.cache
def _texts() -> list[str]:
    return [text for _, text in corpus()]


def made(seed: int, number: int, *, texts: Sequence[str]) -> tuple[Document, str]:
    """Return mutant ``number`` of ``seed``."""
    random = Random(f"{seed}:{number}")
    if texts and number % 3 == 0:
        whole = random.choice(texts)
        start = random.randrange(max(1, len(whole) - STRETCH))
        original = whole[start : start + STRETCH]
    else:
        original = written(random)
    text = mutant(random, original)
    return document_of(text, published=random.choice(PUBLISHED), outlet=random.choice(OUTLETS)), text


def faults(document: Document, text: str) -> list[str]:
    """Return what is wrong with the reading of a document: nothing, it is hoped."""
    try:
        with deadline(LONGEST):
            start = time.process_time()
            entries = list(RulesReader().entries(document, text))
            between = time.process_time()
            again = list(RulesReader().entries(document, text))
            taken = min(between - start, time.process_time() - between)  # the first may load a lexicon
    except TimeoutError:
        return [f"slow: over {LONGEST} s for {document.size} bytes"]
    except Exception:
        return [traceback.format_exc(limit=-4)]
    found = [wrong for entry in entries for wrong in _wrong(entry, document, text=text)]
    if [entry.model_dump() for entry in again] != [entry.model_dump() for entry in entries]:
        found.append("reading twice gives different entries")
    if taken > max(LEAST, SECONDS * document.size / 100_000):
        found.append(f"slow: {taken:.2f} s for {document.size} bytes")
    return found


@contextlib.contextmanager
def deadline(seconds: int) -> Iterator[None]:
    """Raise `TimeoutError` in what takes longer, also inside a regular expression; where there are alarms."""

    def ring(*_: object) -> None:
        raise TimeoutError

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _wrong(entry: Entry, document: Document, *, text: str) -> list[str]:
    found = []
    if text[entry.start : entry.end] != entry.exact:
        found.append(f"words {entry.exact[:60]!r} aren't at {entry.start}-{entry.end}")
    for span in (entry.holder_span, entry.cue_span):
        if span and not 0 <= span[0] < span[1] <= len(text):
            found.append(f"span {span} of {entry.act} is not inside the text")
    if document.published is None and any(c.isdigit() for c in entry.anchor or ""):
        found.append(f"an anchor {entry.anchor!r} without a day of publication")
    return found


def smallest(document: Document, text: str) -> str:
    """Return a shorter text with a fault of the same kind: stretches are taken out as long as it stays."""

    def still(shorter: str) -> bool:
        fields = {"published": document.published, "outlet": document.outlet}
        return {kind(one) for one in faults(document_of(shorter, **fields), shorter)} >= kinds

    kinds = {kind(one) for one in faults(document, text)}
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            shorter = text[:at] + text[at + size :]
            if still(shorter):
                text = shorter
            else:
                at += size
        size //= 2
    return text


def kind(what: str) -> str:
    """Return a fault's kind: the place of a crash, or its first word."""
    lines = [line.strip() for line in what.splitlines() if line.strip().startswith("File")]
    return lines[-1] if lines else what.split()[0]


def main() -> int:
    """Read the mutants, print the faults with their smallest text, and return 1 if there is any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--begin", type=int, default=0, metavar="NUMBER", help="the first mutant; 0 when not given")
    parser.add_argument("--only", type=int, help="one mutant, by its number")
    parser.add_argument("--own", action="store_true", help="only texts written for this project")
    chosen = parser.parse_args()
    texts = [] if chosen.own else _texts()
    numbers = range(chosen.begin, chosen.begin + chosen.mutants) if chosen.only is None else [chosen.only]
    return _run(chosen.seed, numbers, texts=texts)


def _run(seed: int, numbers: Sequence[int], *, texts: Sequence[str]) -> int:
    start, size, entries_wrong = time.perf_counter(), 0, Counter[str]()
    for number in numbers:
        if number and number % TELL == 0:
            print(f"{number} mutants, {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
        document, text = made(seed, number, texts=texts)
        size += document.size
        for what in faults(document, text):
            entries_wrong[kind(what)] += 1
            if entries_wrong[kind(what)] == 1:
                short = smallest(document, text) if not what.startswith("slow") else text[:300]
                print(f"mutant {number}, published {document.published}, outlet {document.outlet!r}: {what}")
                print("  smallest text: " + json.dumps(short, ensure_ascii=True), flush=True)
    seconds = time.perf_counter() - start
    print(f"{len(numbers)} mutants, {size / 1e6:.1f} MB, {sum(entries_wrong.values())} faults, {seconds:.0f} s")
    for what, times in entries_wrong.most_common():
        print(f"  {times} times: {what}")
    return 1 if entries_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
