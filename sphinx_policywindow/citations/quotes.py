"""Quotation marks: curling straight ones, finding pairs, alternating the nested ones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

Marks = tuple[str, str, str, str]
"""The opening and the closing quotation mark, and those within a quotation; a character each."""
ENGLISH: Marks = ("“", "”", "‘", "’")

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
    opened = _Opened()
    found: list[tuple[int, int]] = []
    for match in _CURLY.finditer(text):
        offset, character = match.start(), match[0]
        if character in _CLOSER:
            opened.add(character, offset)
        elif not _is_apostrophe(text, offset) and (opening := opened.close(_OPENER[character])):
            found.append((opening[0], offset))
    depths = _depths(found)
    return tuple(Pair(opening=start, closing=end, depth=depths[start]) for start, end in found)


def _depths(found: list[tuple[int, int]]) -> dict[int, int]:
    """Return how many pairs each pair stands within, by its opening; no two pairs cross."""
    depths: dict[int, int] = {}
    around: list[int] = []
    for start, end in sorted(found):
        while around and around[-1] < start:
            around.pop()
        depths[start] = len(around)
        around.append(end)
    return depths


class _Opened:
    """The marks that are open, by their places; a look at each of them is enough, however many there are."""

    def __init__(self) -> None:
        self.stack: list[tuple[str, int]] = []
        self.count: Counter[str] = Counter()

    def add(self, mark: str, offset: int) -> None:
        """Open a mark."""
        self.stack.append((mark, offset))
        self.count[mark] += 1

    def close(self, mark: str) -> tuple[int, int] | None:
        """Close the last *mark*, and what is open within it; return its place, and how many are around it."""
        if not self.count[mark]:
            return None
        while True:
            last, offset = self.stack.pop()
            self.count[last] -= 1
            if last == mark:
                return offset, len(self.stack)


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


def curled(text: str, marks: Marks = ENGLISH) -> str:
    """Return *text* with its straight quotation marks and apostrophes curled; length is kept.

    A straight mark says only "quote": the outermost become the first pair of *marks*, those within them
    the second.
    """
    if '"' not in text and "'" not in text:
        return text
    opened = _Opened()
    characters = list(text)
    last_opening = -2
    for offset, character in enumerate(text):
        if character not in "\"'":
            continue
        is_right_within = offset == last_opening + 1 and bool(text[offset + 1 : offset + 2].strip())
        if is_right_within or _STRAIGHT_OPENING.match(text, offset):
            opened.add(character, offset)
            last_opening = offset
            continue
        is_apostrophe = character == "'" and text[offset + 1 : offset + 2].isalnum()
        opening = None if is_apostrophe else opened.close(character)
        if opening is None:
            characters[offset] = "’" if character == "'" else marks[1]
            continue
        start, depth = opening
        characters[start], characters[offset] = marks[2:] if depth % 2 else marks[:2]
    # What is still straight opened nothing: ’90s is an apostrophe, and a lone " opens a quotation.
    return "".join(characters).replace("'", "’").replace('"', marks[0])
