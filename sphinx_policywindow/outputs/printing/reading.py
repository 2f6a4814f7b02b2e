"""Reads the body of a page, element by element, and says where in its bytes each tag stands.

What Sphinx and docutils write is well-formed XML, which Python reads in C. What an author or another
extension has written need not be: then Python's HTML parser reads it, at four times the cost.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from itertools import accumulate
from typing import Protocol, TypeVar
from xml.parsers import expat

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""The elements that hold nothing, and end where they begin."""
_ROOT = b"<body>"


class Reader(Protocol):
    """Says where the reading is; asked while an element starts or ends."""

    def opening(self) -> tuple[int, int]:
        """Return where the start tag begins and ends."""
        ...

    def closing(self, inside: int) -> tuple[int, int]:
        """Return where the end tag begins and ends, of an element whose inside begins at *inside*.

        Both are one place where there is no such tag.
        """
        ...

    def watch_ends(self, is_wanted: bool) -> None:
        """Say whether the ends of elements are of interest from here on."""
        ...


class Handler(Protocol):
    """Takes the elements in order."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        ...

    def end(self, name: str) -> None:
        """Take the end of an element."""
        ...


Taker = TypeVar("Taker", bound=Handler)


def read(data: bytes, handler: Callable[[Reader], Taker]) -> Taker:
    """Return a handler that has taken all elements of *data*, which is UTF-8."""
    try:
        return _read_xml(data, handler)
    except expat.ExpatError:
        return _read_html(data, handler)


class _XmlReader:
    """Where expat is; it counts bytes, and from the root that the data are put into."""

    def __init__(self, data: bytes, parser: expat.XMLParserType) -> None:
        self.data = data
        self.parser = parser
        self.handler: Handler

    def opening(self) -> tuple[int, int]:
        begin = self.parser.CurrentByteIndex - len(_ROOT)
        return begin, self._end_of(begin)

    def closing(self, inside: int) -> tuple[int, int]:
        begin = self.parser.CurrentByteIndex - len(_ROOT)
        if begin == inside and self.data[begin - 2 : begin] == b"/>":
            return begin, begin
        return begin, self.data.index(b">", begin) + 1

    def watch_ends(self, is_wanted: bool) -> None:
        self.parser.EndElementHandler = self.handler.end if is_wanted else None

    def _end_of(self, begin: int) -> int:
        """Return where a start tag ends: at the first ``>`` outside of quotes."""
        data = self.data
        end = data.index(b">", begin)
        if data.find(b"'", begin, end) < 0 and not data.count(b'"', begin, end) % 2:
            return end + 1
        quote = b""
        position = begin
        while quote or data[position : position + 1] != b">":
            character = data[position : position + 1]
            if character == quote:
                quote = b""
            elif not quote and character in (b'"', b"'"):
                quote = character
            position += 1
        return position + 1


def _read_xml(data: bytes, handler: Callable[[Reader], Taker]) -> Taker:
    parser = expat.ParserCreate("utf-8")
    reader = _XmlReader(data, parser)
    taker = reader.handler = handler(reader)

    def start_of_root(name: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = taker.start

    parser.StartElementHandler = start_of_root
    parser.Parse(_ROOT + data + b"</body>", True)
    return taker


class _HtmlReader(HTMLParser):
    """Where Python's HTML parser is; every element ends, if only where the one around it does."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = data.decode().split("\n")
        self.starts = [0, *accumulate(len(line.encode()) + 1 for line in self.lines)]
        self.size = len(data)
        self.data = data
        self.elements: list[str] = []
        self.handler: Handler
        self.tag = (0, 0)

    def opening(self) -> tuple[int, int]:
        return self.tag

    def closing(self, inside: int) -> tuple[int, int]:
        return self.tag

    def watch_ends(self, is_wanted: bool) -> None:
        """Change nothing: an end that nothing is to be done at costs little more than finding it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a start tag; of an attribute that stands twice the first counts, as in a browser."""
        begin = self._position()
        end = begin + len((self.get_starttag_text() or "").encode())
        self.tag = (begin, end)
        attributes: dict[str, str] = {}
        for key, value in attrs:
            attributes.setdefault(key, value or "")
        self.handler.start(tag, attributes)
        if tag in VOID:
            self.tag = (end, end)
            self.handler.end(tag)
        else:
            self.elements.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that is both."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.tag = (self.tag[1], self.tag[1])
            self.handler.end(self.elements.pop())

    def handle_endtag(self, tag: str) -> None:
        """Take an end tag, and first the ends of what is open within the element."""
        if tag not in self.elements:
            return
        begin = self._position()
        self.tag = (begin, begin)
        while (name := self.elements.pop()) != tag:
            self.handler.end(name)
        end = self.data.find(b">", begin)
        self.tag = (begin, end + 1 if end >= 0 else self.size)
        self.handler.end(tag)

    def parse_html_declaration(self, i: int) -> int:
        """Pass over a declaration: of one it does not know, Python's parser raises an error."""
        return self.parse_bogus_comment(i)

    def finish(self) -> None:
        """End what is still open."""
        self.close()
        self.tag = (self.size, self.size)
        while self.elements:
            self.handler.end(self.elements.pop())

    def _position(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + len(self.lines[line - 1][:column].encode())


def _read_html(data: bytes, handler: Callable[[Reader], Taker]) -> Taker:
    reader = _HtmlReader(data)
    taker = reader.handler = handler(reader)
    reader.feed(data.decode())
    reader.finish()
    return taker
