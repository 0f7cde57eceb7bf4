"""Which reader reads: the rules, or one of the optional ones with what the user says of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ripeness.errors import InputError
from ripeness.read.reader import Reader

if TYPE_CHECKING:
    from ripeness.cli.casefolder import CaseFolder
    from ripeness.read.archive import Recipe

Command = TypeVar("Command", bound=Callable[..., Any])
_RULES, _MODEL, _PARSER = "rules", "llm", "spacy:"
#: Options of the reader by a language model, with the names of its settings.
_OF_MODEL = {
    "endpoint": "--endpoint",
    "model": "--model",
    "key_env": "--key-env",
    "price_in": "--price-in",
    "price_out": "--price-out",
    "max_cost": "--max-cost",
    "max_tokens": "--max-tokens",
    "max_parts": "--max-parts",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The reader that the user asks for, and the options that go with it."""

    reader: str
    options: dict[str, Any]

    @property
    def is_model(self) -> bool:
        """Whether a language model is asked, at an endpoint."""
        return self.reader == _MODEL

    @property
    def _pipeline(self) -> str:
        return self.reader.removeprefix(_PARSER) if self.reader.startswith(_PARSER) else ""

    def check(self) -> None:
        """Refuse what can't be used, before anything is opened.

        Raises
        ------
        InputError
            If there is no such reader, or an option doesn't go with it.
        """
        if self.reader not in (_RULES, _MODEL) and not self._pipeline:
            raise InputError(f"--reader must be {_RULES}, {_PARSER}PIPELINE or {_MODEL}; got {self.reader!r}")
        given = [name for name, value in self.options.items() if value is not None]
        if given and self.reader != _MODEL:
            raise InputError(f"{_OF_MODEL[given[0]]} goes with --reader {_MODEL}; add that, or leave it out")
        missing = [name for name in ("endpoint", "model") if self.options[name] is None]
        if missing and self.reader == _MODEL:
            raise InputError(f"--reader {_MODEL} needs {_OF_MODEL[missing[0]]}; see docs/how-to/read-with-a-model.md")

    def recipe(self, case: "CaseFolder") -> "Recipe | None":
        """Return what other processes can make the reader from; None for a model, which is asked from here alone."""
        return None if self.is_model else replace(case.recipe(), pipeline=self._pipeline)

    def of(self, case: "CaseFolder") -> Reader:
        """Return the reader, which knows the names that the case adds."""
        recipe = self.recipe(case)
        if recipe is not None:
            return recipe.make() if self._pipeline else case.reader()
        from ripeness.read.optional.llm import LLMReader, Settings

        options = {name: value for name, value in self.options.items() if value is not None}
        settings = Settings(key=_key(options.pop("key_env", None)), **options)
        return LLMReader(settings, names=case.gazetteer(), sides=case.sides)

    def used(self, reader: Reader) -> str:
        """Return what a model used and what of it was dropped, as one sentence; nothing for the rules."""
        if not self.is_model:
            return ""
        from ripeness.read.optional.llm import LLMReader

        assert isinstance(reader, LLMReader)
        dropped = ", ".join(f"{number:,} because {reason}" for reason, number in reader.dropped.most_common())
        return f"{reader.name}: {reader.meter.told()}" + (f"; dropped: {dropped}" if dropped else "")


def reader_options(command: Command) -> Command:
    """Add the options that choose a reader, and hand them to the command as one `Asked`."""
    options = (
        click.option(
            "--reader",
            metavar="NAME",
            default=_RULES,
            show_default=True,
            help="Who reads: `rules`; `spacy:PIPELINE`, an installed parser; or `llm`, a language model.",
        ),
        click.option(
            "--endpoint", metavar="URL", help="llm: address of an OpenAI-compatible interface, as far as /v1."
        ),
        click.option("--model", metavar="NAME", help="llm: the model's name there."),
        click.option("--key-env", metavar="VARIABLE", help="llm: the environment variable that holds the key."),
        click.option("--price-in", metavar="N", type=float, help="llm: price of a million tokens sent."),
        click.option("--price-out", metavar="N", type=float, help="llm: price of a million tokens answered."),
        click.option("--max-cost", metavar="N", type=float, help="llm: stop before this cost is exceeded."),
        click.option("--max-tokens", metavar="N", type=int, help="llm: stop before so many tokens are exceeded."),
        click.option("--max-parts", metavar="N", type=int, help="llm: requests that one document may make."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def parted(given: dict[str, Any]) -> tuple[Asked, dict[str, Any]]:
    """Return the reader that a command's options ask for, and the other options."""
    rest = {name: value for name, value in given.items() if name != "reader" and name not in _OF_MODEL}
    asked = Asked(given["reader"], {name: given[name] for name in _OF_MODEL})
    asked.check()
    return asked, rest


def _key(variable: str | None) -> str:
    if variable is None:
        return ""
    key = os.environ.get(variable, "").strip()
    if not key:
        raise InputError(f"--key-env: the environment variable {variable} is empty; export the key in it")
    return key
