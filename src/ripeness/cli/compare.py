"""``ripeness compare``: models of different schools on one case."""

import click

from ripeness.cli import options


@click.command()
@options.model_case
@options.model_draws
@click.option(
    "--model",
    "models",
    metavar="NAME",
    multiple=True,
    help="Only this model, beside the weighted mean and our own; can be given several times.",
)
@options.model_pack
@options.json_option
def compare(source: str, *, draws: int, seed: int, models: tuple[str, ...], packed: str | None, as_json: bool) -> None:
    """Set the classical models side by side on a case: what each says, what it assumes, where they agree.

    SOURCE is a case folder or its case file, with a `model` in it. The models are mean, median, condorcet, challenge,
    exchange and conflict-graph. The weighted mean, and what could be signed by our own model, stand beside every other.
    None is taken to be right.
    """
    from ripeness.assess.pack import Asked
    from ripeness.cli.modelled import show

    asked = Asked(draws, seed, ("compare",), models=models or None)
    show(source, asked, command="compare", as_json=as_json, packed=packed)
