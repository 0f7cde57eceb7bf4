"""``ripeness case``: the part of a case file that the bargaining model reads."""

import click

from ripeness.cli.case_check import check
from ripeness.cli.case_draft import draft
from ripeness.cli.case_register import register
from ripeness.cli.case_set import set_number


@click.group(no_args_is_help=False)
def case() -> None:
    """Draft, check, list or change what the model reads in a case file.

    The block `model` of case.yaml holds what no text can give: what the sides want and how much, what the war costs
    them, what they expect of it. Each number has a range and says what it rests on.
    """


for command in (draft, check, register, set_number):
    case.add_command(command)
