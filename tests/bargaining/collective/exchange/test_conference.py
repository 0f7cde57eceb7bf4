"""What a conference must be: every refusal is one sentence that names field, actor, issue, rule and what was got."""

import numpy as np
import pytest

from ripeness.bargaining.collective.exchange import Conference, Reckoning, exchange
from ripeness.errors import GameError

TALKS = {"actors": ("North", "South"), "issues": ("ports", "tariff"), "position": [[0, 10], [100, 30]]}
REFUSED = {
    "no actor": (
        {"actors": (), "position": []},
        "actors of an exchange must be two or more, since an exchange takes two; got none",
    ),
    "one actor": ({"actors": ("North",), "position": [[0, 1]]}, "actors of an exchange must be two or more"),
    "one name": ({"actors": "North"}, "actors of an exchange must be two or more"),
    "one issue": (
        {"issues": ("ports",), "position": [[0], [1]]},
        "issues of an exchange must be two or more, since an exchange gives way on one for another; got 1",
    ),
    "the same name twice": ({"issues": ("ports", "ports")}, "names of issues must differ; got ports, ports"),
    "all salience zero": (
        {"salience": np.zeros((2, 2))},
        "salience must be above 0 for at least one actor on ports; got 0 for all",
    ),
    "all salience zero on one issue": (
        {"salience": [[1, 0], [1, 0]]},
        "salience must be above 0 for at least one actor on tariff; got 0 for all",
    ),
    "all power zero": ({"power": 0}, "power must be above 0 for at least one actor on ports; got 0 for all"),
    "who cares has no power": (
        {"salience": [[1, 1], [0, 1]], "power": [0, 1]},
        "salience and power both must be above 0 for at least one actor on ports; got 0 for all",
    ),
    "off the scale": (
        {"position": [[0, 1], [100, 101]]},
        "position[South, tariff] must be on the scale, 0 to 100; got 101",
    ),
    "off the scale of one issue": (
        {"scale": [(0, 100), (20, 40)]},
        "position[North, tariff] must be on the scale, 20 to 40; got 10",
    ),
    "shapes that disagree": (
        {"salience": np.ones((3, 2))},
        "salience must have shape (actors 2, issues 2); got (3, 2)",
    ),
    "power for issues alone": (
        {"power": [[1, 2]]},
        "power must have shape (actors 2, issues 2), or (actors 2); got (1, 2)",
    ),
    "one position for all": ({"position": 50}, "position must have shape (actors 2, issues 2); got ()"),
    "no number": ({"position": [[0, np.nan], [1, 2]]}, "position[North, tariff] must be a finite number; got nan"),
    "infinite power": ({"power": [1, np.inf]}, "power[South, ports] must be a finite number; got inf"),
    "salience in per cent": ({"salience": [[1, 80], [1, 1]]}, "salience[North, tariff] must be from 0 to 1; got 80"),
    "negative power": ({"power": [1, -1]}, "power[South, ports] must be >= 0; got -1"),
    "words": ({"position": "far apart"}, "position must be numbers of shape (actors 2, issues 2); got 'far apart'"),
    "a scale that falls": ({"scale": (100, 0)}, "scale of ports must rise from its low to its high end"),
    "a scale too few": ({"scale": [(0, 1)] * 3}, "scale must be two numbers, a low and a high end, for all issues or"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "sentence"), REFUSED.values(), ids=REFUSED)
def test_wrong_input_is_refused_in_one_sentence(given, sentence):
    with pytest.raises(GameError) as caught:
        Conference(**{**TALKS, **given})
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("rounds", [0, -1, 1.5, True, None])
def test_rounds_are_counted(rounds):
    with pytest.raises(GameError, match=r"rounds must be a whole number >= 1; got"):
        exchange(Conference(**TALKS), rounds=rounds)


@pytest.mark.parametrize("drift", [(0.7, 0.4), (-0.1, 0.2), (0.1,), (float("nan"), 0.1)])
def test_positions_drift_at_most_to_the_vote(drift):
    with pytest.raises(GameError, match=r"drift must be two shares >= 0 that sum to at most 1; got"):
        exchange(Conference(**TALKS), drift=drift)


def test_power_is_given_once_for_all_issues_or_for_each():
    once = Conference(**TALKS, power=[2, 1])
    each = Conference(**TALKS, power=[[2, 2], [1, 1]])
    assert once.power.tolist() == each.power.tolist()


def test_a_conference_cannot_be_changed():
    talks = Conference(**TALKS)
    for name in ("position", "salience", "power", "scale"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(talks, name)[0, 0] = 9


@pytest.mark.parametrize("reckoning", Reckoning)
def test_who_takes_no_part_in_an_issue_neither_gives_nor_takes_on_it(reckoning):
    position = [[0, 0, 0], [100, 100, 100]]
    talks = Conference(("A", "B"), ("p", "q", "r"), position=position, salience=[[1, 0.5, 0], [0.5, 1, 1]])
    made = exchange(talks, reckoning=reckoning).rounds[0].deals
    assert [deal.issues for deal in made] == [(0, 1)]
