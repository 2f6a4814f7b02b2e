"""The tags of a page's head: for reference managers, search engines and other programs.

Highwire: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcq-html/
Open Graph: https://ogp.me/ Links: FAIR Signposting, https://signposting.org/FAIR/#level1; ``cite-as`` is of
RFC 8574, ``linkset`` of RFC 9264.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from sphinx_policywindow.articles.model import Author, Organization, Person
from sphinx_policywindow.articles.values import license_url
from sphinx_policywindow.citations.names import inverted
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.runs import to_plain
from sphinx_policywindow.uris import uri_of

PAGE_TYPES = ("https://schema.org/AboutPage", "https://schema.org/Article")
"""What the page of an article is: a page about it, as FAIR Signposting asks, and the article."""
LINKSET_TYPE = "application/linkset+json"


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
    yield from meta("citation_public_url", uri_of(page.edition_url))
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
    yield from meta("DC.identifier", uri_of(page.item.address))
    yield from meta("DC.language", page.title_language)
    for keyword in page.article.keywords:
        yield from meta("DC.subject", keyword)
    yield from meta("DC.rights", page.article.license)


def description(page: Description) -> Iterator[Tag]:
    """Yield the summary as search engines show it."""
    yield from meta("description", page.abstract)


def links(page: Description) -> Iterator[Tag]:
    """Yield the ``link`` elements, but for ``canonical``, which the theme writes.

    They are those of a landing page in FAIR Signposting, level 1. The page is one, as it says where the
    article's PDF and its descriptions are, and has the article as well. The descriptions are no
    ``alternate``, which is the same in another form: that are the print view and the PDF.
    """
    yield from link("cite-as", uri_of(page.item.address))
    for author in page.item.authors:
        if isinstance(author, Person):
            yield from link("author", author.orcid_url)
    for schema_type in PAGE_TYPES:
        yield from link("type", schema_type)
    for media_type, address in page.descriptions:
        yield from link("describedby", address, type=media_type)
    for media_type, address in page.items:
        yield from link("item", address, type=media_type)
    yield from link("alternate", page.print_view, type="text/html", media="print")
    yield from link("alternate", page.pdf, type="application/pdf")
    yield from link("license", uri_of(license_url(page.article.license)))
    yield from link("linkset", page.linkset, type=LINKSET_TYPE)


def open_graph(page: Description) -> Iterator[Tag]:
    """Yield the Open Graph tags."""
    properties = {
        "og:title": to_plain(page.item.title),
        "og:type": "article",
        "og:url": uri_of(page.url),
        "og:site_name": page.site_name,
        "og:description": page.abstract,
        "article:published_time": str(page.article.published or ""),
        "article:modified_time": str(page.article.updated or ""),
    }
    for name, content in properties.items():
        if content:
            yield Tag("meta", (("property", name), ("content", content)))


@dataclass(frozen=True, slots=True)
class Said:
    """A ``meta`` that a head has already: its content, and the tag as it is written there."""

    content: str
    html: str


class _Metas(HTMLParser):
    """Notes each ``meta`` by its name or property."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Said] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for key in ("name", "property"):
            if tag == "meta" and (name := values.get(key)):
                self.found[name.lower()] = Said(values.get("content") or "", self.get_starttag_text() or "")


def said_in(head: str) -> dict[str, Said]:
    """Return each ``meta`` in a part of a page's head, by its name or property in lower case."""
    reader = _Metas()
    reader.feed(head)
    reader.close()
    return reader.found


def unsaid(tags: Iterable[Tag], said: Mapping[str, Said]) -> Iterator[Tag]:
    """Yield the ``meta`` of *tags* that nobody has *said* yet: the page's own come first.

    Where it says that it is no ``article``, nothing that only an article has is said.
    """
    is_article = "og:type" not in said or said["og:type"].content == "article"
    for tag in tags:
        name = tag.attributes[0][1]
        if name not in said and (is_article or not name.startswith("article:")):
            yield tag


def html(tags: Iterable[Tag]) -> str:
    """Return *tags*, a line each."""
    return "".join(f"{tag.html()}\n" for tag in tags)
