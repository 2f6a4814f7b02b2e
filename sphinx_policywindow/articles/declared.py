"""Kinds as a project declares them, in plain data, → kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import msgspec

from sphinx_policywindow.articles.kinds import (
    BUILT_IN_KINDS,
    CATALOG_NAMES,
    COMMON_FIELDS,
    Field,
    Kind,
    Kinds,
    Relation,
)
from sphinx_policywindow.articles.values import VALUE_TYPES, spdx_name
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
        if "name" in declaration:
            yield f"{name}.name", "the name of a kind is its key here"
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
    taken = {field.name for field in COMMON_FIELDS}
    for index, field in enumerate(kind.fields):
        path = f"{kind.name}.fields[{index}]"
        if field.type not in types:
            yield f"{path}.type", f"expected one of {', '.join(types)}, found '{field.type}'"
        if field.type == "author" and not field.many:
            yield f"{path}.many", "a field of authors holds a list: expected True"
        yield from _name_mistakes(f"{path}.name", field.name, taken)
        yield from _label_mistakes(f"{path}.label", field.label)
        yield from _choice_mistakes(f"{path}.choices", field)
    inverses: set[str] = set()
    for index, relation in enumerate(kind.relations):
        path = f"{kind.name}.relations[{index}]"
        yield from _name_mistakes(f"{path}.name", relation.name, taken)
        yield from _label_mistakes(f"{path}.label", relation.label)
        if relation.inverse and not relation.is_symmetric:
            # Several kinds may give one inverse: its name is not taken by it.
            yield from _name_mistakes(f"{path}.inverse", relation.inverse, inverses | taken)
            inverses.add(relation.inverse)
    yield from _label_mistakes(f"{kind.name}.label", kind.label)
    yield from _label_mistakes(f"{kind.name}.plural", kind.plural)


def _name_mistakes(path: str, name: str, taken: set[str]) -> Iterator[Mistake]:
    """Yield what is wrong with a name, which is *taken* afterwards."""
    if not _NAME.fullmatch(name):
        yield path, f"expected lower-case letters, digits, '-' and '_', found '{name}'"
    elif name in CATALOG_NAMES:
        yield path, f"'{name}' has a meaning of its own in the catalog: take another name"
    elif name in taken:
        yield path, f"the kind has a field '{name}' already"
    taken.add(name)


def _choice_mistakes(path: str, field: Field) -> Iterator[Mistake]:
    """Yield what is wrong with the choices of a field: each is a value of its type, as a record holds it."""
    if field.type == "author" and field.choices:
        yield path, "a field of authors has no choices"
    value_type = VALUE_TYPES.get(field.type)
    if value_type is None:
        return
    for index, choice in enumerate(field.choices):
        try:
            held = str(value_type.read(choice))
        except ValueError:
            yield f"{path}[{index}]", f"expected {value_type.expected}, found '{choice}'"
            continue
        if field.type == "license":
            held = spdx_name(held) or held
        if held != choice:
            yield f"{path}[{index}]", f"expected '{held}', as a record holds it, found '{choice}'"
        elif choice in field.choices[:index]:
            yield f"{path}[{index}]", f"'{choice}' stands here already"


def _label_mistakes(path: str, label: str) -> Iterator[Mistake]:
    if not label.strip():
        yield path, "expected a text to show, found nothing"


def _reference_mistakes(kinds: Kinds, declared: Mapping[str, Any]) -> Iterator[Mistake]:
    for name in declared:
        if name not in kinds:
            continue
        for index, relation in enumerate(kinds[name].relations):
            path = f"{name}.relations[{index}]"
            if relation.to and relation.to not in kinds:
                yield f"{path}.to", f"no kind has the name '{relation.to}'"
            elif relation.is_symmetric and relation.to not in ("", name):
                yield f"{path}.inverse", f"a relation to the kind '{relation.to}' is not its own inverse"
            elif relation.inverse and not relation.is_symmetric:
                for other in [relation.to] if relation.to else kinds.by_name:
                    if relation.inverse in {**kinds.fields(other), **kinds.relations(other)}:
                        yield (
                            f"{path}.inverse",
                            f"the kind '{other}' has a field '{relation.inverse}' already",
                        )
        known = kinds.labels(name)
        for index, row in enumerate(kinds[name].rows):
            if row not in known:
                yield f"{name}.rows[{index}]", f"no field or relation has the name '{row}'"
