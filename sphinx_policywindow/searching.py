"""What a site's search leaves out, by the class that Sphinx has for it."""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

NO_SEARCH = "no-search"
"""The class of an element that Sphinx's search index passes over, with all that is in it.

https://www.sphinx-doc.org/en/master/usage/theming.html
"""

_Element = TypeVar("_Element", bound=nodes.Element)


def has_search(builder: Builder) -> bool:
    """Whether the output of *builder* has a search: that of an e-book, or of a single page, has none."""
    is_site = builder.format == "html" and not isinstance(builder, SingleFileHTMLBuilder)
    return is_site and bool(getattr(builder, "search", False))


def unsearched(builder: Builder, node: _Element) -> _Element:
    """Return *node*, left out of the search where there is one."""
    if has_search(builder):
        node["classes"].append(NO_SEARCH)
    return node


def unsearched_text(builder: Builder, text: str) -> nodes.Node:
    """Return *text* as a node that is left out of the search where there is one."""
    return nodes.inline("", text, classes=[NO_SEARCH]) if has_search(builder) else nodes.Text(text)
