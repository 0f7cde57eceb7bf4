"""The scenarios that the file names, each compared with the case as it stands, draw by draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ripeness.assess import words
from ripeness.assess.case import Case
from ripeness.assess.ensemble import Ensemble
from ripeness.assess.reading import Reading, Table
from ripeness.assess.request import Request
from ripeness.assess.shares import Mean, Share, mean, share
from ripeness.assess.spread import Spread, spread
from ripeness.assess.survey import Survey, settlement
from ripeness.bargaining.fields import Bools, Floats


@dataclass(frozen=True)
class Outlook:
    """What a case shows in short.

    Attributes
    ----------
    zone : Share
        Draws with a zone today.
    settled : Spread
        Chance of a settlement within the weeks asked about.
    crosses : Share
        Draws in which it is at least the threshold.
    """

    zone: Share
    settled: Spread
    crosses: Share


@dataclass(frozen=True)
class ScenarioFound:
    """A scenario beside the case as it stands; both over the same draws of all that the scenario doesn't set.

    Attributes
    ----------
    id, title : str
    sets : tuple of (path, words, value with its unit)
    outlook : Outlook
    zone_change, settled_change : Mean
        Scenario less case, draw by draw: of there being a zone (1 or 0), and of the chance of a settlement.
    """

    id: str
    title: str
    sets: tuple[tuple[str, str, str], ...]
    outlook: Outlook
    zone_change: Mean
    settled_change: Mean

    @property
    def sentence(self) -> str:
        """How it differs from the case as it stands."""
        zone, settled = _change(self.zone_change), _change(self.settled_change)
        return f"“{self.title}”: a zone {self.outlook.zone}, {zone}; the mean chance of a settlement is {settled}."


@dataclass(frozen=True, eq=False)
class ScenariosReading(Reading):
    """The scenarios of the file, compared.

    Attributes
    ----------
    weeks : int
        Within which a settlement is asked about.
    case : Outlook
        The case as it stands.
    scenarios : tuple of ScenarioFound
        In the order of the file.
    """

    weeks: int
    case: Outlook
    scenarios: tuple[ScenarioFound, ...]

    @property
    def sentence(self) -> str:
        """How each scenario differs from the case as it stands."""
        if not self.scenarios:
            return "The file names no scenario; `model.scenarios` is the place for them."
        start = f"As the case stands there is a zone {self.case.zone}."
        return " ".join((start, *(each.sentence for each in self.scenarios)))

    @property
    def short(self) -> str:
        """In how many draws there is a zone under each, against the case as it stands."""
        if not self.scenarios:
            return self.sentence
        told = [f"“{each.title}” {each.outlook.zone.percent}" for each in self.scenarios]
        return f"There is a zone in {self.case.zone.percent} of draws as the case stands; under {words.listed(told)}."

    def table(self) -> Table:
        """Return the case as it stands and a row for each scenario."""
        within = words.count(self.weeks, "week")
        columns = ("Scenario", "Zone today in", "Change", f"Chance of a settlement within {within}", "Change (mean)")
        rows = [("The case as it stands", f"{self.case.zone.percent} of draws", "", self.case.settled.percent, "")]
        rows += [
            (
                each.title,
                f"{each.outlook.zone.percent} of draws",
                each.zone_change.points,
                each.outlook.settled.percent,
                each.settled_change.points,
            )
            for each in self.scenarios
        ]
        inputs = ((), *(tuple(path for path, _, _ in each.sets) for each in self.scenarios))
        caption = (
            "Scenarios over the same draws; changes in percentage points; ranges of chances hold nine of ten draws"
        )
        return Table(caption, columns, tuple(rows), inputs)

    def picture(self) -> str:
        """Return no picture."""
        return ""


def scenarios(request: Request) -> ScenariosReading:
    """Return the scenarios that the file names, each compared with the case as it stands."""
    case, base = request.case, request.survey
    named = case.model.scenarios
    found = []
    for n, scenario in enumerate(named):
        request.progress("scenarios", n, len(named))
        found.append(_found(request.ensemble, base, scenario.id))
    return ScenariosReading(case.model.question.weeks, _outlook(case, base.open, base.settled), tuple(found))


def _found(ensemble: Ensemble, base: Survey, name: str) -> ScenarioFound:
    case = ensemble.case
    scenario = next(each for each in case.model.scenarios if each.id == name)
    now, settled = settlement(ensemble.setting(scenario.set))
    return ScenarioFound(
        scenario.id,
        scenario.title,
        tuple(_setting(case, path, value) for path, value in scenario.set.items()),
        _outlook(case, now, settled),
        mean(now.astype(float) - base.open),
        mean(settled - base.settled),
    )


def _setting(case: Case, path: str, value: float) -> tuple[str, str, str]:
    known = case.input(path)
    return path, known.words, f"{value:g} {known.unit}".rstrip()


def _outlook(case: Case, zone: Bools, settled: Floats) -> Outlook:
    return Outlook(share(zone), spread(settled), share(np.asarray(settled >= case.model.question.threshold)))


def _change(found: Mean) -> str:
    """Say a change against the case as it stands, or that so many draws show none."""
    if found.low <= 0 <= found.high:
        return "no different" if found.low == found.high else f"no different as far as the draws show ({found.points})"
    least, most = sorted((abs(round(100 * found.low)), abs(round(100 * found.high))))
    size = f"{abs(100 * found.value):.0f} points"
    return f"{size} {'more' if found.value > 0 else 'less'} ({least}–{most})"
