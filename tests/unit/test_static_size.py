"""What every page of an article loads stays small."""

from __future__ import annotations

from pathlib import Path

import sphinx_policywindow

LIMIT = 12_000
"""In bytes, as the files are written: before a server compresses them."""


def test_stylesheet_and_script_together_are_small() -> None:
    folder = Path(sphinx_policywindow.__file__).parent / "static"
    files = [path for path in folder.iterdir() if path.suffix in (".css", ".js")]
    assert sorted(path.name for path in files) == ["policywindow.css", "policywindow.js"]
    assert sum(path.stat().st_size for path in files) <= LIMIT
