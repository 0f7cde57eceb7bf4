"""The command line. Nothing heavy is imported before a command needs it, so that help comes at once."""

from ripeness.cli.group import LazyGroup, main_group


def main() -> None:
    """Run the command line and leave with its exit code."""
    main_group()


__all__ = ["LazyGroup", "main", "main_group"]
