"""Read every document of ../shared/data/corpus: time, entries, dropped, crashes, and the slowest for its size.

python eval/corpus.py            # a table by source; exit code 1 on a crash, a dropped entry or a slow document
python eval/corpus.py --every 10 # a tenth of it
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field

from quality.documents import CORPUS, corpus, document_of
from ripeness.read import RulesReader, read_document

LIMIT = 1.0  # seconds of processor time for 100,000 bytes
SMALL = 5_000  # bytes below which the time of a document is mostly the clock's


@dataclass
class Tally:
    """What the documents of one source added up to."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")

    def line(self, name: str) -> str:
        """Return the row of the table."""
        mb = self.counts["bytes"] / 1e6
        speed = mb / (self.seconds or 1)
        return (
            f"{name:<18}{self.counts['documents']:>10,}{mb:>8.2f}{self.counts['entries']:>10,}"
            f"{self.counts['dropped']:>9}{self.counts['crashed']:>9}{self.seconds:>9.1f}{speed:>8.2f}"
            f"{self.slowest[0]:>10.2f}  {self.slowest[1][:48]}"
        )


def main() -> int:
    """Read the corpus and return 1 if anything crashed, was dropped or was slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1)
    every = parser.parse_args().every
    if not CORPUS.is_dir():
        print(f"skipped: there is no corpus at {CORPUS}")
        return 0
    reader, tallies, total = RulesReader(), dict[str, Tally](), Tally()
    first = "France said on Monday that it would give Ukraine 5 million euros, according to Reuters."
    read_document(reader, document_of(first), first)  # lexicons are loaded by the first document that names a state
    for document, text in (one for number, one in enumerate(corpus()) if number % every == 0):
        tally = tallies.setdefault(document.outlet, Tally())
        found, seconds = Counter({"documents": 1, "bytes": document.size}), time.process_time()
        try:
            reading = read_document(reader, document, text)
            found += Counter(entries=len(reading.entries), dropped=reading.dropped)
        except Exception:
            found["crashed"] += 1
            print(f"{document.outlet} {document.name}: {traceback.format_exc(limit=-3)}")
        seconds = time.process_time() - seconds
        for one in (tally, total):
            one.counts += found
            one.seconds += seconds
            if document.size >= SMALL:
                one.slowest = max(one.slowest, (seconds / document.size * 1e5, document.name))
    print(f"{'source':<18}{'documents':>10}{'MB':>8}{'entries':>10}{'dropped':>9}{'crashed':>9}{'s':>9}{'MB/s':>8}"
          f"{'s/100 kB':>10}  slowest")  # fmt: skip
    for name, tally in [*sorted(tallies.items()), ("all", total)]:
        print(tally.line(name))
    bad = total.counts["dropped"] + total.counts["crashed"]
    return 1 if bad or total.slowest[0] > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
