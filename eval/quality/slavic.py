"""Scores the reading of Russian and Ukrainian on the passages of ``eval/gold/slavic``; see its GUIDE.md."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from quality.documents import document_of
from ripeness.ledger.entry import Entry, Offsets
from ripeness.read import RulesReader, read_document
from ripeness.read.slavic.dates import find_dates
from ripeness.read.slavic.language import Language

GOLD = Path(__file__).parents[1] / "gold" / "slavic"
LANGUAGES: tuple[Language, ...] = ("ru", "uk")
HALVES = {"seen": 0, "unseen": 1}  # items by their number modulo 2: rules were written on the even ones
OVERLAP = 0.5  # intersection over union from which two spans are of one thing
FIGURES = ("recall", "precision", "exact", "holder", "side", "cue", "relays", "act", "directness", "negation", "when")


@dataclass(frozen=True)
class Expected:
    """One entry of the gold."""

    span: Offsets
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """One passage with its entries and dates; a date of ``None`` is one that stays open, and isn't scored."""

    id: str
    language: Language
    text: str
    published: str
    entries: tuple[Expected, ...]
    dates: tuple[tuple[Offsets, str | None], ...]

    @property
    def number(self) -> int:
        return int(self.id.split("-")[1])


def items(language: Language) -> list[Item]:
    """Return the passages of a language; every word of the gold is checked against its text."""
    rows = YAML(typ="safe").load((GOLD / f"{language}.yaml").read_text(encoding="utf-8"))
    return [_item(row, language) for row in rows]


def _item(row: Mapping[str, Any], language: Language) -> Item:
    text, published = row["text"], str(row["published"])
    entries = tuple(Expected(_place(text, each["words"]), each) for each in row["entries"])
    for one in entries:
        if one.fields.get("cue"):
            _place(text, one.fields["cue"])
    dates = tuple((_place(text, words), str(edtf) if edtf else None) for words, edtf in row["dates"])
    return Item(row["id"], language, text, published, entries, dates)


def _place(text: str, words: str) -> Offsets:
    start = text.find(words)
    if start < 0:
        raise ValueError(f"gold words {words!r} are not in {text[:60]!r}")
    return start, start + len(words)


def measure(language: Language, half: str) -> dict[str, float]:
    """Return the figures of one half of the passages of a language, as percentages."""
    return figures(counts(language, half))


def figures(total: Counter[str]) -> dict[str, float]:
    """Return percentages of what was counted: of the gold found, of the found in the gold, of the matched right."""
    of = {"recall": "gold", "precision": "found", "cue": "with cue", "relays": "with relays", "dates": "gold dates"}
    named = {name: 100 * total[name] / max(1, total[of.get(name, "matched")]) for name in FIGURES}
    right, found, gold = total["dates"], total["found dates"], total["gold dates"]
    return named | {"dates": 200 * right / max(1, found + gold)}


def counts(language: Language, half: str) -> Counter[str]:
    """Return what was counted over one half of the passages of a language."""
    total: Counter[str] = Counter()
    for item in items(language):
        if item.number % 2 == HALVES[half]:
            total += _entries(item) + _dates(item)
    return total


def _entries(item: Item) -> Counter[str]:
    document = document_of(item.text, published=item.published, language=item.language)
    found = read_document(RulesReader(), document, item.text).entries
    pairs = list(matched(item.entries, found))
    total = Counter({"gold": len(item.entries), "found": len(found), "matched": len(pairs)})
    total["recall"] = total["precision"] = len(pairs)
    for gold, entry in pairs:
        total += _fields(gold, entry, item)
    return total


def matched(gold: Sequence[Expected], found: Sequence[Entry]) -> Iterator[tuple[Expected, Entry]]:
    """Yield gold and found entries whose words overlap, one to one, the best overlap first."""
    ranked = sorted(
        ((_overlap(one.span, (e.start, e.end)), i, j) for i, one in enumerate(gold) for j, e in enumerate(found)),
        key=lambda pair: (-pair[0], pair[1:]),
    )
    left, right = set(range(len(gold))), set(range(len(found)))
    for overlap, i, j in ranked:
        if overlap >= OVERLAP and i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield gold[i], found[j]


def _overlap(a: Offsets, b: Offsets) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, common / (max(a[1], b[1]) - min(a[0], b[0])))


def _fields(gold: Expected, entry: Entry, item: Item) -> Counter[str]:
    said = gold.fields
    cue, relays = said.get("cue"), tuple(said.get("relays", ()))
    spoken = item.text[slice(*entry.cue_span)] if entry.cue_span else ""
    acts = {said["act"], *said.get("near", ())}
    right = {
        "exact": (entry.start, entry.end) == gold.span,
        "holder": entry.holder == said["holder"],
        "side": entry.holder_side == said.get("side"),
        "act": entry.act.value in acts,
        "directness": entry.directness == said["how"],
        "negation": (entry.polarity == "denied") == (said.get("polarity") == "denied"),
        "when": entry.when == str(said.get("when", f"../{item.published}")),
        "cue": bool(cue) and spoken == cue,
        "relays": bool(relays or entry.relays) and set(entry.relays) == set(relays),
        "with cue": bool(cue),
        "with relays": bool(relays or entry.relays),
    }
    return Counter({name: int(value) for name, value in right.items()})


def _dates(item: Item) -> Counter[str]:
    day = datetime.date.fromisoformat(item.published)
    open_ones = [span for span, edtf in item.dates if edtf is None]
    gold = {(span, edtf) for span, edtf in item.dates if edtf}
    found = {((d.start, d.end), d.edtf) for d in find_dates(item.text, day, language=item.language)}
    found = {one for one in found if one[0] not in open_ones}
    return Counter({"dates": len(gold & found), "gold dates": len(gold), "found dates": len(found)})
