"""The zone of possible agreement: what all would sign at a state of the war; if nothing, what is in the way."""

from __future__ import annotations

import numpy as np

from ripeness.bargaining import commitment
from ripeness.bargaining.agreement import Table, Terms, scale
from ripeness.bargaining.beliefs import side_log_odds
from ripeness.bargaining.fields import Bools, Floats, Ints
from ripeness.bargaining.game import SIDES, Game
from ripeness.bargaining.result import Ending, Zone
from ripeness.bargaining.solve import solve
from ripeness.bargaining.tables import reachable
from ripeness.errors import GameError

PIECE = 200_000
"""Pairs of a draw and an outcome, or states of all draws, that are handled together."""


def zone(
    game: Game,
    *,
    round_: int = 0,
    rung: int | None = None,
    later_settlement: bool = True,
    war_value: Floats | None = None,
) -> Zone:
    """Return the zone of possible agreement at a state of the war.

    Parameters
    ----------
    game : Game
    round_, rung : int
        The state: t rounds fought, from 0 to T - 1, and the rung that A holds; today if not given.
    later_settlement : bool
        False: the war, once resumed, is fought to the finish. Then, and only then, is it a theorem that a further veto
        or red line or a dearer signature never enlarges the zone, and that a costlier war never shrinks it.
    war_value : array, (D, I), optional
        W at that state, if it is known, as from `Solution.war_value`; then nothing is solved.

    Returns
    -------
    Zone
        If the zone is empty, its `forbids_alone`, `corrections`, `closest` and `gap` say why and by how much.

    Raises
    ------
    GameError
        If the war can't be at that state, or `war_value` has another shape.

    Examples
    --------
    Fearon's range, [p - c_A, p + c_B], with p = 0.6 and c = 0.1:

    >>> from ripeness.bargaining import Game, Player, zone
    >>> x = np.linspace(0, 1, 11)
    >>> game = Game(players=(Player("A", "A"), Player("B", "B")), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]],
    ...             rungs=2, rung=1, horizon=1, belief_mean=[0.6, 0.6], belief_strength=[1e9, 1e9], cost=0.1)
    >>> found = zone(game)
    >>> x[found.acceptable[0]].round(2).tolist(), found.endings[0].name
    ([0.5, 0.6, 0.7], 'ZONE_OPEN')

    References
    ----------
    Fearon1995; LiffitonSakallah2008 for minimal correction sets; in ``docs/references.bib``.
    """
    n = game.rung if rung is None else rung
    over = game.over if round_ == 0 and n == game.rung else None
    if over:
        return _finished(game, over)
    if not 0 <= round_ < game.horizon or n not in reachable(game, round_):
        raise GameError(
            f"state must be one that the war can reach within its horizon of {game.horizon} rounds; "
            f"got round {round_}, rung {n}"
        )
    war = _war_at(game, (round_, n), later_settlement=later_settlement) if war_value is None else war_value
    if war.shape != (game.draws, len(game.players)):
        raise GameError(f"war_value must have shape ({game.draws}, {len(game.players)}); got {war.shape}")
    names = _names(game)
    parts = [_judge(game.take(cut), war[cut], state=(round_, n), names=names) for cut in _pieces(game, game.outcomes)]
    payoff, fails, breach, closest, gap = (np.concatenate(column) for column in zip(*parts, strict=True))
    acceptable = np.asarray(~fails.any(axis=1))
    ends = _endings(game, acceptable)
    return Zone(game, round_, n, war, payoff, names, fails, acceptable, breach, ends, closest, gap)


def _war_at(game: Game, state: tuple[int, int], *, later_settlement: bool) -> Floats:
    """Return W at one state, (D, I)."""
    if state == (0, game.rung):
        return solve(game, later_settlement=later_settlement).war_value
    parts = []
    for cut in _pieces(game, game.horizon * (game.rungs + 1)):
        kept = solve(game.take(cut), later_settlement=later_settlement, keep_values=True).war_values
        assert kept is not None
        parts.append(kept[:, state[0], state[1]])
    return np.concatenate(parts)


def _pieces(game: Game, size: int) -> list[slice]:
    step = max(1, PIECE // max(1, size))
    return [slice(start, start + step) for start in range(0, game.draws, step)]


def _names(game: Game) -> tuple[str, ...]:
    """Name the constraints that some draw or outcome of `game` could break."""
    table = Table(game)
    ratify = [f"ratification:{side}" for s, side in enumerate(SIDES) if table.factions[s] and game.quota[:, s].any()]
    veto = [f"patron:{game.players[i].name}" for i in table.vetoing]
    red = [f"red_line:{p.name}" for i, p in enumerate(game.players) if game.red_line[i].any()]
    sham = ["credible"] if (table.loose >= commitment.CERTAIN).any() else []
    return ("leader:A", "leader:B", *ratify, *veto, *red, *sham)


def _judge(
    game: Game, war: Floats, *, state: tuple[int, int], names: tuple[str, ...]
) -> tuple[Floats, Bools, Floats, Ints, Floats]:
    """Return payoffs, broken constraints, chances of breach, the closest outcome and its distance, for some draws."""
    D, M, table = game.draws, game.outcomes, Table(game)
    odds = side_log_odds(game, np.full((1, 1), state[0]), np.full((1, 1), state[1]))
    renewed = commitment.renewed_war(game, odds, rungs=np.array([state[1]]))[:, 0, 0]
    draw, outcome = (a.ravel() for a in np.indices((D, M)))
    terms = table.judge(draw, outcome, war=war[draw], renewed=None if table.firm else renewed[draw])
    fails = np.stack([_broken(name, table, terms, outcome).reshape(D, M) for name in names], axis=1)
    payoff = np.moveaxis(terms.payoff.reshape(D, M, war.shape[1]), 1, 2)
    objects = np.moveaxis(terms.objects.reshape(D, M, war.shape[1]), 1, 2)
    short = np.where(objects, war[..., None] - payoff, 0.0)
    closest, gap = _closest(table, short, fails=fails, sham=~terms.credible.reshape(D, M))
    return payoff, fails, np.moveaxis(terms.breach.reshape(D, M, 2), 1, 2), closest, gap


def _broken(name: str, table: Table, terms: Terms, outcome: Ints) -> Bools:
    """Return which pairs break the constraint `name`."""
    kind, _, who = name.partition(":")
    if kind == "credible":
        return ~terms.credible
    if kind == "leader":
        return np.asarray(terms.objects[:, table.leaders[SIDES.index(who)]])
    if kind == "ratification":
        return np.asarray(~terms.ratified[:, SIDES.index(who)])
    player = next(i for i, p in enumerate(table.game.players) if p.name == who)
    if kind == "patron":
        return np.asarray(terms.objects[:, player])
    return np.asarray(table.game.red_line[player, outcome])


def _closest(table: Table, short: Floats, *, fails: Bools, sham: Bools) -> tuple[Ints, Floats]:
    """Return the outcome whose further side is least far from signing, and how far both are.

    `short`, (D, I, M), is what each player lacks. Outcomes behind a red line, or sure to be broken, come last, and are
    infinitely far.
    """
    game = table.game
    if game.outcomes == 0:
        return np.full(game.draws, -1), np.full((game.draws, 2), np.inf)
    stake = scale(game)
    share = short / np.where(stake > 0, stake, 1.0)[..., None]
    far = np.stack([_side_gap(table, s, share) for s in (0, 1)], axis=1)
    red = np.stack([game.red_line[[p.side == side for p in game.players]].any(axis=0) for side in SIDES])
    barred = red.any(axis=0) | sham
    behind = barred & ~barred.all(axis=1, keepdims=True)
    worst = np.where(behind, np.inf, far.max(axis=1)).round(10)
    tied = worst == worst.min(axis=1, keepdims=True)
    best = np.argmin(np.where(tied, far.sum(axis=1).round(10), np.inf), axis=1)
    fine = np.asarray(~fails.any(axis=1))
    best = np.where(fine.any(axis=1), np.argmax(fine, axis=1), best)
    here = np.take_along_axis(far, best[:, None, None], axis=2)[..., 0]
    lost = red[:, best].T | np.take_along_axis(sham, best[:, None], axis=1)
    return best, np.where(lost, np.inf, here)


def _side_gap(table: Table, s: int, share: Floats) -> Floats:
    """Return how far the furthest of a side's leader, ratification and vetoing patrons is from consent; (D, M)."""
    game = table.game
    far = share[:, table.leaders[s]]
    for i in table.vetoing:
        if game.players[i].side == SIDES[s]:
            far = np.maximum(far, share[:, i])
    members = list(table.factions[s])
    if members and game.quota[:, s].any():
        order = np.argsort(share[:, members], axis=1, kind="stable")
        lack = np.take_along_axis(share[:, members], order, axis=1)
        power = np.take_along_axis(np.broadcast_to(game.power[:, members, None], order.shape), order, axis=1)
        enough = power.cumsum(axis=1) >= game.quota[:, s, None, None] - 1e-9
        need = np.take_along_axis(lack, np.argmax(enough, axis=1)[:, None], axis=1)[:, 0]
        far = np.maximum(far, np.where(game.quota[:, s, None] > 0, need, 0.0))
    return far


def _endings(game: Game, acceptable: Bools) -> tuple[Ending, ...]:
    if game.outcomes == 0:
        return (Ending.NO_OUTCOMES,) * game.draws
    return tuple(Ending.ZONE_OPEN if some else Ending.ZONE_EMPTY for some in np.asarray(acceptable.any(axis=1)))


def _finished(game: Game, winner: str) -> Zone:
    """Return the zone of a war that is over: one constraint, that it must not be, forbids everything."""
    D, M = game.draws, game.outcomes
    value = np.ascontiguousarray(game.victory_utility[..., SIDES.index(winner)])
    ending = Ending.WAR_OVER_A if winner == "A" else Ending.WAR_OVER_B
    return Zone(
        game,
        0,
        game.rung,
        value,
        np.array(game.utility),
        ("war:over",),
        np.ones((D, 1, M), dtype=bool),
        np.zeros((D, M), dtype=bool),
        np.zeros((D, 2, M)),
        (ending,) * D,
        np.full(D, -1),
        np.full((D, 2), np.inf),
    )
