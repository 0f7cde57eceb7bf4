"""The command ``ripeness``: its commands, loaded when asked for, and the one place where errors become sentences."""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from ripeness import __version__
from ripeness.errors import RipenessError

OK, FAULTS, WRONG_INPUT, REFUSED, SET_ASIDE = 0, 1, 2, 3, 4
INTERRUPTED, PIPE_CLOSED = 130, 141

#: Name of each command, in the order of help, and what it does in one line; each lives in the module of its name.
COMMANDS = {
    "init": "Make a case folder.",
    "read": "Read reporting into the ledger of a case.",
    "entries": "Search the ledger: who said, offered, refused or did what.",
    "show": "Show an entry's words in their context.",
    "state": "Show the state of the talks on a date.",
    "diff": "Show what changed between two dates.",
    "brief": "Make the brief.",
    "assess": "Show what the bargaining model finds in a case.",
    "why": "Say what each mechanism contributes to there being no agreement.",
    "openings": "Find the smallest changes that would open an agreement.",
    "whatif": "Compare a case with some of its inputs set otherwise.",
    "sweep": "Draw a case very many times, over processes or machines.",
    "replicate": "Run a replication pack again and compare every byte.",
    "compare": "Set the classical models side by side on a case.",
    "review": "Accept, edit or reject an entry, or undo that.",
    "verify": "Re-read every stored byte, span and link of the ledger.",
    "export": "Write the ledger as JSON Lines or CSV.",
    "case": "Draft, check, list or change what the model reads in a case file.",
}

DEBUG = "RIPENESS_DEBUG"


class LazyGroup(click.Group):
    """A group that imports a command only when it is run, and prints one line for an error, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return the command, which has the module's name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"ripeness.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, standalone_mode: bool = True, **more: Any
    ) -> Any:
        """Run, and turn every way to end into an exit code."""
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **more)
        try:
            code = super().main(args, prog_name, standalone_mode=False, **more)
        except Exception as error:
            code = _told(error)
        try:
            sys.stdout.flush()
        except OSError:
            code = _cut_off()
        sys.exit(code if isinstance(code, int) else OK)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that closed the pipe early is no error of ours."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:
                return _cut_off()
            raise


def _told(error: Exception) -> int:
    """Print one sentence for an error and return the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        return _say("stopped; what was read before is kept", INTERRUPTED)
    if isinstance(error, RipenessError):
        return _say(str(error), error.exit_code)
    if isinstance(error, click.UsageError):
        where = f"; see `{error.ctx.command_path} --help`" if error.ctx else ""
        return _say(error.format_message().rstrip(".") + where, WRONG_INPUT)
    if isinstance(error, click.ClickException):
        return _say(error.format_message(), WRONG_INPUT)
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return _say(f"{name}{error.strerror or error}; check the path and its permissions", WRONG_INPUT)
    if os.environ.get(DEBUG):
        raise error
    first = (str(error).splitlines() or [""])[0]
    return _say(f"a fault of Ripeness, not yours: {type(error).__name__}: {first} (set {DEBUG}=1 to see where)", FAULTS)


def _say(sentence: str, code: int) -> int:
    click.echo(f"ripeness: {sentence}", err=True)
    return code


def _cut_off() -> int:
    """Whoever read our output wanted no more: say nothing, as other programs do."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def main_group() -> None:
    """From reporting on a conflict's talks to a sourced brief.

    Ripeness reads articles, keeps a ledger of who said or did what, each entry anchored to the exact words of its
    source, and shows the state of the talks on any date. It works offline.

    \b
      ripeness brief article.txt --published 2022-05-17     a brief of one article
      ripeness init talks; ripeness read --case talks news/  a case of your own
    """
