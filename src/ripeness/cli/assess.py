"""``ripeness assess``: what the model shows of a case."""

import click

from ripeness.cli import options


@click.command()
@options.model_case
@options.model_draws
@click.option(
    "--reading", "readings", metavar="NAME", multiple=True, help="Only this reading; can be given several times."
)
@options.model_question
@options.model_pack
@options.json_option
def assess(
    source: str,
    *,
    draws: int,
    seed: int,
    readings: tuple[str, ...],
    weeks: int | None,
    threshold: float | None,
    packed: str | None,
    as_json: bool,
) -> None:
    """Show what the bargaining model finds in a case: what could be signed today, and what stands in the way.

    SOURCE is a case folder or its case file, with a `model` in it. Every figure is a share of draws of the inputs that
    aren't known, or a range over them: it is about the model and its inputs, and no chance of peace.
    """
    from ripeness.assess import READINGS
    from ripeness.assess.pack import Asked
    from ripeness.cli.modelled import show

    wanted = readings or tuple(name for name, _ in READINGS if name != "compare")  # which is a command of its own
    asked = Asked(draws, seed, wanted, weeks=weeks, threshold=threshold)
    show(source, asked, command="assess", as_json=as_json, packed=packed)
