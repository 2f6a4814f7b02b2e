"""The tags of a page's head: each name and each value, as the vocabulary that it is of asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from sphinx_policywindow.articles.model import Article, Author, Link, Organization, PartialDate, Person
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.metadata.head import (
    Said,
    Tag,
    description,
    dublin_core,
    highwire,
    html,
    link,
    links,
    meta,
    open_graph,
    said_in,
    unsaid,
)
from tests.unit.metadata.described import ACT, ANNA, FULL, MINIMAL


def about(article: Article) -> Description:
    return replace(FULL, article=article)


def contents(tags: Iterable[Tag], name: str) -> list[str]:
    """Return the content of each tag of that name, in order."""
    found = [dict(tag.attributes) for tag in tags]
    return [tag["content"] for tag in found if tag.get("name", tag.get("property")) == name]


def test_highwire() -> None:
    assert html(highwire(FULL)).splitlines() == [
        '<meta name="citation_title" content="The “AI” &lt;Act&gt; &amp; more" />',
        '<meta name="citation_author" content="van der Berg, Anna de, Jr." />',
        '<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097" />',
        '<meta name="citation_author" content="Policy Unit," />',
        '<meta name="citation_publication_date" content="2025/12/03" />',
        '<meta name="citation_doi" content="10.1234/act" />',
        '<meta name="citation_public_url" content="https://wiki.example/law/act/v2.html" />',
        '<meta name="citation_pdf_url" content="https://wiki.example/law/act.pdf" />',
        '<meta name="citation_language" content="de" />',
        '<meta name="citation_abstract" content="What it says." />',
        '<meta name="citation_keywords" content="law; models" />',
        '<meta name="z:itemType" content="webpage" />',
        '<meta name="z:websiteType" content="Wiki article — Instrument" />',
    ]


def test_dublin_core() -> None:
    assert html(dublin_core(FULL)).splitlines() == [
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/" />',
        '<meta name="DC.title" content="The “AI” &lt;Act&gt; &amp; more" />',
        '<meta name="DC.creator" content="van der Berg, Anna de, Jr." />',
        '<meta name="DC.creator" content="Policy Unit" />',
        '<meta name="DC.date" content="2025-12-03" />',
        '<meta name="DC.identifier" content="https://doi.org/10.1234/act" />',
        '<meta name="DC.language" content="de" />',
        '<meta name="DC.subject" content="law" />',
        '<meta name="DC.subject" content="models" />',
        '<meta name="DC.rights" content="CC-BY-4.0" />',
    ]


def test_links() -> None:
    assert html(links(FULL)).splitlines() == [
        '<link rel="cite-as" href="https://doi.org/10.1234/act" />',
        '<link rel="author" href="https://orcid.org/0000-0002-1825-0097" />',
        '<link rel="type" href="https://schema.org/AboutPage" />',
        '<link rel="type" href="https://schema.org/Article" />',
        '<link rel="describedby" href="_citations/act.bib" type="application/x-bibtex" />',
        '<link rel="describedby" href="_citations/act.json" type="application/json" />',
        '<link rel="describedby" href="catalog.jsonld" type="application/ld+json" />',
        '<link rel="item" href="act.pdf" type="application/pdf" />',
        '<link rel="item" href="act-print.html" type="text/html" />',
        '<link rel="alternate" href="act-print.html" type="text/html" media="print" />',
        '<link rel="alternate" href="act.pdf" type="application/pdf" />',
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/" />',
        '<link rel="linkset" href="linkset.json" type="application/linkset+json" />',
    ]


def test_open_graph() -> None:
    assert html(open_graph(FULL)).splitlines() == [
        '<meta property="og:title" content="The “AI” &lt;Act&gt; &amp; more" />',
        '<meta property="og:type" content="article" />',
        '<meta property="og:url" content="https://wiki.example/law/act.html" />',
        '<meta property="og:site_name" content="Wiki &amp; more" />',
        '<meta property="og:description" content="What it says." />',
        '<meta property="article:published_time" content="2024-07" />',
        '<meta property="article:modified_time" content="2025-12-03" />',
    ]


def test_of_what_is_not_known_nothing_is_said() -> None:
    assert html(highwire(MINIMAL)) == '<meta name="z:itemType" content="webpage" />\n'
    assert html(dublin_core(MINIMAL)) == (
        '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/" />\n'
    )
    assert html(links(MINIMAL)) == (
        '<link rel="type" href="https://schema.org/AboutPage" />\n'
        '<link rel="type" href="https://schema.org/Article" />\n'
    )
    assert html(description(MINIMAL)) == ""
    assert html(open_graph(MINIMAL)) == '<meta property="og:type" content="article" />\n'


@pytest.mark.parametrize(
    ("issued", "slashes", "hyphens"),
    [
        (PartialDate(year=2025), "2025", "2025"),
        (PartialDate(year=2025, month=1), "2025/01", "2025-01"),
        (PartialDate(year=2025, month=1, day=2), "2025/01/02", "2025-01-02"),
    ],
)
def test_a_date_has_the_precision_that_it_was_given(issued: PartialDate, slashes: str, hyphens: str) -> None:
    page = replace(FULL, item=replace(FULL.item, issued=issued))
    assert contents(highwire(page), "citation_publication_date") == [slashes]
    assert contents(dublin_core(page), "DC.date") == [hyphens]


@pytest.mark.parametrize(("tags", "name"), [(highwire, "citation_language"), (dublin_core, "DC.language")])
def test_the_language_is_that_of_the_item(tags: Callable[[Description], Iterable[Tag]], name: str) -> None:
    assert contents(tags(FULL), name) == ["de"]
    assert contents(tags(replace(FULL, item=replace(FULL.item, language="en"))), name) == ["en"]


@pytest.mark.parametrize(
    ("words", "address", "link_of_it"),
    [
        ("Regulation 1689", "https://law.example/", ("Regulation 1689", "https://law.example/")),
        ("Regulation 1689", "", ("Regulation 1689", "")),
        ("", "https://law.example/", ("https://law.example/", "https://law.example/")),
        ("", "", None),
    ],
)
def test_the_primary_source_has_words_or_else_its_address(
    words: str, address: str, link_of_it: tuple[str, str] | None
) -> None:
    page = about(replace(ACT, primary_source=words, source_url=address))
    assert page.source == (Link(title=link_of_it[0], url=link_of_it[1]) if link_of_it else None)


def test_without_a_doi_the_address_is_that_of_the_edition() -> None:
    page = replace(FULL, item=replace(FULL.item, doi=""))
    assert contents(highwire(page), "citation_doi") == []
    assert contents(dublin_core(page), "DC.identifier") == ["https://wiki.example/law/act/v2.html"]
    assert next(links(page)).html() == '<link rel="cite-as" href="https://wiki.example/law/act/v2.html" />'


@pytest.mark.parametrize(
    ("license_name", "address"),
    [
        ("MIT", ["https://spdx.org/licenses/MIT.html"]),
        ("https://law.example/terms", ["https://law.example/terms"]),
        ("Our own", []),
    ],
)
def test_a_licence_is_a_link_where_it_has_an_address(license_name: str, address: list[str]) -> None:
    page = about(replace(ACT, license=license_name))
    found = [dict(tag.attributes) for tag in links(page)]
    assert [tag["href"] for tag in found if tag["rel"] == "license"] == address
    assert contents(dublin_core(page), "DC.rights") == [license_name]


def test_a_person_without_an_orcid_has_none() -> None:
    page = replace(FULL, item=replace(FULL.item, authors=(replace(ANNA, orcid=""), *ACT.authors[1:])))
    assert contents(highwire(page), "citation_author") == ["van der Berg, Anna de, Jr.", "Policy Unit,"]
    assert contents(highwire(page), "citation_author_orcid") == []


SPLIT_AT_THE_LAST_SPACE = [Organization(name="The Wiki"), Person(family="Pussy Riot")]


@pytest.mark.parametrize(
    ("authors", "written"),
    [
        ([Organization(name="OECD")], ["OECD,"]),
        (SPLIT_AT_THE_LAST_SPACE, ["The Wiki,", "Pussy Riot,"]),
        ([Organization(name="Institute for Law, Ethics; and AI")], ["Institute for Law Ethics and AI,"]),
        ([Person(family="Plato")], ["Plato"]),
        ([Person(family="Berg", given="Anna Maria")], ["Berg, Anna Maria"]),
        ([Person(family="Berg", given="Anna", non_dropping_particle="van der")], ["van der Berg, Anna"]),
        (
            [Person(family="Berg", given="Anna Maria", non_dropping_particle="van der")],
            ["van der Berg, Anna Maria;"],
        ),
        (
            [Person(family="Ruiz Diaz", given="Ana Maria"), Person(family="Plato")],
            ["Ruiz Diaz, Ana Maria", "Plato"],
        ),
        ([Person(family="Goethe", given="Johann", dropping_particle="von")], ["Goethe, Johann von"]),
        ([Person(family="渡辺", given="健司")], ["渡辺, 健司"]),
    ],
)
def test_zotero_takes_a_name_apart_where_it_should(authors: list[Author], written: list[str]) -> None:
    """It splits at a comma, else at the last space; and a name alone at a comma between names with spaces."""
    page = replace(FULL, item=replace(FULL.item, authors=tuple(authors)))
    assert contents(highwire(page), "citation_author") == written


def test_one_date_alone_is_said_as_what_it_is() -> None:
    published = list(open_graph(about(replace(ACT, updated=None))))
    assert contents(published, "article:published_time") == ["2024-07"]
    assert contents(published, "article:modified_time") == []
    updated = list(open_graph(about(replace(ACT, published=None))))
    assert contents(updated, "article:published_time") == []
    assert contents(updated, "article:modified_time") == ["2025-12-03"]


def test_nothing_in_a_value_can_end_its_attribute() -> None:
    (tag,) = meta("a", "\"'><script>&")
    assert tag.html() == '<meta name="a" content="&quot;&#x27;&gt;&lt;script&gt;&amp;" />'
    assert list(meta("a", "")) == []
    assert list(link("a", "")) == []
    assert list(link("a", "b", type="c", media="d")) == [
        Tag("link", (("rel", "a"), ("href", "b"), ("type", "c"), ("media", "d")))
    ]


def test_the_page_alone_is_the_item_where_nothing_else_holds_the_article() -> None:
    found = [dict(tag.attributes) for tag in links(replace(FULL, pdf="", print_view=""))]
    assert [(tag["href"], tag["type"]) for tag in found if tag["rel"] == "item"] == [
        ("act.html", "text/html")
    ]


def test_every_address_is_a_uri() -> None:
    typed = "https://münchen.example/?a[0]=ü"
    uri = "https://xn--mnchen-3ya.example/?a%5B0%5D=%C3%BC"
    page = replace(FULL, url=typed, edition_url=typed, item=replace(FULL.item, doi="", url=typed))
    page = replace(page, article=replace(ACT, license=typed))
    found = [dict(tag.attributes) for tag in links(page)]
    assert [tag["href"] for tag in found if tag["rel"] in ("cite-as", "license")] == [uri, uri]
    assert contents(open_graph(page), "og:url") == [uri]
    assert contents(highwire(page), "citation_public_url") == [uri]
    assert contents(dublin_core(page), "DC.identifier") == [uri]


HEAD = (
    '<meta content="Mine" property="og:description" />\n<META NAME=Description content="a &amp; b">'
    '<title>og:title</title><meta charset="utf-8"><!-- <meta name="og:url" content="no"> -->'
)


def test_what_a_head_says() -> None:
    assert said_in(HEAD) == {
        "og:description": Said("Mine", '<meta content="Mine" property="og:description" />'),
        "description": Said("a & b", '<META NAME=Description content="a &amp; b">'),
    }
    assert said_in("") == {}


def test_what_the_page_says_itself_stays() -> None:
    tags = [*description(FULL), *open_graph(FULL)]
    assert [tag.attributes[0][1] for tag in unsaid(tags, said_in(HEAD))] == [
        *("og:title", "og:type", "og:url", "og:site_name"),
        *("article:published_time", "article:modified_time"),
    ]
    assert list(unsaid(tags, {})) == tags


@pytest.mark.parametrize(("og_type", "has_dates"), [("website", False), ("article", True)])
def test_only_an_article_has_dates(og_type: str, has_dates: bool) -> None:
    said = said_in(f'<meta property="og:type" content="{og_type}">')
    names = [tag.attributes[0][1] for tag in unsaid(open_graph(FULL), said)]
    assert ("article:published_time" in names) is has_dates
