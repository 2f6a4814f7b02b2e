"""Kinds as a project declares them, in plain data, → kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import msgspec

from sphinx_policywindow.articles.kinds import (
    BUILT_IN_KINDS,
    COMMON_FIELDS,
    Field,
    Kind,
    Kinds,
    Relation,
)
from sphinx_policywindow.articles.values import VALUE_TYPES
from sphinx_policywindow.problems import nearest

_NAME = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)

Mistake = tuple[str, str]
"""The path of keys below the option, and what is wrong there."""


def read_kinds(declared: Mapping[str, Any]) -> tuple[Kinds, list[Mistake]]:
    """Return the built-in kinds as *declared* adds to them, and what is wrong with what it adds.

    Each entry has the keys of :class:`Kind`, ``name`` apart, or is ``None`` to remove a kind.
    A kind with a mistake in it is not taken.
    """
    kinds = {kind.name: kind for kind in BUILT_IN_KINDS}
    mistakes: list[Mistake] = []
    for name, declaration in declared.items():
        if declaration is None:
            kinds.pop(name, None)
            continue
        found = list(_shape_mistakes(name, declaration))
        if not found:
            try:
                kind = msgspec.convert({"name": name, **declaration}, Kind)
            except msgspec.ValidationError as error:
                found = [(name, str(error))]
            else:
                found = list(_field_mistakes(kind))
                if not found:
                    kinds[name] = kind
        mistakes += found
    result = Kinds.of(kinds.values())
    mistakes += _reference_mistakes(result, declared)
    return result, mistakes


def _shape_mistakes(name: Any, declaration: Any) -> Iterator[Mistake]:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield str(name), "expected a name of lower-case letters, digits, '-' and '_' for the kind"
    elif not isinstance(declaration, Mapping):
        yield name, f"expected a mapping with the keys label and plural, found '{declaration}'"
    else:
        yield from _unknown_keys(declaration, Kind, name)
        for key, part in (("fields", Field), ("relations", Relation)):
            entries = declaration.get(key, ())
            for index, entry in enumerate(entries if isinstance(entries, list | tuple) else ()):
                if isinstance(entry, Mapping):
                    yield from _unknown_keys(entry, part, f"{name}.{key}[{index}]")


def _unknown_keys(entry: Mapping[str, Any], declared: type, path: str) -> Iterator[Mistake]:
    known = [field.name for field in fields(declared)]
    for key in entry:
        if key not in known:
            suggestion = nearest(str(key), known)
            hint = f"; did you mean '{suggestion}'?" if suggestion else ""
            yield f"{path}.{key}", f"expected one of {', '.join(known)}{hint}"


def _field_mistakes(kind: Kind) -> Iterator[Mistake]:
    types = [*VALUE_TYPES, "author"]
    common = {field.name for field in COMMON_FIELDS}
    for index, field in enumerate(kind.fields):
        path = f"{kind.name}.fields[{index}]"
        if field.type not in types:
            yield f"{path}.type", f"expected one of {', '.join(types)}, found '{field.type}'"
        if field.name in common:
            yield f"{path}.name", f"every kind has a field '{field.name}' already"


def _reference_mistakes(kinds: Kinds, declared: Mapping[str, Any]) -> Iterator[Mistake]:
    for name in declared:
        if name not in kinds:
            continue
        for index, relation in enumerate(kinds[name].relations):
            if relation.to and relation.to not in kinds:
                yield f"{name}.relations[{index}].to", f"no kind has the name '{relation.to}'"
        known = {**kinds.fields(name), **kinds.relations(name), **kinds.inverses(name)}
        for index, row in enumerate(kinds[name].rows):
            if row not in known:
                yield f"{name}.rows[{index}]", f"no field or relation has the name '{row}'"
