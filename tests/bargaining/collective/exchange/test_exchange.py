"""The exchange model against a plain reference in fractions, and what theory says of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.collective.exchange.cases import conferences, mirrored, named, reordered, round_conferences
from tests.bargaining.collective.exchange.plain import Plain

from ripeness.bargaining.collective.exchange import Conference, Ending, exchange, potential

few = settings(max_examples=60, deadline=None)
CLOSE = {"rtol": 0, "atol": 1e-10}  # per cent of a scale: 1e-12 of its length
DRIFT = (0.125, 0.375)


def against_the_plain_reference(conference, rounds):
    plain = Plain(conference.position, conference.salience, conference.power, drift=DRIFT)
    found = exchange(conference, rounds=rounds, drift=DRIFT)
    for turn in found.rounds:
        expected = [float(o) for o in plain.round()]
        assert [(*deal.issues, *sorted(deal.sellers)) for deal in turn.deals] == [row for row, _ in plain.deals]
        np.testing.assert_allclose([deal.gain for deal in turn.deals], [float(g) for _, g in plain.deals], **CLOSE)
        np.testing.assert_allclose(turn.votes, np.array(plain.votes, dtype=float), **CLOSE)
        np.testing.assert_allclose(turn.outcome, expected, **CLOSE)
        plain.follow()
    if found.ending is not Ending.ROUNDS_DONE:
        plain.round()
        assert not plain.deals


@few
@given(round_conferences(), st.integers(1, 2))
def test_trading_agrees_with_the_plain_reference_where_numbers_tie(conference, rounds):
    against_the_plain_reference(conference, rounds)


@settings(max_examples=25, deadline=None)
@given(conferences(actors=5, issues=4))
def test_trading_agrees_with_the_plain_reference_on_numbers_of_any_size(conference):
    against_the_plain_reference(conference, 1)


@few
@given(conferences(), st.integers(1, 3))
def test_both_partners_gain_what_they_expect_and_alike(conference, rounds):
    for turn in exchange(conference, rounds=rounds).rounds:
        for deal in turn.deals:
            assert deal.gain > 0
            np.testing.assert_allclose(deal.effect[list(deal.sellers)], deal.gain, rtol=1e-9, atol=1e-10)


@few
@given(conferences())
def test_the_effects_of_all_deals_sum_to_what_the_round_changed_for_everybody(conference):
    found = exchange(conference)
    if found.rounds:
        (turn,) = found.rounds
        far = [np.abs(conference.position - outcome) for outcome in (conference.mean, found.outcome)]
        np.testing.assert_allclose(turn.effect, (conference.salience * (far[0] - far[1])).sum(axis=1), **CLOSE)


@few
@given(round_conferences())
def test_externalities_share_out_the_effects_by_who_made_the_deals(conference):
    for turn in exchange(conference).rounds:
        kinds = turn.externalities
        parts = [kinds.own, kinds.inner_gain, kinds.inner_loss, kinds.outer_gain, kinds.outer_loss]
        np.testing.assert_allclose(np.sum(parts, axis=0), turn.effect, **CLOSE)
        assert (kinds.own >= -1e-9).all()
        assert (kinds.inner_gain >= 0).all()
        assert (kinds.inner_loss <= 0).all()
        assert (kinds.outer_gain >= 0).all()
        assert (kinds.outer_loss <= 0).all()


@few
@given(round_conferences(), st.integers(1, 3))
def test_votes_and_outcomes_stay_within_the_positions(conference, rounds):
    low, high = conference.position.min(axis=0), conference.position.max(axis=0)
    found = exchange(conference, rounds=rounds)
    for turn in found.rounds:
        assert (turn.votes >= low - 1e-9).all()
        assert (turn.votes <= high + 1e-9).all()
    assert (found.outcome >= low - 1e-9).all()
    assert (found.outcome <= high + 1e-9).all()


@few
@given(round_conferences(), st.integers(1, 3))
def test_reflecting_the_scales_reflects_the_outcome(conference, rounds):
    told, seen = exchange(conference, rounds=rounds), exchange(mirrored(conference), rounds=rounds)
    assert told.ending is seen.ending
    np.testing.assert_allclose(seen.outcome, 100 - told.outcome, atol=1e-9)
    for one, other in zip(told.rounds, seen.rounds, strict=True):
        assert [deal.sellers for deal in one.deals] == [deal.sellers for deal in other.deals]


@few
@given(st.one_of(conferences(), round_conferences()), st.randoms(use_true_random=False))
def test_the_order_of_actors_and_issues_matters_only_where_it_is_said_to(conference, shuffle):
    actors, issues = list(range(len(conference.actors))), list(range(len(conference.issues)))
    shuffle.shuffle(actors)
    shuffle.shuffle(issues)
    told, moved = exchange(conference), exchange(reordered(conference, actors=actors, issues=issues))
    if not any(turn.arbitrary for turn in told.rounds):
        assert told.ending is moved.ending
        np.testing.assert_allclose(moved.outcome, told.outcome[issues], atol=1e-9)
        for one, other in zip(told.rounds, moved.rounds, strict=True):
            named = [{(actors[i], issues[k]) for i, k in zip(d.sellers, d.issues, strict=True)} for d in other.deals]
            assert named == [set(zip(deal.sellers, deal.issues, strict=True)) for deal in one.deals]


@few
@given(conferences(), st.floats(1e-3, 1e3), st.floats(-50, 50))
def test_units_of_power_and_of_scales_do_not_matter(conference, unit, zero):
    other = named(
        zero + conference.position * unit, conference.salience, conference.power * unit, scale=(zero, zero + 100 * unit)
    )
    told, moved = exchange(conference), exchange(other)
    np.testing.assert_allclose((moved.outcome - zero) / unit, told.outcome, atol=1e-8)
    assert len(potential(conference)) == len(potential(other))


@few
@given(round_conferences(least_salience=1))
def test_nobody_trades_who_agrees_on_all_issues_but_one(conference):
    same = conference.position.copy()
    same[:, 1:] = 50
    found = exchange(named(same, conference.salience, conference.power))
    assert found.ending is Ending.NO_EXCHANGE
    assert found.rounds == ()
    assert found.outcome.tolist() == named(same, conference.salience, conference.power).mean.tolist()


@few
@given(round_conferences())
def test_nobody_trades_where_all_care_alike(conference):
    alike = np.broadcast_to([[1.0, 0.5, 0.75, 0.25][: len(conference.issues)]], conference.position.shape)
    found = named(conference.position, alike, conference.power)
    assert exchange(found).ending is Ending.NO_EXCHANGE
    assert all(deal.gain < 1e-10 for deal in potential(found))


@few
@given(conferences())
def test_the_first_deal_is_the_potential_one_with_the_greatest_gain(conference):
    found, could = exchange(conference), potential(conference)
    assert [deal.gain for deal in could] == sorted((deal.gain for deal in could), reverse=True)
    if found.rounds:
        first = found.rounds[0].deals[0]
        assert (first.sellers, first.issues) == (could[0].sellers, could[0].issues)
        assert first.gain == could[0].gain
        np.testing.assert_allclose(first.effect, could[0].effect, **CLOSE)


@few
@given(round_conferences(), st.integers(2, 4))
def test_later_rounds_do_not_change_earlier_ones(conference, rounds):
    short, long = exchange(conference), exchange(conference, rounds=rounds)
    assert len(long.rounds) <= rounds
    if short.rounds:
        assert long.rounds[0].outcome.tolist() == short.outcome.tolist()


@pytest.mark.parametrize("much", [0.6, 0.75, 1.0])
@pytest.mark.parametrize("little", [0.1, 0.25, 0.5])
def test_two_actors_of_opposite_concerns_give_each_other_what_matters_most(much, little):
    """By hand: each outcome moves by 100 little/(much + little), and each partner gains much less little times that."""
    talks = Conference(("A", "B"), ("p", "q"), position=[[0, 0], [100, 100]], salience=[[much, little], [little, much]])
    found = exchange(talks)
    shift = 100 * little / (much + little)
    assert found.outcome.tolist() == pytest.approx([0, 100])
    assert found.rounds[0].deals[0].gain == pytest.approx((much - little) * shift)


def test_a_bystander_who_wants_what_both_give_up_is_hurt_and_the_deal_is_made_all_the_same():
    talks = Conference(
        ("A", "B", "bystander"), ("p", "q"), position=[[0, 0], [100, 100], [100, 0]],
        salience=[[1, 0.5], [0.5, 1], [1, 1]],
    )  # fmt: skip
    (turn,) = exchange(talks).rounds
    assert turn.effect[2] < 0
    assert turn.externalities.outer_loss[2] == turn.effect[2]


TIED = Conference(
    ("A", "B", "C", "D", "E"), ("p", "q"),
    position=[[0, 0], [100, 100], [0, 0], [100, 100], [100, 0]],
    salience=[[1, 0.5], [0.5, 1], [1, 0.5], [0.5, 1], [0.25, 0.25]],
)  # fmt: skip


def test_ties_are_counted_and_those_that_only_order_decides_are_named():
    turn = exchange(TIED).rounds[0]
    assert turn.ties >= turn.arbitrary >= 1
    assert turn.deals[0].sellers == (1, 0)


def test_lots_decide_ties_alike_for_the_same_seed_and_otherwise_nothing():
    first = {exchange(TIED, rng=np.random.default_rng(seed)).rounds[0].deals[0].sellers for seed in range(30)}
    assert first == {(1, 0), (3, 0), (1, 2), (3, 2)}
    again = [exchange(TIED, rng=np.random.default_rng(5)).rounds[0].votes.tolist() for _ in range(2)]
    assert again[0] == again[1]
    assert exchange(TIED, rng=np.random.default_rng(5)).rounds[0].arbitrary == 0


def test_of_equal_gains_that_goes_first_which_others_like_best():
    """A could give way to B on q or on r, for the same gain; C wants r moved as B does, and q not."""
    talks = Conference(
        ("A", "B", "C"), ("p", "q", "r"), position=[[0, 0, 0], [100, 100, 100], [0, 0, 100]],
        salience=[[1, 0.5, 0.5], [0.5, 1, 1], [0, 0.25, 0.25]], power=[1, 1, 0.25],
    )  # fmt: skip
    first, second = potential(talks)[:2]
    assert first.gain == second.gain
    assert (first.issues, second.issues) == ((0, 1), (0, 2))
    assert first.effect[2] < 0 < second.effect[2]
    turn = exchange(talks).rounds[0]
    assert turn.deals[0].issues == (0, 2)
    assert turn.arbitrary == 0


def test_the_answer_cannot_be_changed():
    found = exchange(TIED)
    (turn,) = found.rounds
    arrays = [found.outcome, turn.positions, turn.side, turn.votes, turn.outcome, turn.deals[0].effect]
    for array in [*arrays, turn.externalities.own, potential(TIED)[0].effect]:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_endings_say_what_happened():
    assert exchange(TIED).ending is Ending.ROUNDS_DONE
    assert exchange(TIED, rounds=200, drift=(1.0, 0.0)).ending is Ending.NOTHING_LEFT
    for ending in Ending:
        assert ending.sentence.endswith(".")
