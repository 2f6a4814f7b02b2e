"""The catalogs of several sites → one catalog of all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, count
from typing import Any

from sphinx_policywindow.articles.kinds import CATALOG_NAMES
from sphinx_policywindow.articles.schema import Schema
from sphinx_policywindow.metadata.catalog_schema import SCHEMA_NAME, is_relation, joined, schema_of
from sphinx_policywindow.metadata.catalog_values import csv_head, csv_part, fact_of, to_json
from sphinx_policywindow.metadata.dataset import CATALOG_ID, Dataset, site_address
from sphinx_policywindow.metadata.exports import FILES, in_order, json_head, jsonld_head
from sphinx_policywindow.metadata.published import ArticleData, Labels, Node, Published, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The text of each file of the catalog, by name, and what is to be said of it."""

    files: Mapping[str, str]
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """An article as the merged catalog says it, and where it is in the catalog of its site.

    *language* is that of the site, where not all have the same.
    """

    article: ArticleData
    language: str
    site: Published
    index: int


def merge(sites: Sequence[Published], *, name: str, url: str) -> Merged:
    """Return one catalog of those of all *sites*.

    *name* is that of the whole, or empty for the first site's; *url* is its address, which ends in a
    slash, or empty. The addresses of pages and files are relative to it where they are below it.
    """
    kinds, schemas = _kinds(sites), _schemas(sites)
    languages = {site.language for site in sites}
    whole = {
        "name": name or sites[0].name,
        "url": url,
        "language": sites[0].language if len(languages) == 1 else "",
    }
    targets = _targets(sites)
    members = _members(sites, targets, url, has_languages=len(languages) > 1)
    columns = _columns(schemas)
    files = {
        "catalog.json": _file(
            "catalog.json",
            json_head(whole, {kind: asdict(labels) for kind, labels in kinds.items()}),
            (to_json(_in_order(member.article, columns)) for member in members),
        ),
        "catalog.csv": _file(
            "catalog.csv",
            csv_head(columns),
            (csv_part(columns, _facts(member.article)) for member in members),
        ),
        SCHEMA_NAME: f"{json.dumps(schema_of(schemas), ensure_ascii=False, indent=2)}\n",
    }
    warnings = [*_other_labels(sites, kinds), *_slugs_twice(members)]
    if all(site.entries for site in sites):
        files["catalog.bib"] = _file("catalog.bib", "", map(_entry, members))
    if all(site.nodes for site in sites):
        files["catalog.jsonld"] = _linked_data(members, targets, _dataset(members, whole, files))
    for form in (name for name in FILES if name not in files):
        missing = [str(path) for site in sites if not (path := site.path.with_name(form)).exists()]
        warnings.append(f"{form} is left out, as there is no {' and no '.join(missing)}")
    return Merged(files=files, warnings=warnings)


def _file(name: str, head: str, parts: Iterable[str]) -> str:
    return "".join(FILES[name].text(head, parts))


def _kinds(sites: Sequence[Published]) -> dict[str, Labels]:
    found: dict[str, Labels] = {}
    for site in sites:
        found |= {kind: labels for kind, labels in site.kinds.items() if kind not in found}
    return found


def _schemas(sites: Sequence[Published]) -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    for site in sites:
        for kind, schema in site.schemas.items():
            found[kind] = joined(found[kind], schema) if kind in found else schema
    return found


def _columns(schemas: Mapping[str, Schema]) -> tuple[str, ...]:
    properties = [item for schema in schemas.values() for item in schema["properties"].items()]
    own = [name for name, value in properties if not is_relation(value) and name not in CATALOG_NAMES]
    return in_order(own, (name for name, value in properties if is_relation(value)))


def _address(article: ArticleData) -> str:
    return str(article.get("url", article["page"]))


def _targets(sites: Sequence[Published]) -> dict[str, Target]:
    """Return what a relation says of each article, by its canonical address and by that of its page."""
    found: dict[str, Target] = {}
    for site in sites:
        for article in site.articles:
            said = {name: str(article[name]) for name in ("kind", "slug", "title")}
            target = found.setdefault(_address(article), {**said, "url": _address(article)})
            found.setdefault(str(article["page"]), target)
    return found


def _members(
    sites: Sequence[Published], targets: Mapping[str, Target], url: str, *, has_languages: bool
) -> list[_Member]:
    """Return each article once, by the address of its page."""
    members: dict[str, _Member] = {}
    for site in sites:
        language = site.language if has_languages else ""
        for index, article in enumerate(site.articles):
            said: ArticleData = {**article, "page": _from(url, str(article["page"]))}
            if language:
                said.setdefault("language", language)
            for name, value in said.items():
                if isinstance(value, list):
                    said[name] = [_said(entry, targets, url) for entry in value]
            member = _Member(article=said, language=language, site=site, index=index)
            members.setdefault(_address(article), member)
    ordered = sorted(members.values(), key=lambda member: str(member.article["page"]))
    _name_apart(ordered)
    return ordered


def _said(entry: str | dict[str, str], targets: Mapping[str, Target], url: str) -> str | dict[str, str]:
    """Return what is said of an author, a file, or the target of a relation, which may be an article here."""
    if isinstance(entry, str):
        return entry
    if "path" in entry:
        return {**entry, "path": _from(url, entry["path"])}
    return targets.get(entry.get("url", ""), entry)


def _from(url: str, address: str) -> str:
    """Return an address as it is from *url*, where it is below it."""
    return address.removeprefix(url) or "./"


def _name_apart(members: Iterable[_Member]) -> None:
    """Give each article a key of its own: one that is taken is followed by the language, or a number."""
    taken: set[str] = set()
    for member in members:
        key = str(member.article["citation_key"])
        if key in taken:
            endings = chain(filter(None, [member.language.lower()]), count(2))
            key = next(one for ending in endings if (one := f"{key}-{ending}") not in taken)
            member.article["citation_key"] = key
        taken.add(key)


def _in_order(article: ArticleData, columns: Iterable[str]) -> ArticleData:
    return {name: article[name] for name in columns if name in article}


def _facts(article: ArticleData) -> dict[str, Any]:
    return {name: fact_of(value) for name, value in article.items()}


def _entry(member: _Member) -> str:
    """Return the entry of an article in BibTeX, under its key."""
    before, key = member.site.articles[member.index]["citation_key"], member.article["citation_key"]
    return member.site.entries[member.index].replace(f"{{{before},", f"{{{key},", 1)


def _dataset(members: Sequence[_Member], whole: Mapping[str, str], files: Iterable[str]) -> Dataset:
    """Return what is said of the catalog as a whole; *files* are those besides the JSON-LD."""
    names = [name for name in FILES if name in files or name == "catalog.jsonld"]
    licenses = {str(member.article.get("license", "")) for member in members}
    return Dataset(
        site_name=whole["name"],
        url=whole["url"],
        language=whole["language"],
        title=f"{whole['name']}: All articles",
        description=(
            f"All articles of {whole['name']}, with their summaries, their sources and their relations to"
            " each other."
        ),
        license=licenses.pop() if len(licenses) == 1 else "",
        updated=max(
            str(member.article.get("updated") or member.article.get("published", "")) for member in members
        ),
        files=tuple((FILES[name].media_type, name) for name in names),
    )


def _linked_data(members: Sequence[_Member], targets: Mapping[str, Target], data: Dataset) -> str:
    """Return the JSON-LD, in which a mention of an article is its address alone."""
    catalog = {"@id": site_address(data.url, CATALOG_ID)}
    nodes = [
        (
            {**article, "isPartOf": catalog},
            {**subject, "inDefinedTermSet": catalog} if "inDefinedTermSet" in subject else subject,
        )
        for article, subject in (member.site.nodes[member.index] for member in members)
    ]
    parts = (f"{to_json(_mentioning(article, targets))},{to_json(subject)}" for article, subject in nodes)
    head = jsonld_head(
        data,
        [subject["@id"] for _article, subject in nodes if "inDefinedTermSet" in subject],
        [article["@id"] for article, _subject in nodes],
    )
    return _file("catalog.jsonld", head, parts)


def _mentioning(article: Node, targets: Mapping[str, Target]) -> Node:
    mentions = [
        {"@id": targets[address]["url"]} if (address := mention.get("url", "")) in targets else mention
        for mention in article.get("mentions", [])
    ]
    return {**article, "mentions": mentions} if mentions else article


def _other_labels(sites: Sequence[Published], kinds: Mapping[str, Labels]) -> Iterator[str]:
    for site in sites:
        for kind, labels in site.kinds.items():
            if labels != kinds[kind]:
                yield (
                    f"{site.path}: the kind '{kind}' is called '{labels.label}', '{labels.plural}';"
                    f" '{kinds[kind].label}', '{kinds[kind].plural}' from before counts"
                )


def _slugs_twice(members: Iterable[_Member]) -> Iterator[str]:
    seen: dict[tuple[str, str], _Member] = {}
    for member in members:
        slug = str(member.article["slug"])
        first = seen.setdefault((slug, member.language), member)
        if first is not member:
            pages = f"{first.article['page']} and {member.article['page']}"
            yield f"two articles have the slug '{slug}', {pages}; both stay"
