"""Where in ``conf.py`` an option stands, or an entry of it, by the syntax tree of the file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def line_of_option(conf_py: Path, key: str) -> int:
    """Return the line of *conf_py* for a *key* such as ``policywindow_kinds.law.rows[1]``.

    What is not written out there has the line of what it is a part of; an option that is not set has 1.
    """
    name, *path = re.findall(r"[^.\[\]]+", key)
    try:
        text = conf_py.read_text(encoding="utf-8")
        statements = list(ast.walk(ast.parse(text)))
    except (OSError, SyntaxError, ValueError):
        return 1
    places = [_place(value, path, line) for line, value in _values(statements, name)]
    if places:
        return max(places)[1]
    place = re.search(rf"^{re.escape(name)}\b", text, re.MULTILINE)
    return text.count("\n", 0, place.start()) + 1 if place else 1


def _values(statements: Iterable[ast.AST], name: str) -> Iterator[tuple[int, ast.expr | None]]:
    """Yield each value that a variable is given, with its line."""
    for statement in statements:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign | ast.AugAssign):
            targets = [statement.target]
        else:
            continue
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            yield statement.lineno, statement.value


def _place(value: ast.expr | None, path: Iterable[str], line: int) -> tuple[int, int]:
    """Return how far a path of keys and indexes can be followed in *value*, and the line where it ends."""
    depth = 0
    for step in path:
        entry = _entry(value, step)
        if entry is None:
            break
        line, value = entry
        depth += 1
    return depth, line


def _entry(value: ast.expr | None, step: str) -> tuple[int, ast.expr] | None:
    """Return an entry of what is a dictionary or a list in the source, and the line where it begins."""
    if isinstance(value, ast.Dict):
        entries = [
            (key.lineno, entry)
            for key, entry in zip(value.keys, value.values, strict=True)
            if isinstance(key, ast.Constant) and str(key.value) == step
        ]
        return entries[-1] if entries else None
    if isinstance(value, ast.List | ast.Tuple) and step.isdecimal():
        entries = [(entry.lineno, entry) for entry in value.elts]
        before = value.elts[: int(step) + 1]
        is_counted = len(before) > int(step) and not any(isinstance(entry, ast.Starred) for entry in before)
        return entries[int(step)] if is_counted else None
    return None
