"""A record, as the tree of its YAML, → an article: each value by the type of its field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sphinx_policywindow.articles.kinds import LINK_FIELDS, PERSON_FIELDS, Field, Inverse, Kinds, Relation
from sphinx_policywindow.articles.model import Article, Author, Link, Organization, Person, Target
from sphinx_policywindow.articles.slugs import default_slug
from sphinx_policywindow.articles.values import (
    LONGEST_TEXT,
    VALUE_TYPES,
    is_web_address,
    spdx_name,
)
from sphinx_policywindow.articles.yaml_tree import Lost, Scalar, Sequence, Table, Tree
from sphinx_policywindow.characters import readable
from sphinx_policywindow.problems import Problem, Subtype, nearest

_DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions"""


def describe(tree: Tree) -> str:
    """Say in a few words what stands in the front matter."""
    if isinstance(tree, Sequence):
        return "a list"
    if isinstance(tree, Table):
        return "a mapping"
    if isinstance(tree, Lost) or tree.null or not tree.text.strip():
        return "nothing"
    text = " ".join(tree.text.split())
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}…'"


def nearest_date(text: str) -> str:
    """Return the ISO 8601 date that *text* would be with its numbers in full, or ``""``."""
    numbers = re.split("[-/.]", text.strip())
    if not 2 <= len(numbers) <= 3 or not all(re.fullmatch("[0-9]{1,4}", number) for number in numbers):
        return ""
    date = "-".join(number.zfill(2) for number in numbers)
    try:
        VALUE_TYPES["date"].read(date)
    except ValueError:
        return ""
    return date


class RecordReader:
    """Reads one page's record; what is wrong is added to *problems*, and nothing is raised."""

    def __init__(self, path: str, docname: str, kinds: Kinds, problems: list[Problem]) -> None:
        """Read the record of *docname*, which stands in the file *path*."""
        self.path = path
        self.docname = docname
        self.kinds = kinds
        self.problems = problems
        self.lines: dict[str, int] = {}

    def article(self, key: Scalar, tree: Tree) -> Article | None:
        """Return the article under the kind's *key*, or ``None`` where it can have no slug."""
        kind = key.text
        self.lines[kind] = key.line
        if isinstance(tree, Table):
            table = tree
        else:
            table = Table((), key.line)
            if not (isinstance(tree, Scalar) and tree.null):
                self.warn(kind, Subtype.INVALID_VALUE, describe(tree), expected="fields and their values")
        fields = self.kinds.fields(kind)
        relations: dict[str, Relation | Inverse] = {
            **self.kinds.relations(kind),
            **self.kinds.inverses(kind),
        }
        values = self.fields(table, {**fields, **relations}, kind)
        slug = values.pop("slug", "") or default_slug(self.docname)
        if not slug:
            self.warn(
                f"{kind}.slug",
                Subtype.MISSING_FIELD,
                "required here, as no slug can be made of the file's name;"
                " type one, such as 'slug: compute-threshold'",
                line=kind,
            )
            return None
        if slug in _DEVICES:
            path = f"{kind}.slug"
            found = f"'{slug}', which is a device on Windows: no file can be called so there"
            self.warn(
                path,
                Subtype.DOUBTFUL_VALUE,
                found,
                line=path if path in self.lines else kind,
                expected="the name of a file",
            )
        # In the order of their declaration: a set has another order in each process.
        own = [field.name for field in self.kinds[kind].fields]
        return Article(
            docname=self.docname,
            kind=kind,
            slug=slug,
            lines=self.lines,
            relations={name: values.pop(name) for name in relations if name in values},
            fields={name: values.pop(name) for name in own if name in values},
            **values,
        )

    def warn(
        self,
        key: str,
        subtype: Subtype,
        found: str,
        *,
        line: str = "",
        expected: str = "",
        suggestion: str = "",
    ) -> None:
        """Add a problem of *key*, at its own line or at that of the key *line*."""
        self.problems.append(
            Problem(
                path=self.path,
                line=self.lines[line or key],
                key=key,
                found=found,
                expected=expected,
                suggestion=suggestion,
                subtype=subtype,
            )
        )

    def fields(
        self, table: Table, known: Mapping[str, Field | Relation | Inverse], prefix: str
    ) -> dict[str, Any]:
        """Return the valid values of *table* by name; *prefix* is the path of keys to the table."""
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for key, tree in table.pairs:
            path = f"{prefix}.{key.text}"
            first_line = self.lines.get(path, key.line)
            self.lines[path] = key.line
            if key.text in seen:
                found = f"stands a second time; that of line {first_line} counts"
                self.warn(path, Subtype.DUPLICATE_KEY, found)
                self.lines[path] = first_line
                continue
            seen.add(key.text)
            if isinstance(tree, Lost):
                continue
            if key.text not in known:
                self.warn(
                    path,
                    Subtype.UNKNOWN_FIELD,
                    f"no field has the name '{key.text}'",
                    suggestion=nearest(key.text, known),
                )
                continue
            field = known[key.text]
            if isinstance(tree, Scalar) and tree.null:
                if isinstance(field, Field) and field.required:
                    self.warn(path, Subtype.MISSING_FIELD, "a required field is empty")
                continue
            value = self.value(tree, field, path)
            if value:
                values[key.text] = value
        for field in known.values():
            if isinstance(field, Field) and field.required and field.name not in seen:
                path = f"{prefix}.{field.name}"
                self.warn(path, Subtype.MISSING_FIELD, "a required field is missing", line=prefix)
        return values

    def value(self, tree: Tree, field: Field | Relation | Inverse, path: str) -> Any:
        """Return the value of one field, or ``None`` where there is no valid one."""
        if isinstance(field, Field) and not field.many:
            return self.chosen(tree, field, path)
        if isinstance(tree, Sequence):
            items: Iterable[tuple[str, Tree]] = (
                (f"{path}[{index}]", item) for index, item in enumerate(tree.items)
            )
        else:
            found = f"{describe(tree)}, which is taken as its only entry"
            self.warn(path, Subtype.DOUBTFUL_VALUE, found, expected="a list")
            items = [(path, tree)]
        values: list[Any] = []
        for item_path, item in items:
            self.lines[item_path] = item.line
            if not isinstance(field, Field):
                values.append(self.target(item, item_path))
            elif field.type == "author":
                values.append(self.author(item, item_path))
            else:
                values.append(self.chosen(item, field, item_path))
        return tuple(value for value in values if value is not None)

    def chosen(self, tree: Tree, field: Field, path: str) -> Any:
        """Return the value of a scalar of a field, or ``None``; it must be one of the field's choices."""
        value = self.scalar(tree, field.type, path)
        if value is None or not field.choices or str(value) in field.choices:
            return value
        self.warn(
            path,
            Subtype.INVALID_VALUE,
            describe(tree),
            expected=f"one of {', '.join(field.choices)}",
            suggestion=nearest(str(value), field.choices),
        )
        return None

    def scalar(self, tree: Tree, type_name: str, path: str) -> Any:
        """Return the value of a scalar of the type of that name, or ``None``."""
        value_type = VALUE_TYPES[type_name]
        value: Any = None
        if isinstance(tree, Scalar) and not tree.null:
            text = self.text(tree.text, path)
            if len(text) > LONGEST_TEXT:
                found, expected = f"{len(text):,}", f"at most {LONGEST_TEXT:,} characters"
                self.warn(path, Subtype.INVALID_VALUE, found, expected=expected)
                return None
            try:
                value = value_type.read(text)
            except ValueError:
                value = None
        if value is None:
            suggestion = nearest_date(tree.text) if type_name == "date" and isinstance(tree, Scalar) else ""
            self.warn(
                path,
                Subtype.INVALID_VALUE,
                describe(tree),
                expected=value_type.expected,
                suggestion=suggestion,
            )
        elif type_name == "license" and not is_web_address(value):
            value = spdx_name(value) or value
            if not spdx_name(value):
                self.warn(path, Subtype.DOUBTFUL_VALUE, describe(tree), expected=value_type.expected)
        return value

    def text(self, typed: str, path: str) -> str:
        """Return a text as it was typed, but for characters that are none."""
        text = readable(typed)
        if text != typed:
            first = next(character for character in typed if readable(character) != character)
            found = f"U+{ord(first):04X} in {describe(Scalar(typed, 0))}; such are left out"
            self.warn(path, Subtype.DOUBTFUL_VALUE, found, expected="no control characters")
        return text

    def author(self, tree: Tree, path: str) -> Author | None:
        """Return an author: an organisation by its name, or a person."""
        if not isinstance(tree, Table):
            name = self.scalar(tree, "text", path)
            return Organization(name=name) if name else None
        parts = self.fields(tree, {field.name: field for field in PERSON_FIELDS}, path)
        if "family" not in parts:
            return None
        return Person(**{name.replace("-", "_"): part for name, part in parts.items()})

    def target(self, tree: Tree, path: str) -> Target | None:
        """Return a relation's target: the slug or alias of an article, or a link."""
        if not isinstance(tree, Table):
            reference = self.scalar(tree, "reference", path)
            return str(reference) if reference else None
        parts = self.fields(tree, {field.name: field for field in LINK_FIELDS}, path)
        return Link(**parts) if "title" in parts else None
