"""The account of an assessment: all that is told of it, without the arrays it was made from; frozen, and kept as JSON.

Whoever shows an assessment (the brief, a replication pack) shows an account, so one that is kept shows in no time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from ripeness import __version__
from ripeness.assess.assessment import Assessment
from ripeness.assess.basis import Basis
from ripeness.assess.case import Case
from ripeness.assess.evidence import evidence
from ripeness.assess.impasse import WORDS
from ripeness.assess.plain import plain, restored, to_bytes
from ripeness.assess.reading import Reading, Table
from ripeness.assess.words import Says, parties
from ripeness.assess.zone import ZoneReading
from ripeness.bargaining import MECHANISMS
from ripeness.cases.register import Register, Row
from ripeness.errors import AssessError
from ripeness.talks.state import State

#: What each reading is called wherever it is shown.
TITLES = {
    "zone": "What could be signed today",
    "binding": "What stands in the way",
    "impasse": "Why there is no agreement",
    "openings": "What would open one",
    "learning": "What to find out",
    "discovery": "Where in what isn’t known a zone exists",
    "solutions": "What rules that favour nobody would pick",
    "war": "If the war goes on",
    "scenarios": "Scenarios",
    "compare": "The classical models on the same case",
}


@dataclass(frozen=True)
class Told:
    """One reading as it is told.

    Attributes
    ----------
    name, title : str
        As in `READINGS` and `TITLES`.
    sentence, short : str
        What it shows, and the same for a page that has little room.
    tables : tuple of Table
    pictures : tuple of str
        SVG; colours are left to the page's style sheet.
    """

    name: str
    title: str
    sentence: str
    short: str
    tables: tuple[Table, ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """An outcome that could be signed in some draw: as an option, never as advice.

    Attributes
    ----------
    says : tuple of (issue, option)
    acceptable : str
        Share of draws in which everyone whose consent is needed would sign it: ``5 % (3–8 %)``.
    gives_up : tuple of (party, words)
    risks : tuple of str
        What could break it, a sentence each.
    """

    says: Says
    acceptable: str
    gives_up: tuple[tuple[str, str], ...]
    risks: tuple[str, ...]


@dataclass(frozen=True)
class Witness:
    """What is on record on one mechanism; listed, never weighed.

    Attributes
    ----------
    mechanism, words : str
        Its name, and what it is.
    pro, con : tuple of str
        Ids of the ledger entries that speak for its being at work, and against.
    """

    mechanism: str
    words: str
    pro: tuple[str, ...]
    con: tuple[str, ...]


@dataclass(frozen=True)
class Account:
    """All that is told of an assessment.

    Attributes
    ----------
    version : str
        Of Ripeness.
    case, title, case_sha256 : str
        Id and title of the case, and the digest of its file.
    as_of : str
        The day on which the case is seen, ISO; empty if its file doesn't say.
    parties : pair of str
        Names.
    draws, seed, weeks, threshold
        As they were asked for, and the question of the file.
    basis : Basis
        Counts of the inputs by what they rest on.
    sentence : str
        What it rests on: the first line wherever it is shown.
    readings : tuple of Told
    options : tuple of Choice
        The outcomes that could be signed in most draws; empty if there is none in any, or the zone wasn't asked for.
    register : tuple of Row
        Every input and stated choice with its range and what it rests on.
    evidence : tuple of Witness
        Empty unless a record was looked at.
    """

    version: str
    case: str
    title: str
    case_sha256: str
    as_of: str
    parties: tuple[str, str]
    draws: int
    seed: int
    weeks: int
    threshold: float
    basis: Basis
    sentence: str
    readings: tuple[Told, ...]
    options: tuple[Choice, ...]
    register: tuple[Row, ...]
    evidence: tuple[Witness, ...] = ()

    @classmethod
    def of(cls, assessment: Assessment, *, evidence: Iterable[Witness] = ()) -> Self:
        """Return the account of an assessment, beside what the record holds on its mechanisms."""
        case = assessment.case
        file, question = case.file.case, case.model.question
        return cls(
            version=__version__,
            case=file.id,
            title=file.title,
            case_sha256=case.sha256,
            as_of=file.as_of.isoformat() if file.as_of else "",
            parties=parties(case),
            draws=assessment.draws,
            seed=assessment.seed,
            weeks=question.weeks,
            threshold=plain(question.threshold),
            basis=assessment.register,
            sentence=assessment.sentence,
            readings=tuple(_told(name, reading) for name, reading in assessment.readings),
            options=tuple(each for _, reading in assessment.readings for each in _choices(reading)),
            register=Register.of(case.file).rows,
            evidence=tuple(evidence),
        )

    @classmethod
    def from_json(cls, content: bytes | str) -> Self:
        """Return the account that `to_json` wrote: equal to it in every part.

        Raises
        ------
        AssessError
            If it isn't one.
        """
        try:
            found = restored(cls, json.loads(content))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise AssessError(f"not an account of an assessment ({error}); assess the case again") from error
        return found

    def to_json(self) -> bytes:
        """Return it as JSON: the same bytes for the same account."""
        return to_bytes(self)

    def beside(self, evidence: Iterable[Witness]) -> Self:
        """Return it beside what a record holds on its mechanisms."""
        return replace(self, evidence=tuple(evidence))

    def reading(self, name: str) -> Told | None:
        """Return a reading; None if it wasn't asked for."""
        return next((each for each in self.readings if each.name == name), None)


def _told(name: str, reading: Reading) -> Told:
    return Told(name, TITLES[name], reading.sentence, reading.short, reading.tables(), reading.pictures())


def _choices(reading: Reading) -> Iterable[Choice]:
    for option in reading.options if isinstance(reading, ZoneReading) else ():
        yield Choice(
            option.says,
            option.acceptable.percent,
            tuple((side.party, side.words) for side in option.gives_up),
            tuple(risk.sentence for risk in option.risks),
        )


def on_record(case: Case, state: State) -> tuple[Witness, ...]:
    """Return which entries of a record speak for or against each mechanism of a case."""
    carries = (each.issue for each in case.model.issues if any(option.enforcement for option in each.options))
    found = evidence(state, guarantees=next(carries, None))
    pro, con = ({name: tuple(s.entry for s in said) for name, said in side.items()} for side in (found.pro, found.con))
    return tuple(Witness(name, WORDS[name], pro[name], con[name]) for name in MECHANISMS)
