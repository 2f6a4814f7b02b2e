"""Everything that a page's head and its linked data are made from."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_policywindow.articles.kinds import Kind
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.citations.item import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An article as it is described to machines.

    *url* is canonical and *edition_url* pins the edition (both may be empty, or alike); *abstract* is
    the summary in plain text; *language* is that of the site; *files* are the citation files, each
    with its media type and its address from where the description stands; *print_view* and *pdf* are the
    addresses, from there, of what can be printed, and *pdf_url* is that of the PDF on the web; *related*
    has an address for each article.
    """

    article: Article
    kind: Kind
    item: Item
    site_name: str
    url: str
    edition_url: str
    abstract: str
    language: str
    files: tuple[tuple[str, str], ...] = ()
    print_view: str = ""
    pdf: str = ""
    pdf_url: str = ""
    related: tuple[str, ...] = ()

    @property
    def title_language(self) -> str:
        """The language of the article and of its title: the record's, or the site's."""
        return self.item.language

    @property
    def source(self) -> Link | None:
        """The primary source, by its words or its address."""
        title = self.article.primary_source or self.article.source_url
        return Link(title=title, url=self.article.source_url) if title else None
