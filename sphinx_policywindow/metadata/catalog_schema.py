"""The JSON Schema of ``catalog.json``, from the declarations that the articles are read by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx_policywindow.articles.kinds import (
    COMMON_FIELDS,
    PERSON_FIELDS,
    Field,
    Inverse,
    Kinds,
    Relation,
)
from sphinx_policywindow.articles.schema import DIALECT, Schema, held, mapping, said_from_here

FORMAT_VERSION = 1
"""Raised when a program that reads the catalog would have to change; not for what is added."""
SCHEMA_NAME = "catalog.schema.json"
KIND = "kind."
"""What the name of the definition of each kind begins with."""

_TEXT = {"type": "string", "minLength": 1}
_TARGET = {"$ref": "#/$defs/target"}
_PATH = {"type": "string", "format": "uri-reference", "minLength": 1}


def catalog_schema(kinds: Kinds) -> Schema:
    """Return the schema of the catalog of a project with *kinds*: exactly what it can say of an article."""
    return schema_of({name: _article(kinds, name) for name in kinds.by_name})


def schema_of(kinds: Mapping[str, Schema]) -> Schema:
    """Return the schema of a catalog, from that of an article of each kind."""
    properties: dict[str, Schema] = {
        "$schema": {"const": SCHEMA_NAME},
        "format_version": {"const": FORMAT_VERSION},
        "site": mapping(
            "Site",
            {"name": _TEXT, "url": _described(held("url"), "Where the site is."), "language": _TEXT},
            ["name"],
        ),
        "kinds": mapping(
            "Kinds",
            {
                name: mapping(article["title"], {"label": _TEXT, "plural": _TEXT})
                for name, article in kinds.items()
            },
        ),
        "articles": {
            "type": "array",
            "items": {"oneOf": [{"$ref": f"#/$defs/{KIND}{name}"} for name in kinds]},
        },
    }
    return {
        "$schema": DIALECT,
        **mapping("Catalog", properties),
        "$defs": {
            **{f"{KIND}{name}": article for name, article in kinds.items()},
            "author": {"anyOf": [_TEXT, _fields("Person", PERSON_FIELDS)]},
            "target": {
                "anyOf": [
                    mapping(
                        "Article of this catalog",
                        {
                            "kind": {"enum": list(kinds)},
                            "slug": held("slug"),
                            "title": _TEXT,
                            "url": held("url"),
                        },
                        ["kind", "slug", "title"],
                    ),
                    mapping(
                        "Something elsewhere",
                        {
                            "title": _TEXT,
                            "url": _described(_PATH, "Its address, which may be relative to the catalog."),
                            "kind": _described(_TEXT, "Its kind, if it is an article of another site."),
                        },
                        ["title"],
                    ),
                ]
            },
            "citation_file": mapping("Citation file", {"type": _TEXT, "path": _PATH}),
        },
    }


def joined(one: Schema, other: Schema) -> Schema:
    """Return the schema of an article that *one* or *other* allows, both of one kind; *one* has the words."""
    mine, theirs = one["properties"], other["properties"]
    properties = {
        name: _either(mine.get(name, value), theirs.get(name, value))
        for name, value in {**mine, **theirs}.items()
    }
    required = [name for name in one["required"] if name in other["required"]]
    return mapping(one["title"], properties, required)


def is_relation(value: Schema) -> bool:
    """Whether a property of an article is a relation."""
    return value.get("items") == _TARGET


def _either(one: Schema, other: Schema) -> Schema:
    """Return a schema that allows both."""
    allowed, theirs = (
        {name: value for name, value in schema.items() if name not in ("title", "description")}
        for schema in (one, other)
    )
    return one if allowed == theirs else {"anyOf": [one, other]}


def _article(kinds: Kinds, name: str) -> Schema:
    relations: dict[str, Relation | Inverse] = {**kinds.relations(name), **kinds.inverses(name)}
    properties: dict[str, Schema] = {
        "kind": _described({"const": name}, "The kind of the article."),
        "url": _described(held("url"), "The article's canonical address, where the site has one."),
        "edition_url": _described(held("url"), "The address that pins this edition, where there is one."),
        "page": _described(_PATH, "The address of the article's page, from the catalog."),
        "citation_key": _described(_TEXT, "The key of its entry in `catalog.bib`."),
        "citation_files": _described(
            _list({"$ref": "#/$defs/citation_file"}),
            "Its files for reference managers: the media type of each, and its address from the catalog.",
        ),
        **{field.name: _field(field) for field in (*COMMON_FIELDS, *kinds[name].fields)},
        **{relation.name: _relation(relation) for relation in relations.values()},
    }
    return mapping(kinds[name].label, properties, ["kind", "slug", "title", "page", "citation_key"])


def _fields(title: str, fields: tuple[Field, ...]) -> Schema:
    required = [field.name for field in fields if field.required]
    return mapping(title, {field.name: _field(field) for field in fields}, required)


def _field(field: Field) -> Schema:
    value = {"$ref": "#/$defs/author"} if field.type == "author" else held(field.type, field.choices)
    value = _list(value) if field.many else value
    return {"title": field.label, **_described(value, field.description)}


def _relation(relation: Relation | Inverse) -> Schema:
    description = said_from_here(relation) if isinstance(relation, Inverse) else relation.description
    return {"title": relation.label, **_described(_list(_TARGET), description)}


def _list(value: Schema) -> Schema:
    return {"type": "array", "items": value, "minItems": 1}


def _described(value: dict[str, Any], description: str) -> Schema:
    return {**value, "description": description} if description else value
