"""The links of all articles as one file: FAIR Signposting, level 2.

https://signposting.org/FAIR/#level2, RFC 9264. Unlike the head of a page, it says also of each other file
whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sphinx_policywindow.articles.model import Person
from sphinx_policywindow.articles.values import license_url
from sphinx_policywindow.metadata.catalog_entry import Entry
from sphinx_policywindow.metadata.description import HTML
from sphinx_policywindow.metadata.head import PAGE_TYPES
from sphinx_policywindow.metadata.linked_data import without_empty
from sphinx_policywindow.uris import uri_of

LINKSET_NAME = "linkset.json"


def contexts(entry: Entry, locate: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Yield each resource of an article with its links: the page, then what is made of it.

    *locate* returns the absolute address of a file by its path from the root.
    """
    page, anchor = entry.description, locate(entry.page)
    license_links = [{"href": url}] if (url := uri_of(license_url(page.article.license))) else []
    home = [{"href": anchor, "type": HTML}]
    yield without_empty(
        {
            "anchor": anchor,
            "cite-as": [{"href": uri_of(page.item.address)}] if page.item.address else [],
            "author": [
                {"href": author.orcid_url}
                for author in page.item.authors
                if isinstance(author, Person) and author.orcid
            ],
            "type": [{"href": schema_type} for schema_type in PAGE_TYPES],
            "describedby": [{"href": locate(path), "type": kind} for kind, path in page.descriptions],
            "item": [{"href": locate(path), "type": kind} for kind, path in page.items],
            "license": license_links,
        }
    )
    for _kind, path in page.items:
        if path != entry.page:
            context = {"anchor": locate(path), "type": [{"href": PAGE_TYPES[-1]}], "collection": home}
            yield without_empty({**context, "license": license_links})
    for _kind, path in page.files:
        yield {"anchor": locate(path), "describes": home}
