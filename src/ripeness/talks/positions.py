"""Positions: what each party last said it wants on each issue, since when, and how that moved."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ripeness.ledger.acts import Act
from ripeness.talks import lexicon
from ripeness.talks.rows import Days, Said, days_since
from ripeness.talks.view import Item, View

#: Acts in which a holder says what he himself wants, offers or refuses.
STANCE_ACTS = frozenset(
    {
        Act.PROPOSE,
        Act.DEMAND,
        Act.ACCEPT,
        Act.REJECT,
        Act.COUNTER,
        Act.WITHDRAW,
        Act.ACKNOWLEDGE,
        Act.SIGNAL,
        Act.COMMIT,
        Act.THREATEN,
        Act.ENCOURAGE_TALKS,
        Act.DISCOURAGE_TALKS,
        Act.AIM,
    }
)


@dataclass(frozen=True, slots=True)
class Position:
    """One cell of the issue by party matrix.

    Attributes
    ----------
    party, issue
        Name of the party; id of the issue.
    last
        Its last words with a known day, else its last words at all; None: no statement found.
    undated
        Words whose earliest day is open and whose last possible day is after `last`: they may be newer.
    staleness
        Days since `last`.
    drift
        Its differing acts or words, oldest first; the same thing said again is left out.
    red_lines, bottom_lines
        Words that themselves declare what is out of the question, or what needs a referendum, a parliament
        or consultation first.
    declared_changes
        Words in which the party itself says that its stance changed.
    """

    party: str
    issue: str
    last: Said | None = None
    undated: tuple[Said, ...] = ()
    staleness: Days | None = None
    drift: tuple[Said, ...] = ()
    red_lines: tuple[Said, ...] = ()
    bottom_lines: tuple[Said, ...] = ()
    declared_changes: tuple[Said, ...] = ()

    @property
    def stated(self) -> bool:
        """False: no statement found."""
        return self.last is not None


def fold_positions(view: View) -> tuple[Position, ...]:
    """Return the issue by party matrix: the frame's issues, then those found, most spoken of first."""
    cells: dict[tuple[str, str], list[Item]] = {}
    found: Counter[str] = Counter()
    for item in view.items:
        parties = item.parties
        if not parties or not _is_stance(item):
            continue
        for issue in item.issues:
            found[issue] += 1
            for party in parties:
                cells.setdefault((party, issue), []).append(item)
    issues = dict.fromkeys((*(issue.id for issue in view.frame.issues), *_most_first(found)))
    return tuple(_cell(party, issue, cells, view=view) for issue in issues for party in view.parties)


def is_red_line(item: Item) -> bool:
    """Whether the words themselves declare something out of the question."""
    return _is_stance(item) and lexicon.RED_LINE.search(item.entry.exact) is not None


def _is_stance(item: Item) -> bool:
    """A claim counts as a stance only where it declares a line."""
    if item.entry.act in STANCE_ACTS:
        return True
    words = item.entry.exact
    return item.entry.act is Act.CLAIM and bool(lexicon.RED_LINE.search(words) or lexicon.BOTTOM_LINE.search(words))


def _most_first(found: Mapping[str, int]) -> Sequence[str]:
    return sorted(found, key=lambda issue: -found[issue])


def _cell(party: str, issue: str, cells: Mapping[tuple[str, str], Sequence[Item]], *, view: View) -> Position:
    items = cells.get((party, issue), ())
    if not items:
        return Position(party, issue)
    dated = [item for item in items if item.said.first is not None]
    last = (dated or items)[-1].said
    once = view.once(items)
    newest = last.last or date.min
    undated = [item for item in items if dated and item.said.first is None and (item.said.last or date.min) > newest]
    return Position(
        party,
        issue,
        last,
        undated=tuple(item.said for item in view.once(undated)),
        staleness=days_since(last.first, last.last, on=view.on),
        drift=_drift(items, view),
        red_lines=tuple(item.said for item in once if lexicon.RED_LINE.search(item.entry.exact)),
        bottom_lines=tuple(item.said for item in once if lexicon.BOTTOM_LINE.search(item.entry.exact)),
        declared_changes=tuple(item.said for item in once if item.entry.act is Act.SIGNAL),
    )


def _drift(items: Sequence[Item], view: View) -> tuple[Said, ...]:
    """Leave out a copy, and words said again; words said again after others, on a known day, are a return."""
    steps: list[Item] = []
    seen: set[int] = set()
    days: set[tuple[int, date | None]] = set()
    last = -1
    for item in items:
        origin, day = view.origins.of(item.entry.id), item.said.last
        returns = item.said.first == day is not None and (origin, day) not in days
        if origin != last and (origin not in seen or returns):
            steps.append(item)
            last = origin
        seen.add(origin)
        days.add((origin, day))
    return tuple(step.said for step in steps)
