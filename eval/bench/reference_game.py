"""The game that speed is measured on: issue 3's reference game, every number varied over the draws."""

from __future__ import annotations

import numpy as np

from ripeness.bargaining import Agenda, Game, Issue, Player, option_values, outcome_space, shares

PLAYERS = (
    Player("Leader A", "A"),
    Player("Leader B", "B"),
    Player("Hawks A", "A", "faction"),
    Player("Army B", "B", "faction"),
    Player("Patron A", "A", "patron"),
    Player("Patron B", "B", "patron"),
)
OPTIONS = (4, 3, 3, 2, 2)


def reference_game(
    *,
    draws: int = 1000,
    horizon: int = 100,
    rungs: int = 20,
    options: tuple[int, ...] = OPTIONS,
    players: tuple[Player, ...] = PLAYERS,
    seed: int = 20261122,
) -> Game:
    """Return a game of 144 outcomes and 6 players: two factions, one patron with a veto, one that presses."""
    rng = np.random.default_rng(seed)
    count = len(players)
    side = np.array([p.side == "A" for p in players])
    issues = tuple(Issue(f"issue {k}", tuple(f"option {o}" for o in range(n))) for k, n in enumerate(options))
    ideal = np.clip(np.where(side[None, :, None], 1.0, 0.0) + rng.normal(0, 0.2, (draws, count, len(options))), 0, 1)
    values = tuple(
        option_values(issue.positions, ideal[..., k], curvature=rng.uniform(0.7, 2.0, (draws, count)))
        for k, issue in enumerate(issues)
    )
    agenda = Agenda(
        outcome_space(issues),
        tuple(p.name for p in players),
        shares(rng.gamma(2.0, size=(draws, count, len(options)))),
        values,
        (np.array([n - 1 for n in options]), np.zeros(len(options), dtype=int)),
        guarantee_issue="issue 1",
        guarantee=np.sort(rng.uniform(0.5, 1.0, (draws, options[1])), axis=1),
    )
    faction = np.array([p.role == "faction" for p in players], dtype=float)
    pressure = np.zeros((draws, count))
    for i, p in enumerate(players):
        if p.role == "patron":
            pressure[:, i] = np.inf if p.side == "A" else rng.uniform(0, 0.2, draws)
    return Game.on(
        agenda,
        players=players,
        rungs=rungs,
        rung=rungs // 2,
        horizon=horizon,
        belief_mean=np.clip(np.array([0.55, 0.45]) + rng.normal(0, 0.05, (draws, 2)), 0.05, 0.95),
        belief_strength=rng.uniform(5, 60, (draws, 2)),
        p_true=rng.uniform(0.4, 0.6, draws),
        power_shift=rng.normal(0, 0.1, (draws, 3, horizon)),
        rounds_per_week=rng.uniform(0.2, 1.0, draws),
        cost=rng.uniform(0.001, 0.02, (draws, count)),
        subsidy=rng.uniform(0, 0.6, (draws, count)),
        war_benefit=rng.uniform(0, 0.004, (draws, count)),
        discount=rng.uniform(0.98, 1.0, (draws, count)),
        distrust=rng.uniform(0, 0.3, (draws, 2)),
        rearm=rng.uniform(0, 0.4, (draws, 2)),
        quota=rng.uniform(0.2, 0.9, (draws, 2)) * (faction.sum() > 0),
        power=np.tile(faction, (draws, 1)),
        patron_pressure=pressure,
        talk_cost=rng.uniform(0, 0.03, (draws, 2)),
        proposer_a=rng.uniform(0.3, 0.7, draws),
    )
