"""The question: a frozen, checked set of numbers about who fights whom over what, and what could be signed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ripeness.bargaining.fields import FIELDS, Floats, agree_on_draws, check_range, draws_of
from ripeness.bargaining.preferences import Agenda
from ripeness.errors import GameError

SIDES = ("A", "B")
ROLES = ("leader", "faction", "patron")


_POOLED = np.empty(0)
"""Stands for a `p_true` that was not given."""


def _zero() -> Any:
    return np.float64(0.0)


def _one() -> Any:
    return np.float64(1.0)


def _half() -> Any:
    return np.float64(0.5)


@dataclass(frozen=True)
class Player:
    """A leader, a faction that must ratify, or an outside patron; each belongs to side A or B and holds its beliefs."""

    name: str
    side: Literal["A", "B"]
    role: Literal["leader", "faction", "patron"] = "leader"


@dataclass(frozen=True, eq=False)
class Game:
    """A bargaining game in war: everything the model reads, checked once.

    Two sides fight a war of rounds on a ladder of rungs 0..N (Smith and Stam 2004). Before each round, an outcome may
    be signed if every constraint of `ripeness.bargaining.agreement` holds.

    **Draws.** Every field marked *draws* takes its plain shape, or that after a leading axis of D draws of the
    uncertain inputs, or one number for all its entries. After construction each is a read-only array **with** the
    leading axis, whose length is `draws` (1 if no field had one); a field that had none is a view and takes no memory.

    Parameters
    ----------
    players : tuple of Player
        I players; exactly one leader on each side; any number of factions and patrons; names differ.
    utility : array, (I, M), draws
        u_i(x), what outcome x is worth to player i in peace; utility. M may be 0: nothing is on the table.
    victory_utility : array, (I, 2), draws
        u_i(x^A) and u_i(x^B): the outcome that A imposes if it wins, then that of B; utility.
    rungs : int
        N, the length of the ladder; 2 to 1000. Rung 0 is B's victory, rung N is A's.
    rung : int
        n0, the rung that A holds today, 0 to N. At 0 or N the war is over: results say so by name.
    horizon : int
        T, rounds in which sides learn and may sign; at least 1. After T rounds the war is fought to the finish with
        beliefs frozen.
    belief_mean : array, (2,), draws
        Mean of the Beta belief of side A and of side B **about the chance that A wins a round**; 0 to 1.
    belief_strength : array, (2,), draws
        How many rounds of experience the belief is worth; above 0.
        alpha = mean * strength, beta = (1 - mean) * strength.
    cost : array, (I,), draws
        c_i, cost of a round; utility/round, >= 0.
    p_true : array, (), draws, optional
        True chance that A wins a round, 0 to 1; used only to look forward. If not given: the pooled belief
        (sum of both alphas over the sum of both strengths).
    power_shift : array, (3, T), draws, default 0
        Log-odds added to A's chance in round t: as A expects it, as B expects it, as it truly comes. The last column
        holds after T.
    rounds_per_week : array, (), draws, default 1
        mu, the rate at which decisive rounds come; 1/week, above 0.
    subsidy, war_benefit : array, (I,), draws, default 0
        sigma_i, share of the cost of a round that others bear, 0 to 1; b_i, private benefit of a round, utility/round.
    discount : array, (I,), draws, default 1
        delta_i, discount factor for a round; above 0, to 1.
    enforcement : array, (M,), draws, default 1
        g(x), chance that a breach of x is prevented; 0 to 1.
    distrust : array, (2,), draws, default 0
        Chance that A, and that B, breaks any agreement whether tempted or not; 0 to 1.
    rearm : array, (2,), draws, default 0
        Log-odds that a pause moves in favour of A if A re-arms, and in favour of B if B does.
    quota : array, (2,), draws, default 0
        q_s, power that must ratify on side A and on B; 0 to 1 and never more than the side's factions hold together.
    power : array, (I,), draws, default 0
        pi_f of each faction; 0 to 1; must be 0 for leaders and patrons.
    patron_pressure : array, (I,), draws, default 0
        lambda_P, what a leader loses by signing while patron P of its side objects; utility, >= 0; inf is a veto
        (in every draw or in none). Must be 0 for leaders and factions.
    talk_cost : array, (2,), draws, default 0
        tau_s, cost to the leader of signing at all; utility, >= 0.
    proposer_a : array, (), draws, default 0.5
        rho, chance that A makes the proposal.
    red_line : bool array, (I, M), default False
        Outcomes outside a player's mandate, whatever the war is worth. The same in every draw.
    agenda : Agenda, optional
        The issues that `utility`, `victory_utility`, `enforcement` and `red_line` were computed from, if they were;
        `Game.on` sets all five together.

    Raises
    ------
    GameError
        One sentence: field and player, side or outcome; the rule; what was got (and the draw).

    Examples
    --------
    Fearon (1995): one round decides, A wins it with chance 0.6, each round costs either side 0.1.

    >>> x = np.linspace(0, 1, 11)
    >>> game = Game(players=(Player("A", "A"), Player("B", "B")), utility=[x, 1 - x], victory_utility=[[1, 0], [0, 1]],
    ...             rungs=2, rung=1, horizon=1, belief_mean=[0.6, 0.6], belief_strength=[1e9, 1e9], cost=0.1)
    >>> game.draws, game.outcomes
    (1, 11)

    References
    ----------
    Fearon1995, SmithStam2004, Powell2006, Putnam1988, Cunningham2006 in ``docs/references.bib``.
    """

    players: tuple[Player, ...]
    utility: Floats
    victory_utility: Floats
    rungs: int
    rung: int
    horizon: int
    belief_mean: Floats
    belief_strength: Floats
    cost: Floats
    p_true: Floats = field(default_factory=lambda: _POOLED)
    power_shift: Floats = field(default_factory=_zero)
    rounds_per_week: Floats = field(default_factory=_one)
    subsidy: Floats = field(default_factory=_zero)
    war_benefit: Floats = field(default_factory=_zero)
    discount: Floats = field(default_factory=_one)
    enforcement: Floats = field(default_factory=_one)
    distrust: Floats = field(default_factory=_zero)
    rearm: Floats = field(default_factory=_zero)
    quota: Floats = field(default_factory=_zero)
    power: Floats = field(default_factory=_zero)
    patron_pressure: Floats = field(default_factory=_zero)
    talk_cost: Floats = field(default_factory=_zero)
    proposer_a: Floats = field(default_factory=_half)
    red_line: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((), dtype=bool))
    agenda: Agenda | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "players", tuple(self.players))
        _check_players(self.players)
        _check_ladder(self)
        sizes = {
            "player": len(self.players),
            "outcome": _count_outcomes(self.utility),
            "side": 2,
            "victor": 2,
            "view": 3,
            "round": self.horizon,
        }
        found = {name: draws_of(name, getattr(self, name), sizes) for name in FIELDS if not self._is_pooled(name)}
        draws = agree_on_draws({name: count for name, (_, count) in found.items() if count is not None})
        labels = {
            "player": tuple(p.name for p in self.players),
            "side": SIDES,
            "victor": SIDES,
            "view": ("A expects", "B expects", "true"),
        }
        for name, (array, count) in found.items():
            full = array if count is not None else array[None]
            check_range(name, full, labels)
            self._freeze(name, np.broadcast_to(full, (draws, *array.shape[count is not None :])))
        if self._is_pooled("p_true"):
            weighed = (self.belief_mean * self.belief_strength).sum(axis=1)
            self._freeze("p_true", np.clip(weighed / self.belief_strength.sum(axis=1), 0.0, 1.0))
        self._freeze("red_line", _red_lines(self.red_line, sizes["player"], sizes["outcome"]))
        _check_roles(self)

    @classmethod
    def on(cls, agenda: Agenda, **numbers: Any) -> Game:
        """Return the game over the issues of `agenda`; `numbers` are the other fields of the class."""
        return cls(agenda=agenda, **agenda.fields(), **numbers)

    @property
    def draws(self) -> int:
        """D, the number of draws of the uncertain inputs."""
        return len(self.utility)

    @property
    def outcomes(self) -> int:
        """M, the number of outcomes on the table."""
        return int(self.utility.shape[2])

    @property
    def leaders(self) -> tuple[int, int]:
        """Index of the leader of A and of B."""
        a, b = (next(i for i, p in enumerate(self.players) if p.side == s and p.role == "leader") for s in SIDES)
        return a, b

    @property
    def over(self) -> Literal["A", "B"] | None:
        """Who has won already, if the war is over."""
        return "B" if self.rung == 0 else "A" if self.rung == self.rungs else None

    def of(self, role: str, *, side: str | None = None) -> tuple[int, ...]:
        """Indices of the players of `role`, of one side or both, in order."""
        return tuple(i for i, p in enumerate(self.players) if p.role == role and side in (None, p.side))

    def replace(self, **changes: Any) -> Game:
        """Return the game with some fields changed, checked anew.

        An agenda is dropped if numbers that come from it are changed without it, since it would no longer tell the
        truth. What is the same in every draw, for every outcome or in every round stays so if their number changes.
        """
        if {"utility", "victory_utility", "enforcement", "red_line"} & set(changes):
            changes.setdefault("agenda", None)
        return replace(self, **{**self._portable(), **changes})

    def draw(self, number: int) -> Game:
        """Return draw `number` alone, as a game of one draw."""
        return self.take(slice(number, number + 1 or None))

    def take(self, which: slice | NDArray[Any]) -> Game:
        """Return the game with only the draws selected; nothing is checked or copied twice."""
        part = object.__new__(Game)
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            object.__setattr__(part, name, value[which] if name in FIELDS else value)
        return part

    def _portable(self) -> dict[str, Any]:
        """Return the fields that don't vary, without the axes along which they don't."""
        fields: dict[str, Any] = {}
        for name in FIELDS:
            array = getattr(self, name)
            if len(array) == 1 or array.strides[0] == 0:
                fields[name] = array[0]
        for name in ("enforcement", "power_shift"):
            array = fields.get(name)
            if array is not None and array.size and np.all(array == array.flat[0]):
                fields[name] = array.flat[0]
        if not self.red_line.any():
            fields["red_line"] = np.zeros((), dtype=bool)
        return fields

    def _is_pooled(self, name: str) -> bool:
        return name == "p_true" and self.p_true is _POOLED

    def _freeze(self, name: str, array: NDArray[Any]) -> None:
        view = array.view()
        view.flags.writeable = False
        object.__setattr__(self, name, view)


def mirrored(game: Game) -> Game:
    """Return `game` with A and B exchanged everywhere: the same war told from the other side.

    Every result on it is the mirror of the result on `game`; players and outcomes keep their order. An agenda is
    dropped, since its words name the sides.
    """
    other: dict[Literal["A", "B"], Literal["A", "B"]] = {"A": "B", "B": "A"}
    shift = -game.power_shift[:, [1, 0, 2]]
    return game.replace(
        players=tuple(replace(p, side=other[p.side]) for p in game.players),
        agenda=None,
        victory_utility=game.victory_utility[..., ::-1],
        rung=game.rungs - game.rung,
        p_true=1 - game.p_true,
        belief_mean=1 - game.belief_mean[:, ::-1],
        belief_strength=game.belief_strength[:, ::-1],
        power_shift=shift,
        distrust=game.distrust[:, ::-1],
        rearm=game.rearm[:, ::-1],
        quota=game.quota[:, ::-1],
        talk_cost=game.talk_cost[:, ::-1],
        proposer_a=1 - game.proposer_a,
    )


def _check_players(players: tuple[Player, ...]) -> None:
    names = [p.name for p in players]
    if len(set(names)) != len(names):
        raise GameError(f"names of players must differ; got {', '.join(names)}")
    for p in players:
        if p.side not in SIDES:
            raise GameError(f"side of {p.name} must be A or B; got {p.side}")
        if p.role not in ROLES:
            raise GameError(f"role of {p.name} must be one of {', '.join(ROLES)}; got {p.role}")
    for side in SIDES:
        count = sum(p.side == side and p.role == "leader" for p in players)
        if count != 1:
            raise GameError(f"side {side} must have exactly one leader; got {count}")


def _check_ladder(game: Game) -> None:
    for name, low, high in (("rungs", 2, 1000), ("rung", 0, None), ("horizon", 1, 100_000)):
        got = getattr(game, name)
        if not isinstance(got, int | np.integer) or isinstance(got, bool):
            raise GameError(f"{name} must be a whole number; got {got!r}")
        top = game.rungs if high is None else high
        if not low <= got <= top:
            raise GameError(f"{name} must be from {low} to {top}; got {got}")


def _count_outcomes(utility: Any) -> int:
    shape = np.shape(utility)
    if len(shape) not in (2, 3):
        raise GameError(f"utility must have shape (players, outcomes), or that after an axis of draws; got {shape}")
    return int(shape[-1])


def _red_lines(value: Any, players: int, outcomes: int) -> NDArray[np.bool_]:
    table = np.asarray(value)
    if table.dtype != bool or table.shape not in ((), (players, outcomes)):
        raise GameError(
            f"red_line must be true or false for each of {players} players and {outcomes} outcomes; "
            f"got {table.dtype} of shape {table.shape}"
        )
    return np.array(np.broadcast_to(table, (players, outcomes)))


def _check_roles(game: Game) -> None:
    """Refuse power outside factions, pressure outside patrons, a veto in some draws only, and quotas out of reach."""
    for name, role in (("power", "faction"), ("patron_pressure", "patron")):
        for i, p in enumerate(game.players):
            if p.role != role and np.any(getattr(game, name)[:, i] != 0):
                raise GameError(
                    f"{name}[{p.name}] must be 0, for only a {role} has it; got {np.max(getattr(game, name)[:, i]):g}"
                )
    for i in game.of("patron"):
        veto = np.isinf(game.patron_pressure[:, i])
        if veto.any() and not veto.all():
            raise GameError(
                f"patron_pressure[{game.players[i].name}] must be inf in every draw or in none; "
                f"got inf in {veto.sum()} of {len(veto)}"
            )
    for s, side in enumerate(SIDES):
        held = game.power[:, list(game.of("faction", side=side))].sum(axis=1)
        if np.any(held > 1 + 1e-9):
            raise GameError(f"power of the factions of side {side} must sum to at most 1; got {held.max():g}")
        short = game.quota[:, s] > held + 1e-9
        if short.any():
            d = int(np.argmax(short))
            raise GameError(
                f"quota[{side}] must be at most the power of its factions, {held[d]:g}; got {game.quota[d, s]:g}"
            )
