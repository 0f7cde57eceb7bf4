"""Replication packs: a run of the model with all that it was made from, so that anybody can make the same bytes."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ripeness.assess.assessment import Assessment, assess, compared
from ripeness.assess.case import Case
from ripeness.assess.plain import to_bytes
from ripeness.assess.request import DRAWS, SEED, Progress
from ripeness.errors import AssessError

FORMAT = "ripeness replication pack 1"
#: What a result may hang on beside the case and what was asked.
PACKAGES = ("ripeness", "numpy", "numba")


@dataclass(frozen=True)
class Asked:
    """What was asked of the model.

    Attributes
    ----------
    draws, seed, attribution_draws, readings
        As `ripeness.assess.assess` takes them.
    weeks, threshold
        Instead of the file's; None: the file's.
    what_if
        A scenario instead of the file's.
    models
        Only these of the classical models; no other reading is made then.
    """

    draws: int = DRAWS
    seed: int = SEED
    readings: tuple[str, ...] | None = None
    attribution_draws: int | None = None
    weeks: int | None = None
    threshold: float | None = None
    what_if: Mapping[str, float] | None = None
    models: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Pack:
    """A run as it is kept.

    Attributes
    ----------
    asked : Asked
    case : str
        The text of the case file.
    result : str
        What came out, as `Assessment.to_json` gives it.
    versions : dict
        Of Python and of the packages that a result may hang on; None for one that was not installed.
    ledger_head : str
        Head of the ledger's hash chain at that time, if there was a ledger.
    """

    asked: Asked
    case: str
    result: str
    versions: Mapping[str, str | None] = field(default_factory=dict)
    ledger_head: str = ""

    @property
    def result_sha256(self) -> str:
        """Digest of the result's bytes."""
        return _digest(self.result)

    def to_json(self) -> bytes:
        """Return the pack as JSON, with digests of what it holds."""
        return to_bytes(
            {
                "format": FORMAT,
                "asked": asdict(self.asked),
                "versions": dict(self.versions),
                "ledger_head": self.ledger_head,
                "case_sha256": _digest(self.case),
                "result_sha256": self.result_sha256,
                "case": self.case,
                "result": self.result,
            }
        )

    @classmethod
    def from_json(cls, content: bytes | str) -> Pack:
        """Return the pack that `to_json` wrote.

        Raises
        ------
        AssessError
            If it is none, or its digests don't fit what it holds.
        """
        try:
            told = json.loads(content)
            asked = dict(told["asked"])
            for name in ("readings", "models"):
                if asked.get(name) is not None:
                    asked[name] = tuple(asked[name])
            pack = cls(Asked(**asked), told["case"], told["result"], told["versions"], told["ledger_head"])
            form, *digests = told["format"], told["case_sha256"], told["result_sha256"]
        except (ValueError, KeyError, TypeError) as error:
            raise AssessError("not a replication pack; `ripeness assess --pack FILE` writes one") from error
        if form != FORMAT:
            raise AssessError(f"format must be {FORMAT!r}; got {form!r}")
        for name, held, digest in zip(("case", "result"), (pack.case, pack.result), digests, strict=True):
            if _digest(held) != digest:
                raise AssessError(f"the pack's {name} was changed after it was written: its SHA-256 is not {digest}")
        return pack


@dataclass(frozen=True)
class Replication:
    """A pack and what came out when it was run again.

    Attributes
    ----------
    pack : Pack
    result : str
    versions : dict
        Of now.
    """

    pack: Pack
    result: str
    versions: Mapping[str, str | None]

    @property
    def same(self) -> bool:
        """Whether every byte is the same."""
        return self.result == self.pack.result

    @property
    def sentence(self) -> str:
        """Whether it is, and if it isn't, what differs beside the result."""
        if self.same:
            return f"The same bytes: SHA-256 {self.pack.result_sha256}."
        known = sorted({*self.versions, *self.pack.versions})
        other = [
            f"{name} {self.pack.versions.get(name) or 'absent'} then, {self.versions.get(name) or 'absent'} now"
            for name in known
            if self.pack.versions.get(name) != self.versions.get(name)
        ]
        why = f" What may have made it so: {'; '.join(other)}." if other else " The versions are the same."
        return f"Other bytes: {self.pack.result_sha256} then, {_digest(self.result)} now.{why}"


def run(content: str, asked: Asked, *, name: str = "case.yaml", progress: Progress | None = None) -> Assessment:
    """Return the assessment of a case, given by its text, as it was asked for. Raises as `assess` and `Case.loads`."""
    case = Case.loads(content, name=name).asking(weeks=asked.weeks, threshold=asked.threshold, what_if=asked.what_if)
    if asked.models is not None:
        return compared(case, draws=asked.draws, seed=asked.seed, models=asked.models, progress=progress)
    return assess(
        case,
        draws=asked.draws,
        seed=asked.seed,
        readings=asked.readings,
        attribution_draws=asked.attribution_draws,
        progress=progress,
    )


def pack(content: str, asked: Asked, found: Assessment, *, ledger_head: str = "") -> Pack:
    """Return the pack of a run."""
    return Pack(asked, content, found.to_json().decode(), versions(), ledger_head)


def replicate(kept: Pack, *, progress: Progress | None = None) -> Replication:
    """Run a pack again, from nothing but what it holds."""
    found = run(kept.case, kept.asked, progress=progress)
    return Replication(kept, found.to_json().decode(), versions())


def versions() -> dict[str, str | None]:
    """Return the versions of Python and of `PACKAGES`."""
    found: dict[str, Any] = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
