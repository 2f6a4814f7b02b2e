"""Kinds as a project declares them, in plain data, → kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, get_type_hints

import msgspec

from sphinx_policywindow.articles.kinds import (
    BUILT_IN_KINDS,
    CATALOG_NAMES,
    COMMON_FIELDS,
    Field,
    Kind,
    Kinds,
    Relation,
    in_words,
)
from sphinx_policywindow.articles.values import VALUE_TYPES, spdx_name
from sphinx_policywindow.problems import nearest

_NAME = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)
_NAME_EXPECTED = "lower-case letters, digits, '-' and '_'"
_EXPECTED = {str: "a text", bool: "True or False", tuple[str, ...]: "a list of texts"}

Mistake = tuple[str, str]
"""The path of keys below the option, and what is wrong there."""


def read_kinds(declared: Mapping[Any, Any]) -> tuple[Kinds, list[Mistake]]:
    """Return the built-in kinds as *declared* adds to them, and what is wrong with what it adds.

    Each entry has the keys of :class:`Kind`, ``name`` apart, or is ``None`` to remove a kind.
    A mistake costs the key that it is in; one in a name, the field or the relation of that name.
    """
    reader = _Reader()
    kinds = {kind.name: kind for kind in BUILT_IN_KINDS}
    for name, declaration in declared.items():
        if declaration is None:
            kinds.pop(name, None)
        elif (kind := reader.kind(name, declaration)) is not None:
            kinds[name] = kind
    own = [name for name in declared if name in kinds]
    # Where a relation leads, and what a row can show, is known when all kinds are.
    known = Kinds.of(kinds.values())
    for name in own:
        relations = tuple(reader.leading(kinds[name], relation, known) for relation in kinds[name].relations)
        kinds[name] = replace(kinds[name], relations=relations)
    known = Kinds.of(kinds.values())
    for name in own:
        kinds[name] = replace(kinds[name], rows=tuple(reader.rows(kinds[name], known.labels(name))))
    return Kinds.of(kinds.values()), reader.mistakes


class _Reader:
    """Reads declarations; what is wrong is added to *mistakes*, and nothing is raised."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.paths: dict[tuple[str, str], str] = {}
        """The path of each relation, by its kind and its name."""

    def warn(self, path: str, found: str) -> None:
        """Note a mistake."""
        self.mistakes.append((path, found))

    def kind(self, name: Any, declaration: Any) -> Kind | None:
        """Return the kind of that name, or ``None`` where the declaration is none."""
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            self.warn(str(name), f"expected a name of {_NAME_EXPECTED} for the kind")
            return None
        if not isinstance(declaration, Mapping):
            self.warn(name, f"expected a mapping with the keys label and plural, found '{declaration}'")
            return None
        if "name" in declaration:
            self.warn(f"{name}.name", "the name of a kind is its key here")
        given = {key: value for key, value in declaration.items() if key != "name"}
        parts = {key: given.pop(key, ()) for key in ("fields", "relations")}
        values = self.values(given, Kind, name)
        label = self.label(values, given, "label", name, in_words(name))
        taken = {field.name for field in COMMON_FIELDS}
        return Kind(
            name=name,
            label=label,
            plural=self.label(values, given, "plural", name, label),
            fields=tuple(self.fields(parts["fields"], f"{name}.fields", taken)),
            relations=tuple(self.relations(parts["relations"], name, taken)),
            **values,
        )

    def values(self, given: Mapping[Any, Any], declared: type, path: str) -> dict[str, Any]:
        """Return those of the *given* values that a part of a kind, which is *declared* so, can have."""
        types = get_type_hints(declared)
        known = [field.name for field in fields(declared)]
        values = {}
        for key, value in given.items():
            if key not in known:
                self.warn(f"{path}.{key}", f"expected one of {', '.join(known)}{_hint(key, known)}")
                continue
            try:
                values[key] = msgspec.convert(value, types[key])
            except msgspec.ValidationError:
                self.warn(f"{path}.{key}", f"expected {_EXPECTED[types[key]]}, found '{value}'")
        return values

    def label(
        self, values: dict[str, Any], given: Mapping[Any, Any], key: str, path: str, otherwise: str
    ) -> str:
        """Take a label out of *values*, or what stands for one; what is *given* and no text has been said."""
        has_been_said = key in given and key not in values
        label = str(values.pop(key, ""))
        if label.strip():
            return label
        if not has_been_said:
            self.warn(f"{path}.{key}", f"expected a text to show, found nothing; '{otherwise}' is shown")
        return otherwise

    def entries(
        self, given: Any, declared: type, path: str, taken: set[str]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the path and the values of each field or relation whose name is valid and not *taken*."""
        if not isinstance(given, list | tuple):
            self.warn(path, f"expected a list, found '{given}'")
            return
        for index, entry in enumerate(given):
            place = f"{path}[{index}]"
            if not isinstance(entry, Mapping):
                self.warn(place, f"expected a mapping with the keys name and label, found '{entry}'")
                continue
            values = self.values(entry, declared, place)
            if "name" not in values:
                if "name" not in entry:
                    self.warn(f"{place}.name", f"expected {_NAME_EXPECTED}, found nothing")
            elif self.is_free(values["name"], f"{place}.name", taken):
                values["label"] = self.label(values, entry, "label", place, in_words(values["name"]))
                yield place, values

    def is_free(self, name: str, path: str, taken: set[str]) -> bool:
        """Whether a field or a relation can have that *name*, which is *taken* then."""
        if not _NAME.fullmatch(name):
            self.warn(path, f"expected {_NAME_EXPECTED}, found '{name}'")
        elif name in CATALOG_NAMES:
            self.warn(path, f"'{name}' has a meaning of its own in the catalog: take another name")
        elif name in taken:
            self.warn(path, f"the kind has a field '{name}' already")
        else:
            taken.add(name)
            return True
        return False

    def fields(self, given: Any, path: str, taken: set[str]) -> Iterator[Field]:
        """Yield the fields of a kind."""
        types = [*VALUE_TYPES, "author"]
        for place, values in self.entries(given, Field, path, taken):
            field = Field(**values)
            if field.type not in types:
                found = f"expected one of {', '.join(types)}, found '{field.type}'; it is read as text"
                self.warn(f"{place}.type", f"{found}{_hint(field.type, types)}")
                field = replace(field, type="text")
            if field.type == "author" and not field.many:
                self.warn(f"{place}.many", "a field of authors holds a list: expected True")
                field = replace(field, many=True)
            yield replace(field, choices=tuple(self.choices(field, f"{place}.choices")))

    def choices(self, field: Field, path: str) -> Iterator[str]:
        """Yield the choices of a field that are valid: a value of its type, as a record holds it."""
        if field.type == "author":
            if field.choices:
                self.warn(path, "a field of authors has no choices")
            return
        value_type = VALUE_TYPES[field.type]
        seen: set[str] = set()
        for index, choice in enumerate(field.choices):
            place = f"{path}[{index}]"
            try:
                held = str(value_type.read(choice))
            except ValueError:
                self.warn(place, f"expected {value_type.expected}, found '{choice}'")
                continue
            if field.type == "license":
                held = spdx_name(held) or held
            if held != choice:
                self.warn(place, f"expected '{held}', as a record holds it, found '{choice}'")
            elif choice in seen:
                self.warn(place, f"'{choice}' stands here already")
            if held not in seen:
                seen.add(held)
                yield held

    def relations(self, given: Any, kind: str, taken: set[str]) -> Iterator[Relation]:
        """Yield the relations of a kind."""
        inverses: set[str] = set()
        for place, values in self.entries(given, Relation, f"{kind}.relations", taken):
            relation = Relation(**values)
            self.paths[kind, relation.name] = place
            if relation.inverse and not relation.is_symmetric:
                # Several kinds may give one inverse: its name is not taken by it.
                if self.is_free(relation.inverse, f"{place}.inverse", inverses | taken):
                    inverses.add(relation.inverse)
                else:
                    relation = replace(relation, inverse="")
            yield relation

    def leading(self, kind: Kind, relation: Relation, kinds: Kinds) -> Relation:
        """Return a relation of *kind* that leads to one of *kinds*, and back under a name that is free."""
        path = self.paths.get((kind.name, relation.name), "")
        if relation.to and relation.to not in kinds:
            cost = "it leads to any kind" + (", without its inverse" if relation.inverse else "")
            found = f"no kind has the name '{relation.to}'; {cost}{_hint(relation.to, kinds.by_name)}"
            self.warn(f"{path}.to", found)
            return replace(relation, to="", inverse="")
        if relation.is_symmetric and relation.to not in ("", kind.name):
            found = f"a relation to the kind '{relation.to}' is not its own inverse"
        elif relation.inverse and not relation.is_symmetric:
            found = next(
                (
                    f"the kind '{other}' has a field '{relation.inverse}' already"
                    for other in ([relation.to] if relation.to else kinds.by_name)
                    if relation.inverse in {**kinds.fields(other), **kinds.relations(other)}
                ),
                "",
            )
        else:
            found = ""
        if not found:
            return relation
        self.warn(f"{path}.inverse", found)
        return replace(relation, inverse="")

    def rows(self, kind: Kind, known: Iterable[str]) -> Iterator[str]:
        """Yield the rows of a kind that it can show: those of *known* names."""
        for index, row in enumerate(kind.rows):
            if row in known:
                yield row
            else:
                self.warn(
                    f"{kind.name}.rows[{index}]",
                    f"no field or relation has the name '{row}'{_hint(row, known)}",
                )


def _hint(name: Any, known: Iterable[str]) -> str:
    suggestion = nearest(str(name), known)
    return f"; did you mean '{suggestion}'?" if suggestion else ""
