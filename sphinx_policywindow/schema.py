"""Prints the JSON Schema of front matter.

python -m sphinx_policywindow.schema        of the kinds that are built in
python -m sphinx_policywindow.schema docs   of those that docs/conf.py declares
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.schema import front_matter_schema
from sphinx_policywindow.command import Command, say


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the schema to ``stdout``; return 0, or 1 where there is none."""
    return COMMAND.run_alone("python -m sphinx_policywindow.schema", arguments)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="SRC", nargs="?", type=Path, help="the folder of a conf.py that declares kinds"
    )


def _run(options: argparse.Namespace) -> int:
    from sphinx_policywindow.project import NoConfigurationError, kinds_of, read_config

    kinds = Kinds.of(BUILT_IN_KINDS)
    if options.source is not None:
        try:
            kinds, problems = kinds_of(read_config(options.source), options.source)
        except NoConfigurationError as error:
            print(error, file=sys.stderr)
            return 1
        for problem in problems:
            print(problem.warning, file=sys.stderr)
    say(json.dumps(front_matter_schema(kinds), ensure_ascii=False, indent=2))
    return 0


COMMAND = Command(
    name="schema",
    summary="print the JSON Schema of front matter",
    description="Prints the JSON Schema of the front matter of an article.",
    add_arguments=_add_arguments,
    run=_run,
)

if __name__ == "__main__":
    sys.exit(main())
