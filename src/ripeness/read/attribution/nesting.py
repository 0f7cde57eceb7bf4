"""Which attribution holds which: contents end where another's clause begins, and what is nested gets its parent."""

from ripeness.read.attribution.model import Draft, Span
from ripeness.read.attribution.view import View

_DEEPEST = 12
Row = tuple[Draft, Span, tuple[Span, ...]]


def cut(view: View, drafts: list[Draft]) -> None:
    """End a content where another's clause begins: "X knew that Y, officials said", "X said Y, and Z said W"."""
    late = [draft for draft in drafts if draft.content and draft.content[0][1] <= draft.cue[0] and draft.source]
    by_sentence: dict[int, list[Draft]] = {}
    for draft in late:
        by_sentence.setdefault(view.low_of[draft.cue[0]], []).append(draft)
    for draft in drafts:
        for outer in by_sentence.get(view.low_of[draft.cue[0]], ()):
            begin, end = outer.content[0]
            if outer is not draft and begin <= draft.cue[0] < end:
                draft.content = [(a, min(b, end)) for a, b in draft.content if a < end]
    _cut_joined(view, drafts)


def _cut_joined(view: View, drafts: list[Draft]) -> None:
    joined: dict[int, list[int]] = {}
    for draft in drafts:
        first = draft.source[0] if draft.source else 0
        speaks = draft.kind in ("said", "report") and draft.rule.startswith("verb")
        if speaks and 1 < first < draft.cue[0] and view.tags[first - 1] == "C" and view.tags[first - 2] in ",;":
            joined.setdefault(view.low_of[first], []).append(first - 2)
    for draft in drafts:
        begin, end = draft.content[-1] if draft.content else (0, 0)
        stops = [place for place in joined.get(view.low_of[draft.cue[0]], ()) if draft.cue[0] < begin < place < end]
        if stops and draft.rule.startswith("verb"):
            draft.content[-1] = (begin, min(stops))


def without_weak(rows: list[Row], parents: dict[int, int]) -> tuple[list[Row], dict[int, int]]:
    """Leave out nested stances that are only part of what somebody says: "said he likes the plan"."""
    weak = {index for index, outer in parents.items() if _weak(rows[index][0], rows[outer][0])}
    places: dict[int, int] = {}
    for index in range(len(rows)):
        if index not in weak:
            places[index] = len(places)
    found: dict[int, int] = {}
    for index, nearest in parents.items():
        outer: int | None = nearest
        steps = 0
        while outer in weak and steps < _DEEPEST:
            outer, steps = parents.get(outer), steps + 1
        if index in places and outer in places:
            found[places[index]] = places[outer]
    return [rows[index] for index in places], found


def _weak(draft: Draft, outer: Draft) -> bool:
    if draft.kind == "preposition" or draft.rule.startswith(("quote", "label")):
        return False
    if draft.kind in ("said", "report") and not draft.rule.endswith(("object", "preposition")):
        return draft.source is None
    if outer.kind in ("attitude", "intent", "nominal") or draft.kind == "nominal":
        return True
    return draft.source is None or draft.rule.endswith(("object", "gerund", "preposition", "raising", "adjective"))


def parents_of(found: list[tuple[Span, tuple[Span, ...]]]) -> dict[int, int]:
    """Return, by index, the attribution whose content holds each one's cue most closely."""
    spans = sorted((start, end, index) for index, (_, content) in enumerate(found) for start, end in content)
    active: list[tuple[int, int, int]] = []
    parents: dict[int, int] = {}
    following = 0
    for index, ((begin, end), _) in enumerate(found):
        while following < len(spans) and spans[following][0] <= begin:
            active.append(spans[following])
            following += 1
        active = [span for span in active if span[1] > begin]
        holding = [(last - first, other) for first, last, other in active if last >= end and other != index]
        if holding:
            parents[index] = min(holding)[1]
    _break_circles(parents)
    return parents


def _break_circles(parents: dict[int, int]) -> None:
    """Drop, in place, one link of every circle: two attributions may hold each other's cue."""
    done: set[int] = set()
    for first in list(parents):
        path: dict[int, None] = {}
        place: int | None = first
        while place is not None and place not in done and place not in path:
            path[place] = None
            place = parents.get(place)
        if place in path:
            del parents[next(reversed(path))]
        done.update(path)
