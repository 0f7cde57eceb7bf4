"""The closed list of acts: what kind of thing was done, in words or in deeds."""

from enum import StrEnum


class Act(StrEnum):
    """What an entry's holder did. A superset of PLOVER, with a mapping down to it (`PLOVER_ROOT`)."""

    PROPOSE = "propose"
    DEMAND = "demand"
    ACCEPT = "accept"
    REJECT = "reject"
    COUNTER = "counter"
    NO_RESPONSE = "no_response"
    WITHDRAW = "withdraw"
    DENY = "deny"
    ACCUSE = "accuse"
    CLAIM = "claim"
    ACKNOWLEDGE = "acknowledge"
    SIGNAL = "signal"
    COMMIT = "commit"
    PROVIDE = "provide"
    THREATEN = "threaten"
    SANCTION = "sanction"
    MEET = "meet"
    TALKS_STATUS = "talks_status"
    ENCOURAGE_TALKS = "encourage_talks"
    DISCOURAGE_TALKS = "discourage_talks"
    AIM = "aim"
    TERRITORY = "territory"
    ATTACK = "attack"
    CEASEFIRE = "ceasefire"
    EXCHANGE = "exchange"
    JUDGE = "judge"
    UNKNOWN = "unknown"


#: PLOVER root of each act (Halterman et al., PLOVER ontology; ``None``: PLOVER has no event for it).
PLOVER_ROOT: dict[Act, str | None] = {
    Act.PROPOSE: "AGREE",
    Act.DEMAND: "REQUEST",
    Act.ACCEPT: "AGREE",
    Act.REJECT: "REJECT",
    Act.COUNTER: "REJECT",
    Act.NO_RESPONSE: "REJECT",
    Act.WITHDRAW: "REJECT",
    Act.DENY: "REJECT",
    Act.ACCUSE: "ACCUSE",
    Act.CLAIM: None,
    Act.ACKNOWLEDGE: "CONCEDE",
    Act.SIGNAL: None,
    Act.COMMIT: "AGREE",
    Act.PROVIDE: "AID",
    Act.THREATEN: "THREATEN",
    Act.SANCTION: "SANCTION",
    Act.MEET: "CONSULT",
    Act.TALKS_STATUS: "CONSULT",
    Act.ENCOURAGE_TALKS: "REQUEST",
    Act.DISCOURAGE_TALKS: "REQUEST",
    Act.AIM: None,
    Act.TERRITORY: "ASSAULT",
    Act.ATTACK: "ASSAULT",
    Act.CEASEFIRE: "RETREAT",
    Act.EXCHANGE: "RETREAT",
    Act.JUDGE: None,
    Act.UNKNOWN: None,
}
