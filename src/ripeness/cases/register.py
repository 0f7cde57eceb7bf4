"""The register: every number and stated choice that the model reads, what it rests on, and how much is assumed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self, get_args

from ripeness.cases.inputs import Input, Names, inputs, naming
from ripeness.cases.model import Line, Model
from ripeness.cases.ranges import BasisKind, Grounded
from ripeness.cases.schema import Case
from ripeness.errors import InputError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the register.

    Attributes
    ----------
    path
        Its name in commands, or where it stands in the file if it is no input.
    words
        What it is.
    value
        The value or range with its unit, or what is chosen, in words.
    kind, ground
        What it rests on: entry, data, expert or assumption, and which or why.
    entries
        Ids of the ledger entries, for the kind ``entry``.
    is_input
        Whether it is an input of the model (a number or a switch); else a choice that the file states beside them.
    """

    path: str
    words: str
    value: str
    kind: BasisKind
    ground: str
    entries: tuple[str, ...]
    is_input: bool = True

    @property
    def basis(self) -> str:
        """What it rests on, as the file has it."""
        return f"{self.kind}: {self.ground}"

    @property
    def assumed(self) -> bool:
        """Whether it is an assumption."""
        return self.kind == "assumption"


@dataclass(frozen=True, slots=True)
class Register:
    """All that the model of a case rests on.

    Attributes
    ----------
    rows
        The inputs in the order of the file, then the choices: what options, factions and patrons are known from, what
        each victor imposes, bottom lines, correlations.
    """

    rows: tuple[Row, ...]

    @classmethod
    def of(cls, case: Case) -> Self:
        """Return the register of a case.

        Raises
        ------
        InputError
            If its file has no `model`.
        """
        if case.model is None:
            raise InputError("the case file has no `model`, so it has no inputs; `ripeness case draft` makes one")
        names = naming(case)
        rows = [_of_input(each, case.model) for each in inputs(case.model, names)]
        return cls((*rows, *_choices(case.model, names)))

    @property
    def inputs(self) -> tuple[Row, ...]:
        """The rows that are inputs of the model."""
        return tuple(row for row in self.rows if row.is_input)

    @property
    def choices(self) -> tuple[Row, ...]:
        """The rows that aren't."""
        return tuple(row for row in self.rows if not row.is_input)

    @property
    def counts(self) -> dict[BasisKind, int]:
        """How many inputs rest on each kind of basis; all four kinds are there."""
        found = Counter(row.kind for row in self.inputs)
        return {kind: found[kind] for kind in get_args(BasisKind)}

    @property
    def assumed(self) -> int:
        """How many inputs are assumptions."""
        return self.counts["assumption"]

    @property
    def entries(self) -> tuple[str, ...]:
        """Ids of all ledger entries that something rests on, each once, in the order of the rows."""
        return tuple(dict.fromkeys(entry for row in self.rows for entry in row.entries))

    @property
    def sentence(self) -> str:
        """Say what share is assumption: ``14 of 38 inputs are assumptions``."""
        total = len(self.inputs)
        verb = "is an assumption" if self.assumed == 1 else "are assumptions"
        return f"{self.assumed} of {total} inputs {verb}"


def _of_input(each: Input, model: Model) -> Row:
    source = each.source
    return Row(each.path, each.words, _value(each, model), source.kind, source.ground, source.entries)


def _value(each: Input, model: Model) -> str:
    unit = f" {each.unit}" if each.unit else ""
    if isinstance(each.source, Line):
        return f"rules out: {_options(each.source, model)}"
    if each.limits.switch:
        return "stands"
    if not each.varies:
        return f"{each.mode:g}{unit}"
    return f"{each.low:g} to {each.high:g}{unit}, most likely {each.mode:g}"


def _choices(model: Model, names: Names) -> Iterator[Row]:
    yield from _known_from(model, names)
    for party, side in model.sides.items():
        imposes = _settled(side.victory.imposes, model, names)
        yield _row(f"{party}.victory", f"what {names.players[party]} imposes if it wins", imposes, side.victory)
    for party, side in model.sides.items():
        for line in side.bottom_lines:
            words = f"bottom line of {names.players[party]} on “{names.issues[line.issue]}”"
            yield _row(f"{party}.bottom_lines.{line.issue}", words, _options(line, model), line)
    for each in model.correlations:
        words = f"rank correlation of {' and '.join(each.between)}"
        yield _row(f"correlation of {' and '.join(each.between)}", words, f"{each.rho:g}", each)


def _options(line: Line, model: Model) -> str:
    return "; ".join(model.title(line.issue, option) for option in line.options)


def _known_from(model: Model, names: Names) -> Iterator[Row]:
    """Options, factions and patrons that say what they are known from."""
    for issue in model.issues:
        what = f"option on “{names.issues[issue.issue]}”"
        for option in issue.options:
            if option.basis:
                path = f"issue.{issue.issue}.{option.id}"
                yield _row(path, what, option.title, Grounded(basis=option.basis))
    for party, side in model.sides.items():
        for kind, players in (("faction", side.factions), ("patron", side.patrons)):
            for each in players:
                if each.basis:
                    what, name = f"{kind} of {names.players[party]}", names.players.get(each.id, each.id)
                    yield _row(each.id, what, name, Grounded(basis=each.basis))


def _settled(choice: dict[str, str], model: Model, names: Names) -> str:
    return "; ".join(f"{names.issues[issue]}: {model.title(issue, option)}" for issue, option in choice.items())


def _row(path: str, words: str, value: str, source: Grounded) -> Row:
    return Row(path, words, value, source.kind, source.ground, source.entries, is_input=False)
