"""``python -m sphinx_policywindow COMMAND``: every command of the extension."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sphinx_policywindow import __version__, schema
from sphinx_policywindow.citations import __main__ as cite
from sphinx_policywindow.command import PROGRAM, Command
from sphinx_policywindow.commands import check, merge_catalogs, new, quickstart

COMMANDS: tuple[Command, ...] = (
    quickstart.COMMAND,
    new.COMMAND,
    check.COMMAND,
    schema.COMMAND,
    cite.COMMAND,
    merge_catalogs.COMMAND,
)
"""Every command, in the order in which an author meets them."""


def commands_parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    """Return the parser of the command line, and that of each command by name."""
    parser = argparse.ArgumentParser(prog=PROGRAM, description="Commands for authors of a wiki.")
    parser.add_argument("--version", action="version", version=f"sphinx-policywindow {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", title="commands")
    parsers = {}
    for command in COMMANDS:
        own = subparsers.add_parser(command.name, help=command.summary, description=command.description)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
        parsers[command.name] = own
    return parser, parsers


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name (default: those of the process); return the exit status."""
    parser, _ = commands_parser()
    options = parser.parse_args(arguments)
    if "run" not in options:
        parser.print_help()
        return 0
    status: int = options.run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
