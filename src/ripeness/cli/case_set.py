"""``ripeness case set``: change one number of a case file."""

from pathlib import Path

import click

from ripeness.cli import options


@click.command("set", short_help="Change one number, or its range, in a case file.")
@click.argument("path", metavar="PATH")
@click.argument("values", nargs=-1, required=True, type=float, metavar="VALUE...")
@options.case_option
@click.option("--basis", metavar="TEXT", help="What it rests on now, like `expert: NAME, 2022-05-17`.")
@options.json_option
def set_number(path: str, values: tuple[float, ...], *, folder: str, basis: str | None, as_json: bool) -> None:
    """Change one number of a case file: one VALUE, or its low, most likely and high value.

    PATH is that of the input as `ripeness case register` lists it. Everything else in the file stays byte for byte,
    comments and layout included.
    """
    from ripeness.cases import casefile
    from ripeness.cases.edit import with_numbers
    from ripeness.cases.register import Register
    from ripeness.cli.output import echo_json, safe, write

    file = Path(folder) / casefile.FILE
    made = with_numbers(casefile.raw(file), path, values, basis=basis)
    write(made.encode(), file)
    row = next(row for row in Register.of(casefile.parsed(made)).rows if row.path == path)
    if as_json:
        echo_json(row)
        return
    click.echo(f"{path}: {safe(row.value)}; {safe(row.basis)}")
