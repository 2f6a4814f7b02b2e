"""The catalog: every article and every relation of a project, as files for other programs.

A file is a head, a part for each article in their order, with a separator between them, and a tail;
so that the part of an article that has not changed can be taken from the file as it was. The same
articles give the same bytes. JSON-LD: https://schema.org/DefinedTermSet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.citations.formats.bibtex import bibtex
from sphinx_policywindow.metadata import linked_data
from sphinx_policywindow.metadata.catalog_entry import (
    COMMON_NAMES,
    Entry,
    title_of,
)
from sphinx_policywindow.metadata.catalog_schema import FORMAT_VERSION, SCHEMA_NAME
from sphinx_policywindow.metadata.catalog_values import csv_head, csv_part, to_json, value_of
from sphinx_policywindow.metadata.dataset import CATALOG_ID, Dataset, dataset, site_address
from sphinx_policywindow.metadata.head import LINKSET_TYPE
from sphinx_policywindow.metadata.linked_data import without_empty
from sphinx_policywindow.metadata.linkset import LINKSET_NAME, contexts
from sphinx_policywindow.uris import uri_of

_FIRST_NAMES = ("kind", "slug", "title", "url", "edition_url", "page", "citation_key")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article is: its canonical URL, or nothing, and its page from the root of the output."""

    url: str
    page: str


@dataclass(frozen=True, kw_only=True)
class Export:
    """What the catalog says as a whole; *places* are by docname."""

    dataset: Dataset
    kinds: Kinds
    articles: Sequence[Article]
    places: Mapping[str, Place]

    def locate(self, path: str) -> str:
        """Return the address of a file by its path from the root; relative where the site has none."""
        return site_address(self.dataset.url, path)

    @property
    def site(self) -> dict[str, str]:
        """What the catalog says of the site."""
        data = self.dataset
        return {"name": data.site_name, "url": data.url, "language": data.language}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every name that the catalog has for something of an article, in order."""
        own = [field.name for kind in self.kinds.by_name.values() for field in kind.fields]
        relations = [
            name
            for kind in self.kinds.by_name
            for name in (*self.kinds.relations(kind), *self.kinds.inverses(kind))
        ]
        return in_order(own, relations)

    def target(self, article: Article) -> dict[str, str]:
        """Return what a relation says of an article in JSON."""
        title, url = title_of(article), uri_of(self.places[article.docname].url)
        return without_empty({"kind": article.kind, "slug": article.slug, "title": title, "url": url})

    def identifier(self, article: Article) -> str:
        """Return the address of an article, which is relative where it has no URL."""
        place = self.places[article.docname]
        return uri_of(place.url) or place.page


def in_order(own: Iterable[str], relations: Iterable[str]) -> tuple[str, ...]:
    """Return every name of the catalog in order: *own* are those of fields that not every kind has."""
    return tuple(dict.fromkeys((*_FIRST_NAMES, *COMMON_NAMES, *own, *relations, "citation_files")))


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogFile:
    """How a file of the catalog is made, of one article at least.

    No part has the *separator* in it, and the *head* always has the same number of lines.
    """

    form: str
    media_type: str
    head: Callable[[Export], str]
    head_lines: int
    part: Callable[[Export, Entry], str]
    separator: str
    tail: str

    def text(self, head: str, parts: Iterable[str]) -> Iterator[str]:
        """Yield the file, in pieces."""
        yield head
        for index, part in enumerate(parts):
            yield f"{self.separator}{part}" if index else part
        yield self.tail

    def parts(self, text: str) -> list[str]:
        """Return the parts of the file as it was; none of a text that is no such file."""
        start = 0
        for _ in range(self.head_lines):
            start = text.find("\n", start) + 1
        return text[start:].removesuffix(self.tail).split(self.separator) if text.endswith(self.tail) else []


def json_head(site: Mapping[str, str], kinds: Mapping[str, Mapping[str, str]]) -> str:
    """Return the beginning of the JSON: *site* is its name, url and language, *kinds* have their labels."""
    head = {
        "$schema": SCHEMA_NAME,
        "format_version": FORMAT_VERSION,
        "site": without_empty(site),
        "kinds": kinds,
    }
    return to_json(head).removesuffix("}") + ',"articles":[\n'


def _json_head(export: Export) -> str:
    return json_head(
        export.site,
        {kind.name: {"label": kind.label, "plural": kind.plural} for kind in export.kinds.by_name.values()},
    )


def _json_part(export: Export, entry: Entry) -> str:
    known = entry.facts
    return to_json({name: value_of(known[name], export.target) for name in export.columns if name in known})


def _bib_part(export: Export, entry: Entry) -> str:
    return bibtex(entry.description.item).removesuffix("\n")


def _jsonld_head(export: Export) -> str:
    """Return the site as a set of terms.

    What an article is about is a term of the set where its kind is a ``DefinedTerm``; the article
    itself is a part of the set, whatever its kind.
    """
    kinds = export.kinds
    addresses = [(export.identifier(article), kinds[article.kind]) for article in export.articles]
    return jsonld_head(
        export.dataset,
        [
            linked_data.subject_id(address, kind)
            for address, kind in addresses
            if kind.schema_type == "DefinedTerm"
        ],
        [address for address, _kind in addresses],
    )


def jsonld_head(data: Dataset, terms: Iterable[str], articles: Iterable[str]) -> str:
    """Return the site as a set, with the addresses of its terms and parts, and the catalog as a data set."""

    def locate(path: str) -> str:
        return site_address(data.url, path)

    whole = without_empty(
        {
            "@type": "DefinedTermSet",
            "@id": locate(CATALOG_ID),
            "name": data.site_name,
            "url": data.url,
            "inLanguage": data.language,
            "hasDefinedTerm": [{"@id": address} for address in terms],
            "hasPart": [{"@id": address} for address in articles],
        }
    )
    return (
        f'{{"@context":"https://schema.org","@graph":[\n{to_json(whole)},{to_json(dataset(data, locate))},\n'
    )


def _jsonld_part(export: Export, entry: Entry) -> str:
    """Return an article, which mentions all that its relations lead to, and what it is about."""
    page = replace(entry.description, url=export.identifier(entry.description.article))
    article, subject = linked_data.article(page), linked_data.subject(page)
    article["isPartOf"] = {"@id": export.locate(CATALOG_ID)}
    article["mentions"] = list(_mentions(export, entry))
    if "inDefinedTermSet" in subject:
        subject["inDefinedTermSet"] = {"@id": export.locate(CATALOG_ID)}
    return f"{to_json(without_empty(article))},{to_json(subject)}"


def _mentions(export: Export, entry: Entry) -> Iterator[dict[str, str]]:
    seen: set[str] = set()
    for target in (target for targets in entry.relations.values() for target in targets):
        if isinstance(target, Article):
            identity = export.identifier(target)
            mention = {"@id": identity}
        else:
            mention = without_empty(
                {"@type": "CreativeWork", "name": target.title, "url": uri_of(target.url)}
            )
            identity = f"{target.title} {target.url}"
        if identity not in seen:
            yield mention
        seen.add(identity)


def _linkset_part(export: Export, entry: Entry) -> str:
    return ",".join(map(to_json, contexts(entry, export.locate)))


FILES: Mapping[str, CatalogFile] = {
    "catalog.json": CatalogFile(
        form="JSON",
        media_type="application/json",
        head=_json_head,
        head_lines=1,
        part=_json_part,
        separator=",\n",
        tail="\n]}\n",
    ),
    "catalog.csv": CatalogFile(
        form="CSV",
        media_type="text/csv",
        head=lambda export: csv_head(export.columns),
        head_lines=1,
        part=lambda export, entry: csv_part(export.columns, entry.facts),
        separator="\r\n",
        tail="\r\n",
    ),
    "catalog.bib": CatalogFile(
        form="BibTeX",
        media_type="application/x-bibtex",
        head=lambda export: "",
        head_lines=0,
        part=_bib_part,
        separator="\n\n",
        tail="\n",
    ),
    "catalog.jsonld": CatalogFile(
        form="JSON-LD",
        media_type="application/ld+json",
        head=_jsonld_head,
        head_lines=2,
        part=_jsonld_part,
        separator=",\n",
        tail="\n]}\n",
    ),
}
"""Every file of the catalog by name, but its schema."""
LINKSET: Mapping[str, CatalogFile] = {
    LINKSET_NAME: CatalogFile(
        form="Linkset",
        media_type=LINKSET_TYPE,
        head=lambda export: '{"linkset":[\n',
        head_lines=1,
        part=_linkset_part,
        separator=",\n",
        tail="\n]}\n",
    ),
}
"""The file of links, which is made like those of the catalog, for a site that has an address."""
