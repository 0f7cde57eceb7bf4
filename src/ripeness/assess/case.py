"""A case that can be assessed: its file, its inputs, and the same case with some inputs set to other values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from ripeness.cases import casefile, faults
from ripeness.cases.inputs import Input, Names, inputs, naming
from ripeness.cases.model import Model, Question, Scenario, Side
from ripeness.cases.schema import Case as File
from ripeness.errors import InputError


@dataclass(frozen=True)
class Case:
    """What `assess` takes.

    Attributes
    ----------
    file
        The case file as it is written.
    inputs
        Every input of its model, in the order of the file.
    sha256
        Digest of the file's bytes.
    names
        How players and issues are called, by id.
    """

    file: File
    inputs: tuple[Input, ...]
    sha256: str
    names: Names

    @classmethod
    def load(cls, path: Path | str) -> Self:
        """Read a case folder or file.

        Raises
        ------
        CaseError
            If the file has faults.
        InputError
            If it has no `model`.
        """
        place = Path(path)
        file = place / casefile.FILE if place.is_dir() else place
        return cls.loads(casefile.content(file), name=str(file))

    @classmethod
    def loads(cls, content: str, *, name: str = casefile.FILE) -> Self:
        """Return the case that YAML holds. Raises as `load` does."""
        return cls.of(casefile.parsed(content, name), content, name=name)

    @classmethod
    def of(cls, file: File, content: str, *, name: str = casefile.FILE) -> Self:
        """Return the case of a file that was read already, beside the text that it was read from.

        Raises
        ------
        InputError
            If it has no `model`.
        """
        if file.model is None:
            raise InputError(f"{name}: has no `model`, so there is nothing to assess; `ripeness case draft` makes one")
        names = naming(file)
        digest = hashlib.sha256(content.encode()).hexdigest()
        return cls(file, inputs(file.model, names), digest, names)

    @property
    def model(self) -> Model:
        """The part of the file that the model reads."""
        assert self.file.model is not None
        return self.file.model

    @property
    def parties(self) -> tuple[str, str]:
        """Ids of the two parties: side A and side B of the model."""
        a, b = (party.id for party in self.file.parties)
        return a, b

    @property
    def sides(self) -> tuple[Side, Side]:
        """What the file says of the two parties, in their order."""
        a, b = self.parties
        return self.model.sides[a], self.model.sides[b]

    @property
    def guarantees(self) -> str | None:
        """Id of the issue whose options say how well an agreement is enforced."""
        carry = (each.issue for each in self.model.issues if any(option.enforcement for option in each.options))
        return next(carry, None)

    def input(self, path: str) -> Input:
        """Return one input.

        Raises
        ------
        InputError
            If there is none with this path.
        """
        found = next((each for each in self.inputs if each.path == path), None)
        if found is None:
            raise InputError(f"no input {path!r}{faults.meant(path, [each.path for each in self.inputs])}")
        return found

    def setting(self, values: Mapping[str, float]) -> Self:
        """Return the case with some inputs set to one value each; the file stays as it is.

        Raises
        ------
        InputError
            If an input doesn't exist or its value breaks its rule.
        """
        for path, value in values.items():
            known = self.input(path)
            if not known.limits.allow(value):
                raise InputError(f"{path} must be {known.limits.rule}; got {value:g}")
        changed = {path: float(value) for path, value in values.items()}
        return replace(self, inputs=tuple(_set(each, changed) for each in self.inputs))

    def asking(
        self,
        *,
        weeks: int | None = None,
        threshold: float | None = None,
        what_if: Mapping[str, float] | None = None,
    ) -> Self:
        """Return the case with another question than its file's: weeks, threshold, or one scenario instead of its own.

        Raises
        ------
        InputError
            If a number breaks its rule, or an input of the scenario doesn't exist.
        """
        asked = {"weeks": weeks, "threshold": threshold}
        changes = {name: value for name, value in asked.items() if value is not None}
        update: dict[str, object] = {"question": _question({**self.model.question.model_dump(), **changes})}
        if what_if is not None:
            self.setting(what_if)
            title = ", ".join(f"{path} = {value:g}" for path, value in what_if.items())
            update["scenarios"] = (Scenario(id="what-if", title=title, set=dict(what_if)),)
        model = self.model.model_copy(update=update)
        return replace(self, file=self.file.model_copy(update={"model": model}))


def _question(fields: dict[str, object]) -> Question:
    try:
        return Question.model_validate(fields)
    except ValidationError as error:
        fault = error.errors()[0]
        rule = str(fault["msg"]).replace("Input should be", "must be")
        raise InputError(f"{fault['loc'][0]} {rule}; got {fault['input']}") from error


def _set(each: Input, values: Mapping[str, float]) -> Input:
    value = values.get(each.path)
    return each if value is None else replace(each, low=value, mode=value, high=value)
