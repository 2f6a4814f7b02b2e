"""What every page of an article loads stays small."""

from __future__ import annotations

from pathlib import Path

import sphinx_policywindow

LIMIT = 13_000
"""In bytes, as the files are written: before a server compresses them."""


STATIC = Path(sphinx_policywindow.__file__).parent / "static"
EPUB = "policywindow-epub.css"
SEARCH = "policywindow-search.js"
"""Loaded by the search page alone."""


def test_stylesheet_and_script_together_are_small() -> None:
    files = [
        path
        for path in STATIC.iterdir()
        if path.suffix in (".css", ".js") and path.name not in (EPUB, SEARCH)
    ]
    assert sorted(path.name for path in files) == ["policywindow.css", "policywindow.js"]
    assert sum(path.stat().st_size for path in files) <= LIMIT


def test_the_script_of_the_search_page_is_small() -> None:
    assert (STATIC / SEARCH).stat().st_size <= 2_500


def test_the_stylesheet_of_e_books_is_one_that_their_readers_know() -> None:
    text = (STATIC / EPUB).read_text(encoding="utf-8")
    assert not [
        new
        for new in ("&", "var(", "calc(", "@container", ":is(", ":has(", "inline-", "direction")
        if new in text
    ]
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        assert depth in (0, 1), "rules within rules"
    assert depth == 0
