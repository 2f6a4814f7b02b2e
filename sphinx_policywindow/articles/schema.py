"""The kinds of article → the JSON Schema of front matter, from the declarations that validate it.

JSON Schema: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from sphinx_policywindow.articles.kinds import (
    COMMON_FIELDS,
    LINK_FIELDS,
    PERSON_FIELDS,
    Field,
    Inverse,
    Kinds,
    Relation,
)
from sphinx_policywindow.articles.values import VALUE_TYPES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_NOTHING = {"type": "null"}
_UNQUOTED = re.compile(r"true|false|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def front_matter_schema(kinds: Kinds) -> Schema:
    """Return the schema of the front matter of an article of one of *kinds*.

    It accepts what the reader takes, a single value for a list included, and refuses what it warns
    of as an invalid value, an unknown or a missing field, as far as a schema can say it: not the
    thirtieth of February, nor a wrong check digit. A number or a truth value is judged by the way in
    which JSON spells it.
    """
    return {
        "$schema": DIALECT,
        "title": "Front matter of an article",
        "description": "One key names the kind of the article; others are for other extensions.",
        "type": "object",
        "properties": {name: _kind(kinds, name) for name in kinds.by_name},
        # Without any kind no page is an article, and there is nothing to choose from.
        "oneOf": [{"required": [name]} for name in kinds.by_name] or [False],
        "$defs": {
            **{field.name: _field(field) for field in COMMON_FIELDS},
            "author": {"anyOf": [_typed("text"), _fields("Person", PERSON_FIELDS)]},
            "target": {"anyOf": [_typed("reference"), _fields("Link", LINK_FIELDS)]},
        },
    }


def held(type_name: str, choices: Iterable[str] = ()) -> Schema:
    """Return the schema of a value of that type as a record holds it, in text."""
    if choices:
        return {"enum": list(choices)}
    return msgspec.json.schema(VALUE_TYPES[type_name].annotation)


def mapping(title: str, properties: Mapping[str, Schema], required: Iterable[str] | None = None) -> Schema:
    """Return the schema of a mapping with these keys and no other; without *required*, all of them are."""
    return {
        "title": title,
        "type": "object",
        "properties": dict(properties),
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def said_from_here(inverse: Inverse) -> str:
    """Return what an inverse means, in Markdown."""
    relations = ", ".join(f"`{name}` of {source}" for source, name in inverse.sources)
    return f"The same as {relations}, said from here."


def _kind(kinds: Kinds, name: str) -> Schema:
    schema = _fields(kinds[name].label, kinds.fields(name).values())
    schema["properties"] |= {field.name: {"$ref": f"#/$defs/{field.name}"} for field in COMMON_FIELDS}
    schema["properties"] |= {field: _relation(facts) for field, facts in kinds.relations(name).items()}
    schema["properties"] |= {field: _relation(facts) for field, facts in kinds.inverses(name).items()}
    return schema


def _fields(title: str, fields: Iterable[Field]) -> Schema:
    known = list(fields)
    required = [field.name for field in known if field.required]
    return mapping(title, {field.name: _field(field) for field in known}, required)


def _field(field: Field) -> Schema:
    """Return the schema of a field; what is not required may be there and empty."""
    value = {"$ref": "#/$defs/author"} if field.type == "author" else _typed(field.type, field.choices)
    if field.many:
        value = {"anyOf": _list_or_one(value)}
    elif not field.required:
        value = _optional(value)
    title = {"title": field.label}
    return {**title, **value, **({"description": field.description} if field.description else {})}


def _relation(relation: Relation | Inverse) -> Schema:
    description = said_from_here(relation) if isinstance(relation, Inverse) else relation.description
    return {
        "title": relation.label,
        "description": description,
        "anyOf": _list_or_one({"$ref": "#/$defs/target"}),
    }


def _list_or_one(value: Schema) -> list[Schema]:
    return [{"type": "array", "items": value}, value, _NOTHING]


def _optional(value: Schema) -> Schema:
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    return {**value, "type": [*_types(value), "null"]}


def _types(value: Schema) -> list[str]:
    return value["type"] if isinstance(value["type"], list) else [value["type"]]


def _typed(type_name: str, choices: Iterable[str] = ()) -> Schema:
    """Return the schema of a value of that type as it is typed: with white space around it, or as a number.

    A keyword of texts says nothing of numbers, nor the other way round, so that one schema has both.
    """
    if choices:
        return {"enum": [spelling for choice in choices for spelling in _spellings(choice)]}
    value_type = VALUE_TYPES[type_name]
    texts, *others = map(msgspec.json.schema, (value_type.annotation, *value_type.unquoted))
    pattern = texts.pop("pattern", "")
    typed = {**texts, "pattern": rf"^\s*{pattern[1:-1]}\s*$" if pattern else r"\S"}
    typed.pop("minLength", None)
    for other in others:
        typed |= {**other, "type": [*_types(typed), *_types(other)]}
    return typed


def _spellings(choice: str) -> list[Any]:
    """Return a choice, and what it is to a reader of YAML where it has no quotes."""
    return [choice, json.loads(choice)] if _UNQUOTED.fullmatch(choice) else [choice]
