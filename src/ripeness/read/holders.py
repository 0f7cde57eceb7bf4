"""Holders: who acts or speaks, and the offices that stand for people ("the foreign minister")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ripeness.ledger.entry import HolderKind, Offsets
from ripeness.read.lexicon import any_word
from ripeness.read.parties import Entity
from ripeness.read.tables import rows


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose statement or deed it is, as far as the document tells."""

    name: str
    kind: HolderKind
    side: str | None = None
    post: str | None = None
    span: Offsets | None = None

    @property
    def is_carrier(self) -> bool:
        """Tell whether this is a press outlet, which carries words and holds none."""
        return self.kind == "outlet"


def joint(holders: Iterable[Holder]) -> Holder:
    """Return one holder for several who act together: ``A; B``."""
    several = list({holder.name: holder for holder in holders}.values())
    if len(several) == 1:
        return several[0]
    sides = {holder.side for holder in several}
    return Holder(
        "; ".join(h.name for h in several),
        several[0].kind,
        sides.pop() if len(sides) == 1 else None,
        None,
        several[0].span,
    )


def of_entity(entity: Entity, span: Offsets | None) -> Holder:
    """Return the holder that a known entity is, named at ``span``."""
    return Holder(entity.name, entity.kind, entity.side, entity.post, span)


@cache
def offices() -> dict[str, tuple[str, str]]:
    """Return each office's lower-case name with its post and level, longest names first."""
    found = {row["term"]: (row["post"], row["level"]) for row in rows("offices")}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def is_expert(holder: Holder) -> bool:
    """Tell whether a holder judges from outside: an analyst, a professor, a historian."""
    if holder.kind == "unnamed":
        office = office_in(holder.name.lower().replace("s ", " ").removesuffix("s"))
        return office is not None and office[1] == "expert"
    return any(post == holder.post and level == "expert" for post, level in offices().values())


@cache
def office_pattern() -> re.Pattern[str]:
    """Return the pattern of any one office in the singular."""
    return re.compile(rf"({any_word(offices(), any_case=True)})\b(?!s)")


def office_in(words: str) -> tuple[str, str] | None:
    """Return the post and level of the first office named in ``words``: ``("foreign minister", "minister")``."""
    match = office_pattern().search(words)
    return offices()[match[1].lower()] if match else None
