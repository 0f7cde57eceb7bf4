"""A case file with a number for each of the eight mechanisms, none of which does anything unless it is given another.

One issue, the land, in twentieths; side A, Alba, wants all of it, and so does side B. One round decides the war.
"""

from collections.abc import Iterable, Mapping

from ripeness.assess.case import Case

CASE = """
case: {{id: lone, title: One cause}}
parties:
  - {{id: alba, name: Alba}}
  - {{id: boria, name: Boria}}
third_parties:
  - {{id: norland, name: Norland, supports: boria}}
issues:
  - {{id: land, title: The land}}
model:
  question: {{weeks: 1, threshold: 0.9}}
  enforcement: {enforcement}
  issues:
    - issue: land
      options: [{options}]
  sides:
    alba:
      ideal: {{land: {all}}}
      salience: {{land: {all}}}
      cost: {alba_cost}
      subsidy: {alba_subsidy}
      belief: {{chance: {alba_chance}, strength: {strength}}}
      victory: {{imposes: {{land: all}}, basis: "assumption: given"}}
      talk_cost: {alba_talk_cost}
      red_lines: [{alba_refuses}]
    boria:
      ideal: {{land: {none}}}
      salience: {{land: {all}}}
      cost: {boria_cost}
      subsidy: {boria_subsidy}
      belief: {{chance: {boria_chance}, strength: {strength}}}
      victory: {{imposes: {{land: none}}, basis: "assumption: given"}}
      talk_cost: {boria_talk_cost}
      rearm: {rearm}
      red_lines: [{boria_refuses}]
      quota: {quota}
      factions:
        - {{id: hawks, name: The hawks, power: {power}, cost: {hawks_cost}, war_benefit: {war_benefit}}}
      patrons:
        - {{id: norland, {consent}, cost: {norland_cost}}}
  war:
    rungs: {{value: {rungs}, basis: "assumption: given"}}
    rung: {{value: {rung}, basis: "assumption: given"}}
    holder: alba
    pace: {pace}
    shifts:
      - {{id: arms, title: Arms arrive, favours: boria, log_odds: {log_odds}, complete: {complete}}}
  levers: [{levers}]
"""
UNITS = {
    **dict.fromkeys(("alba_cost", "boria_cost", "hawks_cost", "norland_cost", "war_benefit"), "utility/round"),
    **dict.fromkeys(("rearm", "log_odds"), "log-odds"),
    "strength": "rounds",
    "complete": "weeks",
    "pace": "rounds/week",
}
IDLE = {
    **dict.fromkeys(("alba_chance", "boria_chance"), 0.5),
    **dict.fromkeys(("alba_cost", "boria_cost", "hawks_cost", "norland_cost"), 0.1),
    **dict.fromkeys(("alba_subsidy", "boria_subsidy"), 0.0),
    **{"log_odds": 0.0, "complete": 0.5},
    "pressure": 0.0,
    **{"quota": 0.0, "power": 0.6, "war_benefit": 0.0},
    **{"enforcement": 1.0, "rearm": 0.0},
    **dict.fromkeys(("alba_talk_cost", "boria_talk_cost"), 0.0),
    **{"strength": 5e5, "pace": 1.0},
}
"""Every mechanism idle: whatever gives Alba from 0.4 to 0.6 of the land could be signed."""
TWENTIETHS = ("none", *(f"p{k}" for k in range(1, 20)), "all")
"""Options, by what Alba gets."""
WORDS = {
    "options": ", ".join(f"{{id: {id_}, title: {k}/20}}" for k, id_ in enumerate(TWENTIETHS)),
    **{"alba_refuses": "", "boria_refuses": ""},
    **{"rungs": 2, "rung": 1},
}


def refused(parts: slice) -> str:
    """Return a red line of the file: the twentieths for Alba that are outside a mandate."""
    return f'{{issue: land, options: [{", ".join(TWENTIETHS[parts])}], basis: "assumption: given"}}'


def lever(id_: str, to: Mapping[str, float]) -> str:
    """Return a lever of the file."""
    return f"{{id: {id_}, title: Lever {id_}, to: {{{', '.join(f'{path}: {value}' for path, value in to.items())}}}}}"


def a_range(value: float, spread: float, unit: str | None) -> str:
    """Return a range of the file, `spread` of the value to either side."""
    low, high = value * (1 - spread), value * (1 + spread)
    ends = f"low: {low!r}, mode: {value!r}, high: {high!r}"
    return f'{{{ends}{f", unit: {unit}" if unit else ""}, basis: "assumption: given"}}'


def lone(
    numbers: Mapping[str, float],
    words: Mapping[str, object],
    *,
    levers: Mapping[str, Mapping[str, float]],
    spread: float = 0.0,
    exact: Iterable[str] = (),
) -> Case:
    """Return the case with some numbers changed; each is a range, but for those named in `exact`."""
    whole = IDLE | dict(numbers)
    made = {
        name: a_range(value, 0.0 if name in {"enforcement", *exact} else spread, UNITS.get(name))
        for name, value in whole.items()
    }
    ends = {"all": a_range(1.0, 0.0, None), "none": a_range(0.0, 0.0, None), "consent": f"pressure: {made['pressure']}"}
    listed = ", ".join(lever(id_, to) for id_, to in levers.items())
    return Case.loads(CASE.format(**{**made, **ends, **WORDS, **words, "levers": listed}))
