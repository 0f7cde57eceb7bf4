"""Facts, claims and judgments, told apart by who speaks: the only place where that is decided."""

from ripeness.brief.model import Kind
from ripeness.ledger.acts import Act
from ripeness.talks.rows import Said

#: Deeds: what can be seen to happen. Told in the source's own voice they are facts as reported.
DEEDS = frozenset(
    {
        Act.PROPOSE,
        Act.ACCEPT,
        Act.REJECT,
        Act.COUNTER,
        Act.NO_RESPONSE,
        Act.WITHDRAW,
        Act.COMMIT,
        Act.PROVIDE,
        Act.SANCTION,
        Act.MEET,
        Act.TALKS_STATUS,
        Act.TERRITORY,
        Act.ATTACK,
        Act.CEASEFIRE,
        Act.EXCHANGE,
    }
)


def kind_of(said: Said) -> Kind:
    """Return ``judgment`` for press and experts, ``fact`` for a deed in the source's own voice, else ``claim``.

    What a state's leaders judge is their claim. A deed that is relayed, hedged or conditional isn't told as a fact by
    its source, and so it isn't one here.
    """
    own_voice = said.directness == "narration" and not said.relays
    if said.act is Act.JUDGE:
        return "claim" if said.kind in ("person", "state") and said.sides else "judgment"
    if said.act is Act.UNKNOWN:
        return "claim"
    if own_voice and said.act in DEEDS and not said.hedge and said.polarity in ("asserted", "denied"):
        return "fact"
    if own_voice and (said.kind == "outlet" or said.holder == said.outlet):
        return "judgment"
    return "claim"
