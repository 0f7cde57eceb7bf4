"""Readings of power: what the procedure of an issue gives to governments, Commission and Parliament.

The data say who decides (Council alone or with Parliament) and how (qualified majority or unanimity), not how strong
each institution is. Three readings stand side by side, none fitted to outcomes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from deu.data import Issue
from ripeness.bargaining.collective import shapley_shubik

OLD = {
    "de": 10, "fr": 10, "it": 10, "uk": 10, "es": 8, "be": 5, "el": 5, "nl": 5, "pt": 5, "at": 4, "se": 4, "dk": 3,
    "fi": 3, "ie": 3, "lu": 2,
}  # fmt: skip
"""Votes in the Council of fifteen, 1995 to 2004; 62 of 87 are a qualified majority."""
NICE = {
    "de": 29, "fr": 29, "it": 29, "uk": 29, "es": 27, "pl": 27, "ro": 14, "nl": 13, "be": 12, "cz": 12, "el": 12,
    "hu": 12, "pt": 12, "at": 10, "bu": 10, "se": 10, "dk": 7, "ie": 7, "lt": 7, "sk": 7, "fi": 7, "cr": 7, "cy": 4,
    "ee": 4, "lv": 4, "lu": 4, "si": 4, "mt": 3,
}  # fmt: skip
"""Votes under the Treaty of Nice and the accessions after it; also for the latest issues, some of which could have been
decided by the double majority of Lisbon."""
QUOTA = {15: 62, 25: 232, 27: 255, 28: 260}
COMMISSION, PARLIAMENT = "com", "ep"
Reading = Callable[[Issue], dict[str, float]]


def votes(issue: Issue) -> dict[str, float]:
    """Return votes in the Council; the Commission, and the Parliament under codecision, count like a large state."""
    council = _council(issue)
    large = max(council.values())
    return {**council, COMMISSION: large, PARLIAMENT: large if issue.codecision else 0}


def index(issue: Issue) -> dict[str, float]:
    """Return Shapley-Shubik indices of the game that the procedure makes, as a vote by weight.

    Codecision: Council and Parliament must agree. Consultation: the Council takes the Commission's proposal by
    qualified majority, or decides without it unanimously. Under unanimity there is then no say for the Commission.
    """
    council = dict.fromkeys(_council(issue), 1) if issue.unanimity else _council(issue)
    total = sum(council.values())
    quota = total if issue.unanimity else QUOTA[len(council)]
    if issue.codecision:
        return {**_indices((*council.items(), (PARLIAMENT, total + 1)), quota + total + 1), COMMISSION: 0}
    if issue.unanimity:
        return {**_indices(tuple(council.items()), quota), COMMISSION: 0, PARLIAMENT: 0}
    return {**_indices((*council.items(), (COMMISSION, total - quota)), total), PARLIAMENT: 0}


def equal(issue: Issue) -> dict[str, float]:
    """Return the same for everybody who has a position."""
    return dict.fromkeys((stance.actor for stance in issue.stances), 1.0)


READINGS: dict[str, Reading] = {"votes": votes, "index": index, "equal": equal}


def _council(issue: Issue) -> dict[str, int]:
    """Return the votes of the members at the time, who are told from the latest arrivals that have a position."""
    present = {stance.actor for stance in issue.stances}
    if not present & (NICE.keys() - OLD.keys()):
        return OLD
    missing = set() if "cr" in present else {"cr"} if present & {"bu", "ro"} else {"cr", "bu", "ro"}
    return {state: count for state, count in NICE.items() if state not in missing}


@cache
def _indices(weights: tuple[tuple[str, int], ...], quota: int) -> dict[str, float]:
    names, held = zip(*weights, strict=True)
    return dict(zip(names, shapley_shubik(held, quota).value[0].tolist(), strict=True))
