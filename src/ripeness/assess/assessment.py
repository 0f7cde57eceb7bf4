"""The assessment of a case: every reading of it, over the same draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from html import escape
from typing import Any, TypeVar

from ripeness import __version__
from ripeness.assess.basis import Basis, basis
from ripeness.assess.binding import BindingReading, binding
from ripeness.assess.boxes import DiscoveryReading, discovery
from ripeness.assess.case import Case
from ripeness.assess.compare import CompareReading, compare
from ripeness.assess.impasse import ImpasseReading, impasse
from ripeness.assess.learning import LearningReading, learning
from ripeness.assess.openings import OpeningsReading, openings
from ripeness.assess.plain import to_bytes
from ripeness.assess.reading import Reading
from ripeness.assess.request import DRAWS, SEED, Progress, Request, silent
from ripeness.assess.scenarios import ScenariosReading, scenarios
from ripeness.assess.solutions import SolutionsReading, solutions
from ripeness.assess.war import WarReading, war
from ripeness.assess.zone import ZoneReading, zone
from ripeness.errors import AssessError

Kind = TypeVar("Kind", bound=Reading)

#: Every reading under its name, in the order in which it is shown.
READINGS: tuple[tuple[str, Callable[[Request], Reading]], ...] = (
    ("zone", zone),
    ("binding", binding),
    ("solutions", solutions),
    ("war", war),
    ("impasse", impasse),
    ("openings", openings),
    ("scenarios", scenarios),
    ("learning", learning),
    ("discovery", discovery),
    ("compare", compare),
)


@dataclass(frozen=True, eq=False)
class Assessment:
    """What the model shows of a case.

    All of it is about the model and its inputs. A share of draws says in how much of what isn't known a result holds;
    it is no chance that something happens in the world.

    Attributes
    ----------
    case : Case
    draws, seed : int
    register : Basis
        What the inputs rest on.
    readings : tuple of (name, Reading)
        Those that were asked for, in the order of `READINGS`.
    """

    case: Case
    draws: int
    seed: int
    register: Basis
    readings: tuple[tuple[str, Reading], ...]

    @property
    def zone(self) -> ZoneReading:
        """What could be signed today."""
        return self._of(ZoneReading, "zone")

    @property
    def binding(self) -> BindingReading:
        """Which constraints stand in the way, for whom, and which sets would open a zone."""
        return self._of(BindingReading, "binding")

    @property
    def solutions(self) -> SolutionsReading:
        """What four rules that favour nobody pick from the zone."""
        return self._of(SolutionsReading, "solutions")

    @property
    def war(self) -> WarReading:
        """How the war goes on and ends, beside past wars."""
        return self._of(WarReading, "war")

    @property
    def scenarios(self) -> ScenariosReading:
        """The scenarios of the file, compared."""
        return self._of(ScenariosReading, "scenarios")

    @property
    def impasse(self) -> ImpasseReading:
        """What each mechanism contributes to there being no agreement."""
        return self._of(ImpasseReading, "impasse")

    @property
    def openings(self) -> OpeningsReading:
        """What would open one: levers, alone and in pairs."""
        return self._of(OpeningsReading, "openings")

    @property
    def learning(self) -> LearningReading:
        """What to find out: which inputs the answer hangs on."""
        return self._of(LearningReading, "learning")

    @property
    def discovery(self) -> DiscoveryReading:
        """In which box of inputs a zone exists."""
        return self._of(DiscoveryReading, "discovery")

    @property
    def compare(self) -> CompareReading:
        """What models of different schools say of the same case."""
        return self._of(CompareReading, "compare")

    @property
    def sentence(self) -> str:
        """What it rests on: the first line of every account of it."""
        drawn = f"{self.draws:,} draws of the {self.register.uncertain} that aren’t known exactly"
        return f"{self.register.sentence} Shares are of {drawn}; they are about the model and its inputs."

    def to_json(self) -> bytes:
        """Return everything as JSON: the same bytes for the same case file, draws, seed and version."""
        found: dict[str, Any] = {name: _told(reading) for name, reading in self.readings}
        head = {"ripeness": __version__, "case": self.case.file.case.id, "case_sha256": self.case.sha256}
        asked = {"draws": self.draws, "seed": self.seed, "register": self.register, "sentence": self.sentence}
        return to_bytes({**head, **asked, "readings": found})

    def _repr_html_(self) -> str:
        parts = (f"<h3>{escape(name.capitalize())}</h3>{reading._repr_html_()}" for name, reading in self.readings)
        return f"<h2>{escape(self.case.file.case.title)}</h2><p>{escape(self.sentence)}</p>{''.join(parts)}"

    def _of(self, kind: type[Kind], name: str) -> Kind:
        found = next((reading for _, reading in self.readings if isinstance(reading, kind)), None)
        if found is None:
            raise AssessError(f"reading {name} was not asked for; add it to `readings`")
        return found


def assess(
    case: Case,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    readings: Iterable[str] | None = None,
    attribution_draws: int | None = None,
    progress: Progress | None = None,
) -> Assessment:
    """Return what the model shows of a case, over draws of its uncertain inputs.

    Parameters
    ----------
    case : Case
    draws : int
        At least 30. An interval of a share of 1,000 draws is about 6 percentage points wide, of 100 about 19.
    seed : int
        Root seed of the draws, >= 0.
    readings : names, optional
        Of `READINGS`; all if not given.
    attribution_draws : int, optional
        Draws for the attribution to mechanisms, from 30 to `draws`; by default the reading chooses, and says so.
    progress : callable, optional
        Called with what is being done, how much of it is done, and how much there is.

    Returns
    -------
    Assessment
        The same bytes for the same case, draws, seed and version, on any number of processors.

    Raises
    ------
    AssessError
        If a number breaks its rule or there is no such reading.
    GameError
        If the inputs of the case don't make a game: the message names the player and the rule.
    """
    request = Request(case, draws, seed, attribution_draws, progress or silent)
    wanted = _wanted(readings)
    found = tuple((name, read(request)) for name, read in READINGS if name in wanted)
    return Assessment(case, draws, seed, basis(case), found)


def compared(
    case: Case,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    models: Iterable[str] | None = None,
    progress: Progress | None = None,
) -> Assessment:
    """Return an assessment with one reading: the classical models on the case, all of them or some.

    Parameters are those of `assess`, and:

    Parameters
    ----------
    models : names, optional
        Of `ripeness.assess.compare.MODELS`; the weighted mean and our own model always stand beside them.

    Raises
    ------
    AssessError, GameError
        As `assess` does; also if there is no such model, or nobody with a weight at the table cares about an issue.
    """
    request = Request(case, draws, seed, progress=progress or silent)
    return Assessment(case, draws, seed, basis(case), (("compare", compare(request, models)),))


def _wanted(readings: Iterable[str] | None) -> set[str]:
    known = [name for name, _ in READINGS]
    wanted = known if readings is None else list(readings)
    for name in wanted:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            raise AssessError(
                f"no reading {name!r}; " + (f'did you mean "{close[0]}"?' if close else f"known: {', '.join(known)}")
            )
    return set(wanted)


def _told(reading: Reading) -> dict[str, Any]:
    return {"sentence": reading.sentence, **{name: getattr(reading, name) for name in reading.__dataclass_fields__}}
