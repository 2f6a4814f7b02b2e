"""DataCite 4.5 XML: the extra ``[datacite]``, for an item that has a DOI and a year.

https://datacite-metadata-schema.readthedocs.io/en/4.5/
"""

from __future__ import annotations

import importlib.util
from typing import Any

from ...articles.model import Author, Organization
from ...characters import without_controls
from ...runs import to_text
from ...uris import uri_of
from ..item import Item
from ..names import inverted


def is_installed() -> bool:
    """Whether the package that writes the XML is there."""
    return importlib.util.find_spec("datacite") is not None


def datacite(item: Item) -> str:
    """Return *item* as an XML document; nothing without a DOI or a year, which DataCite requires."""
    if not item.doi or item.issued is None:
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
        "titles": [{"title": to_text(item.title)}],
        "publisher": {"name": item.publisher or site},
        "publicationYear": f"{item.issued.year:04}",
        "types": {"resourceType": item.genre or "Wiki article", "resourceTypeGeneral": "Text"},
        "dates": [{"date": str(item.issued), "dateType": "Issued"}],
        "version": item.version,
        "language": item.language,
        "alternateIdentifiers": [{"alternateIdentifier": uri_of(item.url), "alternateIdentifierType": "URL"}]
        if item.url
        else [],
    }
    return {name: _clean(value) for name, value in metadata.items() if value}


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
