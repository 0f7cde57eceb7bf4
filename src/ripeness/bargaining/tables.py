"""What a kernel fills in: proposals at every state, values today, and values at every state if they are to be kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import Floats

if TYPE_CHECKING:
    from ripeness.bargaining.game import Game


_THREADS: ContextVar[int | None] = ContextVar("threads", default=None)


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Let kernels use `count` threads inside: one, where the processors are shared out over processes already."""
    token = _THREADS.set(count)
    try:
        yield
    finally:
        _THREADS.reset(token)


def reachable(game: Game, round_: int) -> NDArray[np.int64]:
    """Return the rungs strictly inside the ladder where the war can be after `round_` rounds, rising."""
    if game.rungs == 2 and round_ > 0:
        return np.empty(0, dtype=np.int64)
    low = max(1 + (game.rung + round_ + 1) % 2, game.rung - round_)
    return np.arange(low, min(game.rungs - 1, game.rung + round_) + 1, 2)


def allowed() -> int:
    """Return how many threads a kernel may use."""
    return _THREADS.get() or os.cpu_count() or 1


def share_out(run: Callable[[slice], None], draws: int, *, size: int) -> None:
    """Run over pieces of at most `size` draws, in as many threads as there are processors or as `threads` says.

    A draw's numbers don't depend on the piece that it is in, so any number of threads gives the same bytes.
    """
    pieces = [slice(start, start + size) for start in range(0, draws, size)]
    workers = min(len(pieces), allowed())
    if workers <= 1:
        for piece in pieces:
            run(piece)
        return
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(run, pieces))


@dataclass(frozen=True)
class Tables:
    """Arrays to be filled, draws first; see `ripeness.bargaining.result.Solution` for their meaning."""

    proposals: NDArray[np.int32]
    war_today: Floats
    value_today: Floats
    war: Floats | None
    value: Floats | None

    @classmethod
    def blank(cls, game: Game, *, keep: bool) -> Tables:
        """Return tables with nothing signed and values unknown; a war that is over has its outcome as value."""
        D, T, N, players = game.draws, game.horizon, game.rungs, len(game.players)
        today = np.full((D, players), np.nan)
        war = np.full((D, T + 1, N + 1, players), np.nan) if keep else None
        if game.over:
            today[...] = game.victory_utility[..., "AB".index(game.over)]
        if war is not None:
            war[:, :, 0], war[:, :, N] = (game.victory_utility[:, None, :, side] for side in (1, 0))
        value = None if war is None else war.copy()
        return cls(np.full((D, T, N + 1, 2), -1, dtype=np.int32), today, today.copy(), war, value)

    def take(self, which: slice) -> Tables:
        """Return the tables of some draws, sharing their memory."""
        cut: list[Any] = [None if a is None else a[which] for a in vars(self).values()]
        return Tables(*cut)

    def keep(self, t: int, rungs: NDArray[np.int64], *, war: Floats, value: Floats) -> None:
        """Note W and V at round `t` on `rungs`; (D, R, I)."""
        if t == 0:
            self.war_today[...], self.value_today[...] = war[:, 0], value[:, 0]
        if self.war is not None and self.value is not None:
            self.war[:, t, rungs], self.value[:, t, rungs] = war, value

    def note(
        self,
        t: int,
        rungs: NDArray[np.int64],
        *,
        where: tuple[NDArray[np.int64], NDArray[np.int64]],
        picks: list[NDArray[np.int64]],
    ) -> None:
        """Note what A and B propose at round `t`, for pairs of draw and position in `rungs`."""
        draw, row = where
        for s, pick in enumerate(picks):
            self.proposals[draw, t, rungs[row], s] = pick
