"""The plain-Python rooms run without Sphinx and docutils."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import pkgutil, sys
for name in ("sphinx", "docutils", "myst_parser", "sphinx_design"):
    sys.modules[name] = None
for room in ("articles", "citations", "metadata"):
    package = __import__(f"sphinx_policywindow.{room}", fromlist=["__path__"])
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            __import__(module.name)
            print(module.name)
"""


def test_the_rooms_import_with_sphinx_and_docutils_blocked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "sphinx_policywindow.articles.front_matter" in done.stdout
    assert "sphinx_policywindow.citations.styles" in done.stdout
