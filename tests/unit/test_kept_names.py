"""The names of files that are kept beside an output: what they lead to may be removed."""

from __future__ import annotations

import pytest

from sphinx_policywindow.disk import is_inside


@pytest.mark.parametrize(
    "name", ["risk.print.html", "_citations/risk.bib", "a..b/c...d", "wiki/über.html", "..a"]
)
def test_a_file_in_the_folder_is_inside(name: str) -> None:
    assert is_inside(name)


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a/..",
        "..\\x",
        "a\\..\\x",
        "\\x",
        "C:\\x",
        "c:x",
        None,
        5,
        ["a"],
    ],
)
def test_all_else_is_not(name: object) -> None:
    assert not is_inside(name)
