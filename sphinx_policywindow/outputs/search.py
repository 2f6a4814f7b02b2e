"""HTML: what Sphinx's search finds an article by, besides its text, and what it shows of one.

What it leaves out is marked where it is made, see :mod:`~sphinx_policywindow.searching`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.fileutil import copy_asset_file
from sphinx.writers.html5 import HTML5Translator

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.searching import has_search

_STATIC = Path(__file__).parent.parent / "static"
_SCRIPT = "policywindow-search.js"
_AS_TYPED = str.maketrans("‘’‚‛“”„‟‐‑–—\u00a0\u202f", "''''\"\"\"\"----  ")
"""What a keyboard has in the place of quotation marks, dashes and spaces."""


class SearchWords(nodes.Invisible, nodes.TextElement):
    """Words that lead to a page in the search, and that nobody sees on it."""


def visit_search_words(self: HTML5Translator, node: SearchWords) -> None:
    """Write nothing."""
    raise nodes.SkipNode


class AddSearchWords(SphinxPostTransform):
    """Have the search find an article by its slug, domain and aliases, which its page may not show."""

    default_priority = 470
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Add the words to the page of an article."""
        domain = domain_of(self.env)
        article = domain.catalog.on_page(self.env.current_document.docname)
        if article is not None and has_search(domain.builder):
            words = " ".join((article.slug, article.domain, *article.aliases))
            self.document += SearchWords(words, words)


def enter_names(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Have the search index end with the names of the pages (Sphinx's ``html-collect-pages``).

    At this event all pages have been indexed, and the index is not written yet. In the text of the pages,
    the names would be lost in the next build: Sphinx does not read index entries back from an index that
    was written.
    """
    domain, indexer = domain_of(app.env), getattr(app.builder, "indexer", None)
    if domain.has_articles and indexer is not None and has_search(app.builder):
        indexer.freeze = _with_names(domain, indexer.freeze)
    return []


def _with_names(
    domain: PolicyWindowDomain, freeze: Callable[[], dict[str, Any]]
) -> Callable[[], dict[str, Any]]:
    """Return a function that gives the index of *freeze* with the names of each page as main entries.

    A query that is such an entry finds its page before any that has the words in its text or title. Ordinary
    pages are entered too, as half of an entry counts for more than a whole title. A page that is not to be
    found has no title there.
    """

    def frozen() -> dict[str, Any]:
        index = freeze()
        entries: dict[str, list[tuple[int, str, bool]]] = index["indexentries"]
        for number, (docname, title) in enumerate(zip(index["docnames"], index["titles"], strict=True)):
            if not title:
                continue
            for name in dict.fromkeys(map(str.lower, _names(domain, docname, title))):
                entries.setdefault(name, []).append((number, "", True))
        return index

    return frozen


def _names(domain: PolicyWindowDomain, docname: str, title: str) -> Iterator[str]:
    """Yield what a page is called: its title, and what the record of an article calls it."""
    article = domain.catalog.on_page(docname)
    for name in (title, *(_names_of(domain, article) if article is not None else ())):
        words = " ".join(name.split())
        if words:
            yield words
            yield words.translate(_AS_TYPED)


def _names_of(domain: PolicyWindowDomain, article: Article) -> Iterator[str]:
    """Yield the names of an article that lead to it and to no other."""
    names = (article.slug, *article.aliases)
    yield article.title
    yield from (name for name in names if domain.catalog.find(name) is article)


def copy_script(app: Sphinx, builder: Builder) -> None:
    """Copy the script of the search page, in a project that has articles (Sphinx's ``write-started``)."""
    if has_search(builder) and domain_of(app.env).has_articles:
        folder = Path(builder.outdir) / "_static"
        folder.mkdir(parents=True, exist_ok=True)
        copy_asset_file(_STATIC / _SCRIPT, folder, force=True)


def add_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Link the script from the search page (Sphinx's ``html-page-context``)."""
    if pagename == "search" and doctree is None and domain_of(app.env).has_articles:
        # Deferred, it runs when Sphinx's scripts are there, and before they search.
        app.add_js_file(_SCRIPT, loading_method="defer")
