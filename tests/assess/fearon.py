"""Fearon's war as a case file: one divisible issue, one round decides, each side has its view of it and its cost."""

from ripeness.assess.case import Case

CASE = """
case: {{id: fearon, title: One war}}
parties:
  - {{id: alba, name: Alba}}
  - {{id: boria, name: Boria}}
issues:
  - {{id: land, title: The land}}
model:
  question: {{weeks: 10, threshold: 0.9}}
  issues:
    - issue: land
      options: [{options}]
  sides:
    alba:
      ideal: {{land: {one}}}
      salience: {{land: {one}}}
      cost: {{low: {cost}, mode: {cost}, high: {cost}, unit: utility/round, basis: "assumption: given"}}
      belief:
        chance: {{low: {alba}, mode: {alba}, high: {alba}, basis: "assumption: given"}}
        strength: {{low: 1.0e6, mode: 1.0e6, high: 1.0e6, unit: rounds, basis: "assumption: given"}}
      victory: {{imposes: {{land: all}}, basis: "assumption: given"}}
    boria:
      ideal: {{land: {zero}}}
      salience: {{land: {one}}}
      cost: {{low: {cost}, mode: {cost}, high: {cost}, unit: utility/round, basis: "assumption: given"}}
      belief:
        chance: {{low: {boria}, mode: {boria}, high: {boria}, basis: "assumption: given"}}
        strength: {{low: 1.0e6, mode: 1.0e6, high: 1.0e6, unit: rounds, basis: "assumption: given"}}
      victory: {{imposes: {{land: none}}, basis: "assumption: given"}}
  war:
    rungs: {{value: 2, basis: "assumption: given"}}
    rung: {{value: 1, basis: "assumption: given"}}
    holder: alba
    pace: {{low: 1, mode: 1, high: 1, unit: rounds/week, basis: "assumption: given"}}
  levers: {levers}
"""
PARTS = 1000


def fearon(*, alba=0.6, boria=0.4, cost=0.1, levers="[]"):
    """The case; beliefs are each side's own chance of winning. The zone is [p_A - cost, p_A + cost] if they agree."""
    middle = ", ".join(f"{{id: p{k}, title: {k} parts}}" for k in range(1, PARTS))
    numbers = {
        name: f'{{low: {value}, mode: {value}, high: {value}, basis: "assumption: given"}}'
        for name, value in (("one", 1), ("zero", 0))
    }
    options = f"{{id: none, title: None}}, {middle}, {{id: all, title: All}}"
    return Case.loads(CASE.format(options=options, alba=alba, boria=boria, cost=cost, levers=levers, **numbers))
