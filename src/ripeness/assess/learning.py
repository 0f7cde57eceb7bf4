"""What to find out: which uncertain input moves the answer most, where it flips it, and what knowing it would be worth.

The answer is the chance of a settlement within the weeks asked about; as a yes or no, whether it reaches the threshold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ripeness.assess.case import Case
from ripeness.assess.draws import Uncertainty
from ripeness.assess.game import Floats
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request
from ripeness.assess.sensitivity import Flip, Indices, Interval, Knowing, flip, sobol, value_of_knowing
from ripeness.assess.sensitivity.given_data import FEWEST
from ripeness.assess.shares import percent
from ripeness.assess.solving import chance

BASE = 64
"""Points of each of the two samples; the model is solved so many times for each input, and twice."""
FLIPPED = 5
"""Inputs, those that move the answer most, for which flip values are looked for."""
ROWS = 10


@dataclass(frozen=True, eq=False)
class LearningReading(Reading):
    """What to find out.

    Attributes
    ----------
    paths, words : tuple of str, n
        The uncertain inputs, and what they are.
    indices : Indices
        Sobol indices of the chance of a settlement, inputs taken as independent.
    flips : tuple of Flip
        For the inputs that move it most: where, with all others at their most likely values, the answer changes.
    knowing : Knowing
        What knowing each input would take off the loss of a call between yes and no at the threshold; None with fewer
        draws than that needs.
    weeks, threshold
        The question.
    correlated : bool
        Whether the file correlates inputs, which the indices leave out.
    """

    paths: tuple[str, ...]
    words: tuple[str, ...]
    indices: Indices
    flips: tuple[Flip, ...]
    knowing: Knowing | None
    weeks: int
    threshold: float
    correlated: bool

    @property
    def ranking(self) -> tuple[int, ...]:
        """Places of the inputs, the one with the largest total index first; equal ones in the file's order."""
        return tuple(sorted(range(len(self.paths)), key=lambda i: (-self.indices.total[i].value, i)))

    @property
    def sentence(self) -> str:
        """Name the inputs on which the answer hangs most."""
        what = f"the chance of a settlement within {self.weeks} weeks"
        if self.indices.variance == 0:
            return f"No uncertain input moves {what}: it is the same in every draw."
        top = [f"{self.words[i]} ({_index(self.indices.total[i])})" for i in self.ranking[:3]]
        told = (
            f"Most of the spread of {what} hangs on: {'; '.join(top)} (share of its variance that goes with the input)."
        )
        return told + self._worth()

    @property
    def short(self) -> str:
        """Name the inputs on which the answer hangs most."""
        if self.indices.variance == 0:
            return self.sentence
        top = "; ".join(f"{self.words[i]} {_index(self.indices.total[i])}" for i in self.ranking[:3])
        return f"How much of the spread of the chance of a settlement goes with an input: {top}."

    def _worth(self) -> str:
        if self.knowing is None or self.knowing.loss <= 0:
            return ""
        names, saves = self.knowing.names, self.knowing.saved
        best = max(range(len(self.paths)), key=lambda i: saves[names.index(self.paths[i])].value)
        saved = saves[names.index(self.paths[best])]
        if saved.low <= 0:
            return ""
        part = percent(saved.value / self.knowing.loss)
        call = f"a call at {percent(self.threshold)}"
        return f" Knowing {self.words[best]} would take {part} off the expected loss of {call}."

    def _part(self, i: int) -> str:
        known = self.knowing
        if known is None:
            return f"needs {FEWEST} draws"
        saved = known.saved[known.names.index(self.paths[i])]
        return percent(max(0.0, saved.value) / known.loss) if known.loss > 0 else "nothing to know"

    def table(self) -> Table:
        """Return the inputs that move the answer most."""
        flips = {each.name: each for each in self.flips}
        chosen = self.ranking[:ROWS]
        rows = tuple(
            (
                self.words[i],
                _index(self.indices.first[i]),
                _index(self.indices.total[i]),
                _flipped(flips.get(self.paths[i])),
                self._part(i),
            )
            for i in chosen
        )
        left_out = "; the file’s correlations are left out" if self.correlated else ""
        return Table(
            f"What moves the chance of a settlement within {self.weeks} weeks: Sobol indices with 95 % intervals "
            f"({self.indices.runs:,} solutions of the model{left_out}); where it crosses {percent(self.threshold)} if "
            "all other inputs have their most likely values; what knowing it takes off the loss of a call.",
            ("input", "alone", "with all it acts with", "the answer flips at", "worth knowing"),
            rows,
            tuple((self.paths[i],) for i in chosen),
        )

    def picture(self) -> str:
        """Return the tornado: total indices, largest first."""
        from ripeness.assess.pictures import bars

        rows = {self.words[i]: self.indices.total[i] for i in self.ranking[:ROWS]}
        return bars(rows, heading="Share of the spread of the answer that goes with an input", signed=False)


def learning(request: Request) -> LearningReading:
    """Return which inputs the answer hangs on."""
    case = request.case
    uncertain = tuple(each for each in request.ensemble.uncertainties if each.high > each.low)
    names = tuple(each.name for each in uncertain)
    model = _Model(case, uncertain, request)
    # numbers follow the streams, which tell the side and not its name; so the names exchanged exchange the indices
    drawn = tuple(each.stream or each.name for each in uncertain)
    indices = replace(sobol(model.on_cube, drawn, base=BASE, seed=request.seed), names=names)
    order = sorted(range(len(names)), key=lambda i: (-indices.total[i].value, i))
    flips = tuple(flip(model.along(uncertain[i]), uncertain[i], threshold=model.threshold) for i in order[:FLIPPED])
    yes = request.survey.settled >= model.threshold
    enough = request.draws >= FEWEST
    knowing = value_of_knowing(request.ensemble.drawn, yes, threshold=model.threshold) if enough else None
    words = tuple(case.input(name).words for name in names)
    question = case.model.question
    correlated = bool(case.model.correlations)
    return LearningReading(names, words, indices, flips, knowing, question.weeks, question.threshold, correlated)


class _Model:
    """The chance of a settlement as a function of the uncertain inputs."""

    def __init__(self, case: Case, uncertain: tuple[Uncertainty, ...], request: Request) -> None:
        self.case, self.uncertain, self.request = case, uncertain, request
        self.threshold = case.model.question.threshold
        self.calls = 0

    def on_cube(self, points: Floats) -> Floats:
        """Return the answer at points of the unit cube, (D, n)."""
        self.calls += 1
        self.request.progress("what to find out", self.calls, len(self.uncertain) + 2)
        return self._answer({each.name: each.at(points[:, i]) for i, each in enumerate(self.uncertain)}, len(points))

    def along(self, one: Uncertainty) -> _Along:
        """Return the answer as a function of one input, the others at their most likely values."""
        return _Along(self, one.name)

    def _answer(self, given: dict[str, Floats], draws: int) -> Floats:
        values = {each.path: given.get(each.path, np.full(draws, each.mode)) for each in self.case.inputs}
        return chance(self.request, values)


class _Along:
    def __init__(self, model: _Model, name: str) -> None:
        self.model, self.name = model, name

    def __call__(self, values: Floats) -> Floats:
        return self.model._answer({self.name: values}, len(values))


def _index(found: Interval) -> str:
    value, low, high = (percent(max(0.0, number)) for number in (found.value, found.low, found.high))
    return f"{value} ({low.removesuffix(' %')}–{high})"


def _flipped(found: Flip | None) -> str:
    if found is None:
        return "not looked for"
    return ", ".join(f"{each.value:.3g}" for each in found.crossings) or "nowhere in its range"
