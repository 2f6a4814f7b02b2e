"""Where a link leads, from the root of the site."""

from __future__ import annotations

import pytest

from sphinx_policywindow.addresses import site_path


@pytest.mark.parametrize(
    ("here", "href", "expected"),
    [
        ("a/b.html", "c.html", "a/c.html"),
        ("a/b.html", "../c.html", "c.html"),
        ("a/b.html", "./c.html", "a/c.html"),
        ("a/b.html", "../d/./c.html", "d/c.html"),
        ("a/b.html", "../c d.html", "c%20d.html"),
        ("a/b.html", "c%20d.html?x=1&y", "a/c%20d.html?x=1&y"),
        ("a/b.html", "ü.html", "a/%C3%BC.html"),
        ("a/b.html", ".hidden", "a/.hidden"),
        ("a/b.html", "?q", "a/b.html?q"),
        ("a/b.html", "/x", "/x"),
        ("b.html", "../x.html", "x.html"),
        ("risk/", "../", ""),
        ("a/b/", "../", "a/"),
        ("a/b/", "../../", ""),
        ("my%20folder/risk/", "../my folder/x/", "my%20folder/my%20folder/x/"),
        ("", "a/", "a/"),
        ("a/b.html", "mailto:x@y.org", None),
        ("a/b.html", "//host/x", None),
        ("a/b.html", "http://[x", None),
    ],
)
def test_the_place_on_the_site(here: str, href: str, expected: str | None) -> None:
    assert site_path(here, href) == expected
