"""A command of the command line: its arguments, what it does, and how it says that it cannot."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

PROGRAM = "python -m sphinx_policywindow"

USAGE = 2
"""The exit status of a command that was asked for what it cannot do (that of :mod:`argparse`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. *summary* is its line in the list of all, *description* what its own help says.

    *run* returns the exit status.
    """

    name: str
    summary: str
    description: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]

    def run_alone(self, program: str, arguments: Sequence[str] | None) -> int:
        """Run the command as a program of its own; *arguments* are those of the process by default."""
        parser = argparse.ArgumentParser(prog=program, description=self.description)
        self.add_arguments(parser)
        return self.run(parser.parse_args(arguments))


def say(text: str) -> None:
    """Print *text* in UTF-8, whatever the terminal's own encoding is."""
    sys.stdout.buffer.write(f"{text}\n".encode(errors="backslashreplace"))
    sys.stdout.flush()


def warn(message: str) -> None:
    """Print what an author should know of, though the command goes on."""
    _complain(f"warning: {message}")


def fail(message: str, *, status: int = USAGE) -> int:
    """Print why a command cannot do its work, and return the exit status."""
    _complain(f"error: {message}")
    return status


def _complain(message: str) -> None:
    # A file's name, or what was typed, may be no text in any encoding.
    sys.stderr.write(f"{message}\n".encode(errors="backslashreplace").decode())
