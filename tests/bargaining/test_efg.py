"""Export to Gambit: read back by a reader of our own, the subgame-perfect values are those of `solve`."""

import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ripeness.bargaining.efg import efg, game_tree, write
from ripeness.bargaining.extensive_form import Chance, Decision, Terminal, nodes
from ripeness.bargaining.game import Game, Player
from ripeness.bargaining.solve import solve
from ripeness.cases.published import backward_induction, load, midpoints, take_it_or_leave_it
from ripeness.errors import GameError

SHARED = Path(__file__).parents[3] / "shared" / "data" / "model" / "cases" / "fearon95"
FIGURES = (Player("A", "A"), Player("B", "B"))
EVERYBODY = (
    Player("A", "A"),
    Player("Hawks", "A", "faction"),
    Player("Doves", "A", "faction"),
    Player("B", "B"),
    Player("Patron", "B", "patron"),
)


def read(text):
    """Read an .efg file: the players and the tree."""
    head, _, *lines = [line for line in text.splitlines() if line.strip()]
    players = re.findall(r'"([^"]*)"', head)[1:]
    records = iter(lines)
    words = r'"((?:[^"\\]|\\.)*)"'

    def node():
        line = next(records)
        kind, inside = line[0], line[line.index("{") + 1 : line.rindex("}")]
        if kind == "t":
            return Terminal(tuple(Fraction(x) for x in inside.split(",")))
        labels = re.findall(words, inside)
        if kind == "c":
            chances = [Fraction(x) for x in re.sub(words, "", inside).split()]
            return Chance(tuple((label, p, node()) for label, p in zip(labels, chances, strict=True)))
        player, information = re.match(rf"p {words} (\d+) (\d+)", line).groups()[1:]
        return Decision(int(player) - 1, information, tuple((label, node()) for label in labels))

    root = node()
    assert next(records, None) is None
    return players, root


def small(seed, *, everybody=False, one_belief=False, horizon=2):
    """A random game small enough to write out, with numbers that don't tie."""
    rng = np.random.default_rng(seed)
    players = EVERYBODY if everybody else FIGURES
    side = np.array([p.side == "A" for p in players])
    faction = np.array([p.role == "faction" for p in players])
    veto = np.array([np.inf if p.role == "patron" else 0.0 for p in players])
    share = rng.uniform(size=2 if everybody else 3)
    liking = np.where(side[:, None], share, 1 - share) + rng.normal(0, 0.15, (len(players), len(share)))
    mean = rng.uniform(0.2, 0.8, 2)
    return Game(
        players=players,
        utility=liking,
        victory_utility=np.where(side[:, None], [[1.0, 0.0]], [[0.0, 1.0]]),
        rungs=int(rng.integers(3, 5)),
        rung=int(rng.integers(1, 3)),
        horizon=horizon,
        belief_mean=mean[:1].repeat(2) if one_belief else mean,
        belief_strength=4.0 if one_belief else rng.uniform(1, 9, 2),
        power_shift=np.zeros((3, horizon)) if one_belief else rng.normal(0, 0.3, (3, horizon)),
        cost=rng.uniform(0, 0.2, len(players)),
        discount=rng.uniform(0.8, 1.0, len(players)),
        enforcement=rng.uniform(0.4, 1.0, len(share)),
        distrust=rng.uniform(0, 0.2, 2),
        rearm=rng.uniform(-0.2, 0.8, 2),
        quota=[rng.uniform(0.2, 1.0) * everybody, 0.0],
        power=faction * np.array([0.4 if p.name == "Hawks" else 0.6 for p in players]),
        patron_pressure=veto,
        talk_cost=rng.uniform(0, 0.05, 2),
        proposer_a=rng.uniform(),
    )


def small_solved(seed):
    return solve(small(seed))


def values(game):
    players, root = read(efg(game))
    assert players == [p.name for p in game.players]
    return [float(x) for x in backward_induction(root).payoffs]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_two_leaders_have_the_values_of_the_exported_tree(seed, one_belief):
    game = small(seed, one_belief=one_belief)
    assert values(game) == pytest.approx(solve(game).value[0].tolist(), abs=1e-11)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_factions_that_vote_and_a_patron_with_a_veto_too(seed):
    game = small(seed, everybody=True)
    assert values(game) == pytest.approx(solve(game).value[0].tolist(), abs=1e-11)


def test_random_games_both_settle_and_fight():
    signed = {bool(small_solved(seed).settles_now[0]) for seed in range(30)}
    assert signed == {True, False}


def test_later_rounds_are_exported_too():
    game = small(3, horizon=3)
    assert values(game) == pytest.approx(solve(game).value[0].tolist(), abs=1e-11)


def test_with_one_belief_payoffs_are_those_of_the_war_unscaled():
    game = small(1, one_belief=True, horizon=1).replace(rungs=2, rung=1, cost=0.0, discount=1.0)
    ends = [
        node.payoffs for node in nodes(game_tree(game)) if isinstance(node, Terminal) and node.label[:7] == "victory"
    ]
    assert set(ends) == {(1, 0), (0, 1)}


def test_a_red_line_is_never_offered():
    game = small(1).replace(red_line=np.array([[True, False, False], [False, False, True]]))
    offers = {label for node in nodes(game_tree(game)) if isinstance(node, Decision) for label, _ in node.branches}
    assert offers == {"offer 1", "fight on", "accept", "refuse"}


def test_a_war_that_is_over_is_one_leaf():
    assert values(small(1).replace(rung=0)) == [0.0, 1.0]


def test_names_with_quotation_marks_survive():
    text = write(Terminal((Fraction(1),), 'the "end"'), players=('a "b"',), title="t")
    assert text.splitlines()[-1] == 't "" 1 "the \\"end\\"" { 1 }'


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"horizon": 40, "power_shift": 0.0}, r"nodes of a game to export must be at most 1000"),
        ({"belief_mean": [0.0, 0.5], "rungs": 4, "rung": 2}, r"above 0 for both sides or for none"),
    ],
)
def test_games_that_the_format_cannot_hold_are_refused(change, sentence, monkeypatch):
    monkeypatch.setattr("ripeness.bargaining.efg.LARGEST_TREE", 1000)
    with pytest.raises(GameError, match=sentence):
        efg(small(1).replace(**change))


def test_a_game_of_several_draws_is_refused():
    with pytest.raises(GameError, match=r"draws of a game to export must be 1, .* got 2"):
        efg(small(1).take(np.array([0, 0])))


def test_pressure_that_is_no_move_is_refused():
    with pytest.raises(GameError, match="must be 0 or inf; got a finite one for Patron"):
        efg(small(1, everybody=True).replace(patron_pressure=[0, 0, 0, 0, 0.2]))


def test_fearons_game_is_written_and_read_back_with_its_information_set():
    row = load("fearon_offer").rows[3]
    offer = take_it_or_leave_it(0.5, cost=0.1, costs=midpoints(0.41, 3), demands=11).offer
    _, root = read(write(offer.tree(), players=("A", "B"), title="Fearon 1995"))
    found = backward_induction(root)
    assert sum(1 for _ in nodes(root)) == row["expect"]["nodes"]
    assert found.actions[0, "1"] == ("7/10",)
    assert float(found.payoffs[0]) == row["expect"]["value"]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is not here")
def test_the_published_file_is_the_game_we_build_from_its_numbers():
    _, theirs = read((SHARED / "fearon95_tioli_3types_11demands.efg").read_text(encoding="utf-8"))
    ours = take_it_or_leave_it(0.5, cost=0.1, costs=midpoints(0.41, 3), demands=11).offer.tree()
    assert [n.payoffs for n in nodes(theirs) if isinstance(n, Terminal)] == [
        n.payoffs for n in nodes(ours) if isinstance(n, Terminal)
    ]
    assert backward_induction(theirs).payoffs == backward_induction(ours).payoffs
