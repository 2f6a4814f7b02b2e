"""The tags of a page's head: for reference managers, search engines and other programs.

Highwire: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcq-html/
Open Graph: https://ogp.me/ Links: FAIR Signposting, https://signposting.org/FAIR/#level1; ``cite-as`` is of
RFC 8574, ``linkset`` of RFC 9264.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from sphinx_policywindow.articles.model import Person
from sphinx_policywindow.articles.values import license_url
from sphinx_policywindow.citations.names import inverted
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.runs import to_text
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
    yield from meta("citation_title", to_text(page.item.title))
    for author in page.item.authors:
        yield from meta("citation_author", inverted(author))
        if isinstance(author, Person):
            yield from meta("citation_author_orcid", author.orcid_url)
    if page.item.issued:
        yield from meta("citation_publication_date", str(page.item.issued).replace("-", "/"))
    yield from meta("citation_publisher", page.site_name)
    yield from meta("citation_doi", page.item.doi)
    yield from meta("citation_public_url", uri_of(page.edition_url))
    yield from meta("citation_pdf_url", page.pdf_url)
    yield from meta("citation_language", page.title_language)
    yield from meta("citation_abstract", page.abstract)
    yield from meta("citation_keywords", "; ".join(page.article.keywords))
    # Zotero would take a title alone for that of a journal article.
    yield from meta("z:itemType", "webpage")


def dublin_core(page: Description) -> Iterator[Tag]:
    """Yield the ``DC.*`` tags, and the link that says which vocabulary they are of."""
    yield from link("schema.DC", "http://purl.org/dc/elements/1.1/")
    yield from meta("DC.title", to_text(page.item.title))
    for author in page.item.authors:
        yield from meta("DC.creator", inverted(author))
    if page.item.issued:
        yield from meta("DC.date", str(page.item.issued))
    yield from meta("DC.type", "Text")
    yield from meta("DC.publisher", page.site_name)
    yield from meta("DC.identifier", uri_of(page.item.address))
    yield from meta("DC.language", page.title_language)
    yield from meta("DC.description", page.abstract)
    for keyword in page.article.keywords:
        yield from meta("DC.subject", keyword)
    if page.source is not None:
        yield from meta("DC.source", page.source.url or page.source.title)
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
        "og:title": to_text(page.item.title),
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
