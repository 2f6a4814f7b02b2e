"""Changes of a text of bytes that leave all else as it is."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape


class Edits:
    """What stands in the place of which part of *data*. Of an edit within another, the outer counts."""

    def __init__(self, data: bytes) -> None:
        """Begin with nothing changed."""
        self.data = data
        self._edits: list[tuple[int, int, bytes]] = []
        self._is_sorted = True

    def replace(self, begin: int, end: int, new: str) -> None:
        """Put *new* in the place of a part of the data."""
        self._edits.append((begin, end, new.encode(errors="xmlcharrefreplace")))
        self._is_sorted = False

    def part(self, begin: int, end: int) -> str:
        """Return a part of the data with all edits that are within it."""
        if not self._is_sorted:
            self._edits.sort(key=lambda edit: (edit[0], -edit[1]))
            self._is_sorted = True
        pieces, position = [], begin
        for first, last, new in self._edits:
            if position <= first and last <= end:
                pieces += [self.data[position:first], new]
                position = last
        pieces.append(self.data[position:end])
        return b"".join(pieces).decode()


def tag(name: str, attributes: Mapping[str, str], end: str = ">") -> str:
    """Return a start tag."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}{end}"
