"""The indexes: each title and alias in Sphinx's own, and one page of all articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Index, IndexEntry
from sphinx.environment import BuildEnvironment
from sphinx.locale import _ as sphinx_word
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.latex import LaTeXTranslator
from sphinx.writers.texinfo import TexinfoTranslator

from sphinx_policywindow.articles.listing import Listing, list_articles
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.ordering import title_key
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
        content = []
        for group in list_articles(self.domain.catalog, Listing(group_by="letter")):
            articles = (article for article in group.articles if wanted is None or article.docname in wanted)
            entries = [self._entry(article) for article in articles]
            if entries:
                content.append((group.name or sphinx_word("Symbols"), entries))
        return content, False

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


class IndexEntries(addnodes.index):
    """The entries of an article in a general index that is made from the text."""


class AddIndexEntries(SphinxPostTransform):
    """Mark the entries in the text, for the builders that make their index from it.

    They are in no doctree: of the pages that are not read anew, Sphinx's search would forget them.
    """

    default_priority = 5
    builders = ("latex", "texinfo")

    def run(self, **kwargs: Any) -> None:
        """Mark them below each article's heading."""
        domain = domain_of(self.env)
        for section in self.document.findall(nodes.section):
            article = domain.catalog.on_page(section.get("policywindow_article", ""))
            if article is not None:
                entries = _entries(article, domain.pages[article.docname].anchor)
                section.insert(1, IndexEntries(entries=entries))


def visit_in_latex(self: LaTeXTranslator, node: IndexEntries) -> None:
    """Write the entries as Sphinx does, sorted as a reader looks them up.

    ``makeindex``, which Sphinx takes for pdfLaTeX, knows bytes: a letter that has two of them would
    be broken apart below the heading of its letter.
    """
    start = len(self.body)
    with suppress(nodes.SkipNode):
        self.visit_index(node)
    for position, (_type, name, *_rest) in enumerate(node["entries"], start):
        _key, at, entry = self.body[position].partition(r"@\spxentry")
        unwanted = r"[^\w ]" if self.config.latex_use_xindy else "[^a-z0-9 ]"
        self.body[position] = rf"\index{{{re.sub(unwanted, '', title_key(name)) or '*'}{at}{entry}"
    raise nodes.SkipNode


def visit_in_texinfo(self: TexinfoTranslator, node: IndexEntries) -> None:
    """Write the entries as Sphinx does."""
    self.visit_index(node)


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
