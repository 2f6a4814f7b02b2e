"""The tags of a page's head: for reference managers, search engines and other programs.

Highwire: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcq-html/
``cite-as``: RFC 8574. Open Graph: https://ogp.me/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from sphinx_policywindow.articles.model import Author, Organization, Person
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
        yield from meta("citation_author", _highwire_name(author, page.item.authors))
        if isinstance(author, Person):
            yield from meta("citation_author_orcid", author.orcid_url)
    if page.item.issued:
        yield from meta("citation_publication_date", str(page.item.issued).replace("-", "/"))
    yield from meta("citation_doi", page.item.doi)
    yield from meta("citation_public_url", page.edition_url)
    yield from meta("citation_pdf_url", page.pdf_url)
    yield from meta("citation_language", page.title_language)
    yield from meta("citation_abstract", page.abstract)
    yield from meta("citation_keywords", "; ".join(page.article.keywords))
    # Zotero would take a title alone for that of a journal article. It has the website's title from
    # Open Graph, and would print a publisher beside it.
    yield from meta("z:itemType", "webpage")
    yield from meta("z:websiteType", page.item.genre)


def _highwire_name(author: Author, authors: Sequence[Author]) -> str:
    """Return the name of one of *authors* so that Zotero takes it apart where it should.

    Without a comma, Zotero splits a name at its last space, and with one, there: a name that is one ends
    in a comma, and has no other. A name alone that has spaces before and after its comma is two persons
    to Zotero, unless a semicolon ends it. (https://github.com/zotero/translators, "Embedded Metadata.js":
    ``processHighwireCreators``.)
    """
    name = inverted(author)
    if isinstance(author, Person) and author.given:
        family, given, *_ = name.split(", ")
        return f"{name};" if len(authors) == 1 and " " in family and " " in given else name
    whole = " ".join(re.sub("[,;،]", " ", name).split())
    return f"{whole}," if isinstance(author, Organization) or " " in whole else whole


def dublin_core(page: Description) -> Iterator[Tag]:
    """Yield the ``DC.*`` tags, and the link that says which vocabulary they are of.

    None says the type, the source, the description or the publisher: Zotero files the first two as those
    of the website, the third as a remark, and prints the fourth beside the website. JSON-LD has them all.
    """
    yield from link("schema.DC", "http://purl.org/dc/elements/1.1/")
    yield from meta("DC.title", to_plain(page.item.title))
    for author in page.item.authors:
        yield from meta("DC.creator", inverted(author))
    if page.item.issued:
        yield from meta("DC.date", str(page.item.issued))
    yield from meta("DC.identifier", page.item.address)
    yield from meta("DC.language", page.title_language)
    for keyword in page.article.keywords:
        yield from meta("DC.subject", keyword)
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
