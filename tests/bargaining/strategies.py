"""Random games in the words of the model, with every kind of constraint, for property tests."""

import numpy as np
from hypothesis import strategies as st

from ripeness.bargaining import Game, Player

PLAYERS = (
    Player("Leader A", "A"),
    Player("Leader B", "B"),
    Player("Hawks A", "A", "faction"),
    Player("Doves A", "A", "faction"),
    Player("Army B", "B", "faction"),
    Player("Patron A", "A", "patron"),
    Player("Patron B", "B", "patron"),
)


def random_game(seed, *, draws=1, horizon=6, rungs=6, outcomes=12, players=PLAYERS, round_numbers=False):
    """A game with numbers drawn by `seed`: factions, a vetoing and a pressing patron, red lines, weak enforcement.

    With `round_numbers` many numbers coincide, so that ties and knife edges come up.
    """
    rng = np.random.default_rng(seed)
    count, D, M = len(players), draws, outcomes

    def draw(*shape, low=0.0, high=1.0):
        raw = rng.uniform(low, high, (D, *shape))
        return np.round(raw * 4) / 4 if round_numbers else raw

    side = np.array([1.0 if p.side == "A" else -1.0 for p in players])
    share = draw(M)
    conflict = np.where(side[:, None] > 0, share[:, None, :], 1 - share[:, None, :])
    mix = draw(count, 1, low=0.0, high=0.6)
    is_role = {r: np.array([p.role == r for p in players]) for r in ("faction", "patron")}
    power = is_role["faction"] * draw(count, low=0.25)
    for s in (1.0, -1.0):
        members = is_role["faction"] & (side == s)
        if members.any():
            power[:, members] /= power[:, members].sum(axis=1, keepdims=True)
    held = np.stack([(power * (side == s)).sum(axis=1) for s in (1.0, -1.0)], axis=1)
    pressure = is_role["patron"] * draw(count, high=0.3)
    veto = rng.uniform() < 0.6
    pressure[:, [i for i in range(count) if is_role["patron"][i]][:1]] = np.inf if veto else 0.25
    n_levels = 3
    level = rng.integers(0, n_levels, M)
    return Game(
        players=players,
        utility=(1 - mix) * conflict + mix * draw(count, M),
        victory_utility=np.stack([np.where(side > 0, 1.0, 0.0), np.where(side > 0, 0.0, 1.0)], axis=-1)
        * draw(count, 1, low=0.7),
        rungs=rungs,
        rung=int(rng.integers(1, rungs)),
        horizon=horizon,
        belief_mean=draw(2, low=0.05, high=0.95),
        belief_strength=draw(2, low=0.5, high=12) + 0.25,
        p_true=draw(low=0.05, high=0.95),
        power_shift=draw(3, horizon, low=-0.5, high=0.5),
        cost=draw(count, high=0.12),
        subsidy=draw(count),
        war_benefit=draw(count, high=0.03),
        discount=draw(count, low=0.8) if not round_numbers else 1.0,
        enforcement=np.sort(draw(n_levels), axis=1)[:, level] ** 0.3,
        distrust=draw(2, high=0.3),
        rearm=draw(2, low=-0.3, high=1.0),
        quota=np.minimum(draw(2, high=0.7), held),
        power=power,
        patron_pressure=pressure,
        talk_cost=draw(2, high=0.05),
        proposer_a=draw(),
        rounds_per_week=draw(low=0.1) + 0.1,
        red_line=rng.uniform(size=(count, M)) < 0.03,
    )


def leaders_game(seed, *, draws=1, horizon=6, rungs=6, outcomes=21):
    """A plain random game: two leaders alone, firm agreements."""
    return random_game(seed, draws=draws, horizon=horizon, rungs=rungs, outcomes=outcomes, players=PLAYERS[:2]).replace(
        enforcement=1.0
    )


seeds = st.integers(0, 2**32 - 1)


@st.composite
def games(draw, *, draws=1):
    """Games small enough for the plain reference."""
    size = {"horizon": draw(st.integers(1, 5)), "rungs": draw(st.integers(2, 6)), "outcomes": draw(st.integers(1, 10))}
    return random_game(draw(seeds), draws=draws, round_numbers=draw(st.booleans()), **size)
