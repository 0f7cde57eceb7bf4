"""Who prefers what in a draw: from positions, salience and the value of the war to preference statements."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ripeness.assess.compare.conflict.frame import Frame
from ripeness.assess.game import Floats
from ripeness.bargaining import Game
from ripeness.bargaining.conflict_graph import Side, Stand

Wishes = tuple[Side, ...]
"""What all parties want; equal for draws in which they have the same preferences."""


def wishes(found: Frame, game: Game, war_value: Floats) -> Iterator[Wishes]:
    """Yield what the parties want in each draw of a game.

    A party's issues come in the order of what they weigh for it, an issue's options in that of what they are worth to
    it. It likes an option less than no agreement if it is on its bottom line, or if it is worth less to it than the war
    as a whole, `war_value`, (D, I): of all that is at stake, and so of the issue as if all were settled alike.
    """
    for d in range(game.draws):
        yield tuple(
            Side(party, tuple(_stands(found, game, d, player=player, party=party, war=float(war_value[d, player]))))
            for party, player in zip(found.parties, found.players, strict=True)
        )


def _stands(found: Frame, game: Game, d: int, *, player: int, party: str, war: float) -> Iterator[Stand]:
    agenda = game.agenda
    assert agenda is not None
    lines = found.case.model.sides[party].bottom_lines if party in found.case.model.sides else ()
    weight = agenda.salience[d, player, list(found.kept)].round(12)
    for n in np.argsort(-weight, kind="stable").tolist():
        k = found.kept[n]
        key = found.case.model.keys[k]
        options = found.case.model.options(key)
        worth = agenda.values[k][d, player].round(12)
        below = [o for line in lines if line.issue == key for o in line.options]
        groups = [
            tuple(o for o, value in zip(options, worth, strict=True) if value == level)
            for level in np.unique(worth)[::-1]
        ]
        worse = tuple(o for o, value in zip(options, worth, strict=True) if value < war or o in below)
        yield Stand(key, tuple(groups), refuses=found.refused[party][key], worse_than_none=worse)
