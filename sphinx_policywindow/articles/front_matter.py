"""The front matter of a page → its article, what is wrong with it, and the text that is left.

Nothing here raises for what an author has typed: each mistake costs the value that it is in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.record import RecordReader, describe
from sphinx_policywindow.articles.yaml_tree import Lost, MalformedYamlError, Scalar, Table, Tree, compose
from sphinx_policywindow.problems import Problem, Subtype, nearest

_TOP_LEVEL_KEY = re.compile(r"[\"']?([^\s#\"':](?:[^\"':]*[^\s\"':])?)[\"']?\s*:(?:\s|$)")

_REASONS = {
    "found unexpected end of stream": "a quotation mark that is not closed",
    "mapping values are not allowed in this context": "a text with a colon and a space belongs in quotes",
    "found undefined alias": "a text that begins with * belongs in quotes",
}
"""What an author can do about what libyaml says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a page's text holds. *text* is the page without its record, line for line.

    *page_title* is the ``title`` of the front matter, beside the record, or empty; *myst_adds_title* is
    whether the page asks MyST-Parser to make a heading of it.
    """

    article: Article | None
    problems: tuple[Problem, ...]
    text: str
    page_title: str = ""
    myst_adds_title: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A top-level key of the front matter, its value, and the lines of both (counted from 1)."""

    key: Scalar
    value: Tree
    end: int


def read_front_matter(text: str, *, docname: str, path: str, kinds: Kinds) -> Reading:
    """Read the record of the page *docname*, whose text is in the file *path*.

    A page without a record is returned as it is, without an article. The title of the article is
    empty where the record gives none: the page's heading is not known here.
    """
    untouched = Reading(article=None, problems=(), text=text)
    if not text.startswith("---"):
        return Reading(article=None, problems=tuple(_too_late(text, path, kinds)), text=text)
    lines = text.split("\n")
    end = closing_fence(lines)
    problems: list[Problem] = []
    if end is None:
        problems += _unclosed(lines, path, kinds)
        return Reading(article=None, problems=tuple(problems), text=text)
    block = lines[1:end]
    parts: list[_Part]
    try:
        root = compose("\n".join(block), first_line=2)
        if not isinstance(root, Table):
            return untouched
        parts = list(_parts(root, end))
        on_one_line = root.flow and any(part.key.text not in kinds for part in parts)
    except MalformedYamlError:
        parts = list(_salvage(block, path, kinds, problems))
        on_one_line = False
    records = [part for part in parts if part.key.text in kinds]
    if not records:
        problems += _misspelt_kinds(parts, path, kinds)
        return Reading(article=None, problems=tuple(problems), text=text)

    first, *others = records
    problems += _not_indented(first, parts, path, kinds)
    article = RecordReader(path, docname, kinds, problems).article(first.key, first.value)
    for other in others:
        same = other.key.text == first.key.text
        problems.append(
            Problem(
                path=path,
                line=other.key.line,
                key=other.key.text,
                found=f"the page already is a {first.key.text} (line {first.key.line}); this is not used",
                subtype=Subtype.DUPLICATE_KEY if same else Subtype.DUPLICATE_KIND,
            )
        )
    # Of a mapping in braces nothing is taken out; MyST ignores a key that it does not know.
    left = text if on_one_line else _without(records, lines, end)
    beside = {part.key.text: part.value for part in parts}
    myst = beside.get("myst")
    myst_options = {key.text: _words(value) for key, value in myst.pairs} if isinstance(myst, Table) else {}
    return Reading(
        article=article,
        problems=tuple(problems),
        text=left,
        page_title=_words(beside.get("title")),
        myst_adds_title=myst_options.get("title_to_header") == "true",
    )


def _words(tree: Tree | None) -> str:
    return tree.text if isinstance(tree, Scalar) else ""


def closing_fence(lines: list[str]) -> int | None:
    """Return the index of the line that closes the front matter, by the rules of MyST's parser."""
    opening = re.match("-+", lines[0])
    assert opening is not None
    for index, line in enumerate(lines[1:], start=1):
        if re.fullmatch(r"\.\.\.\s*", line) or (
            (match := re.fullmatch(r" {0,3}(-{3,})\s*", line)) and len(match[1]) >= len(opening[0])
        ):
            return index
    return None


def _too_late(text: str, path: str, kinds: Kinds) -> Iterator[Problem]:
    """Yield a problem where empty lines stand before what would be the front matter of an article."""
    below = text.lstrip()
    if not below.startswith("---"):
        return
    before = text.count("\n", 0, len(text) - len(below))
    lines = below.split("\n")
    for line in lines[1 : closing_fence(lines)]:
        match = _TOP_LEVEL_KEY.match(line)
        if match and match[1] in kinds:
            yield Problem(
                path=path,
                line=before + 1,
                key=match[1],
                expected="the front matter to begin on line 1",
                found=f"line {before + 1}: the record is not read",
                subtype=Subtype.MALFORMED_FRONT_MATTER,
            )
            return


def _unclosed(lines: list[str], path: str, kinds: Kinds) -> Iterator[Problem]:
    for index, line in enumerate(lines[1:], start=2):
        match = _TOP_LEVEL_KEY.match(line)
        if match and match[1] in kinds:
            yield Problem(
                path=path,
                line=index,
                key=match[1],
                expected="a line '---' after the front matter",
                found="none: the record is not read",
                subtype=Subtype.MALFORMED_FRONT_MATTER,
            )
            return


def _misspelt_kinds(parts: list[_Part], path: str, kinds: Kinds) -> Iterator[Problem]:
    """Yield a problem for a key that can only be meant as a kind: it is near to one, and has a summary."""
    for part in parts:
        suggestion = nearest(part.key.text.lower(), kinds.by_name)
        fields = [key.text for key, _ in part.value.pairs] if isinstance(part.value, Table) else []
        if suggestion and "summary" in fields:
            yield Problem(
                path=path,
                line=part.key.line,
                key=part.key.text,
                found=f"no kind has the name '{part.key.text}'; this is not read",
                suggestion=suggestion,
                subtype=Subtype.UNKNOWN_KIND,
            )


def _not_indented(record: _Part, parts: list[_Part], path: str, kinds: Kinds) -> Iterator[Problem]:
    """Yield a problem where the fields of an empty record stand beside it and not below."""
    if not (isinstance(record.value, Scalar) and record.value.null):
        return
    for part in parts:
        if part.key.text in kinds.fields(record.key.text):
            yield Problem(
                path=path,
                line=part.key.line,
                key=part.key.text,
                expected=f"the fields of '{record.key.text}' indented below it, by spaces",
                found=f"'{part.key.text}' at the margin",
                subtype=Subtype.MALFORMED_FRONT_MATTER,
            )


def _parts(root: Table, end: int) -> Iterator[_Part]:
    starts = sorted(key.line for key, _ in root.pairs)
    for key, value in root.pairs:
        later = bisect_right(starts, key.line)
        yield _Part(key, value, starts[later] - 1 if later < len(starts) else end)


def _salvage(block: list[str], path: str, kinds: Kinds, problems: list[Problem]) -> Iterator[_Part]:
    """Yield what can be read of the records in a block that is no YAML as a whole.

    What else is in the block is left to the parser of the page, which warns of it.
    """
    starts = [
        (index, match[1]) for index, line in enumerate(block) if (match := _TOP_LEVEL_KEY.match(line))
    ] + [(len(block), "")]
    for (start, name), (stop, _) in pairwise(starts):
        if name in kinds:
            value = _whole(block, start, stop) or _salvaged(block, start, stop, name, path, problems)
            yield _Part(Scalar(name, start + 2), value, stop + 1)


def _whole(block: list[str], start: int, stop: int) -> Tree | None:
    """Return the value of a record that is YAML by itself."""
    try:
        tree = compose("\n".join(block[start:stop]), first_line=start + 2)
    except MalformedYamlError:
        return None
    return tree.pairs[0][1] if isinstance(tree, Table) else None


def _salvaged(
    block: list[str], start: int, stop: int, name: str, path: str, problems: list[Problem]
) -> Table:
    """Return what can be read of a record: it is cut at its keys by their indentation."""
    pairs: list[tuple[Scalar, Tree]] = []
    for chunk_start, chunk_stop in _chunks(block, start, stop):
        chunk = block[chunk_start:chunk_stop]
        try:
            tree = compose("\n".join(chunk), first_line=chunk_start + 2)
        except MalformedYamlError as error:
            problem = _malformed(error, name, chunk[0], path)
            problems.append(problem)
            field = Scalar(problem.key.removeprefix(f"{name}."), chunk_start + 2)
            pairs.append((field, Lost(error.line)))
            continue
        if isinstance(tree, Table):
            pairs += tree.pairs
        elif tree is not None:
            problems.append(
                Problem(
                    path=path,
                    line=tree.line,
                    key=name,
                    expected="a key and its value",
                    found=describe(tree),
                    subtype=Subtype.MALFORMED_FRONT_MATTER,
                )
            )
    return Table(tuple(pairs), start + 2)


def _chunks(block: list[str], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the first line of each field of the record at *start*, and the line after its last."""
    body = [index for index in range(start + 1, stop) if block[index].strip()]
    widths = {index: len(block[index]) - len(block[index].lstrip(" ")) for index in body}
    tabs = {index for index in body if block[index].lstrip(" ").startswith("\t")}
    # A field that stands less far in than the first is one that was meant to be beside it.
    indent = next((width for index, width in widths.items() if width and index not in tabs), 0)
    cuts = [index for index, width in widths.items() if width <= indent or index in tabs]
    if not cuts:
        # The record is on the line of its kind: there is nothing to cut it at.
        yield start, stop
        return
    yield from zip(cuts, [*cuts[1:], stop], strict=True)


def _malformed(error: MalformedYamlError, kind: str, first: str, path: str) -> Problem:
    match = _TOP_LEVEL_KEY.match(first.strip())
    name = match[1] if match else ""
    said = str(error)
    reason = "a tab; YAML is indented by spaces" if "\t" in first else _REASONS.get(said, said)
    return Problem(
        path=path,
        line=error.line,
        key=f"{kind}.{name}" if name and name != kind else kind,
        expected="YAML",
        found=f"'{first.strip()[:60]}' ({reason})",
        subtype=Subtype.MALFORMED_FRONT_MATTER,
    )


def _without(records: list[_Part], lines: list[str], end: int) -> str:
    """Return the page with empty lines where its records are, or with none of the block left.

    MyST warns of a block that holds nothing: its fences go with the last key.
    """
    kept = list(lines)
    for part in records:
        first, last = part.key.line - 1, min(part.end, end)
        kept[first:last] = [""] * (last - first)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in kept[1:end]):
        kept[: end + 1] = [""] * (end + 1)
    elif any("&" in line for part in records for line in lines[part.key.line - 1 : part.end]):
        # Another key may refer to an anchor that has gone.
        return "\n".join(kept if _is_yaml(kept[1:end]) else lines)
    return "\n".join(kept)


def _is_yaml(block: list[str]) -> bool:
    try:
        compose("\n".join(block), first_line=2)
    except MalformedYamlError:
        return False
    return True
