"""Everything that a page's head and its linked data are made from."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_policywindow.articles.kinds import Kind
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.citations.item import Item
from sphinx_policywindow.uris import uri_of

HTML, JSON_LD, PDF = "text/html", "application/ld+json", "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An article as it is described to machines.

    *url* is canonical and *edition_url* pins the edition (both may be empty, or alike); *abstract* is
    the summary in plain text; *language* is that of the site; *files* are the citation files, each
    with its media type and its address from where the description stands; *print_view* and *pdf* are the
    addresses, from there, of what can be printed, and *pdf_url* is that of the PDF on the web; *related*
    has an address for each article. *page* is the address of the page itself from there.

    *site_url* is that of the site, or empty; *json_ld* and *linkset* are the addresses of those files of
    the catalog, or empty; *catalog_id* is the identifier of the catalog in JSON-LD.
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
    page: str = ""
    site_url: str = ""
    json_ld: str = ""
    linkset: str = ""
    catalog_id: str = ""

    @property
    def title_language(self) -> str:
        """The language of the article and of its title: the record's, or the site's."""
        return self.item.language

    @property
    def descriptions(self) -> tuple[tuple[str, str], ...]:
        """What describes the article: the media type and the address of each file."""
        return (*self.files, *(((JSON_LD, self.json_ld),) if self.json_ld else ()))

    @property
    def items(self) -> tuple[tuple[str, str], ...]:
        """What holds all of the article: the media type and the address of each file, else of the page."""
        files = ((PDF, self.pdf), (HTML, self.print_view))
        return tuple(file for file in files if file[1]) or ((HTML, self.page),)

    @property
    def identifier(self) -> str:
        """The identifier of the article in JSON-LD: its URI, or else the address of its page."""
        return uri_of(self.url) or self.page

    @property
    def source(self) -> Link | None:
        """The primary source, by its words or its address."""
        title = self.article.primary_source or self.article.source_url
        return Link(title=title, url=self.article.source_url) if title else None
