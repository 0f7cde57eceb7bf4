"""Cuts a document into what may become one entry each: its body, lists kept whole, one deed or sum or issue a piece."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Offsets
from ripeness.read import clauses
from ripeness.read.acts import DEEDS
from ripeness.read.scan import Scan

_DECISIVE = 4  # weight of a row that makes a deed of its own
_MIN_WORDS = 3
_TOP = 1500  # code points in which headline and standfirst must end
_ENDLESS = 4000  # code points of the longest sentence or list
_LONG = 30  # words of a line that is no headline
_CONTACT = re.compile(r"\b(?:spoke|met|talked)\b[^.;]{0,60}?\bwith\b")
_TOPIC = re.compile(
    r",?\s(?:to (?:discuss|underscore|reaffirm|reiterate|express|convey|emphasi[sz]e|thank)|about|for an update on|"
    r"regarding)\s(?=(?:how|the|our|their|its|his|her|a)\b)"
)
_ALONE = 6  # words that a topic needs to be told apart from the contact
_COORDINATOR = re.compile(r",?\s(?:and|or|as well as)\s|,\s|;\s")
_NEGOTIATED = frozenset(
    (
        *("neutrality", "nato-membership", "security-guarantees", "nuclear", "demilitarisation", "denazification"),
        *("crimea", "donbas", "eu-membership", "sanctions", "language-rights", "reparations", "leaders-meeting"),
    )
)
_BULLET = ("-", "•", "*", "–")


def body_start(text: str) -> int:
    """Return where the body of a news text begins: behind the lines at its top that end without a stop."""
    start = 0
    for line in re.finditer(r"[^\n]*(?:\n|$)", text[:_TOP]):
        words = line[0].strip()
        if words and (words[-1] in '.!?:”"’)' or len(words.split()) > _LONG):
            return start
        start = line.end()
    return 0


def with_lists(flat: str, found: Sequence[Offsets]) -> list[Offsets]:
    """Return sentences, each that ends in a colon joined with the list that follows it."""
    out: list[Offsets] = []
    for start, end in found:
        opened = bool(out) and flat.endswith((":", ";", "; and", "; or"), *out[-1])
        if opened and (flat.startswith(_BULLET, start) or flat[max(0, start - 6) : start].strip().startswith(_BULLET)):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def bounded(flat: str, found: Sequence[Offsets]) -> list[Offsets]:
    """Return sentences, those without end cut at a space: what refers across such a distance is no sentence."""
    out = []
    for start, end in found:
        while end - start > _ENDLESS:
            space = flat.find(" ", start + _ENDLESS, end)
            if space < 0:
                break
            out.append((start, space))
            start = space + 1
        out.append((start, end))
    return out


def pieces(scan: Scan, span: Offsets) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield ``(piece, clause)``: each part of ``span`` that may be an entry, and the clause that it was cut from."""
    for clause in [part for whole in clauses.clauses(scan.flat, span) for part in _told_apart(scan, whole)]:
        for piece in split_between(scan.flat, clause, _marks(scan, clause)):
            yield piece, clause


def _told_apart(scan: Scan, clause: Offsets) -> list[Offsets]:
    """Return a contact and, apart from it, what it was about: "spoke with Y | about the aid that X sends"."""
    contact = _CONTACT.search(scan.low, *clause)
    topic = _TOPIC.search(scan.low, contact.end(), clause[1]) if contact else None
    if (
        topic is None
        or min(len(scan.flat[slice(*part)].split()) for part in ((clause[0], topic.start()), (topic.end(), clause[1])))
        < _ALONE
    ):
        return [clause]
    return [clauses.trim(scan.flat, part) for part in ((clause[0], topic.start()), (topic.end(), clause[1]))]


def _marks(scan: Scan, clause: Offsets) -> list[tuple[int, int, str]]:
    sums = [(m.start, m.end, f"sum {m.start}") for m in scan.amounts.inside(clause)]
    if sums:
        return sums
    rows = [(hit, scan.acts.row(hit)) for hit in scan.acts.hits(clause)]
    deeds = [(h.start, h.end, str(r.act)) for h, r in rows if r.act in DEEDS - {Act.MEET} and r.weight >= _DECISIVE]
    if len({label for _, _, label in deeds}) > 1:
        return deeds
    return [(hit.start, hit.end, hit.issue) for hit in scan.issues.hits(clause) if hit.issue in _NEGOTIATED]


def split_between(flat: str, clause: Offsets, marks: Sequence[tuple[int, int, str]]) -> list[Offsets]:
    """Cut ``clause`` at the coordinator between neighbouring marks of different label; each part keeps three words."""
    cuts = [clause[0]]
    ordered = sorted(marks)
    for (_, left_end, left), (right, _, other) in pairwise(ordered):
        between = list(_COORDINATOR.finditer(flat, left_end, right)) if left != other and right > left_end else []
        if between:
            before, behind = (cuts[-1], between[-1].start()), (between[-1].end(), clause[1])
            if min(len(flat[slice(*before)].split()), len(flat[slice(*behind)].split())) >= _MIN_WORDS:
                cuts.append(behind[0])
    found = [clauses.trim(flat, part) for part in zip(cuts, [*cuts[1:], clause[1]], strict=True)]
    return [piece for piece in found if piece[1] > piece[0]]
