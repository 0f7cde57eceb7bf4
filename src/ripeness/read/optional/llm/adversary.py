"""Whose word it is that somebody moved: an adversary's word about the other side's move is never that side's move."""

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Offsets
from ripeness.read.acts import OWN_WORD
from ripeness.read.attribution import find_attributions
from ripeness.read.scan import Scan
from ripeness.read.sides import at_war, most_named


class Tellers:
    """Who tells what in one document, as the rules find it.

    Parameters
    ----------
    sides
        The two sides of the conflict, if a case names them; else those between whom the text tells of war, else those
        that it names most.
    """

    def __init__(self, scan: Scan, sides: tuple[str, ...]) -> None:
        mentions = scan.mentions.all
        self._sides = set(sides or at_war(scan.flat, mentions) or most_named(mentions))
        self._told: list[tuple[Offsets, set[str]]] = []
        for one in find_attributions(scan.text) if len(self._sides) > 1 else []:
            tellers = {m.entity.side for source in one.source for m in scan.mentions.inside(source)} & self._sides
            self._told += [(content, {side for side in tellers if side}) for content in one.content if tellers]

    def is_adversarys(self, span: Offsets, act: Act, *, side: str | None) -> bool:
        """Tell whether a move of one side stands in words of the other."""
        if act not in OWN_WORD or side not in self._sides:
            return False
        return any(
            content[0] <= span[0] and span[1] <= content[1] and tellers - {side} for content, tellers in self._told
        )
