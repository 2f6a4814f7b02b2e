"""An article as linked data: every property, in the types that schema.org has for it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sphinx_policywindow.articles.model import Author, Organization, PartialDate, Person
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.metadata.linked_data import article, graph, script, subject, subject_id
from tests.unit.metadata.described import ACT, FULL, KINDS, MINIMAL

ACT_URL = "https://wiki.example/law/act.html"


def about(**values: Any) -> Description:
    """Return the full description, with other values in its record."""
    return replace(FULL, article=replace(ACT, **values))


def test_all_that_can_be_said_of_an_article() -> None:
    assert graph(FULL) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Article",
                "@id": ACT_URL,
                "url": ACT_URL,
                "headline": "The “AI” <Act> & more",
                "author": [
                    {
                        "@type": "Person",
                        "@id": "https://orcid.org/0000-0002-1825-0097",
                        "name": "Anna de van der Berg Jr.",
                        "givenName": "Anna",
                        "familyName": "de van der Berg",
                        "honorificSuffix": "Jr.",
                    },
                    {"@type": "Organization", "name": "Policy Unit"},
                ],
                "datePublished": "2024-07",
                "dateModified": "2025-12-03",
                "version": "2.1",
                "inLanguage": "de",
                "abstract": "What it says.",
                "keywords": ["law", "models"],
                "license": "https://creativecommons.org/licenses/by/4.0/",
                "identifier": "https://doi.org/10.1234/act",
                "isPartOf": [
                    {
                        "@type": "WebSite",
                        "@id": "https://wiki.example/#website",
                        "name": "Wiki & more",
                        "url": "https://wiki.example/",
                    },
                    {"@id": "https://wiki.example/catalog.jsonld#catalog"},
                ],
                "isBasedOn": {
                    "@type": "CreativeWork",
                    "name": "Regulation 1689",
                    "url": "https://law.example/1689",
                },
                "mentions": [
                    {"@id": "https://wiki.example/note.html"},
                    {"@id": "https://standards.example/1"},
                ],
                "about": {"@id": "https://wiki.example/law/act.html#instrument"},
            },
            {
                "@type": "Legislation",
                "@id": "https://wiki.example/law/act.html#instrument",
                "name": "The “AI” <Act> & more",
                "alternateName": ["AIA", "Act of 2024"],
                "description": "What it says.",
                "sameAs": ["https://data.example/Q1", "https://data.example/Q2"],
                "url": "https://law.example/1689",
                "legislationDate": "2024-06-13",
                "legislationJurisdiction": "European Union",
            },
        ],
    }


def test_of_what_is_not_known_nothing_is_said() -> None:
    assert article(MINIMAL) == {
        "@type": "Article",
        "isPartOf": [{"@type": "WebSite"}],
        "about": {"@id": "#topic"},
    }
    assert subject(MINIMAL) == {"@type": "Thing", "@id": "#topic"}
    assert subject(replace(MINIMAL, kind=KINDS["concept"])) == {
        "@type": "DefinedTerm",
        "@id": "#concept",
        "termCode": "note",
        "inDefinedTermSet": {"@type": "DefinedTermSet"},
    }


def test_nothing_in_a_value_can_end_the_element() -> None:
    page = replace(MINIMAL, abstract="</script>\u2028\u2029&é", url="https://wiki.example/")
    written = script(graph(page))
    assert written == (
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":['
        '{"@type":"Article","@id":"https://wiki.example/","url":"https://wiki.example/",'
        '"abstract":"\\u003c/script\\u003e\\u2028\\u2029\\u0026é",'
        '"isPartOf":[{"@type":"WebSite"}],"about":{"@id":"https://wiki.example/#topic"}},'
        '{"@type":"Thing","@id":"https://wiki.example/#topic",'
        '"description":"\\u003c/script\\u003e\\u2028\\u2029\\u0026é"}]}</script>\n'
    )
    inside = written.removeprefix('<script type="application/ld+json">').removesuffix("</script>\n")
    assert json.loads(inside) == graph(page)


@pytest.mark.parametrize(
    ("published", "updated", "said"),
    [
        ("2024", "2025", {"datePublished": "2024", "dateModified": "2025"}),
        ("2024", "", {"datePublished": "2024"}),
        ("", "2025", {"dateModified": "2025"}),
        ("", "", {}),
    ],
)
def test_each_date_is_said_as_what_it_is(published: str, updated: str, said: dict[str, str]) -> None:
    dates = [PartialDate.parse(text) if text else None for text in (published, updated)]
    found = article(about(published=dates[0], updated=dates[1]))
    assert {name: value for name, value in found.items() if name.startswith("date")} == said


@pytest.mark.parametrize(
    ("license_name", "said"),
    [
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("Our own", {"@type": "CreativeWork", "name": "Our own"}),
        ("javascript:alert(1)", {"@type": "CreativeWork", "name": "javascript:alert(1)"}),
        ("https://law.example/a[b]", "https://law.example/a%5Bb%5D"),
        ("", None),
    ],
)
def test_a_licence_is_its_address_or_else_a_work_of_that_name(
    license_name: str, said: str | dict[str, str] | None
) -> None:
    assert article(about(license=license_name)).get("license") == said


def test_without_a_doi_there_is_no_identifier() -> None:
    assert "identifier" not in article(about(doi=""))


def test_the_language_is_that_of_the_item() -> None:
    assert article(replace(FULL, item=replace(FULL.item, language="en")))["inLanguage"] == "en"


@pytest.mark.parametrize(
    ("words", "address", "said"),
    [
        ("Book", "", {"@type": "CreativeWork", "name": "Book"}),
        (
            "",
            "https://law.example/",
            {"@type": "CreativeWork", "name": "https://law.example/", "url": "https://law.example/"},
        ),
        ("", "", None),
    ],
)
def test_the_primary_source(words: str, address: str, said: dict[str, str] | None) -> None:
    assert article(about(primary_source=words, source_url=address)).get("isBasedOn") == said


@pytest.mark.parametrize(
    ("author", "said"),
    [
        (Person(family="Okafor"), {"@type": "Person", "name": "Okafor", "familyName": "Okafor"}),
        (
            Person(family="渡辺", given="健司"),
            {"@type": "Person", "name": "渡辺健司", "givenName": "健司", "familyName": "渡辺"},
        ),
        (
            Person(family="Gogh", given="Vincent", non_dropping_particle="van"),
            {
                "@type": "Person",
                "name": "Vincent van Gogh",
                "givenName": "Vincent",
                "familyName": "van Gogh",
            },
        ),
        (Organization(name="OECD"), {"@type": "Organization", "name": "OECD"}),
    ],
)
def test_an_author(author: Author, said: dict[str, str]) -> None:
    page = replace(FULL, item=replace(FULL.item, authors=(author,)))
    assert article(page)["author"] == [said]


def test_a_concept_is_a_term_of_the_site() -> None:
    page = replace(FULL, kind=KINDS["concept"], article=replace(ACT, kind="concept", fields={}))
    assert subject(page) == {
        "@type": "DefinedTerm",
        "@id": "https://wiki.example/law/act.html#concept",
        "name": "The “AI” <Act> & more",
        "alternateName": ["AIA", "Act of 2024"],
        "description": "What it says.",
        "sameAs": ["https://data.example/Q1", "https://data.example/Q2"],
        "termCode": "act",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": "https://wiki.example/catalog.jsonld#catalog",
            "name": "Wiki & more",
        },
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, {"@type": "CreativeWork", "url": "https://law.example/1689"}),
        ({"jurisdiction": "EU"}, {"@type": "CreativeWork", "url": "https://law.example/1689"}),
        (
            {"adopted": PartialDate(year=2024)},
            {"@type": "Legislation", "url": "https://law.example/1689", "legislationDate": "2024"},
        ),
        (
            {"adopted": (PartialDate(year=2024), PartialDate(year=2025)), "jurisdiction": ("EU", "UK")},
            {
                "@type": "Legislation",
                "url": "https://law.example/1689",
                "legislationDate": "2024",
                "legislationJurisdiction": ["EU", "UK"],
            },
        ),
    ],
)
def test_what_nobody_has_adopted_is_no_legislation(
    fields: dict[str, str | PartialDate], said: dict[str, str]
) -> None:
    assert subject(about(fields=fields, aliases=(), same_as=())) == {
        "@id": "https://wiki.example/law/act.html#instrument",
        "name": "The “AI” <Act> & more",
        "description": "What it says.",
        **said,
    }


@pytest.mark.parametrize(("kind", "schema_type"), [("topic", "Thing"), ("benchmark", "CreativeWork")])
def test_any_other_kind_says_no_more_than_its_type(kind: str, schema_type: str) -> None:
    page = replace(FULL, kind=KINDS[kind])
    assert subject(page) == {
        "@type": schema_type,
        "@id": f"https://wiki.example/law/act.html#{kind}",
        "name": "The “AI” <Act> & more",
        "alternateName": ["AIA", "Act of 2024"],
        "description": "What it says.",
        "sameAs": ["https://data.example/Q1", "https://data.example/Q2"],
    }


def test_the_identifier_of_a_subject_is_in_its_page() -> None:
    assert subject_id("act.html", KINDS["concept"]) == "act.html#concept"


def test_every_address_is_a_uri() -> None:
    page = replace(
        about(
            source_url="https://münchen.example/straße",
            same_as=("https://data.example/?a[0]=ü",),
            primary_source="A street",
        ),
        url="https://münchen.example/act.html",
        related=("https://münchen.example/note.html",),
    )
    act, subject_of_it = graph(page)["@graph"]
    assert act["@id"] == act["url"] == "https://xn--mnchen-3ya.example/act.html"
    assert act["mentions"] == [{"@id": "https://xn--mnchen-3ya.example/note.html"}]
    assert act["isBasedOn"]["url"] == "https://xn--mnchen-3ya.example/stra%C3%9Fe"
    assert subject_of_it["url"] == "https://xn--mnchen-3ya.example/stra%C3%9Fe"
    assert subject_of_it["sameAs"] == ["https://data.example/?a%5B0%5D=%C3%BC"]
    assert subject_of_it["@id"] == act["about"]["@id"] == f"{act['@id']}#instrument"


def test_an_article_without_a_url_is_known_by_the_address_of_its_page() -> None:
    found = article(replace(MINIMAL, page="note.html", catalog_id="catalog.jsonld#catalog"))
    assert (found["@id"], found["about"]["@id"]) == ("note.html", "note.html#topic")
    assert found["isPartOf"] == [{"@type": "WebSite"}, {"@id": "catalog.jsonld#catalog"}]
    assert "url" not in found
