"""The tags of a page's head: for reference managers, search engines and other programs.

Highwire: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcq-html/
``cite-as``: RFC 8574. Open Graph: https://ogp.me/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from sphinx_policywindow.articles.model import Person
from sphinx_policywindow.articles.values import license_url
from sphinx_policywindow.citations.names import inverted
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.runs import to_plain


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the head that has no content: its name and its attributes, in order."""

    name: str
    attributes: tuple[tuple[str, str], ...]

    def html(self) -> str:
        """Return the tag, its values escaped."""
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"<{self.name}{attributes} />"


def meta(name: str, content: str) -> Iterator[Tag]:
    """Yield a ``meta`` of that name; none without content."""
    if content:
        yield Tag("meta", (("name", name), ("content", content)))


def link(rel: str, href: str, **more: str) -> Iterator[Tag]:
    """Yield a ``link``; none without an address."""
    if href:
        yield Tag("link", (("rel", rel), ("href", href), *more.items()))


def highwire(page: Description) -> Iterator[Tag]:
    """Yield the ``citation_*`` tags; a date in the precision that it has."""
    yield from meta("citation_title", to_plain(page.item.title))
    for author in page.item.authors:
        yield from meta("citation_author", inverted(author))
        if isinstance(author, Person):
            yield from meta("citation_author_orcid", author.orcid_url)
    if page.item.issued:
        yield from meta("citation_publication_date", str(page.item.issued).replace("-", "/"))
    yield from meta("citation_publisher", page.site_name)
    yield from meta("citation_doi", page.item.doi)
    yield from meta("citation_public_url", page.edition_url)
    yield from meta("citation_pdf_url", page.pdf_url)
    yield from meta("citation_language", page.title_language)
    yield from meta("citation_abstract", page.abstract)
    yield from meta("citation_keywords", "; ".join(page.article.keywords))
    # Zotero would take a title alone for that of a journal article.
    yield from meta("z:itemType", "webpage")


def dublin_core(page: Description) -> Iterator[Tag]:
    """Yield the ``DC.*`` tags, and the link that says which vocabulary they are of."""
    yield from link("schema.DC", "http://purl.org/dc/elements/1.1/")
    yield from meta("DC.title", to_plain(page.item.title))
    for author in page.item.authors:
        yield from meta("DC.creator", inverted(author))
    if page.item.issued:
        yield from meta("DC.date", str(page.item.issued))
    yield from meta("DC.type", "Text")
    yield from meta("DC.publisher", page.site_name)
    yield from meta("DC.identifier", page.item.address)
    yield from meta("DC.language", page.title_language)
    yield from meta("DC.description", page.abstract)
    for keyword in page.article.keywords:
        yield from meta("DC.subject", keyword)
    if page.source is not None:
        yield from meta("DC.source", page.source.url or page.source.title)
    yield from meta("DC.rights", page.article.license)


def links(page: Description) -> Iterator[Tag]:
    """Yield the ``link`` elements, but for ``canonical``, which the theme writes."""
    yield from link("cite-as", page.item.address)
    for media_type, address in page.files:
        yield from link("alternate", address, type=media_type)
    yield from link("alternate", page.print_view, type="text/html", media="print")
    yield from link("alternate", page.pdf, type="application/pdf")
    yield from link("license", license_url(page.article.license))


def open_graph(page: Description) -> Iterator[Tag]:
    """Yield the Open Graph tags, for a page that has none from elsewhere."""
    properties = {
        "og:title": to_plain(page.item.title),
        "og:type": "article",
        "og:url": page.url,
        "og:site_name": page.site_name,
        "og:description": page.abstract,
        "article:published_time": str(page.article.published or ""),
        "article:modified_time": str(page.article.updated or ""),
    }
    for name, content in properties.items():
        if content:
            yield Tag("meta", (("property", name), ("content", content)))


def html(tags: Iterable[Tag]) -> str:
    """Return *tags*, a line each."""
    return "".join(f"{tag.html()}\n" for tag in tags)
