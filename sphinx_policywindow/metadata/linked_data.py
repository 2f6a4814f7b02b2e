"""An article as linked data: JSON-LD in the vocabulary of https://schema.org/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sphinx_policywindow.articles.dois import doi_url
from sphinx_policywindow.articles.kinds import Kind
from sphinx_policywindow.articles.model import Author, Organization, Value
from sphinx_policywindow.articles.values import license_url
from sphinx_policywindow.citations.names import in_order
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.runs import to_plain
from sphinx_policywindow.uris import uri_of

_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def graph(page: Description) -> dict[str, Any]:
    """Return one graph: the article, and what it is about."""
    return in_context(article(page), subject(page))


def in_context(*nodes: Mapping[str, Any]) -> dict[str, Any]:
    """Return *nodes* as one graph in the vocabulary of schema.org."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def script(data: Mapping[str, Any]) -> str:
    """Return *data* as the element of a page's head; nothing in a value can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(_UNSAFE)}</script>\n'


def article(page: Description) -> dict[str, Any]:
    """Return the article."""
    record = page.article
    return without_empty(
        {
            "@type": "Article",
            "@id": page.identifier,
            "url": uri_of(page.url),
            "headline": to_plain(page.item.title),
            "author": [_agent(author) for author in page.item.authors],
            "datePublished": str(record.published or ""),
            "dateModified": str(record.updated or ""),
            "version": record.version,
            "inLanguage": page.title_language,
            "abstract": page.abstract,
            "keywords": list(record.keywords),
            "license": license_of(record.license),
            "identifier": doi_url(record.doi),
            "isPartOf": [website(page.site_name, page.site_url), *_reference(page.catalog_id)],
            "isBasedOn": without_empty(
                {"@type": "CreativeWork", "name": page.source.title, "url": uri_of(page.source.url)}
            )
            if page.source
            else None,
            "mentions": [{"@id": uri_of(address)} for address in page.related if address],
            "about": {"@id": subject_id(page.identifier, page.kind)},
        }
    )


def subject(page: Description) -> dict[str, Any]:
    """Return what the article is about, in the type that its kind declares."""
    record = page.article
    about: dict[str, Any] = {
        "@type": page.kind.schema_type,
        "@id": subject_id(page.identifier, page.kind),
        "name": to_plain(page.item.title),
        "alternateName": list(record.aliases),
        "description": page.abstract,
        "sameAs": list(map(uri_of, record.same_as)),
    }
    if page.kind.schema_type == "DefinedTerm":
        about["termCode"] = record.slug
        about["inDefinedTermSet"] = without_empty(
            {"@type": "DefinedTermSet", "@id": page.catalog_id, "name": page.site_name}
        )
    if page.kind.schema_type == "Legislation":
        adopted = _texts(record.fields.get("adopted"))
        jurisdictions = _texts(record.fields.get("jurisdiction"))
        # What nobody has adopted, such as a standard or a policy of a company, is no legislation.
        about["@type"] = "Legislation" if adopted else "CreativeWork"
        about["url"] = uri_of(record.source_url)
        if adopted:
            about["legislationDate"] = adopted[0]
            about["legislationJurisdiction"] = jurisdictions[0] if len(jurisdictions) == 1 else jurisdictions
    return without_empty(about)


def website(name: str, url: str) -> dict[str, Any]:
    """Return a site by its name and its address, either of which may be empty."""
    return without_empty(
        {"@type": "WebSite", "@id": f"{url}#website" if url else "", "name": name, "url": url}
    )


def license_of(text: str) -> Any:
    """Return a licence: its address, or the name of one that has none; nothing for none.

    A text alone would be an address to what reads it.
    """
    if not text:
        return ""
    return uri_of(license_url(text)) or {"@type": "CreativeWork", "name": text}


def _reference(identifier: str) -> list[dict[str, str]]:
    return [{"@id": identifier}] if identifier else []


def _texts(value: Value | None) -> list[str]:
    """Return the values of a field of a kind's own, which a project may declare as a list."""
    return list(map(str, value if isinstance(value, tuple) else (value,))) if value else []


def subject_id(address: str, kind: Kind) -> str:
    """Return the identifier of what an article of that kind, at that address, is about."""
    return f"{address}#{kind.name}"


def _agent(author: Author) -> dict[str, Any]:
    if isinstance(author, Organization):
        return {"@type": "Organization", "name": author.name}
    particles = (author.dropping_particle, author.non_dropping_particle)
    return without_empty(
        {
            "@type": "Person",
            "@id": author.orcid_url,
            "name": in_order(author),
            "givenName": author.given,
            "familyName": " ".join(filter(None, (*particles, author.family))),
            "honorificSuffix": author.suffix,
        }
    )


def without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return *values* without those that say nothing."""
    return {name: value for name, value in values.items() if value}
