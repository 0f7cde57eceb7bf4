"""Export to Gambit: small games as extensive forms with perfect information, so that others can check our answers.

The tree plays what `ripeness.bargaining.solve` computes. At every state nature says who proposes; that leader offers an
outcome within everybody's mandate or fights on; the other leader accepts or refuses; the factions of a side with a
quota vote, one after another; patrons with a veto consent or not. What fails is followed by a battle.

**Two beliefs in one tree.** An .efg file has one probability for each move of nature, while our sides disagree. Nature
moves with q, the mean of both sides' chances, and what player i gets at the end of a path is multiplied by the ratio of
what i's side thinks of the path to what q makes of it, the product of m_i/q (or of (1 - m_i)/(1 - q)) over its battles.
Expectations under q are then each player's own, every subgame is scaled by a positive number, and no decision changes;
at the root the ratio is 1, so the value of the game is `Solution.value`. With one belief q is that belief.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from ripeness.bargaining.agreement import Table, flow
from ripeness.bargaining.beliefs import logistic, side_log_odds
from ripeness.bargaining.commitment import renewed_war, war_to_the_finish
from ripeness.bargaining.extensive_form import Chance, Decision, Node, Terminal, children
from ripeness.bargaining.fields import Floats
from ripeness.bargaining.game import SIDES, Game
from ripeness.bargaining.ratification import ROUNDING
from ripeness.errors import GameError

LARGEST_TREE = 200_000
"""More nodes than this are refused: the tree grows with every refusal of every offer in every round."""


def efg(game: Game, *, title: str = "Ripeness") -> str:
    """Return `game` as the text of a Gambit .efg file (version 2, rational numbers).

    Parameters
    ----------
    game : Game
        One draw; small: the tree has about (4 (M (v + 1) + 1))^T nodes for M outcomes, v voters and T rounds.
    title : str
        Name of the game in the file.

    Raises
    ------
    GameError
        If the game has several draws, patrons with finite pressure (who act by what they prefer and not by a move), a
        side that is certain of a battle while the other is not, or more than `LARGEST_TREE` nodes.

    References
    ----------
    SavaniTurocy2025 for Gambit and its format, SmithStam2004 for the war; in ``docs/references.bib``.
    """
    return write(game_tree(game), players=tuple(p.name for p in game.players), title=title)


def game_tree(game: Game) -> Node:
    """Return the extensive form of `game`; see `efg` for what is refused."""
    if game.draws != 1:
        raise GameError(f"draws of a game to export must be 1, take one with game.draw(k); got {game.draws}")
    pressing = [
        p.name
        for i, p in enumerate(game.players)
        if np.isfinite(game.patron_pressure[0, i]) and game.patron_pressure[0, i] > 0
    ]
    if pressing:
        raise GameError(f"patron_pressure of a game to export must be 0 or inf; got a finite one for {pressing[0]}")
    players = len(game.players)
    start = _State(0, game.rung, sunk=np.zeros(players), discount=np.ones(players), weight=np.ones(players))
    return _Builder(game).state(start)


def write(root: Node, *, players: tuple[str, ...], title: str) -> str:
    """Return a game in extensive form as the text of a Gambit .efg file."""
    lines = [f"EFG 2 R {_quoted(title)} {{ {' '.join(map(_quoted, players))} }}", '""', ""]
    seen: dict[tuple[int, str], int] = {}
    counts = [0] * len(players)
    stack, chances, ends = [root], 0, 0
    while stack:
        node = stack.pop()
        if isinstance(node, Terminal):
            ends += 1
            payoffs = ", ".join(_decimal(x) for x in node.payoffs)
            lines.append(f't "" {ends} {_quoted(node.label)} {{ {payoffs} }}')
            continue
        if isinstance(node, Chance):
            chances += 1
            moves = " ".join(f"{_quoted(label)} {p}" for label, p, _ in node.branches)
            lines.append(f'c {_quoted(node.label)} {chances} "" {{ {moves} }} 0')
        else:
            key = (node.player, node.information)
            if key not in seen:
                counts[node.player] += 1
                seen[key] = counts[node.player]
            moves = " ".join(_quoted(label) for label, _ in node.branches)
            lines.append(f'p {_quoted(node.label)} {node.player + 1} {seen[key]} "" {{ {moves} }} 0')
        stack.extend(reversed(children(node)))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _decimal(number: Fraction) -> str:
    """A fraction as it is if it is short, else the shortest decimal that reads back as the same float."""
    return str(number) if number.denominator < 10**6 else repr(float(number))


@dataclass(frozen=True, eq=False)
class _State:
    """A place in the tree: the state of the war, and what the path to it has done to each player's payoff, (I,)."""

    round_: int
    rung: int
    sunk: Floats
    discount: Floats
    weight: Floats


@dataclass(frozen=True)
class _Vote:
    """An offer on its way: who has still to answer, and the power that has agreed on each side."""

    outcome: int
    left: tuple[int, ...]
    agreed: tuple[float, float] = (0.0, 0.0)


class _Builder:
    """Builds the tree of one game, depth first, and stops when it grows too large."""

    def __init__(self, game: Game) -> None:
        self.game, self.flow, self.nodes = game, flow(game)[0], 0
        table = Table(game)
        self.offers = np.flatnonzero(table.mandate)
        self.vetoing = table.vetoing
        self.sides = [SIDES.index(p.side) for p in game.players]
        self.voters = tuple(f for s in (0, 1) if game.quota[0, s] > 0 for f in table.factions[s])
        self.table = table
        self.known: dict[tuple[int, ...], Floats] = {}

    def state(self, at: _State) -> Node:
        """A state of the war: it is over, is fought to the finish, or somebody proposes."""
        game = self.game
        if at.rung in (0, game.rungs):
            return self.end(
                at, game.victory_utility[0, :, 0 if at.rung else 1], "victory of A" if at.rung else "victory of B"
            )
        if at.round_ == game.horizon:
            odds = self.odds(at)[..., self.sides, None]
            return self.end(
                at, war_to_the_finish(game, odds, rungs=np.array([at.rung]))[0, 0, 0, :, 0], "to the finish"
            )
        if not len(self.offers):
            return self.battle(at)
        rho = Fraction(float(game.proposer_a[0]))
        moves = [("A proposes", rho, 0), ("B proposes", 1 - rho, 1)]
        return self.count(Chance(tuple((label, p, self.propose(at, s)) for label, p, s in moves if p > 0)))

    def propose(self, at: _State, s: int) -> Node:
        """Offer an outcome, or fight on; offers stand first, so that a tie goes to an agreement."""
        other = self.game.leaders[1 - s]
        offers = [
            (f"offer {x}", self.answer(at, _Vote(int(x), (other, *self.voters, *self.vetoing)))) for x in self.offers
        ]
        return self.choice(self.game.leaders[s], (*offers, ("fight on", self.battle(at))))

    def answer(self, at: _State, vote: _Vote) -> Node:
        """Ask the next who must answer; what can't pass any more is refused at once."""
        if not vote.left:
            return self.sign(at, vote.outcome)
        who, later = vote.left[0], vote.left[1:]
        if who not in self.voters:
            after = self.answer(at, replace(vote, left=later))
            return self.choice(who, (("accept", after), ("refuse", self.battle(at))))
        s = self.sides[who]
        quota, power = self.game.quota[0, s] - ROUNDING, self.game.power[0]
        agreed = vote.agreed[s] + power[who]
        with_it = (agreed, vote.agreed[1]) if s == 0 else (vote.agreed[0], agreed)
        still = sum(power[f] for f in later if f in self.voters and self.sides[f] == s)
        if vote.agreed[s] >= quota:
            return self.answer(at, replace(vote, left=later))
        if agreed + still < quota:
            return self.battle(at)
        no = self.answer(at, replace(vote, left=later)) if vote.agreed[s] + still >= quota else self.battle(at)
        return self.choice(
            who, (("accept", self.answer(at, replace(vote, left=later, agreed=with_it))), ("refuse", no))
        )

    def sign(self, at: _State, outcome: int) -> Node:
        """Sign: each gets what the agreement is worth, breaches included, leaders less the cost of talks."""
        key = (at.round_, at.rung, outcome)
        if key not in self.known:
            self.known[key] = self.worth(at, outcome)
        return self.end(at, self.known[key], f"outcome {outcome}")

    def worth(self, at: _State, outcome: int) -> Floats:
        """What each player gets by signing here, (I,)."""
        renewed = None
        if not self.table.firm:
            renewed = renewed_war(self.game, self.odds(at), rungs=np.array([at.rung]))[:, 0, 0]
        one, peace = np.zeros(1, dtype=np.int64), np.zeros((1, len(self.game.players)))
        terms = self.table.judge(one, np.array([outcome]), war=peace, renewed=renewed)
        return np.asarray(terms.payoff[0])

    def battle(self, at: _State) -> Node:
        """Fight a round: A gains a rung or loses one."""
        odds = self.odds(at)[0, 0, 0]
        win, lose = logistic(odds), logistic(-odds)
        mean = float(win.mean())
        q = Fraction(mean) if win[0] != win[1] else Fraction(float(win[0]))
        moves = []
        for label, chance, sides, step in (("A wins", q, win, 1), ("B wins", 1 - q, lose, -1)):
            if chance == 0:
                continue
            if np.any(sides == 0):
                raise GameError("chances of a game to export must be above 0 for both sides or for none; got one at 0")
            ratio = (sides / float(chance))[self.sides] if win[0] != win[1] else np.ones(len(self.sides))
            after = _State(
                at.round_ + 1,
                at.rung + step,
                sunk=at.sunk + at.discount * self.flow,
                discount=at.discount * self.game.discount[0],
                weight=at.weight * ratio,
            )
            moves.append((label, chance, self.state(after)))
        return self.count(Chance(tuple(moves)))

    def end(self, at: _State, value: Floats, label: str) -> Node:
        total = at.weight * (at.sunk + at.discount * value)
        return self.count(Terminal(tuple(Fraction(float(x)) for x in total), label))

    def choice(self, player: int, branches: tuple[tuple[str, Node], ...]) -> Node:
        return self.count(Decision(player, str(self.nodes), branches))

    def count(self, node: Node) -> Node:
        self.nodes += 1
        if self.nodes > LARGEST_TREE:
            raise GameError(f"nodes of a game to export must be at most {LARGEST_TREE}; got more")
        return node

    def odds(self, at: _State) -> Floats:
        key = (at.round_, at.rung)
        if key not in self.known:
            self.known[key] = side_log_odds(self.game, np.array([[at.round_]]), np.array([[at.rung]]))
        return self.known[key]
