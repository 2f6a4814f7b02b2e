"""An article as linked data: JSON-LD in the vocabulary of https://schema.org/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sphinx_policywindow.articles.model import Author, Organization
from sphinx_policywindow.articles.values import license_url
from sphinx_policywindow.citations.runs import to_text
from sphinx_policywindow.metadata.description import Description

_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def graph(page: Description) -> dict[str, Any]:
    """Return one graph: the article, and what it is about."""
    return {"@context": "https://schema.org", "@graph": [_article(page), _subject(page)]}


def script(page: Description) -> str:
    """Return the graph as the element of a page's head; nothing in a value can end the element."""
    text = json.dumps(graph(page), ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_UNSAFE)}</script>\n'


def _article(page: Description) -> dict[str, Any]:
    article = page.article
    return _without_empty(
        {
            "@type": "Article",
            "@id": page.url,
            "url": page.url,
            "headline": to_text(page.item.title),
            "author": [_agent(author) for author in page.item.authors],
            "datePublished": str(article.published or article.updated or ""),
            "dateModified": str(article.updated or ""),
            "version": article.version,
            "inLanguage": page.title_language,
            "abstract": page.abstract,
            "keywords": list(article.keywords),
            "license": license_url(article.license) or article.license,
            "identifier": f"https://doi.org/{article.doi}" if article.doi else "",
            "isPartOf": {"@type": "WebSite", "name": page.site_name},
            "isBasedOn": _without_empty(
                {"@type": "CreativeWork", "name": page.source.title, "url": page.source.url}
            )
            if page.source
            else None,
            "mentions": [{"@id": address} for address in page.related if address],
            "about": {"@id": _subject_id(page)},
        }
    )


def _subject(page: Description) -> dict[str, Any]:
    """Return what the article is about, in the type that its kind declares."""
    article = page.article
    subject: dict[str, Any] = {
        "@type": page.kind.schema_type,
        "@id": _subject_id(page),
        "name": to_text(page.item.title),
        "alternateName": list(article.aliases),
        "description": page.abstract,
        "sameAs": list(article.same_as),
    }
    if page.kind.schema_type == "DefinedTerm":
        subject["termCode"] = article.slug
        subject["inDefinedTermSet"] = {"@type": "DefinedTermSet", "name": page.site_name}
    if page.kind.schema_type == "Legislation":
        adopted = str(article.fields.get("adopted", ""))
        # What nobody has adopted, such as a standard or a policy of a company, is no legislation.
        subject["@type"] = "Legislation" if adopted else "CreativeWork"
        subject["url"] = article.source_url
        if adopted:
            subject["legislationDate"] = adopted
            subject["legislationJurisdiction"] = str(article.fields.get("jurisdiction", ""))
    return _without_empty(subject)


def _subject_id(page: Description) -> str:
    return f"{page.url}#{page.kind.name}"


def _agent(author: Author) -> dict[str, Any]:
    if isinstance(author, Organization):
        return {"@type": "Organization", "name": author.name}
    particles = (author.dropping_particle, author.non_dropping_particle)
    return _without_empty(
        {
            "@type": "Person",
            "@id": f"https://orcid.org/{author.orcid}" if author.orcid else "",
            "name": " ".join(filter(None, (author.given, *particles, author.family, author.suffix))),
            "givenName": author.given,
            "familyName": " ".join(filter(None, (*particles, author.family))),
            "honorificSuffix": author.suffix,
        }
    )


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
