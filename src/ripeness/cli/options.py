"""Options that several commands share, and the types of their values."""

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

import click

from ripeness.errors import InputError

Command = TypeVar("Command", bound=Callable[..., Any])


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date | None:
    """Return a day given like 2022-05-17; None if the option isn't given."""
    if value is None:
        return None
    try:
        if len(value) != len("2022-05-17"):
            raise ValueError
        return datetime.date.fromisoformat(value)
    except ValueError:
        name = param.opts[0] if isinstance(param, click.Option) else str(param.metavar)
        raise InputError(f"{name} must be a day like 2022-05-17; got {value!r}") from None


def act(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return the name of an act, in lower case; None if the option isn't given."""
    if value is None or value.lower() in _acts():
        return value and value.lower()
    from difflib import get_close_matches

    close = get_close_matches(value.lower(), _acts(), n=1)
    hint = f'did you mean "{close[0]}"?' if close else f"one of: {', '.join(_acts())}"
    raise InputError(f"--act: no such act {value!r}; {hint}")


def acts_completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the acts that begin with what has been typed, for the shell."""
    return [act for act in _acts() if act.startswith(incomplete)]


def _acts() -> list[str]:
    from ripeness.ledger.acts import Act

    return [act.value for act in Act]


case_option = click.option(
    "--case",
    "folder",
    metavar="FOLDER",
    default=".",
    show_default="the current folder",
    envvar="RIPENESS_CASE",
    help="The case folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
explain_option = click.option(
    "--explain", is_flag=True, help="Show for each entry which rules and lexicon rows made it."
)
on_option = click.option(
    "--on",
    callback=day,
    metavar="DATE",
    help="The day it is about; default: the case file's, else that of the newest document.",
)
known_by_option = click.option(
    "--known-by", callback=day, metavar="DATE", help="Know only what was published by that day."
)

model_case = click.argument("source", metavar="[FOLDER | FILE]", default=".", envvar="RIPENESS_CASE", required=False)


def model_draws(command: Command) -> Command:
    """Add the options that every command of the model has: how many draws, and from which seed."""
    draws = click.option("--draws", metavar="N", type=int, default=1000, show_default=True, help="How many draws.")
    seed = click.option("--seed", metavar="N", type=int, default=20220517, show_default=True, help="Their seed.")
    return draws(seed(command))


def model_question(command: Command) -> Command:
    """Add the options of the commands that ask another question than the case file's."""
    weeks = click.option("--weeks", metavar="N", type=int, help="Settled within so many weeks; default: the file's.")
    threshold = click.option(
        "--threshold",
        metavar="P",
        type=float,
        help="The chance that makes an opening; default: the file's.",
    )
    return weeks(threshold(command))


def model_pack(command: Command) -> Command:
    """Add the options for the replication pack, as one parameter `packed`: a file, None: the usual place, '': none."""
    place = click.option(
        "--pack",
        "packed",
        metavar="FILE",
        help="Where to write the replication pack; default: runs/ beside the case file.",
    )
    none = click.option("--no-pack", "packed", flag_value="", help="Write no replication pack.")
    return place(none(command))


def running(command: Command) -> Command:
    """Add the options that say where work is done; `ripeness.cli.running.runner` takes them."""
    options = (
        click.option(
            "--workers", metavar="N", type=int, default=1, show_default=True, help="Processes of this machine."
        ),
        click.option(
            "--scheduler", metavar="ADDRESS", help="A Dask scheduler, like tcp://10.0.0.5:8786 (extra `cluster`)."
        ),
        click.option("--dask", is_flag=True, help="Use a Dask cluster of --workers processes on this machine."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def about_documents(command: Command) -> Command:
    """Add the options that state what a document doesn't say of itself."""
    options = (
        click.option(
            "--published",
            metavar="DATE",
            help="When the documents were published: a day, month or year; `unknown`: don't ask.",
        ),
        click.option("--outlet", metavar="NAME", help="Who published them."),
        click.option("--title", metavar="TEXT", help="Their title."),
        click.option("--language", metavar="CODE", help="Their language, as a code like `en`."),
        click.option(
            "--handling",
            type=click.Choice(["public", "internal", "confidential"]),
            help="Who may see them; the brief carries the strictest label of its sources.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
