"""The conflict graph of a case: stances, preferences from positions and the war, what is stable, and why."""

import itertools

import numpy as np
import pytest
from tests.assess.samples import FOUNDING, SMALL, mirrored, replaced

from ripeness.assess import Case
from ripeness.assess.compare.conflict import conflict
from ripeness.assess.compare.conflict.conflict import DRAWS
from ripeness.assess.compare.conflict.frame import NOTHING, frame
from ripeness.assess.compare.conflict.prefer import wishes
from ripeness.assess.compare.conflict.stable import JOINT, preferring, stable
from ripeness.assess.request import Request
from ripeness.bargaining.conflict_graph import stability

REQUEST = Request(Case.loads(SMALL), draws=60)
GAME = REQUEST.ensemble.game
FRAME = frame(REQUEST.case, GAME)
DRAWN = tuple(wishes(FRAME, GAME, REQUEST.survey.war_value))
STABLE = stable(FRAME, DRAWN)
FOUND = conflict(REQUEST)[1]


def test_those_take_stances_whose_consent_is_needed():
    assert FRAME.parties == ("alba", "boria", "sudland")
    lifted = Case.loads(SMALL).setting({"sudland.veto": 0})
    assert frame(lifted, Request(lifted, draws=30).ensemble.game).parties == ("alba", "boria")


def test_stances_beyond_red_lines_of_a_side_are_not_taken():
    assert FRAME.refused["alba"]["land"] == ("to-boria",)
    assert "alba: land = to-boria" not in FRAME.graph.space.options
    line = '\n          red_lines: [{issue: land, options: [to-alba], basis: "assumption: x"}]'
    of_faction = Case.loads(replaced(SMALL, "name: The hawks", f"name: The hawks{line}"))
    found = frame(of_faction, Request(of_faction, draws=30).ensemble.game)
    assert found.refused["boria"]["land"] == ("to-alba",)


def test_there_is_a_state_for_each_combination_of_stances():
    land, guarantees = 2 * 3 * 3, 2 * 2 * 2
    assert len(FRAME.graph.states) == land * guarantees


def test_an_option_is_agreed_if_all_take_it():
    for options in itertools.product((1, 2), (0, 1)):
        state = FRAME.state((options,) * 3)
        assert FRAME.agreed[state].tolist() == list(options)
    assert FRAME.agreed[FRAME.state(((1, 0), (2, 0), (1, 0)))].tolist() == [NOTHING, 0]
    assert FRAME.state(((0, 0),) * 3) is None


def test_what_the_file_excludes_cannot_be_agreed():
    text = replaced(SMALL, "  correlations:", "  excluded:\n    - {land: half, guarantees: force}\n  correlations:")
    case = Case.loads(text)
    found = frame(case, Request(case, draws=30).ensemble.game)
    assert found.state(((1, 1),) * 3) is None
    assert found.state(((1, 0),) * 3) is not None


def test_issues_are_taken_in_the_order_of_what_they_weigh_until_there_are_too_many_states(monkeypatch):
    monkeypatch.setattr("ripeness.assess.compare.conflict.frame.MOST_STATES", 20)
    found = frame(REQUEST.case, GAME)
    assert found.kept == (0,)
    assert found.left_out == ("Guarantees",)
    monkeypatch.setattr("ripeness.assess.compare.conflict.frame.MOST_OF_ONE", 3)
    assert frame(REQUEST.case, GAME) is None
    answer, told = conflict(REQUEST)
    assert answer.chance == (None, None)
    assert told.scope == "The conflict graph of this case would have too many states, even for one issue."


def test_an_option_is_worse_than_none_if_the_war_is_worth_more_or_it_is_on_a_bottom_line():
    values, war = GAME.agenda.values[1], REQUEST.survey.war_value
    for d, wanted in enumerate(DRAWN):
        for party, player, side in zip(FRAME.parties, FRAME.players, wanted, strict=True):
            stands = {stand.issue: stand for stand in side.stands}
            below = {o for o, v in zip(("paper", "force"), values[d, player], strict=True) if v < war[d, player]}
            assert set(stands["guarantees"].worse_than_none) == below
            if party == "boria":
                assert {"half", "to-alba"} <= set(stands["land"].worse_than_none)


def test_a_party_ranks_first_what_weighs_most_for_it():
    salience = GAME.agenda.salience
    for d, wanted in enumerate(DRAWN):
        for player, side in zip(FRAME.players, wanted, strict=True):
            first = int(np.argmax(salience[d, player]))
            assert side.stands[0].issue == ("land", "guarantees")[first]


@pytest.mark.parametrize("d", range(0, 60, 12))
def test_the_answer_is_sequentially_stable_and_bettered_by_nothing(d):
    graph = preferring(FRAME, DRAWN[d])
    found = stability(graph, ["seq"]).equilibria("seq")
    rank = graph.rank
    kept = [s for s in found if not (rank > rank[:, [s]]).all(axis=0).any()]
    rows, _ = FRAME.combinations
    agreed = {tuple(FRAME.agreed[s]) for s in kept}
    assert {tuple(rows[n]) for n in np.flatnonzero(STABLE.stable[JOINT][d])} == agreed


def test_together_all_can_go_from_any_state_to_any():
    """What makes it enough to ask whether another state is better for all."""
    reached, todo = {0}, [0]
    while todo:
        at = todo.pop()
        fresh = {int(t) for moves in FRAME.graph.moves for t in moves.of(at)} - reached
        reached |= fresh
        todo += fresh
    assert len(reached) == len(FRAME.graph.states)


def test_what_nash_would_keep_the_other_concepts_keep_too():
    for concept in ("seq", "smr", "gmr"):
        assert (STABLE.stable["nash"] <= STABLE.stable[concept]).all()
    assert (STABLE.stable["smr"] <= STABLE.stable["gmr"]).all()
    assert (STABLE.stable[JOINT] <= STABLE.stable["seq"]).all()


def test_reasons_are_told_for_each_party_and_ways_for_all():
    assert FOUND.target is not None
    assert [party for party, _ in FOUND.target.reasons] == ["Alba", "Boria", "Sudland"]
    for party, reason in FOUND.target.reasons:
        assert reason.startswith((f"{party} would stay: ", f"{party} would not stay: "))
    assert FOUND.target.arriving[0].endswith(".")
    told = [row[1] for row in FOUND.tables()[1].rows]
    assert told == [*(reason for _, reason in FOUND.target.reasons), *FOUND.target.arriving]


def test_a_limited_number_of_draws_is_looked_at():
    answer, _ = conflict(Request(REQUEST.case, draws=DRAWS + 30))
    assert len(answer.chance[0]) == DRAWS


def test_the_founding_case_has_states_within_the_bound_and_says_what_is_left_out():
    text = FOUNDING.read_text(encoding="utf-8")
    here, there = (conflict(Request(Case.loads(case), draws=30))[1] for case in (text, mirrored(text)))
    assert 1 < here.states <= 1 << 12
    assert all(f"“{title}”" in here.scope for title in here.left_out)
    assert mirrored(repr(here)) == repr(there)
