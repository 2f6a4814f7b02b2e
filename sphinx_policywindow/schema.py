"""Prints the JSON Schema of front matter.

python -m sphinx_policywindow.schema        of the kinds that are built in
python -m sphinx_policywindow.schema docs   of those that docs/conf.py declares
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.schema import front_matter_schema


class NoConfigurationError(Exception):
    """A ``conf.py`` that cannot be read; the message says why."""


def kinds_of(folder: Path) -> Kinds:
    """Return the kinds that ``conf.py`` in *folder* declares; what is wrong with them goes to ``stderr``.

    Raises :class:`NoConfigurationError`.
    """
    from sphinx.config import Config
    from sphinx.errors import ConfigError
    from sphinx.util.tags import Tags

    from sphinx_policywindow.config import OPTIONS
    from sphinx_policywindow.settings import read_kinds_of
    from sphinx_policywindow.starting import without_sphinx_roles

    conf_py = folder / "conf.py"
    try:
        # What a conf.py prints is no part of the schema.
        with redirect_stdout(sys.stderr):
            config = Config.read(folder, overrides={}, tags=Tags())
    except ConfigError as error:
        raise NoConfigurationError(str(error)) from error
    for option in OPTIONS:
        config.add(option.name, option.default, option.rebuild, option.types, option.help)
    declared, problems = read_kinds_of(config, conf_py)
    kinds, refused = without_sphinx_roles(declared, conf_py)
    for problem in (*problems, *refused):
        said = f"{problem.location}: WARNING: {problem.message} [policywindow.{problem.subtype}]"
        print(said, file=sys.stderr)
    return kinds


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the schema to ``stdout``; return 0, or 1 where there is none."""
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_policywindow.schema",
        description="Prints the JSON Schema of the front matter of an article.",
    )
    parser.add_argument("source", nargs="?", type=Path, help="the folder of a conf.py that declares kinds")
    source = parser.parse_args(arguments).source
    try:
        kinds = Kinds.of(BUILT_IN_KINDS) if source is None else kinds_of(source)
    except NoConfigurationError as error:
        print(error, file=sys.stderr)
        return 1
    printed = json.dumps(front_matter_schema(kinds), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{printed}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
