"""Case files for tests: two invented countries, and the same told with their names exchanged."""

import re
from pathlib import Path

FOUNDING = Path(__file__).parents[2] / "examples" / "ukraine-2022" / "case.yaml"

SMALL = """
case: {id: small, title: Talks between Alba and Boria, as_of: 2022-05-17}
parties:
  - {id: alba, name: Alba, adjectives: [Alban]}
  - {id: boria, name: Boria, adjectives: [Borian]}
third_parties:
  - {id: norland, name: Norland, supports: boria}
  - {id: sudland, name: Sudland, supports: alba}
issues:
  - {id: land, title: The land}
  - {id: guarantees, title: Guarantees}
model:
  question: {weeks: 20, threshold: 0.5}
  issues:
    - issue: land
      options:
        - {id: to-boria, title: All to Boria}
        - {id: half, title: Divided}
        - {id: to-alba, title: All to Alba}
    - issue: guarantees
      options:
        - {id: paper, title: A promise, enforcement: {low: 0, mode: 0.1, high: 0.2, basis: "assumption: x"}}
        - {id: force, title: A force, enforcement: {low: 0.6, mode: 0.8, high: 0.95, basis: "expert: A., 2022"}}
  sides:
    alba:
      ideal:
        land: {low: 1, mode: 1, high: 1, basis: "entry: 0123456789abcdef"}
        guarantees: {low: 0, mode: 0, high: 0.3, basis: "assumption: x"}
      salience:
        land: {low: 2, mode: 3, high: 4, basis: "assumption: x"}
        guarantees: {low: 1, mode: 1, high: 1, basis: "assumption: x"}
      cost: {low: 0.005, mode: 0.02, high: 0.04, unit: utility/week, basis: "assumption: x"}
      belief:
        chance: {low: 0.4, mode: 0.55, high: 0.7, basis: "assumption: x"}
        strength: {low: 5, mode: 10, high: 20, unit: rounds, basis: "assumption: x"}
      victory: {basis: "assumption: x", imposes: {land: to-alba, guarantees: paper}}
      red_lines:
        - {issue: land, options: [to-boria], basis: "assumption: x"}
      distrust: {low: 0, mode: 0.1, high: 0.3, basis: "assumption: x"}
      rearm: {low: 0, mode: 0.2, high: 0.5, unit: log-odds, basis: "assumption: x"}
      talk_cost: {low: 0, mode: 0.01, high: 0.02, basis: "assumption: x"}
      patrons:
        - {id: sudland, veto: {basis: "assumption: x"}}
    boria:
      ideal:
        land: {low: 0, mode: 0, high: 0, basis: "assumption: x"}
        guarantees: {low: 0.8, mode: 1, high: 1, basis: "assumption: x"}
      salience:
        land: {low: 2, mode: 3, high: 4, basis: "assumption: x"}
        guarantees: {low: 1, mode: 1, high: 1, basis: "assumption: x"}
      cost: {low: 0.005, mode: 0.03, high: 0.04, unit: utility/week, basis: "assumption: x"}
      belief:
        chance: {low: 0.4, mode: 0.55, high: 0.7, basis: "assumption: x"}
        strength: {low: 5, mode: 10, high: 20, unit: rounds, basis: "assumption: x"}
      victory: {basis: "assumption: x", imposes: {land: to-boria, guarantees: force}}
      bottom_lines:
        - {issue: land, options: [half, to-alba], basis: "assumption: x"}
      quota: {low: 0.3, mode: 0.5, high: 0.6, basis: "assumption: x"}
      factions:
        - id: borian-hawks
          name: The hawks
          power: {low: 0.2, mode: 0.4, high: 0.6, basis: "assumption: x"}
          war_benefit: {low: 0, mode: 0.005, high: 0.02, unit: utility/week, basis: "assumption: x"}
      patrons:
        - id: norland
          pressure: {low: 0, mode: 0.05, high: 0.1, basis: "assumption: x"}
          cost: {low: 0, mode: 0.001, high: 0.002, unit: utility/week, basis: "assumption: x"}
  war:
    rungs: {value: 10, basis: "assumption: x"}
    rung: {value: 5, basis: "assumption: x"}
    holder: alba
    began: 2022-02-24
    pace: {low: 0.5, mode: 1, high: 1.5, unit: rounds/week, basis: "assumption: x"}
    shifts:
      - id: aid
        title: Aid builds up
        favours: boria
        log_odds: {low: 0, mode: 0.2, high: 0.4, unit: log-odds, basis: "assumption: x"}
        complete: {low: 10, mode: 15, high: 20, unit: weeks, basis: "assumption: x"}
  correlations:
    - {between: [alba.belief.chance, boria.belief.chance], rho: -0.4, basis: "assumption: x"}
    - {between: [alba.belief.chance, alba.cost], rho: 0.3, basis: "assumption: x"}
  scenarios:
    - {id: aid-stops, title: Aid stops, set: {shift.aid.log_odds: 0}}
    - {id: war-dearer, title: The war costs both more, set: {alba.cost: 0.08, boria.cost: 0.08}}
"""

_PAIRS = {"alba": "boria", "alban": "borian", "russia": "ukraine", "russian": "ukrainian", "russians": "ukrainians"}
_OTHER = _PAIRS | {there: here for here, there in _PAIRS.items()}
_NAME = re.compile(rf"\b({'|'.join(_OTHER)})\b", re.IGNORECASE)


def mirrored(text: str) -> str:
    """The text with the parties' names exchanged, in whatever case they are written."""

    def other(found: re.Match[str]) -> str:
        name = _OTHER[found[0].lower()]
        return name.capitalize() if found[0][0].isupper() else name

    return _NAME.sub(other, text)


def told_from_the_other_side(text: str) -> str:
    """The case file with its two parties listed in the other order, and nothing else changed."""
    first, second = re.search(r"^parties:\n((?:  .*\n)+?)(?=^\S)", text, flags=re.M)[1].splitlines()
    return text.replace(f"{first}\n{second}\n", f"{second}\n{first}\n")


def replaced(text: str, old: str, new: str) -> str:
    """The text with words replaced that must be there."""
    assert old in text
    return text.replace(old, new)
