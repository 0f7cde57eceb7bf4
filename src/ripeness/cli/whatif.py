"""``ripeness whatif``: a case compared with itself, some of its inputs set otherwise."""

import click

from ripeness.cli import options
from ripeness.errors import InputError


@click.command()
@click.argument("settings", metavar="NAME=VALUE...", nargs=-1, required=True)
@click.option(
    "--case",
    "source",
    metavar="FOLDER|FILE",
    default=".",
    envvar="RIPENESS_CASE",
    help="The case; default: this folder.",
)
@options.model_draws
@options.model_question
@options.model_pack
@options.json_option
def whatif(
    settings: tuple[str, ...],
    *,
    source: str,
    draws: int,
    seed: int,
    weeks: int | None,
    threshold: float | None,
    packed: str | None,
    as_json: bool,
) -> None:
    """Compare a case with itself, some inputs set to one value: russia.cost=0.01 war.pace=1.

    Both are computed over the same draws of everything else. NAME is the path of an input, as `ripeness case register`
    lists them. A red line or a veto is lifted by setting it to 0.
    """
    from ripeness.assess.pack import Asked
    from ripeness.cli.modelled import show

    what_if = dict(_setting(text) for text in settings)
    asked = Asked(draws, seed, ("scenarios",), weeks=weeks, threshold=threshold, what_if=what_if)
    show(source, asked, command="whatif", as_json=as_json, packed=packed)


def _setting(text: str) -> tuple[str, float]:
    path, equals, value = text.partition("=")
    try:
        if not equals or not path:
            raise ValueError
        return path.strip(), float(value)
    except ValueError:
        raise InputError(f"a setting must be NAME=VALUE with a number, like war.pace=1; got {text!r}") from None
