"""The inverse problem and the goal question, against search over all rankings and all sequences."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.conflict_graph.reference import Reference
from tests.bargaining.conflict_graph.strategies import forms, graphs, seeds

from ripeness.bargaining.conflict_graph import (
    CONCEPTS,
    Arrival,
    Known,
    Ranking,
    Verdict,
    conflict_graph,
    goal,
    inverse,
    stability,
)
from ripeness.errors import GameError

WITHOUT_OPTIONS = CONCEPTS[:-1]


@given(graph=graphs(most=5, most_players=3), concept=st.sampled_from(WITHOUT_OPTIONS), seed=seeds)
@settings(max_examples=60, deadline=None)
def test_the_conditions_hold_for_exactly_the_rankings_that_make_the_state_stable(graph, concept, seed):
    state, member = seed % len(graph.states), seed % len(graph.decision_makers)
    conditions = inverse(graph, state, concept=concept)[member]
    good = [
        order
        for order in permutations(graph.states)
        if stability(ranked(graph, member, order), [concept]).stable[concept][member, state]
    ]
    assert list(conditions.rankings()) == good
    assert conditions.share() == Fraction(len(good), len(list(permutations(graph.states))))
    sets = conditions.minimal()
    for order in permutations(range(len(graph.states))):
        lower = frozenset(order[order.index(state) :])
        assert conditions.met_by(lower) == any(part <= lower for part in sets)
    assert not any(one < other for one in sets for other in sets)


@given(graph=graphs())
@settings(max_examples=60, deadline=None)
def test_they_are_met_where_the_state_is_stable(graph):
    check_met(graph, WITHOUT_OPTIONS)


@given(form=forms())
@settings(max_examples=40, deadline=None)
def test_they_are_met_where_a_state_of_options_is_stable(form):
    check_met(form.graph(), ("sim",))


def check_met(graph, concepts):
    found = stability(graph)
    for concept in concepts:
        for s in range(len(graph.states)):
            assert [c.met for c in inverse(graph, s, concept=concept)] == found.stable[concept][:, s].tolist()


def ranked(graph, member, order):
    return graph.with_preferences({graph.decision_makers[member]: Ranking(tuple(order))})


@given(graph=graphs(most=5, most_players=3), concept=st.sampled_from(WITHOUT_OPTIONS), seed=seeds)
@settings(max_examples=60, deadline=None)
def test_a_verdict_is_what_all_weak_orders_with_what_is_known_say(graph, concept, seed):
    rng = np.random.default_rng(seed)
    n = len(graph.states)
    truth = rng.integers(0, 3, n)
    pairs = rng.integers(0, n, (3, 2)).tolist()
    known = Known(
        better=tuple((a, b) for a, b in pairs if truth[a] > truth[b]),
        equal=tuple((a, b) for a, b in pairs if truth[a] == truth[b]),
    )
    conditions = inverse(graph, seed % n, concept=concept)[0]
    answers = set()
    for code in range(n**n):
        levels = [code // n**k % n for k in range(n)]
        if all(levels[a] > levels[b] for a, b in known.better) and all(levels[a] == levels[b] for a, b in known.equal):
            answers.add(conditions.met_by(frozenset(s for s in range(n) if levels[s] <= levels[seed % n])))
    meaning = {frozenset({True}): Verdict.ALWAYS, frozenset({False}): Verdict.NEVER}
    assert conditions.verdict(known) is meaning.get(frozenset(answers), Verdict.POSSIBLE)


def line(**preferences):
    """A moves 1-2, B moves 2-3, A moves 3-4; nobody can go back."""
    tables = {"A": [[1], [], [3], []], "B": [[], [2], [], []]}
    return conflict_graph(4, moves=tables, preferences=preferences or {"A": [1, 2, 3, 4], "B": [1, 2, 3, 4]})


class TestSentences:
    def test_conditions_are_told_move_by_move(self):
        found = inverse(line(), "1", concept="smr")[0]
        assert found.sentence == (
            "State 1 is stable by symmetric metarationality for A exactly if it ranks no higher than 1: either 2 or 3 "
            "with 4."
        )

    def test_a_state_that_nobody_can_leave_needs_nothing(self):
        found = inverse(line(), "4", concept="gmr")[0]
        assert found.sentence == "State 4 is stable by general metarationality for A whatever its preferences."
        assert found.minimal() == (frozenset(),) and found.share() == 1 and found.verdict() is Verdict.ALWAYS

    def test_every_verdict_has_its_sentence(self):
        assert len({verdict.sentence for verdict in Verdict}) == len(Verdict)
        assert len({arrival.sentence for arrival in Arrival}) == len(Arrival)


class TestWrongQuestions:
    def test_what_is_known_must_not_contradict_itself(self):
        conditions = inverse(line(), 0, concept="gmr")[0]
        with pytest.raises(GameError, match="got 1 above 2, and below or equal by the rest"):
            conditions.verdict(Known(better=(("1", "2"), ("2", "3")), equal=(("3", "1"),)))
        with pytest.raises(GameError, match="got 1 above 1"):
            conditions.verdict(Known(better=(("1", "1"),)))

    def test_lists_that_nobody_could_read_are_refused(self):
        answers = [[], *([k + 13, k + 26] for k in range(1, 14)), *([[]] * 26)]
        tables = {"A": [list(range(1, 14)), *([[]] * 39)], "B": answers}
        graph = conflict_graph(40, moves=tables, preferences={"A": [0] * 40, "B": [0] * 40})
        large = inverse(graph, 0, concept="gmr")[0]
        with pytest.raises(GameError, match="states must be at most 8 to list rankings; got 40"):
            next(large.rankings())
        with pytest.raises(GameError, match="states that matter must be at most 20 to count rankings; got"):
            large.share()
        with pytest.raises(GameError, match="sets to compare for minimal conditions must be at most 5000; got 6561"):
            large.minimal()
        assert large.verdict() is Verdict.POSSIBLE


@given(graph=graphs(most=6, most_players=3), seed=seeds)
@settings(max_examples=80, deadline=None)
def test_routes_are_all_cheapest_legal_sequences(graph, seed):
    start, target = seed % len(graph.states), seed // 7 % len(graph.states)
    found = goal(graph, start, target, concept="gmr", most=10_000)
    assert [route.steps for route in found.routes] == cheapest(Reference(graph), start, target)
    for route in found.routes:
        at, wishes = start, []
        for k, to in route.steps:
            if graph.rank[k, to] <= graph.rank[k, at]:
                wishes.append((k, to, at))
            at = to
        assert [(w.member, w.better, w.worse) for w in route.wishes] == wishes


def cheapest(plain, start, target):
    """Every legal sequence that nobody could shorten, by widening search over (state, last mover)."""
    if start == target:
        return [()]
    best, ends = {}, []
    queue = [((), 0)]
    while queue:
        grown = []
        for steps, wishes in queue:
            mover, at = steps[-1] if steps else (None, start)
            if at == target:
                ends.append(((wishes, len(steps)), [s for _, s in steps], steps))
                continue
            for k in plain.players:
                for to in plain.reach[k][at] if k != mover else ():
                    asked = wishes + (plain.payoff[k][to] <= plain.payoff[k][at])
                    if (asked, len(steps) + 1) <= best.get((to, k), (asked, len(steps) + 1)):
                        best[to, k] = (asked, len(steps) + 1)
                        grown.append(((*steps, (k, to)), asked))
        queue = grown if len(queue[0][0]) < 2 * len(plain.states) * len(plain.players) else []
    least = min((cost for cost, _, _ in ends), default=None)
    return [
        steps for cost, _, steps in sorted(ends, key=lambda e: [(t, k) for k, t in e[2]]) if cost == least
    ]  # fmt: skip


class TestGoal:
    def test_an_open_way_ends_where_everybody_stays(self):
        found = goal(line(), "1", "4")
        assert found.arrival is Arrival.OPEN and found.unmet == ()
        assert found.sentences == (
            "Improvements lead to the state, and nobody would leave it.",
            "From 1, A moves to 2, B moves to 3, A moves to 4.",
        )

    def test_what_is_missing_is_told(self):
        found = goal(line(A=[1, 2, 3, 4], B=[1, 3, 2, 4]), "1", "3")
        assert found.arrival is Arrival.NOT_WANTED_NOR_STABLE
        assert found.sentences == (
            "No improvements lead to the state, and somebody would leave it.",
            "From 1, A moves to 2, B moves to 3: B would have to prefer 3 to 2.",
            "State 3 is sequentially stable for A exactly if it ranks no higher than 3: 4.",
        )

    def test_what_no_moves_lead_to_is_out_of_reach(self):
        found = goal(line(), "4", "1", concept="nash")
        assert found.arrival is Arrival.OUT_OF_REACH and found.routes == ()
        assert found.sentences[0] == "No moves lead to the state, whatever the preferences."

    def test_who_is_there_already_needs_no_way(self):
        found = goal(line(), "4", "4")
        assert found.arrival is Arrival.OPEN and found.routes[0].steps == ()

    @given(graph=graphs(most=6, most_players=3), seed=seeds)
    @settings(max_examples=60, deadline=None)
    def test_the_wishes_and_the_conditions_can_be_met_together(self, graph, seed):
        """Rank what the route passes in its order, the target on top: then improvements lead there and all stay."""
        start, target = seed % len(graph.states), seed // 5 % len(graph.states)
        found = goal(graph, start, target, concept="gmr")
        if found.routes:
            passed = [start, *(to for _, to in found.routes[0].steps)]
            level = [passed.index(s) + 1 if s in passed else 0 for s in range(len(graph.states))]
            changed = graph.with_preferences(dict.fromkeys(graph.decision_makers, level))
            assert goal(changed, start, target, concept="gmr").arrival is Arrival.OPEN
