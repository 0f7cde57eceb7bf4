"""One mechanism alone keeps the sides from agreeing: ten cases of it, and where moving a lever opens a zone.

With x the part of the land that A gets, m_A and m_B the chance that A wins as A and B see it, and c_A and c_B what the
round costs them, A signs x >= m_A - c_A and B signs x <= m_B + c_B (Fearon 1995).

A mandate (red line) is no mechanism: it stands whatever else is switched off. Where a mechanism can only take from what
B would give, A's mandate says from where on A may sign, so that B has a surplus to lose: aid alone, for one, never
makes war better than every division, since somebody still bears a cost.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from tests.assess.lone_case import lone, refused

from ripeness.assess.case import Case
from ripeness.bargaining.beliefs import logistic

Values = Mapping[str, np.ndarray]
Needed = Callable[[Values], np.ndarray]
"""The share of its way at which a lever opens a zone, by draw, from the values of the inputs."""

LEVERS: dict[str, dict[str, float]] = {
    "doubts": {"alba.belief.chance": 0.3},
    "own-costs": {"alba.subsidy": 0, "boria.subsidy": 0},
    "no-arms": {"shift.arms.log_odds": 0},
    "no-pressure": {"norland.pressure": 0},
    "no-veto": {"norland.veto": 0},
    "dear-to-the-patron": {"norland.cost": 0.4},
    "no-quota": {"boria.quota": 0},
    "no-gains": {"hawks.war_benefit": 0},
    "guarantees": {"enforcement": 1},
    "no-second-war": {"boria.rearm": 0},
    "shared": {"issue.land.nearly.at": 0.5},
    "shielded": {"alba.talk_cost": 0, "boria.talk_cost": 0},
}
MILD = {
    "alba_chance": 0.51,
    **{"alba_subsidy": 0.05, "boria_subsidy": 0.05},
    "log_odds": 0.01,
    "pressure": 0.01,
    **{"quota": 0.45, "war_benefit": 0.005},
    **{"enforcement": 0.95, "rearm": 0.1},
    **{"alba_talk_cost": 0.005, "boria_talk_cost": 0.005},
}
"""Every mechanism at work, none strong enough to close a zone that isn't narrow."""
RIVALS = ("own-costs", "no-arms", "no-quota", "guarantees", "shielded")


@dataclass(frozen=True)
class Cause:
    """One mechanism that blocks the zone.

    Attributes
    ----------
    needed
        For each of its levers, where it opens a zone.
    numbers, words
        What makes it, against the idle case.
    exact
        Numbers without a range: they hold an end of what a side would sign on one of the twentieths.
    """

    mechanism: str
    needed: Mapping[str, Needed]
    numbers: Mapping[str, float]
    words: Mapping[str, object] = field(default_factory=dict)
    exact: tuple[str, ...] = ()

    def alone(self, *, spread: float) -> Case:
        """Return the case with every other mechanism idle; `spread` as in `lone`."""
        levers = {id_: LEVERS[id_] for id_ in self.needed}
        return lone(self.numbers, self.words, levers=levers, spread=spread, exact=self.exact)

    def in_company(self) -> Case:
        """Return the case with every other mechanism mildly at work, and levers for them listed first."""
        levers = {id_: LEVERS[id_] for id_ in dict.fromkeys((*RIVALS, *self.needed))}
        return lone(MILD | dict(self.numbers), self.words, levers=levers)


def m_b(values: Values) -> np.ndarray:
    """Return m_B."""
    return 1 - values["boria.belief.chance"]


def doubts(values: Values) -> np.ndarray:
    """Fearon 1995: the zone opens at m_A - m_B = c_A + c_B, as A's chance falls from 0.7 to 0.3."""
    opens, now = m_b(values) + values["alba.cost"] + values["boria.cost"], values["alba.belief.chance"]
    return (now - opens) / (now - 0.3)


def own_costs(values: Values) -> np.ndarray:
    """B bears (1 - sigma) c_B, so it signs the 0.6 of A's mandate from sigma = 1 - (0.6 - m_B) / c_B down."""
    opens = 1 - (0.6 - m_b(values)) / values["boria.cost"]
    return 1 - opens / values["boria.subsidy"]


def no_arms(values: Values) -> np.ndarray:
    """Return where B takes a half of the land today rather than fight on with arms that come after the first round.

    On a ladder of four rungs, of which each side holds two, the first round is fought at m_B = m, the others at
    m' = logistic(logit m - h). With r = (1 - m') / m', A wins from rung n with chance P(n) = (1 - r^n) / (1 - r^4), and
    D(n) = (n - 4 P(n)) / (1 - 2 m') rounds follow. So B expects

        W_B(h) = -c + (1 - m) (1 - P(1) - c D(1)) + m (1 - P(3) - c D(3))

    of the war to the finish, and signs where that is at most 1/2. There and above, nothing is signed later: only a half
    is within both mandates, B, stronger than today, refuses it on rungs 1 and 2, and A on rung 3. W_B rises with h, so
    halving finds where it is 1/2.
    """
    m, cost, now = m_b(values), values["boria.cost"], values["shift.arms.log_odds"]
    low, high = np.full_like(m, 0.01), now
    for _ in range(60):
        middle = (low + high) / 2
        chance = logistic(np.log(m / (1 - m)) - middle)
        r = (1 - chance) / chance
        wins = {n: (1 - r**n) / (1 - r**4) for n in (1, 3)}
        left = {n: 1 - wins[n] - cost * (n - 4 * wins[n]) / (1 - 2 * chance) for n in (1, 3)}
        fights = -cost + (1 - m) * left[1] + m * left[3] > 0.5
        low, high = np.where(fights, low, middle), np.where(fights, middle, high)
    return 1 - high / now


def no_pressure(values: Values) -> np.ndarray:
    """B loses lambda by signing 0.6, to which its patron objects: it signs from lambda = m_B + c_B - 0.6 down."""
    return 1 - (m_b(values) + values["boria.cost"] - 0.6) / values["norland.pressure"]


def no_veto(values: Values) -> np.ndarray:
    """A veto stands or is lifted: the lever opens at the end of its way."""
    return np.ones_like(values["norland.veto"])


def dear_to_the_patron(values: Values) -> np.ndarray:
    """A patron that wants what B wants consents to x <= m_B + c_P: to 0.6 from c_P = 0.6 - m_B on."""
    now = values["norland.cost"]
    return (0.6 - m_b(values) - now) / (0.4 - now)


def no_quota(values: Values) -> np.ndarray:
    """The hawks refuse; the others hold a power of 1 - pi with B's leader, which ratifies from q = 1 - pi down."""
    return 1 - (1 - values["hawks.power"]) / values["boria.quota"]


def no_gains(values: Values) -> np.ndarray:
    """The hawks agree to x <= m_B + c_F - b and A to x >= m_A - c_A: a zone from b = c_A + c_F - (m_A - m_B) down."""
    opens = values["alba.cost"] + values["hawks.cost"] - (values["alba.belief.chance"] - m_b(values))
    return 1 - opens / values["hawks.war_benefit"]


def guarantees(values: Values) -> np.ndarray:
    """Powell 2006: g* = (p - p') / (1 - p' + c_A).

    Once re-armed, B would break any agreement that A would sign, and A's chance fall from p to p'. A asks for
    everything, and gets g + (1 - g) (p' - c_A) by it, against p - c_A by war.
    """
    p = values["alba.belief.chance"]
    later = logistic(np.log(p / (1 - p)) - values["boria.rearm"])
    return (p - later) / (1 - later + values["alba.cost"])


def no_second_war(values: Values) -> np.ndarray:
    """Powell 2006: a zone from p - p' = c_A + c_B down.

    B keeps what leaves A no more than p' + c_B, and A signs from p - c_A on. In log-odds, B then gains
    logit(m_B) - logit(m_A - c_A - c_B) by re-arming.
    """
    m, later = m_b(values), values["alba.belief.chance"] - values["alba.cost"] - values["boria.cost"]
    return 1 - (np.log(m / (1 - m)) - np.log(later / (1 - later))) / values["boria.rearm"]


def shared(values: Values) -> np.ndarray:
    """Between none and all of the land there is one option, x = 0.9 for A: B takes it from x = m_B + c_B down."""
    now = values["issue.land.nearly.at"]
    return (now - m_b(values) - values["boria.cost"]) / (now - 0.5)


def shielded(values: Values) -> np.ndarray:
    """A signs x >= m_A - c_A + tau_A and B x <= m_B + c_B: a zone from tau_A = c_A + c_B - (m_A - m_B) down."""
    opens = values["alba.cost"] + values["boria.cost"] - (values["alba.belief.chance"] - m_b(values))
    return 1 - opens / values["alba.talk_cost"]


AT_LEAST_SIX_TENTHS = {"alba_refuses": refused(slice(12))}
"""With m_A = m_B = 0.5 and c_B = 0.2, B would give up to 0.7: a surplus of 0.1 over what A may sign."""
A_HALF = {"alba_refuses": refused(slice(10)), "boria_refuses": refused(slice(11, None))}
DEAR = {"alba_cost": 0.2, "boria_cost": 0.2, "norland_cost": 0.2, "hawks_cost": 0.2}
CHEAP = {"alba_cost": 0.02, "boria_cost": 0.02, "norland_cost": 0.02, "hawks_cost": 0.02}
NEARLY = "id: nearly, title: Nearly all, at: {low: 0.9, mode: 0.9, high: 0.9, basis: 'assumption: given'}"
HOLDS_B = ("boria_chance", "boria_cost")
HOLDS_A = ("alba_chance", "alba_cost")

CAUSES = {
    "optimism": Cause("optimism", {"doubts": doubts}, {"alba_chance": 0.7, "boria_chance": 0.7}, exact=HOLDS_B),
    "aid": Cause("aid", {"own-costs": own_costs}, {**DEAR, "boria_subsidy": 0.8}, AT_LEAST_SIX_TENTHS),
    "a shift of power": Cause(
        "shifting_power", {"no-arms": no_arms}, {**CHEAP, "log_odds": 0.3}, {**A_HALF, "rungs": 4, "rung": 2}
    ),
    "a patron's pressure": Cause(
        "patron_consent",
        {"no-pressure": no_pressure},
        {**DEAR, "norland_cost": 0.0, "pressure": 0.15},
        AT_LEAST_SIX_TENTHS,
    ),
    "a patron's veto": Cause(
        "patron_consent",
        {"no-veto": no_veto, "dear-to-the-patron": dear_to_the_patron},
        {**DEAR, "norland_cost": 0.02},
        {**AT_LEAST_SIX_TENTHS, "consent": 'veto: {basis: "assumption: given"}'},
    ),
    "a faction": Cause(
        "ratification", {"no-quota": no_quota}, {**DEAR, "hawks_cost": 0.02, "quota": 0.5}, AT_LEAST_SIX_TENTHS
    ),
    "a faction that gains by war": Cause(
        "ratification",
        {"no-quota": no_quota, "no-gains": no_gains},
        {"quota": 0.5, "war_benefit": 0.4},
        exact=(*HOLDS_A, "boria_chance"),
    ),
    "no enforcement": Cause(
        "commitment",
        {"guarantees": guarantees, "no-second-war": no_second_war},
        {"alba_chance": 0.7, "boria_chance": 0.3, "boria_cost": 0.15, "enforcement": 0.0, "rearm": 1.7},
        exact=HOLDS_A,
    ),
    "indivisible stakes": Cause(
        "indivisibility",
        {"shared": shared},
        DEAR,
        {"options": f"{{id: none, title: None}}, {{{NEARLY}}}, {{id: all, title: All}}"},
    ),
    "what signing costs": Cause("talk_cost", {"shielded": shielded}, {"alba_talk_cost": 0.3}, exact=HOLDS_B),
}
