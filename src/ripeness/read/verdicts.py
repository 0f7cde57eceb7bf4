"""Judges a piece of a unit: which act it reports, and whether that is enough for an entry."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ripeness.ledger.acts import Act
from ripeness.ledger.entry import Amount, Offsets
from ripeness.read import aid, clauses
from ripeness.read.acts import BLAME, Row, Speech, Verdict, cue_votes, judge
from ripeness.read.holders import office_in, offices
from ripeness.read.lexicon import Hit, Phrases
from ripeness.read.parties import Mention
from ripeness.read.scan import Scan
from ripeness.read.tables import rows
from ripeness.read.units import Unit

ENOUGH = 1.5  # weight of act that an attributed clause needs
ENOUGH_ALONE = 3.5  # and a clause in the outlet's own voice
WITH_MONEY = 4.0  # weight of an act that a sum of aid makes
LATER = 0.25  # share of its weight that a row loses at the very end of its clause
REACH = 9  # words between a doer and the words of its deed, in the outlet's own voice

#: What an outlet reports as a state of affairs: the words for it may stand anywhere in the clause.
STATES = frozenset({Act.JUDGE, Act.UNKNOWN, Act.TALKS_STATUS, Act.TERRITORY})
PEOPLE_OF = re.compile(
    r"\b(?:leaders|officials|governments|members|representatives|presidents|ministers)\sof\s(?:the\s)?$", re.I
)
FIRST_PERSON = re.compile(r"^(?:\W|now that )*(?:i|we|our|my|us)\b")
_PREPOSITIONS = frozenset(
    (
        "in",
        "to",
        "of",
        "for",
        "with",
        "on",
        "from",
        "against",
        "at",
        "about",
        "near",
        "around",
        "over",
        "between",
        "into",
    )
)
_RELATIVE = ("which ", "who ", "whom ")
_LED = 36  # code points before a name in which a preposition and titles stand
_TITLE = 6  # words of a post between a list's "and" and its next name
_JOINERS = frozenset({"and", ",", ", and", "and the", ", and the", ""})
OF_WAR = re.compile(
    r"\b(?:war|enem(?:y|ies)|occupiers?|invaders?|aggressors?|army|peace|freedom|our land|defenders?|front|allies|"
    r"partners|victory|shelling|the world)\b"
)
_ABOUT = re.compile(r"(?:about|of|on|regarding|concerning)\b")
_ASKS = re.compile(r"\b(?:ask|request|sought|seek|propos)", re.I)  # a sum behind such a cue is not granted yet
_NOT_HELD = re.compile(  # a contact that somebody wants, plans or would have had is none
    r"\b(?:would|could|should|might|"
    r"to (?:ensure|arrange|hold|organi[sz]e|have|prepare|continue|resume|call|a meeting))\b"
)
_REQUEST = re.compile(r"\b(?:this|my|the|our) request\b")
_AID = re.compile(r"\b(?:aid|assistance|support|funding|funds)\b")
_WILL = re.compile(r"\b(?:will|would)\b")
_THANKS = re.compile(
    r"(?:(?:i|we|also|and|am|are|is|was|has|have|had|very|sincerely|deeply|would|like|to|want)\s)*"
    r"(?:thank|congratulat|commend|prais|applaud|salut|grateful|appreciat)",
    re.I,
)
_PREAMBLE = re.compile(  # "I want to say a few words to all": what follows is the statement
    r"(?:(?:i|we|also|now|and|today|once|again|just)\s)*(?:want|would like|wanted) to "
    r"(?:appeal|speak|say|tell|remind|address|mention|note|thank|congratulate|wish|talk|draw)\b"
)
_BIDS = re.compile(  # "Throw away your weapons", "Do not believe them": an order to whom it is said
    r"(?:please |just |now |and |so )*"
    r"(?:(?:do not|don't|never|let's not) [a-z]+|arm|ban|boycott|burn|cease|close|come|cut|defend|demand|deny|fight|"
    r"free|give|go|help|impose|isolate|join|lay down|leave|lift|open|pass|prevent|protect|provide|put|recogni[sz]e|"
    r"refuse|reject|release|remove|resist|return|save|send|show|stand|stop|strengthen|strip|supply|surrender|take|tell|"
    r"throw|unite|use|withdraw) "
    r"(?:us|them|it|him|to|on|with|up|down|away|out|home|the|a|an|this|that|these|those|your|our|their|his|all|any|every|"
    r"more|no|every\w+|[a-z]+s)\b"
)
_BID = Verdict(Act.DEMAND, 4.0, ("verdicts:imperative",))
_LEAD = 60  # code points of a clause in which its thanks stand
_GIVEN = frozenset({Act.COMMIT, Act.PROVIDE, Act.SANCTION, Act.MEET, Act.DEMAND})  # what thanks may be for, or go with
_MAY_BE_BID = frozenset({Act.CLAIM, Act.AIM, Act.ACCUSE, Act.ATTACK, Act.PROVIDE})
_OPENS = 3  # code points of quotation marks and dashes before a sentence's first word
_REQUESTS = 3  # times that a document says "this request" before what it says "will" happen is a proposal


#: Who speaks where nobody is quoted, before anything is known of the clause.
_OUTLETS_VOICE = Speech(attributed=False, own=False, other=False, blamed=False)


class Judge:
    """Gives verdicts over the pieces of one document."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        own = scan.setting.genre in ("own_words", "statement")
        likely = own and scan.low.count(" request") >= _REQUESTS
        self._requests = likely and len(_REQUEST.findall(scan.low)) >= _REQUESTS

    def may_tell(self, unit: Unit) -> bool:
        """Tell whether a unit in the outlet's own voice can hold an entry, by the most that its rows can weigh."""
        if unit.cue or self._scan.amounts.inside(unit.span):
            return True
        rows = [self._scan.acts.row(hit) for hit in self._scan.acts.hits(unit.span)]
        return bool(rows) and judge(rows, _OUTLETS_VOICE).weight >= ENOUGH_ALONE

    def verdict(self, unit: Unit, piece: Offsets, clause: Offsets) -> tuple[Verdict, Mention | None] | None:
        """Return the act of ``piece`` and whom it is about; ``None`` when it is not enough for an entry.

        A piece without lexicon rows of its own votes with those of the ``clause`` that it was cut from.
        """
        hits = self._scan.acts.hits(piece) or self._scan.acts.hits(clause)
        subject = self.subject(piece, before=min((hit.start for hit in hits), default=piece[1]))
        speech = self._speech(unit, piece, subject)
        found = self._with_money(unit, piece, judge(self._votes(unit, piece, hits, subject), speech))
        if (
            self._requests
            and found.act in (Act.COMMIT, Act.DEMAND)
            and self._says(_AID, piece)
            and self._says(_WILL, piece)
        ):
            found = replace(found, act=Act.PROPOSE, rows=(*found.rows, "verdicts:request document"))
        if _THANKS.match(unit.cue or self._scan.flat[piece[0] : piece[0] + _LEAD]) and found.act not in _GIVEN:
            return None
        if found.act in _MAY_BE_BID and self._bids(unit, piece):
            return _BID, subject
        if found.act in (Act.AIM, Act.CLAIM) and _PREAMBLE.match(self._scan.low, *piece):
            return None
        if found.act is Act.CLAIM and self._scan.low.startswith(_RELATIVE, piece[0]):
            return None  # "which it has controlled since" is said in passing
        if found.act is Act.MEET and self._says(_NOT_HELD, piece):
            found = replace(found, act=Act.CLAIM)
        return (found, subject) if self._is_enough(unit, piece, found) else None

    def _bids(self, unit: Unit, piece: Offsets) -> bool:
        """Tell whether a speaker tells his listeners to do something: a sentence of his that opens with its verb."""
        opens = self._scan.setting.is_own and not unit.cue and piece[0] - unit.sentence[0] <= _OPENS
        return opens and self._scan.text[piece[0]].isupper() and _BIDS.match(self._scan.low, *piece) is not None

    def _says(self, pattern: re.Pattern[str], span: Offsets) -> bool:
        return pattern.search(self._scan.low, *span) is not None

    def _votes(self, unit: Unit, piece: Offsets, hits: list[Hit], subject: Mention | None) -> list[Row]:
        row_of = self._scan.acts.row
        if unit.holder is None and subject is not None:
            end = end_of_list(self._scan, subject.end, self._scan.mentions.inside((subject.end, piece[1])))
            near = [hit for hit in hits if self._words((min(end, hit.start), hit.start)) <= REACH]
            hits = near + [hit for hit in hits if hit not in near and row_of(hit).act in STATES]
        length = self._words(piece)
        votes = [_placed(row_of(hit), self._words((piece[0], max(piece[0], hit.start))), length) for hit in hits]
        if unit.cue and not self._scan.low.startswith(_RELATIVE, piece[0]):
            votes += cue_votes(unit.cue)
        return votes

    def _words(self, span: Offsets) -> int:
        """Count the words of a span; in words and not in characters, for names differ in length."""
        return len(self._scan.flat[span[0] : span[1]].split())

    def subject(self, span: Offsets, *, before: int) -> Mention | None:
        """Return whom a clause is about: the first name that no preposition leads, or the agent of a passive."""
        scan = self._scan
        for mention in scan.mentions.inside(span):
            if mention.entity.kind == "outlet":
                continue
            if PEOPLE_OF.search(scan.flat, max(span[0], mention.start - 40), mention.start):
                return mention
            before_name = scan.low[max(span[0], mention.start - _LED) : mention.start]
            lead = _titles().sub("", before_name).removesuffix("the ").split()
            governed = bool(lead) and lead[-1] in _PREPOSITIONS
            if (lead and lead[-1] == "by") or (mention.start <= before + 12 and not governed):
                return mention
        return None

    def _speech(self, unit: Unit, span: Offsets, subject: Mention | None) -> Speech:
        side = unit.holder.side if unit.holder else None
        about = subject.entity.side if subject is not None and side is not None else None
        carried = unit.holder is not None and unit.holder.is_carrier
        return Speech(
            attributed=unit.holder is not None and not carried,
            own=bool(FIRST_PERSON.match(self._scan.words(span))) or (about is not None and about == side),
            other=about is not None and about != side,
            blamed=any(m.entity.side and m.entity.side != side for m in self._scan.mentions.inside(span)),
            expert=carried,
        )

    def amount(self, span: Offsets, *, act: Act, sentence: Offsets) -> Amount | None:
        """Return the first sum in ``span`` with its stage, or ``None``."""
        sums = self._scan.amounts.inside(span)
        near = self._scan.words(sentence)
        return aid.amount_of(self._scan.flat, span, mention=sums[0], act=act, near=near) if sums else None

    def _with_money(self, unit: Unit, span: Offsets, verdict: Verdict) -> Verdict:
        if verdict.act in (Act.REJECT, Act.NO_RESPONSE):
            return verdict
        if _ASKS.search(unit.cue) and self._scan.amounts.inside(span):
            return replace(verdict, act=Act.PROPOSE, weight=WITH_MONEY, rows=(*verdict.rows, "aid:asked for"))
        amount = self.amount(span, act=verdict.act, sentence=unit.sentence)
        act = aid.act_of_stage(amount.stage) if amount else None
        if act is None:
            return verdict
        return replace(verdict, act=act, weight=max(verdict.weight, WITH_MONEY), rows=(*verdict.rows, "aid:stage"))

    def _is_aside(self, span: Offsets) -> bool:
        """Tell whether somebody's own words state nothing: thanks, honours, domestic matters, or no sentence at all."""
        return not clauses.has_finite(self._scan.flat, span) or _asides().any_in(self._scan.low, span)

    def _is_enough(self, unit: Unit, span: Offsets, verdict: Verdict) -> bool:
        if unit.holder is None or unit.holder.is_carrier:
            return verdict.weight >= ENOUGH_ALONE
        side, own = unit.holder.side, self._scan.setting.is_own
        alone = all(m.entity.side == side for m in self._scan.mentions.inside(span)) and not self._scan.issues.hits(
            span
        )
        if verdict.act is Act.MEET and own and alone:
            return False
        if own and verdict.weight < ENOUGH_ALONE and self._scan.flat.startswith("?", span[1]):
            return False  # what a speaker asks his listeners, he does not state
        slight = own and verdict.act is Act.CLAIM and verdict.weight < BLAME
        if slight and (self._is_aside(span) or _ABOUT.match(self._scan.low, *span)):
            return False
        if (
            own
            and verdict.act is Act.CLAIM
            and (self._scan.issues.hits(span) or self._scan.mentions.inside(span) or self._says(OF_WAR, span))
        ):
            return True
        topic = not self._scan.issues.hits(span) or _ABOUT.match(self._scan.low, *span)
        if not verdict.weight and topic and not clauses.has_finite(self._scan.flat, span):
            return False  # a name, or what was only spoken about, is no statement
        reported = unit.cue_kind in ("said", "report", "preposition")
        about = self._scan.issues.hits(span) or self._scan.mentions.inside(span)
        return verdict.weight >= ENOUGH or (reported and bool(about))


@cache
def _titles() -> re.Pattern[str]:
    """Return the pattern of the offices right before a name: "with [President] Zelenskyy"."""
    return re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, offices()))}|mrs?\.?|ms\.?|dr\.?) )+$")


@cache
def _asides() -> Phrases:
    return Phrases(row["pattern"] for row in rows("asides"))


def end_of_list(scan: Scan, end: int, behind: Sequence[Mention]) -> int:
    """Return where a list of names ends: "Russian Foreign Minister Sergei Lavrov and Dmytro Kuleba"."""
    for mention in behind:
        between = scan.flat[end : mention.start].strip()
        titled = mention.entity.kind == "person" and len(between.split()) <= _TITLE and office_in(between)
        if between not in _JOINERS and not titled:
            break
        end = mention.end
    return end


def _placed(row: Row, offset: int, length: int) -> Row:
    """Return a row's vote by its place in words: the main clause comes first, what hangs on it counts less."""
    return Row(row.id, row.act, row.weight * (1 - LATER * offset / max(1, length)), row.scope)
