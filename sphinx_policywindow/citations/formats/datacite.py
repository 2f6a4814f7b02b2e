"""DataCite 4.5 XML: the extra ``[datacite]``, for an item that has a DOI and a year.

https://datacite-metadata-schema.readthedocs.io/en/4.5/
"""

from __future__ import annotations

import importlib.util
from typing import Any

from ...articles.dois import bare_doi, is_short
from ...articles.model import Author, Organization
from ...articles.values import license_url, spdx_name
from ...characters import without_controls
from ...runs import to_plain
from ...uris import uri_of
from ..item import Item
from ..names import inverted


def is_installed() -> bool:
    """Whether the package that writes the XML is there."""
    return importlib.util.find_spec("datacite") is not None


def datacite(item: Item) -> str:
    """Return *item* as an XML document; nothing without a DOI or a year, which DataCite requires."""
    if not item.doi or is_short(item.doi) or item.issued is None:
        return ""
    from datacite import schema45

    return str(schema45.tostring(_metadata(item)))


def _metadata(item: Item) -> dict[str, Any]:
    assert item.issued is not None
    site = item.container_title or next(
        (author.name for author in item.authors if isinstance(author, Organization)), ""
    )
    metadata: dict[str, Any] = {
        "doi": item.doi,
        "creators": [_creator(author) for author in item.authors],
        "titles": [{"title": to_plain(item.title)}],
        "publisher": {"name": item.publisher or site},
        "publicationYear": f"{item.issued.year:04}",
        "types": {"resourceType": item.genre or "Wiki article", "resourceTypeGeneral": "Text"},
        "subjects": [{"subject": keyword} for keyword in item.keywords],
        "dates": _dates(item),
        "version": item.version,
        "language": item.language,
        "rightsList": _rights(item.license),
        "descriptions": [{"description": to_plain(item.abstract), "descriptionType": "Abstract"}]
        if item.abstract
        else [],
        "relatedIdentifiers": _sources(uri_of(item.source_url)),
        "alternateIdentifiers": [{"alternateIdentifier": uri_of(item.url), "alternateIdentifierType": "URL"}]
        if item.url
        else [],
    }
    return {name: _clean(value) for name, value in metadata.items() if value}


def _dates(item: Item) -> list[dict[str, str]]:
    """Return when the item was first published and when this edition of it was, each where it is known."""
    known = {"Issued": item.published, "Updated": item.updated}
    dates = [{"date": str(date), "dateType": kind} for kind, date in known.items() if date is not None]
    return dates or [{"date": str(item.issued), "dateType": "Issued"}]


def _rights(license_: str) -> list[dict[str, str]]:
    """Return a licence with its address and its SPDX name, where it has them."""
    if not license_:
        return []
    rights = {"rights": license_}
    if url := license_url(license_):
        rights["rightsUri"] = url
    if (name := spdx_name(license_)) and " " not in name:
        identifier = {"rightsIdentifier": name, "rightsIdentifierScheme": "SPDX"}
        rights |= identifier | {"schemeUri": "https://spdx.org/licenses/"}
    return [rights]


def _sources(url: str) -> list[dict[str, str]]:
    """Return the primary source, by its DOI or its address (schema.org's ``isBasedOn``)."""
    if not url:
        return []
    doi = bare_doi(url)
    identifier, kind = (url, "URL") if doi == url or is_short(doi) else (doi, "DOI")
    return [
        {
            "relatedIdentifier": identifier,
            "relatedIdentifierType": kind,
            "relationType": "IsDerivedFrom",
        }
    ]


def _creator(author: Author) -> dict[str, Any]:
    if isinstance(author, Organization):
        return {"name": author.name, "nameType": "Organizational"}
    family = " ".join(filter(None, (author.non_dropping_particle, author.family, author.suffix)))
    given = " ".join(filter(None, (author.given, author.dropping_particle)))
    creator: dict[str, Any] = {
        "name": inverted(author),
        "nameType": "Personal",
        "familyName": family,
    }
    if given:
        creator["givenName"] = given
    if author.orcid:
        creator["nameIdentifiers"] = [
            {
                "nameIdentifier": author.orcid_url,
                "nameIdentifierScheme": "ORCID",
                "schemeUri": "https://orcid.org",
            }
        ]
    return creator


def _clean(value: Any) -> Any:
    """Return *value* without the characters that XML cannot hold."""
    if isinstance(value, dict):
        return {name: _clean(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_clean(entry) for entry in value]
    if not isinstance(value, str):
        return value
    return without_controls(value)
