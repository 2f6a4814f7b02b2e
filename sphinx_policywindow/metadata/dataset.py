"""The catalog as a data set that search engines list: https://schema.org/Dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.values import license_url
from sphinx_policywindow.metadata.linked_data import website, without_empty
from sphinx_policywindow.uris import uri_of

CATALOG_ID = "catalog.jsonld#catalog"
"""The identifier of the set of all articles, from the root of the site."""
_DATASET_ID = "catalog.jsonld#dataset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A catalog as a whole. *url* is the site's, or empty; *files* have a media type and a name each.

    *license* is the licence that all articles share, and *updated* the day of the last edition, or empty.
    """

    site_name: str
    url: str
    language: str
    title: str
    description: str
    license: str = ""
    updated: str = ""
    files: tuple[tuple[str, str], ...] = ()


def shared_license(articles: Iterable[Article]) -> str:
    """Return the licence that all *articles* name, or ``""`` where they name several or some none."""
    names = {article.license for article in articles}
    return names.pop() if len(names) == 1 else ""


def last_update(articles: Iterable[Article]) -> str:
    """Return the last date on which an article was updated or published, in its precision, or ``""``."""
    return max((str(article.issued) for article in articles if article.issued), default="")


def site_address(url: str, path: str) -> str:
    """Return the address of a file of the site at *url*, or from its root where that is empty."""
    return f"{url.rstrip('/')}/{path}" if url else path


def dataset(data: Dataset, locate: Callable[[str], str]) -> dict[str, Any]:
    """Return the node of *data*; *locate* returns the address of a file by its path from the root."""
    return without_empty(
        {
            "@type": "Dataset",
            "@id": locate(_DATASET_ID),
            "name": data.title,
            "description": data.description,
            "url": data.url,
            "inLanguage": data.language,
            "license": uri_of(license_url(data.license)),
            "dateModified": data.updated,
            "creator": without_empty({"@type": "Organization", "name": data.site_name}),
            "isPartOf": website(data.site_name, data.url),
            "mainEntity": {"@id": locate(CATALOG_ID)},
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": locate(name)}
                for media_type, name in data.files
            ],
        }
    )
