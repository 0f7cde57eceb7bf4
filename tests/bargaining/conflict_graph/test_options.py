"""Option form: statements, patterns, states, moves that can't be taken back, coalesced states, and wrong input."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargaining.conflict_graph.strategies import forms, seeds

from ripeness.bargaining.conflict_graph import Option, OptionForm, Payoffs, Ranking, Statements, conflict_graph
from ripeness.bargaining.conflict_graph.preferences import by_statements
from ripeness.bargaining.conflict_graph.statements import holds
from ripeness.errors import GameError

ABC = ("a", "b", "c")
ALL = np.array([[code >> k & 1 for k in range(3)] for code in range(8)], dtype=bool)
A, B, C = ALL.T


def truth(text, options=ABC):
    return holds(text, options, ALL).tolist()


class TestStatements:
    @pytest.mark.parametrize(("text", "meaning"), [
        ("a", A), ("not a", ~A), ("-1", ~A), ("a and not b", A & ~B), ("a & -b | c", (A & ~B) | C),
        ("a or b and c", A | (B & C)), ("(a or b) and c", (A | B) & C), ("a if b", A | ~B), ("3 if -1", C | A),
        ("a iff b", A == B), ("a iff b if c", A == (B | ~C)), ("a if b or c", A | ~(B | C)), ("NOT A AND B", ~A & B),
        ("not not a", A), ('"a" iff not "b"', A != B), ("Y-N", A & ~C), ("---", A | True), ("!a | b", ~A | B),
    ])  # fmt: skip
    def test_they_mean_what_they_say(self, text, meaning):
        assert truth(text) == meaning.tolist()

    def test_names_may_have_several_words_or_a_hyphen_and_come_before_numbers(self):
        names = ("air strike", "cease-fire", "1")
        assert truth("air strike or not cease-fire", names) == (A | ~B).tolist()
        assert truth("1", names) == C.tolist()
        assert truth('"air strike" and 2', names) == (A & B).tolist()

    @pytest.mark.parametrize(("text", "sentence"), [
        ("a and d", "option in 'a and d' must be one of a, b, c; got d"),
        ("4", "option in '4' must be one of a, b, c; got 4"),
        ("YN", "pattern must have one sign for each of 3 options; got YN"),
        ("", "statement must be options joined by and, or, if, iff and not; got ''"),
        ("a and", "statement must be options joined by and, or, if, iff and not; got 'a and'"),
        ("(a", "statement must be options joined by and, or, if, iff and not; got '(a'"),
        ("a)", "statement must be options joined by and, or, if, iff and not; got 'a)'"),
        ('a and "b', "statement must be options joined by and, or, if, iff and not; got 'a and \"b'"),
        ("a not b", "statement must be options joined by and, or, if, iff and not; got 'a not b'"),
    ])  # fmt: skip
    def test_what_cannot_be_read_is_refused_in_a_sentence(self, text, sentence):
        with pytest.raises(GameError) as refused:
            truth(text)
        assert str(refused.value) == sentence

    @given(texts=st.lists(st.sampled_from(["a", "not b", "c", "a iff b", "b or c", "Y-N", "a if c"]), max_size=9))
    @settings(max_examples=100, deadline=None)
    def test_priority_is_lexicographic_by_powers_of_two(self, texts):
        score = sum(
            (2 ** (len(texts) - 1 - j) * holds(text, ABC, ALL).astype(int) for j, text in enumerate(texts)),
            start=np.zeros(8, dtype=int),
        )
        rank = by_statements(Statements(tuple(texts)), ABC, ALL)
        assert (np.sign(np.subtract.outer(rank, rank)) == np.sign(np.subtract.outer(score, score))).all()
        assert sorted(set(rank.tolist())) == list(range(1, len(set(rank.tolist())) + 1))

    def test_any_number_of_statements_may_be_stated(self):
        many = Statements(("c",) * 100 + ("a", "b"))
        assert by_statements(many, ABC, ALL).tolist() == [1, 3, 2, 4, 5, 7, 6, 8]


class TestMoves:
    @given(form=forms())
    @settings(max_examples=100, deadline=None)
    def test_they_are_those_that_the_rules_allow(self, form):
        """Plain rules: only own options change, in their directions, and from one pattern to the other never."""
        graph = form.graph()
        signs = [dict(zip(form.names, label, strict=True)) for label in graph.states]
        ((before, after),) = form.irreversible

        def fits(label, pattern):
            return all(p in ("-", sign) for sign, p in zip(label, pattern, strict=True))

        for k, name in enumerate(form.decision_makers):
            for s, t in product(range(len(signs)), repeat=2):
                changed = [o for o in form.options if signs[s][o.name] != signs[t][o.name]]
                allowed = bool(changed) and all(
                    o.owner == name and o.direction in ("both", "forward" if signs[t][o.name] == "Y" else "back")
                    for o in changed
                )
                allowed &= not (fits(graph.states[s], before) and fits(graph.states[t], after))
                assert (t in graph.moves[k].of(s)) == allowed

    def test_an_irreversible_transition_may_leave_moves_that_are_not_transitive(self):
        form = OptionForm((Option("a", "A"), Option("b", "A")), {"A": Statements(("a",))}, irreversible=(("NN", "YY"),))
        graph = form.graph()
        assert graph.moves[0].table().astype(int).tolist() == [[0, 1, 1, 0], [1, 0, 1, 1], [1, 1, 0, 1], [1, 1, 1, 0]]

    def test_coalesced_combinations_are_one_state_with_the_moves_of_all(self):
        form = OptionForm(
            (Option("a", "A"), Option("b", "B"), Option("leave", "B", "forward")),
            {"A": Statements(("not leave",)), "B": [1, 2, 3, 4, 5]},
            coalesced=("leave", "--Y"),
        )
        graph = form.graph()
        assert graph.states == ("NNN", "YNN", "NYN", "YYN", "--Y")
        assert [graph.moves[1].of(s).tolist() for s in range(5)] == [[2, 4], [3, 4], [0, 4], [1, 4], []]
        assert graph.moves[0].of(4).tolist() == []
        assert graph.rank[0].tolist() == [2, 2, 2, 2, 1]

    def test_overlapping_groups_become_one_state_and_labels_stay_distinct(self):
        form = OptionForm(
            (Option("a", "A"), Option("b", "A")),
            {"A": Statements(("a",))},
            coalesced=("a iff not b", "Y-", "a and not a"),
        )
        assert form.graph().states == ("NN", "--")
        split = OptionForm(
            (Option("a", "A"), Option("b", "A")), {"A": Statements(("a",))}, coalesced=("a iff b", "a iff not b")
        )
        assert split.graph().states == ("-- (1)", "-- (2)")

    def test_exclusive_options_do_not_make_the_states_too_many(self):
        names = [f"{party}{issue}{o}" for party in "AB" for issue in "1234" for o in "xyz"]
        groups = [names[k : k + 3] for k in range(0, 24, 3)]
        infeasible = [" and ".join(f"not {n}" for n in g) for g in groups]
        infeasible += [f"{a} and {b}" for g in groups for a, b in ((g[0], g[1]), (g[0], g[2]), (g[1], g[2]))]
        form = OptionForm(
            tuple(Option(n, n[0]) for n in names),
            {"A": Statements(("A1x",)), "B": Statements(("B1x",))},
            infeasible=tuple(infeasible),
        )
        graph = form.graph()
        assert len(graph.states) == 3**8 and all(len(m.of(0)) == 3**4 - 1 for m in graph.moves)


def two(**changes):
    given = {"options": (Option("a", "A"), Option("b", "B")), "preferences": {"A": [1, 2, 3, 4], "B": [1, 2, 3, 4]}}
    return OptionForm(**{**given, **changes}).graph()


def raw(states=2, **changes):
    given = {"moves": {"A": [[1], []], "B": [[], [0]]}, "preferences": {"A": [1, 2], "B": [2, 1]}}
    return conflict_graph(states, **{**given, **changes})


class TestWrongInput:
    @pytest.mark.parametrize(("make", "sentence"), [
        (lambda: two(infeasible=("a", "not a and b", "NN")),
         "infeasible patterns must leave a state; with 'NN' they leave none"),
        (lambda: two(infeasible=("---",)), "pattern must have one sign for each of 2 options; got ---"),
        (lambda: two(infeasible=("--",)), "infeasible patterns must leave a state; with '--' they leave none"),
        (lambda: two(infeasible=("a and c",)), "option in 'a and c' must be one of a, b; got c"),
        (lambda: two(options=()), "options must be from 1 to 62; got 0"),
        (lambda: two(options=(Option("a", "A"), Option("a", "B"))), "names of options must differ; got a, a"),
        (lambda: two(preferences={"A": [1, 2, 3, 4]}), "every decision maker must have preferences; got none of B"),
        (lambda: two(preferences={"A": [1] * 4, "B": [1] * 4, "C": [1] * 4}),
         "preferences must be of A, B; got some of C"),
        (lambda: two(preferences={"A": Statements(("c",)), "B": [1] * 4}), "option in 'c' must be one of a, b; got c"),
        (lambda: Option("a", "A", "sideways"),
         "direction of option a must be one of both, forward, back; got sideways"),
        (lambda: OptionForm(tuple(Option(f"o{k}", "A") for k in range(21)), {"A": Statements(())}).graph(),
         "combinations of options must be at most 1048576; got 2097152 by option o20: name what is infeasible, or put "
         "options that are in one pattern side by side"),
        (lambda: OptionForm(tuple(Option(f"o{k}", "A") for k in range(14)), {"A": Statements(())}).graph(),
         "moves of one decision maker must be at most 67108864; got 268435456: name what is infeasible"),
        (lambda: raw(0, moves={"A": [], "B": []}), "states must be at least one; got none"),
        (lambda: raw(["x", "x"]), "labels of states must differ; got x twice"),
        (lambda: raw(moves={}, preferences={}), "decision makers must be at least one; got none"),
        (lambda: raw(moves={"A": [[0], []], "B": [[], []]}),
         "moves of A must lead to another state; got a move from state 0 to itself"),
        (lambda: raw(moves={"A": [[2], []], "B": [[], []]}), "moves of A must lead to states from 0 to 1; got 2"),
        (lambda: raw(moves={"A": [[1]], "B": [[], []]}), "moves of A must have one row for each of 2 states; got 1"),
        (lambda: raw(moves={"A": [["1"], []], "B": [[], []]}),
         "moves of A must lead to states by their numbers; got ['1']"),
        (lambda: raw(moves={"A": np.full((2, 2), 7), "B": [[], []]}),
         "moves of A must be a matrix of 0 and 1 of shape (2, 2), or a list of targets for each state; got an array of "
         "shape (2, 2) and type int64"),
        (lambda: raw(preferences={"A": [1, float("nan")], "B": [1, 2]}), "payoffs of A must be finite; got nan"),
        (lambda: raw(preferences={"A": Payoffs((1, float("inf"))), "B": [1, 2]}),
         "payoffs of A must be finite; got inf"),
        (lambda: raw(preferences={"A": [1], "B": [1, 2]}),
         "payoffs of A must be one for each of 2 states; got shape (1,)"),
        (lambda: raw(preferences={"A": ["good", "bad"], "B": [1, 2]}),
         "payoffs of A must be numbers; got ['good', 'bad']"),
        (lambda: raw(preferences={"A": Ranking(("1",)), "B": [1, 2]}),
         "ranking of A must have every state; it misses 2"),
        (lambda: raw(preferences={"A": Ranking(("1", "3")), "B": [1, 2]}),
         "ranking of A must be of the states there are; got 3"),
        (lambda: raw(preferences={"A": Ranking(("1", ("2", "1"))), "B": [1, 2]}),
         "ranking of A must have each state once; got 1 twice"),
        (lambda: raw(preferences={"A": Statements(("a",)), "B": [1, 2]}),
         "preference statements of A must be about options; got a graph without options"),
        (lambda: raw().state("3"), "state must be one of 1, 2; got 3"),
        (lambda: raw().state(-1), "state must be from 0 to 1; got -1"),
        (lambda: raw().member("C"), "decision maker must be one of A, B; got C"),
    ])  # fmt: skip
    def test_it_is_refused_in_one_sentence(self, make, sentence):
        with pytest.raises(GameError) as refused:
            make()
        assert str(refused.value) == sentence

    def test_preferences_may_be_stated_anew_by_any_means(self):
        graph = two()
        assert graph.with_preferences({"A": Statements(("b", "not a"))}).rank.tolist() == [[2, 1, 4, 3], [1, 2, 3, 4]]
        assert graph.with_preferences({"B": Ranking(("NN", ("YN", "NY", "YY")))}).rank[1].tolist() == [2, 1, 1, 1]
        assert graph.rank[0].tolist() == [1, 2, 3, 4]

    def test_one_decision_maker_is_a_conflict_too(self):
        graph = conflict_graph(2, moves={"A": [[1], [0]]}, preferences={"A": [1, 2]})
        assert graph.decision_makers == ("A",)


@given(seed=seeds)
@settings(max_examples=40, deadline=None)
def test_a_matrix_and_lists_of_targets_are_one_input(seed):
    rng = np.random.default_rng(seed)
    matrix = (rng.random((6, 6)) < 0.4) & ~np.eye(6, dtype=bool)
    lists = [rng.permutation(np.flatnonzero(row)).tolist() * 2 for row in matrix]
    one = conflict_graph(6, moves={"A": matrix}, preferences={"A": [1] * 6})
    other = conflict_graph(6, moves={"A": lists}, preferences={"A": Ranking((tuple("123456"),))})
    assert (one.moves[0].table() == matrix).all() and (other.moves[0].table() == matrix).all()
    assert (one.rank == other.rank).all()
