"""What every part of the brief returns: what stands on the first pages, and the rest of it for an annex."""

from collections.abc import Sequence
from dataclasses import dataclass

from ripeness.brief.model import Block, Section


@dataclass(frozen=True, slots=True)
class Part:
    """``main`` for the two pages, ``annex`` for what didn't fit; either may be missing."""

    main: Section | None = None
    annex: Section | None = None


def part(key: str, title: str, *, main: Sequence[Block], annex: Sequence[Block] = ()) -> Part:
    """Return a part from its blocks; without blocks there is no section, and without more there is no annex."""
    return Part(
        Section(key, title, tuple(main)) if main else None,
        Section(f"{key}-in-full", f"{title}, in full", tuple(annex)) if annex else None,
    )
