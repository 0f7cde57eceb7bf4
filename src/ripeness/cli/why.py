"""``ripeness why``: what each mechanism contributes to there being no agreement, and what is on record on it."""

import click

from ripeness.cli import options


@click.command()
@options.model_case
@options.model_draws
@click.option(
    "--attribution-draws", metavar="N", type=int, help="How many of the draws to use; each is solved 256 times over."
)
@options.model_question
@options.model_pack
@options.json_option
def why(
    source: str,
    *,
    draws: int,
    seed: int,
    attribution_draws: int | None,
    weeks: int | None,
    threshold: float | None,
    packed: str | None,
    as_json: bool,
) -> None:
    """Say why there is no agreement: what each of eight mechanisms contributes, as Shapley values over the draws.

    Where the case folder has a ledger, the entries that speak for or against each mechanism stand beside it.
    """
    from ripeness.assess.pack import Asked
    from ripeness.cli.modelled import show

    asked = Asked(draws, seed, ("impasse",), attribution_draws, weeks, threshold)
    found = show(source, asked, command="why", as_json=as_json, packed=packed)
    if not as_json:
        _evidence(source, found.case.guarantees)


def _evidence(source: str, guarantees: str | None) -> None:
    from ripeness.assess.evidence import evidence
    from ripeness.cli.asked import Record
    from ripeness.cli.casefolder import opened
    from ripeness.cli.modelled import case_file
    from ripeness.cli.tables import echo_reading
    from ripeness.ledger.schema import FILE

    folder = case_file(source).parent
    if not (folder / FILE).exists():
        click.echo("\nNo ledger in the case folder, so no evidence beside it.")
        return
    with opened(str(folder)) as case:
        record = Record.of(case)
        echo_reading("What is on record", evidence(record.state(record.day(None)), guarantees=guarantees))
