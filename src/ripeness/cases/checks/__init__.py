"""What each part of a case file allows and the whole doesn't: the same id twice, a name of nobody, numbers that clash.

The checks read the file as it stands and not the checked model, and pass over what has no form: so a reference to
nobody is told together with a missing unit ten lines above it, and no fault has to wait until another is mended.
"""

from collections.abc import Iterator
from typing import Any

from ripeness.cases.checks import entries, frame, issues, paths, sides, war
from ripeness.cases.checks.node import Node
from ripeness.cases.faults import Fault
from ripeness.ledger import Ledger


def contradictions(plain: dict[str, Any]) -> Iterator[Fault]:
    """Yield every contradiction in a case file: its place, and what is wrong with its remedy."""
    root = Node(plain)
    yield from frame.check(root)
    if root["model"].fields():
        yield from issues.check(root)
        meant = Node(issues.mended(plain))
        yield from sides.check(meant)
        yield from war.check(meant)
        yield from paths.check(meant)


def against(plain: dict[str, Any], ledger: Ledger) -> Iterator[Fault]:
    """Yield every basis of a case file that a ledger doesn't bear out."""
    yield from entries.check(Node(plain), ledger)
