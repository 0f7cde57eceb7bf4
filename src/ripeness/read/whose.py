"""Decides whose act a piece reports, and through whom it came."""

import re
from dataclasses import dataclass, replace

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Offsets
from ripeness.read.acts import MOVES, OWN_WORD, Verdict
from ripeness.read.cast import Cast
from ripeness.read.holders import Holder, is_expert, joint, of_entity
from ripeness.read.parties import Mention
from ripeness.read.scan import Scan
from ripeness.read.units import Unit
from ripeness.read.verdicts import FIRST_PERSON, PEOPLE_OF, end_of_list

_SAID = re.compile(r"\b(?:sa(?:y|id|ys|ying)|t(?:ell|old|ells)|stat\w+|announc\w+|claim\w*|declar\w+)\b", re.I)
_TELLS = re.compile(
    r"\b(?:sa(?:y|id|ys|ying)|t(?:ell|old|ells)|stat|announc|claim|declar|confirm|not(?:e|ing)|add|stress|emphasi|"
    r"report|recall|mention|explain|point|according|wr[io]te|insist|warn|learn|acknowledg)",
    re.I,
)
_OPENING = 12  # code points before the name of a clause's subject: "that the "
_HANDED = frozenset({Act.COMMIT, Act.PROVIDE, Act.SANCTION})
#: Acts that a relative clause tells of its antecedent, not of who speaks.
_OF_DOER = MOVES | frozenset({Act.MEET, Act.COMMIT, Act.PROVIDE, Act.SANCTION})
_RELATIVE = re.compile(r"(?:who|which)\b")
_BESIDE = 12  # code points between a name and the relative clause that is about it
_HE = re.compile(r"(?:he|she|they)\b")
_I_MET = re.compile(r"\b(?:i|we) (?:\w+ )?(?:spoke|met|talked|discussed|held|had|visited|addressed|hosted)\b")
_WAS_DISCUSSED = re.compile(
    r"\b(?:was|were)\s(?:\w+\s)?(?:reviewed|discussed|considered|raised|touched (?:up)?on|also touched)\b(?! by)"
    r"|^(?:the |had |also |have |an? )*(?:[\w-]+ )?(?:discussions?|exchange of (?:views|opinions))\b"
)
_DISCUSSED = re.compile(r"\bdiscuss", re.I)
_WITH = re.compile(r"\b(?:with|met)\s")
_NEAR = 60  # code points behind "with" in which the counterpart is named
_GIVEN_BY = tuple(f"{led} {the}" for led in ("thanked", "grateful to", "from", "by", "of") for the in ("", "the "))
_OUTSIDERS = ("analyst ", "expert ", "professor ", "historian ", "economist ", "scholar ")
_AHEAD = re.compile(r"\b(?:will|would|intend\w*|continu\w+|ready|willing|prepared|is|are|plan\w*)\b")
_POST = 60  # code points in which a post stands before its holder's name
_VERB = 30  # code points between a mover and its deed's object: " had agreed "
_TOWARDS = tuple(
    f"{led} {the}"
    for led in ("to", "for", "in", "with", "against", "on", "from", "of", "without", "at", "towards")
    for the in ("", "the ")
)
_BLAME = 3  # weight of blame that makes an adversary's word on a move an accusation
_OUTLETS_OWN = frozenset({Act.JUDGE, Act.UNKNOWN, Act.TALKS_STATUS, Act.TERRITORY})
_JUDGED = frozenset({Act.CLAIM, Act.ACCUSE, Act.DENY, Act.SIGNAL})
_AID = frozenset({Act.COMMIT, Act.PROPOSE, Act.PROVIDE})
_TOGETHER = re.compile(
    r"\W*(?:the |both |their )?(?:two |telephone |phone )*"
    r"(?:leaders|presidents|sides|parties|ministers|conversation|call|meeting|talks|discussion)\b"
)
_PAIR = re.compile(
    r"(?:the |both )?(?:two |warring )?(?:leaders|presidents|sides|parties|ministers)\b(?! of| from)"
    r"|(?:they|he|she|both)\b"
)
_CROWD = re.compile(
    r"\W*(?:at least|more than|over|about|nearly|some|several|many|most|a number of|dozens of|hundreds of)\s"
    r"(?:[\w,]+\s)?"
    r"(?:countries|nations|states|allies|partners|governments|officials|companies|"
    r"civilians|people|residents|soldiers|prisoners|fighters|refugees|women|children)\b"
)
_AID_NOUN = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:aid|assistance|support|package)\b")
_PEOPLE_BEHIND = re.compile(
    r"\s(?:officials|negotiators|forces|troops|side|authorities|government|leadership|delegations?|military|army|representatives)\b"
)
_OUTSIDER = re.compile(  # "Ann Lee, an expert on Syria", "Ann Lee of the Institute": who judges from outside
    r",?\s[^.;,]{0,80}?\b(?:experts?|analysts?|scholar|professor|(?:senior|research) fellow|researcher|historian|"
    r"former (?:\w+\s)?(?:ambassador|adviser|advisor|diplomat|official|negotiator)|"
    r"(?:at|of|with|from) the [^.;,]{0,60}(?:Institute|Center|Centre|University|College|Council on|Foundation))\b"
)
_GOES_ON = re.compile(r"(?:is|are|was|were|has|have|had|will|would)\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece with its act, holder and relays: all that an entry needs."""

    unit: Unit
    span: Offsets
    verdict: Verdict
    holder: Holder
    relays: tuple[Holder, ...]


class Whose:
    """Finds holders for the pieces of one document, in reading order."""

    def __init__(self, scan: Scan, cast: Cast) -> None:
        self._scan, self._cast = scan, cast
        document, setting = scan.document, scan.setting
        self._outlet = Holder(document.outlet or "unnamed", "outlet" if document.outlet else "unnamed", setting.side)
        self._last_doer: Holder | None = None
        self._outsiders: set[str] = set()

    def finding(self, unit: Unit, span: Offsets, verdict: Verdict, subject: Mention | None) -> Finding | None:
        """Return the piece with its holder; ``None`` for a deed whose doer the words don't name."""
        if unit.holder is None or unit.holder.is_carrier:
            if verdict.act in _OF_DOER and _RELATIVE.match(self._scan.low, *span):
                return self._of_antecedent(unit, span, verdict)
            return self._told_by_outlet(unit, span, verdict, subject)
        relays = tuple(relay for relay in unit.relays if relay.name != unit.holder.name)
        if verdict.act in _OF_DOER and _RELATIVE.match(self._scan.low, *span):
            of_antecedent = self._of_antecedent(unit, span, verdict)
            if of_antecedent is not None or not self._scan.setting.is_own:
                return of_antecedent
        author = self._cast.author if self._scan.setting.is_own else None
        if author is not None and author.name not in (unit.holder.name, *(relay.name for relay in relays)):
            relays = (*relays, author)  # whom a speaker reports comes to us through him
        moved = verdict.act in OWN_WORD or not _SAID.search(unit.cue)
        if relays and moved and self.is_adversary(relays[0], unit.holder.side):
            return Finding(unit, _with_mover(unit.holder, span), _claimed(verdict), relays[0], relays[1:])
        if verdict.act is Act.JUDGE or verdict.act in _JUDGED:
            verdict = self._judged(unit.holder, verdict)
        if verdict.act is Act.MEET:
            return self._met(replace(unit, relays=relays), span, verdict, subject)
        spoken_for = self._spoken_for(unit, span, subject)
        if spoken_for is not None:
            return Finding(unit, span, verdict, spoken_for, (unit.holder, *relays))
        told = not unit.cue or _TELLS.search(unit.cue)  # "rejected Minsk as a venue" is no clause about Minsk
        mover = self._moved(unit.holder, span, verdict.act, subject) if told else None
        if mover is None and "aid:stage" in verdict.rows and verdict.act in _HANDED:
            mover = self._donor(unit.holder, span)
        if mover is not None:
            return Finding(unit, span, verdict, mover, (unit.holder, *relays))
        return Finding(unit, span, self._as_told(unit.holder, span, verdict, subject), unit.holder, relays)

    def _judged(self, holder: Holder, verdict: Verdict) -> Verdict:
        """Return a claim of press or experts as their judgment; a party's or patron's leader claims."""
        judges = self._judges(holder)
        sided = holder.side and holder.kind != "unnamed"
        if verdict.act is Act.JUDGE and (sided or holder.kind == "person") and not judges:
            return replace(verdict, act=Act.CLAIM)
        return replace(verdict, act=Act.JUDGE) if judges else verdict

    def _judges(self, holder: Holder) -> bool:
        """Tell whether a holder judges from outside, by his post or by what the text calls him where it names him."""
        if holder.kind == "person" and not holder.side and holder.span is not None:
            called = _OUTSIDER.match(self._scan.flat, holder.span[1])
            if called or self._scan.low.endswith(_OUTSIDERS, 0, holder.span[0]):
                self._outsiders.add(holder.name)
        return holder.name in self._outsiders or is_expert(holder)

    def is_adversary(self, teller: Holder | None, side: str | None) -> bool:
        """Tell whether ``teller`` speaks for one of the conflict's two sides about the other."""
        return teller is not None and teller.side != side and {teller.side, side} <= set(self._cast.sides)

    def _met(self, unit: Unit, span: Offsets, verdict: Verdict, subject: Mention | None) -> Finding | None:
        """Return a contact with those who met: both parties of a call, the subject with whom it met, or the speaker."""
        speaker = unit.holder
        pair = self._cast.pair if self._scan.setting.genre == "readout" else None
        if pair is not None and self._is_joint(span):
            return Finding(replace(unit, holder=None), span, verdict, pair, unit.relays)
        doer = self._doer(span, subject) if self._may_be_of_another(unit, span, subject) else speaker
        own = (
            self._scan.setting.is_own and doer is not None and doer.kind in ("unnamed", "group")
        )  # who came to see the speaker
        doer = speaker if own else doer or speaker
        if doer is None or speaker is None:
            return None
        relays = unit.relays if doer.name == speaker.name else (speaker, *unit.relays)
        if (
            doer is speaker
            and _DISCUSSED.search(unit.cue)
            and speaker.span
            and unit.sentence[0] <= speaker.span[0] < span[0]
        ):
            span = (speaker.span[0], span[1])  # "X discussed it" with its subject
        both = self._with_counterpart(doer, span)
        if ";" in both.name:
            self._cast.note(both)  # "they agreed" is of those who met
        told = replace(unit, directness="narration") if ";" in both.name else unit
        return Finding(told, span, verdict, both, tuple(relay for relay in relays if relay.name != both.name))

    def _is_joint(self, span: Offsets) -> bool:
        """Tell whether a readout's contact is of all who met: "the leaders", "was reviewed", or its first sentence."""
        low, (start, end) = self._scan.low, self._cast.opening_contact
        return start <= span[0] < end or bool(_TOGETHER.match(low, *span) or _WAS_DISCUSSED.search(low[slice(*span)]))

    def _may_be_of_another(self, unit: Unit, span: Offsets, subject: Mention | None) -> bool:
        """Tell whether somebody else than the speaker may be the subject: "he said that Blinken met them"."""
        himself = (
            FIRST_PERSON.match(self._scan.words(span))
            or _HE.match(self._scan.low, *span)
            or _I_MET.search(self._scan.low, *span)
        )
        return subject is not None and not himself and not _DISCUSSED.search(unit.cue)

    def _of_antecedent(self, unit: Unit, span: Offsets, verdict: Verdict) -> Finding | None:
        """Return a deed told in a relative clause as that of whom the clause follows: "his guest, who had met them"."""
        before = [m for m in self._scan.mentions.inside((unit.sentence[0], span[0])) if m.entity.kind != "outlet"]
        if not before or span[0] - before[-1].end > _BESIDE:
            return None
        doer = of_entity(before[-1].entity, (before[-1].start, before[-1].end))
        met = self._with_counterpart(doer, span) if verdict.act is Act.MEET else doer
        told = (unit.holder, *unit.relays) if unit.holder else unit.relays
        narrated = replace(unit, directness="narration") if unit.holder is None else unit
        return Finding(narrated, span, verdict, met, tuple(relay for relay in told if relay.name != doer.name))

    def _with_counterpart(self, holder: Holder, span: Offsets) -> Holder:
        """Return holder and counterpart of "X discussed it with Y"; in somebody's own words the speaker alone."""
        if self._scan.setting.is_own or ";" in holder.name:
            return holder
        met = _WITH.search(self._scan.low, *span)
        if met is None:
            return holder
        behind = self._scan.mentions.inside((met.end(), span[1]))
        first = next((m for m in behind if m.entity.kind == "person" and m.entity.name != holder.name), None)
        if first is None or first.start - met.end() > _NEAR:
            return holder
        end = end_of_list(self._scan, first.end, [m for m in behind if m.start >= first.end])
        people = [m.entity for m in behind if m.entity.kind == "person" and first.start <= m.start < end]
        return joint([holder, *(of_entity(person, None) for person in people)])

    def _moved(self, teller: Holder, span: Offsets, act: Act, subject: Mention | None) -> Holder | None:
        """Return whose move it is that a mediator or reporter tells: "Israel has agreed", an envoy says."""
        if act not in MOVES | _HANDED or subject is None or subject.entity.kind not in ("state", "organisation"):
            return None
        infinitive = self._scan.low.startswith("to ", span[0]) or bool(FIRST_PERSON.match(self._scan.words(span)))
        owner = self._scan.flat.startswith("'s", subject.end)
        opens = subject.start - span[0] <= _OPENING and subject.form != "demonym" and not infinitive and not owner
        other = subject.entity.side != teller.side and not self.is_adversary(teller, subject.entity.side)
        ahead = _AHEAD.search(
            self._scan.low, subject.end, span[1]
        )  # what a leader promises for his state is his promise
        body = act in _HANDED and subject.entity.side == teller.side and teller.kind == "person" and not ahead
        moved = opens and (other or body) and teller.side
        return of_entity(subject.entity, (subject.start, subject.end)) if moved else None

    def _spoken_for(self, unit: Unit, span: Offsets, subject: Mention | None) -> Holder | None:
        """Return the person with whom the words of an office open: its readout is its outlet for what he said."""
        office = unit.holder
        offices = ("organisation", "unnamed", "state") if unit.cue.lower().startswith("accord") else ("organisation",)
        if office is None or office.kind not in offices or self._scan.setting.genre != "news":
            return None
        opens = subject is not None and subject.entity.kind == "person" and subject.start - span[0] <= _POST
        named = self._cast.person_at(span[0], subject.end) if opens and subject is not None else None
        if named is None and _HE.match(self._scan.low, *span):
            named = self._doer(span, None)
        return None if named is None or self.is_adversary(office, named.side) else named

    def _donor(self, teller: Holder, span: Offsets) -> Holder | None:
        """Return whose aid its recipient tells of: "I thanked the United States for"."""
        for m in self._scan.mentions.inside(span):
            led = self._scan.low.endswith(_GIVEN_BY, 0, m.start) and not self._scan.flat.startswith("'s", m.end)
            if led and m.entity.side and m.entity.side != teller.side and m.entity.kind in ("state", "organisation"):
                return of_entity(m.entity, (m.start, m.end))
        return None

    def _as_told(self, teller: Holder, span: Offsets, verdict: Verdict, subject: Mention | None) -> Verdict:
        """Turn a move that only the mover's adversary reports into the adversary's claim or accusation."""
        first_person = FIRST_PERSON.match(self._scan.words(span)) is not None
        mover = subject.entity.side if subject and not first_person else self._first_side(teller, span)
        if verdict.act not in OWN_WORD or not mover or not self.is_adversary(teller, mover):
            return verdict
        return _claimed(verdict)

    def _first_side(self, teller: Holder, span: Offsets) -> str | None:
        if FIRST_PERSON.match(self._scan.words(span)) or _HE.match(self._scan.low, *span):
            return teller.side
        named = (m for m in self._scan.mentions.inside(span) if m.entity.side)
        return next((m.entity.side for m in named if not self._scan.low.endswith(_TOWARDS, 0, m.start)), None)

    def _told_by_outlet(self, unit: Unit, span: Offsets, verdict: Verdict, subject: Mention | None) -> Finding | None:
        """Return the outlet's own judgment as the outlet's, a deed as the doer's."""
        if verdict.act in _OUTLETS_OWN | _JUDGED:
            act = Act.JUDGE if verdict.act in _JUDGED else verdict.act
            return Finding(unit, span, replace(verdict, act=act), unit.holder or self._outlet, unit.relays)
        readout = verdict.act is Act.MEET and self._scan.setting.genre == "readout"
        pair = self._cast.pair if readout else None
        if pair is not None and self._is_joint(span):
            return Finding(unit, span, verdict, pair, unit.relays)
        doer = (
            self._of_aid(span, verdict.act)
            or self._doer(span, subject)
            or self._crowd(span)
            or self._office(verdict.act)
        )
        if doer is None:
            return None
        self._last_doer = doer
        doer = self._with_counterpart(doer, span) if verdict.act is Act.MEET else doer
        return Finding(unit, span, verdict, doer, (unit.holder, *unit.relays) if unit.holder else unit.relays)

    def _of_aid(self, span: Offsets, act: Act) -> Holder | None:
        """Return whose aid it is: "U.S. security assistance", "total US aid"."""
        for m in self._scan.mentions.inside(span) if act in _AID else ():
            led = self._scan.low.endswith(("to ", "for "), 0, m.start)
            body = m.entity.kind in ("state", "organisation")
            if body and m.entity.side and not led and _AID_NOUN.match(self._scan.low, m.end, span[1]):
                return Holder(m.entity.side, "state", m.entity.side, None, (m.start, m.end))
        return None

    def _crowd(self, span: Offsets) -> Holder | None:
        """Return a group that opens the clause without a name: "at least 30 countries"."""
        crowd = _CROWD.match(self._scan.low, *span)
        return Holder(f"unnamed: {crowd[0]}", "unnamed", None, None, crowd.span()) if crowd else None

    def _office(self, act: Act) -> Holder | None:
        """Return the side whose office publishes: aid that its statement tells without a name is its own."""
        setting = self._scan.setting
        own = setting.genre == "statement" and act in _AID and setting.side
        return Holder(setting.side, "state", setting.side) if own and setting.side else None

    def _doer(self, span: Offsets, subject: Mention | None) -> Holder | None:
        opening = _PAIR.match(self._scan.low, *span)
        if opening:
            return self._cast.resolve(opening.span())
        if _GOES_ON.match(self._scan.low, *span):
            return self._last_doer
        if subject is None:
            return self._cast.person_opening(span)
        heads = PEOPLE_OF.search(self._scan.flat, max(span[0], subject.start - 40), subject.start)
        end = end_of_list(self._scan, subject.end, self._scan.mentions.inside((subject.end, span[1])))
        people = _PEOPLE_BEHIND.match(self._scan.flat, end)
        return self._cast.resolve((heads.start() if heads else subject.start, people.end() if people else end))


def _with_mover(mover: Holder, span: Offsets) -> Offsets:
    """Return the words with the name before them: not "had rejected the draft" but who had."""
    beside = mover.span is not None and 0 <= span[0] - mover.span[1] <= _VERB
    return (mover.span[0], span[1]) if mover.span is not None and beside else span


def _claimed(verdict: Verdict) -> Verdict:
    """Return a move as its adversary's word: a claim, or an accusation where the words blame or say that it left."""
    blames = verdict.act is Act.WITHDRAW or verdict.scores.get(Act.ACCUSE, 0) >= _BLAME
    return replace(verdict, act=Act.ACCUSE if blames else Act.CLAIM)
