"""A draft from tables: stances become options, positions become preferences, red lines close doors."""

import numpy as np
import pytest

from ripeness.bargaining.conflict_graph import Side, Stand, by_position, draft, goal, stability
from ripeness.bargaining.outcomes import Issue
from ripeness.errors import GameError

LAND = Issue("land", ("all A", "shared", "all B"))
FLAG = Issue("flag", ("old", "new"))


def north(**changes):
    return Side("North", (Stand("land", ("all A", "shared", "all B"), **changes), Stand("flag", ("new", "old"))))


def south(**changes):
    return Side("South", (Stand("flag", ("old", "new")), Stand("land", ("all B", "shared", "all A"), **changes)))


def ranks_of(found, side):
    """The rank of each agreement (land, flag) for a side; states with the same agreement rank alike."""
    graph = found.form.graph()
    table = {}
    for state, rank in enumerate(graph.rank[graph.member(side)].tolist()):
        table.setdefault(tuple(found.agreed(graph, state).values()), set()).add(rank)
    assert all(len(ranks) == 1 for ranks in table.values())
    return {agreement: ranks.pop() for agreement, ranks in table.items()}


def test_every_combination_of_stances_is_a_state_and_everybody_may_change_its_own():
    graph = draft([LAND, FLAG], [north(), south()]).form.graph()
    assert len(graph.states) == (3 * 2) ** 2
    assert all(len(moves.of(state)) == 3 * 2 - 1 for moves in graph.moves for state in range(len(graph.states)))


def test_agreements_are_ranked_issue_by_issue_in_the_order_of_salience():
    found = ranks_of(draft([LAND, FLAG], [north(), south()]), "North")
    order = [(land, flag) for land in ("all A", "shared", "all B", None) for flag in ("new", "old", None)]
    assert [found[agreement] for agreement in order] == sorted(found.values(), reverse=True)
    other = ranks_of(draft([LAND, FLAG], [north(), south()]), "South")
    order = [(land, flag) for flag in ("old", "new", None) for land in ("all B", "shared", "all A", None)]
    assert [other[agreement] for agreement in order] == sorted(other.values(), reverse=True)


def test_what_is_worse_than_no_agreement_ranks_below_it():
    sides = [north(worse_than_none=("shared", "all B")), south()]
    found = ranks_of(draft([LAND, FLAG], sides), "North")
    order = [found[land, "new"] for land in ("all A", None, "shared", "all B")]
    assert order == sorted(order, reverse=True) and len(set(order)) == 4


def test_equally_good_options_rank_alike():
    sides = [
        Side("North", (Stand("land", by_position(LAND, 0.5)),)),
        Side("South", (Stand("land", by_position(LAND, 1.0)),)),
    ]
    found = ranks_of(draft([LAND], sides), "North")
    assert found["shared",] > found["all A",] == found["all B",] > found[None,]


def test_red_lines_leave_stances_and_with_them_agreements_out():
    found = draft([LAND, FLAG], [north(refuses=("all B",)), south(refuses=("all A",))])
    graph = found.form.graph()
    assert len(graph.states) == (2 * 2) ** 2
    agreed = {found.agreed(graph, state)["land"] for state in range(len(graph.states))}
    assert agreed == {None, "shared"}
    deals = [s for s in range(len(graph.states)) if found.agreed(graph, s) == {"land": "shared", "flag": "new"}]
    assert stability(graph, ["nash"]).stable["nash"].all(axis=0)[deals].all()
    assert goal(graph, 0, deals[0], concept="nash").routes


def test_exchanging_the_parties_mirrors_the_draft():
    one, other = draft([LAND, FLAG], [north(), south()]), draft([LAND, FLAG], [south(), north()])
    first, second = one.form.graph(), other.form.graph()
    swap = [label[5:] + label[:5] for label in first.states]
    place = [second.state(label) for label in swap]
    assert (first.rank == second.rank[::-1][:, place]).all()
    for concept, stable in stability(first).stable.items():
        assert (stable == stability(second).stable[concept][::-1][:, place]).all()


def test_a_graph_of_another_form_has_no_agreements_of_this_draft():
    found = draft([LAND, FLAG], [north(), south()])
    other = draft(
        [FLAG], [Side("North", (Stand("flag", ("new", "old")),)), Side("South", (Stand("flag", ("old", "new")),))]
    )
    with pytest.raises(GameError, match="graph must be that of the draft's form; got another"):
        found.agreed(other.form.graph(), 0)


@pytest.mark.parametrize(("issues", "sides", "sentence"), [
    ([LAND], [Side("North", (Stand("land", LAND.options),))],
     "sides must be two or more with different names; got North"),
    ([LAND], [Side("X", (Stand("land", LAND.options),))] * 2,
     "sides must be two or more with different names; got X, X"),
    ([], [north(), south()], "issues must be at least one, with different names; got none"),
    ([LAND], [north(), south()], "North must have one stand on every issue; got stands on land, flag"),
    ([LAND, FLAG], [north(refuses=("all C",)), south()],
     "stand of North on land must be about all A, shared, all B; got all C"),
    ([LAND, FLAG], [north(refuses=LAND.options), south()],
     "stand of North on land must leave a stance to take; it refuses every option"),
    ([FLAG], [Side("N", (Stand("flag", ("new",)),)), Side("S", (Stand("flag", ("old", "new")),))],
     "stand of N on flag must want or refuse every option; it misses old"),
    ([FLAG], [Side("N", (Stand("flag", ("new", "old", "new")),)), Side("S", (Stand("flag", ("old", "new")),))],
     "stand of N on flag must have each option once; got new, old, new"),
    ([FLAG], [Side('"N"', (Stand("flag", ("new", "old")),)), Side("S", (Stand("flag", ("old", "new")),))],
     'names in the stand of "N" on flag must be without double quotes; got one with them'),
])  # fmt: skip
def test_wrong_tables_are_refused_in_one_sentence(issues, sides, sentence):
    with pytest.raises(GameError) as refused:
        draft(issues, sides)
    assert str(refused.value) == sentence


def test_a_position_off_the_scale_is_refused():
    with pytest.raises(GameError, match=r"position on issue land must be from 0 to 1; got 1.5"):
        by_position(LAND, 1.5)
    with pytest.raises(GameError, match="position on issue land must be from 0 to 1; got nan"):
        by_position(LAND, np.nan)
