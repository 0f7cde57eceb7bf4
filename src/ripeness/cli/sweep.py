"""``ripeness sweep``: very many draws of a case, over processes or machines; what is done stays done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ripeness.cli import options

if TYPE_CHECKING:
    from ripeness.assess.sweep import Run


@click.command()
@options.model_case
@click.option("--draws", metavar="N", type=int, default=100_000, show_default=True, help="How many draws.")
@click.option("--seed", metavar="N", type=int, default=20220517, show_default=True, help="Their seed.")
@click.option("--workers", metavar="N", type=int, default=1, show_default=True, help="Processes of this machine.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler, like tcp://10.0.0.5:8786 (extra `cluster`).")
@click.option("--dask", is_flag=True, help="Use a Dask cluster of --workers processes on this machine.")
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
    from ripeness.cli.tables import echo_reading

    file = case_file(source)
    content = casefile.content(file)
    folder = Path(output) if output else file.parent / RUNS / f"sweep-{seed}"
    with told() as progress, _runner(workers, scheduler, dask=dask) as run:
        found = sweep(
            content, folder, draws=draws, seed=seed, run=run, progress=lambda done, of: progress("draws", done, of)
        )
    if as_json:
        click.echo(found.to_json(), nl=False)
        return
    echo_reading("Over all draws", found)
    click.echo(f"\n{folder}: draws and result.json", err=True)


@contextmanager
def _runner(workers: int, scheduler: str | None, *, dask: bool) -> "Iterator[Run]":
    from ripeness.assess.sweep import serially

    if scheduler is not None or dask:
        from ripeness.assess.cluster import on_cluster

        with on_cluster(scheduler, workers=workers) as run:
            yield run
    elif workers != 1:
        from ripeness.assess.workers import in_processes

        yield in_processes(workers)
    else:
        yield serially
