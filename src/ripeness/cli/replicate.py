"""``ripeness replicate``: a replication pack run again, from nothing but what it holds."""

import sys

import click

from ripeness.cli import options
from ripeness.cli.group import FAULTS


@click.command()
@click.argument("pack", metavar="PACK", type=click.Path(exists=True, dir_okay=False))
@click.option("--output", metavar="FILE", help="Write what came out there.")
@options.json_option
def replicate(pack: str, *, output: str | None, as_json: bool) -> None:
    """Run a replication pack again and compare the result byte for byte.

    A pack is written by `assess`, `why`, `openings`, `whatif` and `compare`. Leaves with exit code 1 if a byte
    differs, and says which versions differ from those of then.
    """
    from pathlib import Path

    from ripeness.assess.pack import Pack
    from ripeness.assess.pack import replicate as run_again
    from ripeness.cli.output import echo_json, write
    from ripeness.cli.progress import told

    kept = Pack.from_json(Path(pack).read_bytes())
    with told() as progress:
        found = run_again(kept, progress=progress)
    if output:
        write(found.result.encode(), Path(output))
    if as_json:
        echo_json({"same": found.same, "said": found.sentence, "versions": dict(found.versions)})
    else:
        click.echo(found.sentence)
    if not found.same:
        sys.exit(FAULTS)
