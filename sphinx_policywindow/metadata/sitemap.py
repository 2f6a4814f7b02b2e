"""The map of a site, for search engines: https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from sphinx_policywindow.articles.model import PartialDate

SITEMAP_NAME = "sitemap.xml"
MARK = "<!-- Written by sphinx-policywindow. -->"
"""The line by which a map is known as ours."""
LONGEST = 50_000
"""As many pages as one map may have."""


def sitemap(pages: Iterable[tuple[str, PartialDate | None]]) -> Iterator[str]:
    """Yield the lines of a map of *pages*, each the URI of a page, and when its text was last changed.

    A date of less than a day is left out, as the schema of the protocol knows none.
    """
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{MARK}\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for address, updated in pages:
        changed = f"<lastmod>{updated}</lastmod>" if updated and updated.day else ""
        yield f"<url><loc>{escape(address)}</loc>{changed}</url>\n"
    yield "</urlset>\n"
