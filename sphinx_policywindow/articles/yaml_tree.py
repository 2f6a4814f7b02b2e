"""YAML as it was typed: scalars as text, and the line of everything.

A loader would turn ``1.10`` into 1.1 and ``NO`` into False; what a scalar means is for the type of
its field to say. Anchors and merge keys are followed, within bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_IS_LIBYAML = _LOADER is not yaml.SafeLoader
_OTHER_LINE_ENDS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
_MAX_NODES = 20_000
_MAX_DEPTH = 50
_MAX_LENGTH = 1_000_000


class MalformedYamlError(ValueError):
    """A text that is no YAML, or more than is reasonable; *line* counts from 1."""

    def __init__(self, reason: str, line: int) -> None:
        """Say why, and where."""
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; *null* where it is an unquoted ``null``, ``~`` or nothing."""

    text: str
    line: int
    null: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Tree, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping: its pairs in the order that they were typed in, duplicates included."""

    pairs: tuple[tuple[Scalar, Tree], ...]
    line: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that could not be read, and of which a warning was given."""

    line: int


Tree = Scalar | Sequence | Table | Lost


def compose(text: str, first_line: int) -> Tree | None:
    """Return the tree of the one document in *text*, whose first line is *first_line* of its file.

    ``None`` is a document with nothing in it. Raises :class:`MalformedYamlError`.
    """
    if len(text) > _MAX_LENGTH:
        raise MalformedYamlError(f"more than {_MAX_LENGTH:,} characters", first_line)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start)
        raise MalformedYamlError("half a character", first_line + line) from error
    _check_depth(text, first_line)
    # YAML would take these for the ends of lines, which they are in no other reader of the page.
    text = text.translate(_OTHER_LINE_ENDS)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.count("\n")) if mark else 0
        raise MalformedYamlError(error.problem or "malformed", first_line + line) from error
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes, as a text is UTF-8 to it.
        position = error.position if isinstance(error.position, int) else 0
        line = text.encode()[:position].count(b"\n") if _IS_LIBYAML else text.count("\n", 0, position)
        raise MalformedYamlError(error.reason, first_line + line) from error
    except RecursionError as error:
        raise MalformedYamlError("nested too deeply", first_line) from error
    return None if node is None else _Converter(first_line).tree(node, 0)


def _check_depth(text: str, first_line: int) -> None:
    """Raise :class:`MalformedYamlError` for a text that is nested too deeply for PyYAML's own stack."""
    if text.count("[") + text.count("{") + text.count("- ") < _MAX_DEPTH:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > 2 * _MAX_DEPTH:
                raise MalformedYamlError("nested too deeply", first_line + _line(event))
    except yaml.YAMLError:
        return  # which is said when the text is composed


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


class _Converter:
    """Turns PyYAML's nodes into a tree, and stops at what only an attack would need."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.count = 0

    def tree(self, node: yaml.Node, depth: int) -> Tree:
        line = self.first_line + node.start_mark.line
        self.count += 1
        if self.count > _MAX_NODES or depth > _MAX_DEPTH:
            raise MalformedYamlError("more values, or more deeply nested, than a record can have", line)
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value, line, null=node.tag == "tag:yaml.org,2002:null")
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.tree(item, depth + 1) for item in node.value), line)
        assert isinstance(node, yaml.MappingNode)
        return Table(tuple(self.pairs(node, depth)), line, flow=bool(node.flow_style))

    def pairs(self, node: yaml.MappingNode, depth: int) -> Iterator[tuple[Scalar, Tree]]:
        own: list[tuple[Scalar, Tree]] = []
        merged: list[tuple[Scalar, Tree]] = []
        for key_node, value_node in node.value:
            value = self.tree(value_node, depth + 1)
            if key_node.tag == "tag:yaml.org,2002:merge":
                sources = value.items if isinstance(value, Sequence) else (value,)
                merged += [pair for source in sources if isinstance(source, Table) for pair in source.pairs]
                continue
            key = self.tree(key_node, depth + 1)
            own.append((key if isinstance(key, Scalar) else Scalar("(not a name)", key.line), value))
        yield from own
        known = {key.text for key, _ in own}
        for key, value in merged:
            if key.text not in known:
                known.add(key.text)
                yield key, value
