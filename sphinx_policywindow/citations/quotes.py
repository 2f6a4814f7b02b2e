"""Quotation marks: curling straight ones, finding pairs, alternating the nested ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSER = {"“": "”", "‘": "’"}
_OPENER = {closer: opener for opener, closer in _CLOSER.items()}
_CURLY = re.compile("[“”‘’]")
_STRAIGHT_OPENING = re.compile(r"""(?:^|(?<=[\s(\[{“‘/–—-]))["'](?=\S)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The offsets of two matching quotation marks, and how many pairs they stand within."""

    opening: int
    closing: int
    depth: int


def pairs(text: str) -> tuple[Pair, ...]:
    """Return the matching pairs of curly quotation marks in *text*, in the order of closing.

    An apostrophe (``don’t``, ``users’``) and an unmatched mark belong to no pair.
    """
    stack: list[int] = []
    found: list[tuple[int, int]] = []
    for match in _CURLY.finditer(text):
        offset, character = match.start(), match[0]
        if character in _CLOSER:
            stack.append(offset)
        elif not _is_apostrophe(text, offset):
            matching = [place for place, start in enumerate(stack) if text[start] == _OPENER[character]]
            if matching:
                found.append((stack[matching[-1]], offset))
                del stack[matching[-1] :]
    return tuple(
        Pair(opening=start, closing=end, depth=sum(a < start and end < b for a, b in found))
        for start, end in found
    )


def _is_apostrophe(text: str, offset: int) -> bool:
    neighbours = text[offset - 1 : offset] + text[offset + 1 : offset + 2]
    return text[offset] == "’" and len(neighbours) == 2 and neighbours.isalnum()


def alternated(text: str, outermost: tuple[str, str], next_inner: tuple[str, str]) -> str:
    """Rewrite the pairs of *text*: *outermost* marks at depth 0, *next_inner* at depth 1, and so on."""
    characters = list(text)
    for pair in pairs(text):
        marks = next_inner if pair.depth % 2 else outermost
        characters[pair.opening], characters[pair.closing] = marks
    return "".join(characters)


def curled(text: str) -> str:
    """Return *text* with its straight quotation marks and apostrophes curled; length is kept.

    A straight mark says only "quote": the outermost become double, those within them single.
    """
    if '"' not in text and "'" not in text:
        return text
    stack: list[tuple[str, int]] = []
    characters = list(text)
    for offset, character in enumerate(text):
        if character not in "\"'":
            continue
        if _STRAIGHT_OPENING.match(text, offset):
            stack.append((character, offset))
            continue
        opened = [place for place, (mark, _) in enumerate(stack) if mark == character]
        if not opened or (character == "'" and text[offset + 1 : offset + 2].isalnum()):
            characters[offset] = "’" if character == "'" else "”"
            continue
        outermost = opened[-1] % 2 == 0
        characters[stack[opened[-1]][1]] = "“" if outermost else "‘"
        characters[offset] = "”" if outermost else "’"
        del stack[opened[-1] :]
    # What is still straight opened nothing: ’90s is an apostrophe, and a lone " opens a quotation.
    return "".join(characters).replace("'", "’").replace('"', "“")
