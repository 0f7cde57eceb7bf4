"""Positions: what each party last said it wants on each issue, since when, and how that moved."""

from dataclasses import dataclass

from ripeness.talks.rows import Days, Said


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
