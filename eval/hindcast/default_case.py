"""The model with default assumptions: one case file for all episodes, and what the data tell of each put into it."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ripeness.assess import Case
from ripeness.assess.ensemble import Ensemble
from ripeness.bargaining import Course, by_week, forward

from .questions import AFTER, Question

TEMPLATE = Path(__file__).parent / "default.yaml"
DRAWS, SEED = 400, 1946
STEPS = 10
"""Territory can be divided in tenths; who governs can be one side, the other, or both in equal shares."""
HELPED, ALONE = (0.1, 0.3, 0.6), (0.0, 0.0, 0.1)
COST, DEARER = (0.0005, 0.003, 0.01), 3.0
"""What a week of war costs a side, in shares of the stake; and how much more with 1,000 deaths in the first year."""
SIDE = """
      cost: COST
      discount: {low: 0.99, mode: 0.997, high: 1, unit: per week, basis: "assumption: leaders at war are patient"}
      talk_cost: {low: 0, mode: 0.02, high: 0.06, basis: "assumption: concessions must be explained"}
      belief:
        chance: {low: 0.4, mode: 0.55, high: 0.7, basis: "assumption: each is an optimist"}
        strength: {low: 5, mode: 20, high: 80, unit: rounds, basis: "assumption: quick learner to stubborn"}
      distrust: {low: 0.05, mode: 0.2, high: 0.5, basis: "assumption: enemies distrust each other"}
      rearm: {low: 0, mode: 0.2, high: 0.5, unit: log-odds, basis: "assumption: a pause lets either side rebuild"}
"""


def told(question: Question) -> NDArray[np.float64]:
    """Return the model's chance of yes for each episode: the mean over draws.

    Whenever it ended: the chance of a settlement, of the courses in which a round is fought at all, since the data hold
    no quarrel that was settled before. Within some weeks of the twelfth: the chance of a settlement in them, of the
    courses that go on at the twelfth. So draws in which sides settle early count the less, as they should once a war
    has come, and has lasted.
    """
    return np.array([_chance(e.territory, e.war, e.helped, question.weeks) for e in question.asked])


def case(*, territory: bool, war: bool, helped: tuple[bool, bool]) -> Case:
    """Return the default case with what the data tell of an episode; see `ucdp.Episode`."""
    cost = _range(*(number * (DEARER if war else 1.0) for number in COST), unit="utility/week")
    text = TEMPLATE.read_text(encoding="utf-8").replace("SIDE\n", SIDE.lstrip("\n").replace("COST", cost))
    for mark, has in zip(("SUBSIDY_A", "SUBSIDY_B"), helped, strict=True):
        text = text.replace(mark, _range(*(HELPED if has else ALONE)))
    steps = STEPS if territory else 2
    names = {0: "all-b", steps: "all-a"}
    options = (f"        - {{id: {names.get(n, f'share-{n}')}, title: {n} of {steps} to A}}" for n in range(steps + 1))
    return Case.loads(text.replace("OPTIONS", "\n".join(options)), name=TEMPLATE.name)


@lru_cache(maxsize=64)
def _chance(territory: bool, war: bool, helped: tuple[bool, bool], weeks: int | None) -> float:
    course = _course(territory, war, helped)
    if weeks is None:
        return float(course.settled[:, 1:].sum() / (1 - course.settled[:, 0]).sum())
    seen = by_week(course, [AFTER, AFTER + weeks])
    going_on = 1 - seen.settled[:, 0] - seen.won_a[:, 0] - seen.won_b[:, 0]
    return float((seen.settled[:, 1] - seen.settled[:, 0]).sum() / going_on.sum())


@lru_cache(maxsize=16)
def _course(territory: bool, war: bool, helped: tuple[bool, bool]) -> Course:
    found = Ensemble(case(territory=territory, war=war, helped=helped), seed=SEED, stop=DRAWS)
    return forward(found.solution)


def _range(low: float, mode: float, high: float, *, unit: str = "") -> str:
    told_unit = f"unit: {unit}, " if unit else ""
    return f'{{low: {low:g}, mode: {mode:g}, high: {high:g}, {told_unit}basis: "assumption: default"}}'
