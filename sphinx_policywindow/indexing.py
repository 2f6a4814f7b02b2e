"""The indexes: each title and alias in Sphinx's own, and one page of all articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Index, IndexEntry
from sphinx.environment import BuildEnvironment
from sphinx.locale import _ as sphinx_word
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.ordering import initial, title_key
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.translation import _

Entry = tuple[str, str, str, str, None]
"""An entry of the general index, as Sphinx's ``index`` node has it."""


class _Words:
    """Words of a class, in the language of the build that asks for them; as plain text, for JSON."""

    def __init__(self, words: Callable[[], str]) -> None:
        self.words = words

    def __get__(self, instance: object, owner: type) -> str:
        return self.words()


class AllArticles(Index):
    """The page ``policywindow-articles``, by letter; in LaTeX, an index at the end of the book."""

    name = "articles"
    localname = cast("str", _Words(lambda: _("All articles")))
    shortname = cast("str", _Words(lambda: _("articles")))
    domain: PolicyWindowDomain

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the articles on *docnames*, or all of them, below their letters."""
        wanted = None if docnames is None else set(docnames)
        groups: dict[str, list[IndexEntry]] = {}
        for article in sorted(self.domain.catalog, key=lambda article: title_key(article.title)):
            if wanted is None or article.docname in wanted:
                groups.setdefault(initial(article.title), []).append(self._entry(article))
        letters = sorted(groups, key=lambda letter: (not letter, letter))
        return [(letter or sphinx_word("Symbols"), groups[letter]) for letter in letters], False

    def _entry(self, article: Article) -> IndexEntry:
        return IndexEntry(
            name=article.title,
            subtype=0,
            docname=article.docname,
            anchor=self.domain.pages[article.docname].anchor,
            extra=_(self.domain.settings.kinds[article.kind].label),
            qualifier="",
            descr=article.domain,
        )


def index_article(app: Sphinx, doctree: nodes.document) -> None:
    """Enter an article into the general index by its title and aliases (Sphinx's ``doctree-read``)."""
    domain = domain_of(app.env)
    docname = app.env.current_document.docname
    page = domain.pages.get(docname)
    if page is None or page.article is None:
        return
    app.env.domains.index_domain.entries.setdefault(docname, []).extend(_entries(page.article, page.anchor))
    next(doctree.findall(nodes.section))["policywindow_article"] = docname


class AddIndexEntries(SphinxPostTransform):
    """Mark the entries in the text, for the builders that make their index from it.

    They are in no doctree: of the pages that are not read anew, Sphinx's search would forget them.
    """

    default_priority = 5
    formats = ("latex", "texinfo")

    def run(self, **kwargs: Any) -> None:
        """Mark them below each article's heading."""
        domain = domain_of(self.env)
        for section in self.document.findall(nodes.section):
            article = domain.catalog.on_page(section.get("policywindow_article", ""))
            if article is not None:
                entries = _entries(article, domain.pages[article.docname].anchor)
                section.insert(1, addnodes.index(entries=entries))


def remove_duplicates(app: Sphinx, env: BuildEnvironment) -> None:
    """Take out the entries of pages whose slug another page has (Sphinx's ``env-updated``)."""
    domain = domain_of(env)
    index = env.domains.index_domain.entries
    for docname, article in domain.catalog.duplicates.items():
        ours = _entries(article, domain.pages[docname].anchor)
        index[docname] = [entry for entry in index.get(docname, ()) if entry not in ours]


def name_page(app: Sphinx, env: BuildEnvironment) -> None:
    """Let the index page be referred to where there is one (Sphinx's ``env-updated``)."""
    if not domain_of(env).has_articles:
        name = f"{PolicyWindowDomain.name}-{AllArticles.name}"
        env.domains.standard_domain.labels.pop(name, None)
        env.domains.standard_domain.anonlabels.pop(name, None)


def _entries(article: Article, anchor: str) -> list[Entry]:
    # A semicolon would make a sub-entry of what follows it.
    names = dict.fromkeys(name.replace(";", ",") for name in (article.title, *article.aliases))
    return [("single", name, anchor, "", None) for name in names]
