"""``ripeness sweep``: very many draws of a case, over processes or machines; what is done stays done."""

from pathlib import Path

import click

from ripeness.cli import options


@click.command()
@options.model_case
@click.option("--draws", metavar="N", type=int, default=100_000, show_default=True, help="How many draws.")
@click.option("--seed", metavar="N", type=int, default=20220517, show_default=True, help="Their seed.")
@options.running
@click.option(
    "--output", metavar="FOLDER", help="Where chunks and result.json go; default: runs/sweep-… in the case folder."
)
@options.json_option
def sweep(
    source: str,
    *,
    draws: int,
    seed: int,
    workers: int,
    scheduler: str | None,
    dask: bool,
    output: str | None,
    as_json: bool,
) -> None:
    """Draw a case very many times and show the share of draws with a zone, and how the war ends in them.

    Chunks of draws are written as they are done. A run that was stopped goes on where it was when the same command is
    given again. Any number of workers gives the same bytes.
    """
    from ripeness.assess.sweep import sweep
    from ripeness.cases import casefile
    from ripeness.cli.modelled import RUNS, case_file
    from ripeness.cli.progress import told
    from ripeness.cli.running import runner
    from ripeness.cli.tables import echo_reading

    file = case_file(source)
    content = casefile.content(file)
    folder = Path(output) if output else file.parent / RUNS / f"sweep-{seed}"
    with told() as progress, runner(workers, scheduler, dask=dask) as run:
        found = sweep(
            content, folder, draws=draws, seed=seed, run=run, progress=lambda done, of: progress("draws", done, of)
        )
    if as_json:
        click.echo(found.to_json(), nl=False)
        return
    echo_reading("Over all draws", found)
    click.echo(f"\n{folder}: draws and result.json", err=True)
