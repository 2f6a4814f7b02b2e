"""The catalog of a site as its build has written it, read from its files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NotRequired, TypedDict, TypeVar
from urllib.parse import urljoin

import msgspec

from sphinx_policywindow.articles.schema import Schema
from sphinx_policywindow.articles.values import folder_url
from sphinx_policywindow.metadata.catalog_schema import FORMAT_VERSION, KIND, SCHEMA_NAME
from sphinx_policywindow.metadata.exports import FILES

CATALOG = "catalog.json"

Target = dict[str, str]
Value = str | list[str | Target]
ArticleData = dict[str, Value]
"""What ``catalog.json`` says of an article."""
Node = dict[str, Any]
_T = TypeVar("_T")
_Node = TypedDict("_Node", {"@id": str, "mentions": NotRequired[list[Target]]})
"""What there has to be in a node of the JSON-LD."""
_ADDRESSES = frozenset({"@id", "path", "url"})
"""The names of what is an address, which may be from that of the site."""


class UnreadableCatalogError(Exception):
    """A file that is not what a build writes; the message names it, and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a kind of article is called."""

    label: str
    plural: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The catalog of a site, every address in it absolute."""

    path: Path
    name: str
    language: str
    kinds: Mapping[str, Labels]
    schemas: Mapping[str, Schema]
    """The JSON Schema of an article of each kind."""
    articles: Sequence[ArticleData]
    entries: Sequence[str]
    """The BibTeX of each article; none where the site has no such file."""
    nodes: Sequence[tuple[Node, Node]]
    """Each article and what it is about, of the JSON-LD; none where the site has no such file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    name: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Required:
    kind: str
    slug: str
    title: str
    page: str
    citation_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Data:
    site: _Site
    kinds: dict[str, Labels]
    articles: Annotated[list[ArticleData], msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _KindSchema:
    title: str
    properties: dict[str, dict[str, Any]]
    required: list[str]


def read_published(place: Path) -> Published:
    """Return the catalog of the site in the folder *place*, or whose ``catalog.json`` it is.

    Raises :class:`UnreadableCatalogError`.
    """
    path = place / CATALOG if place.is_dir() else place
    raw = _json(path, _text(path))
    version = raw.get("format_version") if isinstance(raw, dict) else None
    if version != FORMAT_VERSION:
        found = "none" if version is None else version
        raise UnreadableCatalogError(f"{path}: expected the format_version {FORMAT_VERSION}, found {found}")
    data = _converted(path, raw, _Data)
    _converted(path, raw["articles"], list[_Required])
    if unknown := {str(article["kind"]) for article in data.articles} - data.kinds.keys():
        raise UnreadableCatalogError(f"{path}: expected '{min(unknown)}' to be one of its kinds")
    try:
        url = folder_url(data.site.url)
    except ValueError as error:
        found = f"'{data.site.url}'" if data.site.url else "none"
        message = f"{path}: expected {error} as the site's, by html_baseurl in its conf.py; found {found}"
        raise UnreadableCatalogError(message) from None
    return Published(
        path=path,
        name=data.site.name,
        language=data.site.language,
        kinds=data.kinds,
        schemas=_schemas(path.parent / SCHEMA_NAME, data.kinds),
        articles=[_absolute(article, url) for article in data.articles],
        entries=_parts(path.with_name("catalog.bib"), len(data.articles)),
        nodes=_nodes(path.with_name("catalog.jsonld"), len(data.articles), url),
    )


def _absolute(article: ArticleData, url: str) -> ArticleData:
    """Return an article with the addresses of pages and files, which are from the *url* of the site."""
    found: ArticleData = {**article, "page": _from(url, str(article["page"]))}
    for name, value in found.items():
        if isinstance(value, list):
            found[name] = [_located(entry, url) if isinstance(entry, dict) else entry for entry in value]
    return found


def _located(entry: Target, url: str) -> Target:
    return {name: _from(url, value) if name in _ADDRESSES else value for name, value in entry.items()}


def _from(url: str, address: str) -> str:
    """Return an address absolute; one that nobody could follow, such as ``https://[x]/``, as it is."""
    try:
        return urljoin(url, address)
    except ValueError:
        return address


def _schemas(path: Path, kinds: Mapping[str, Labels]) -> dict[str, Schema]:
    raw = _json(path, _text(path))
    definitions = raw.get("$defs") if isinstance(raw, dict) else None
    known = _converted(path, definitions, dict[str, Any])
    wanted = {kind: known.get(f"{KIND}{kind}") for kind in kinds}
    _converted(path, wanted, dict[str, _KindSchema])
    return {kind: {**schema} for kind, schema in wanted.items() if schema}


def _nodes(path: Path, number: int, url: str) -> list[tuple[Node, Node]]:
    found = []
    for part in _parts(path, number):
        raw = _json(path, f"[{part}]")
        _converted(path, raw, tuple[_Node, _Node])
        article, subject = raw
        if "about" in article:
            article["about"] = _located(article["about"], url)
        if "mentions" in article:
            article["mentions"] = [_located(mention, url) for mention in article["mentions"]]
        found.append((_located(article, url), _located(subject, url)))
    return found


def _parts(path: Path, number: int) -> list[str]:
    if not path.exists():
        return []
    found = FILES[path.name].parts(_text(path))
    if len(found) != number:
        message = f"{path}: expected an entry for each article of {CATALOG} ({number}), found {len(found)}"
        raise UnreadableCatalogError(message)
    return found


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise UnreadableCatalogError(f"{path}: expected a file of a catalog, found none: {reason}") from None


def _json(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableCatalogError(f"{path}: expected JSON, found none: {error}") from None


def _converted(path: Path, raw: object, wanted: type[_T]) -> _T:
    try:
        return msgspec.convert(raw, wanted)
    except msgspec.ValidationError as error:
        message = f"{path}: expected what a build of this extension writes, found something else: {error}"
        raise UnreadableCatalogError(message) from None
