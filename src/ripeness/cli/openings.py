"""``ripeness openings``: the smallest changes that would open an agreement."""

import click

from ripeness.cli import options


@click.command()
@options.model_case
@options.model_draws
@click.option("--search-draws", metavar="N", type=int, help="How many of the draws to use; each is solved many times.")
@options.model_question
@options.model_pack
@options.json_option
def openings(
    source: str,
    *,
    draws: int,
    seed: int,
    search_draws: int | None,
    weeks: int | None,
    threshold: float | None,
    packed: str | None,
    as_json: bool,
) -> None:
    """Find the smallest move of each lever, and of pairs of them, that brings a settlement to the threshold.

    Levers are those of the case file, or, where it names none, one for each mechanism. None of them is advice: a lever
    says what the model would answer, not what anybody should do.
    """
    from ripeness.assess.pack import Asked
    from ripeness.cli.modelled import show

    asked = Asked(draws, seed, ("openings",), search_draws, weeks, threshold)
    show(source, asked, command="openings", as_json=as_json, packed=packed)
