"""Reads the body of a page, element by element, and says where in its bytes each tag stands.

What Sphinx and docutils write is well-formed XML, which Python reads in C. What an author or another
extension has written need not be: Python's HTML parser reads it, at several times the cost, and it is
written anew. What either reader and a browser could take differently, such as comments, does not stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import Protocol, TypeVar
from xml.parsers import expat

from sphinx_policywindow.outputs.printing.edits import tag as written

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
"""The elements that hold nothing, and end where they begin."""
_ROOT = b"<body>"
_NAME = re.compile(r"[a-z_][a-z0-9_.:-]*")
"""The names of elements and attributes that are written anew: all that mean anything in HTML."""


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

    def leave_out(self, begin: int, end: int) -> None:
        """Take what is not for readers."""
        ...


Taker = TypeVar("Taker", bound=Handler)


def read(data: bytes, handler: Callable[[Reader, bytes], Taker]) -> Taker:
    """Return a handler that has taken all elements of *data*, which is UTF-8.

    It is made with the reader and with the data that this reads: the same, or written anew. Names are in
    small letters.
    """
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
        self.parser.EndElementHandler = self.end if is_wanted else None

    def end(self, name: str) -> None:
        self.handler.end(name.lower())

    def comment(self, _text: str) -> None:
        self._leave_out(4, b"-->")

    def instruction(self, _target: str, _data: str) -> None:
        self._leave_out(2, b"?>")

    def marked_section(self) -> None:
        self._leave_out(9, b"]]>")

    def _leave_out(self, length: int, mark: bytes) -> None:
        """Have a part left out that has a start of some length, and ends with a mark.

        One that does not end is an error, of which expat says nothing before it comes to the end.
        """
        begin = self.parser.CurrentByteIndex - len(_ROOT)
        end = self.data.find(mark, begin + length)
        if end >= 0:
            self.handler.leave_out(begin, end + len(mark))

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


def _read_xml(data: bytes, handler: Callable[[Reader, bytes], Taker]) -> Taker:
    parser = expat.ParserCreate("utf-8")
    reader = _XmlReader(data, parser)
    taker = reader.handler = handler(reader, data)

    take = taker.start

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.islower() and (not attributes or "".join(attributes).islower()):
            take(name, attributes)
            return
        small: dict[str, str] = {}
        for key, value in attributes.items():
            small.setdefault(key.lower(), value)
        take(name.lower(), small)

    def start_of_root(name: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = start

    parser.StartElementHandler = start_of_root
    parser.CommentHandler = reader.comment
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartCdataSectionHandler = reader.marked_section
    parser.Parse(_ROOT + data + b"</body>", True)
    return taker


class _HtmlWriter(HTMLParser):
    """Writes HTML anew, and notes where; every element ends, if only where the one around it does."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []
        self.size = 0
        self.tokens: list[tuple[str, dict[str, str] | None, int, int]] = []
        """Name, attributes, begin and end of each tag; no attributes at the end of an element."""
        self.elements: list[str] = []
        self.open: Counter[str] = Counter()
        """How many of the elements have which name."""

    def put(self, text: str) -> tuple[int, int]:
        """Add to what is written, and return where that is."""
        self.parts.append(text.encode())
        begin, self.size = self.size, self.size + len(self.parts[-1])
        return begin, self.size

    def start(self, tag: str, attrs: list[tuple[str, str | None]], *, is_empty: bool) -> None:
        """Take a start tag; of an attribute that stands twice the first counts, as in a browser."""
        if not _NAME.fullmatch(tag):
            return
        attributes: dict[str, str] = {}
        for key, value in attrs:
            if _NAME.fullmatch(key):
                attributes.setdefault(key, value or "")
        self.tokens.append((tag, attributes, *self.put(written(tag, attributes, " />" if is_empty else ">"))))
        if is_empty or tag in VOID:
            self.tokens.append((tag, None, self.size, self.size))
        else:
            self.elements.append(tag)
            self.open[tag] += 1

    def leave(self, begin: int, end: int) -> None:
        """End the innermost element."""
        tag = self.elements.pop()
        self.open[tag] -= 1
        self.tokens.append((tag, None, begin, end))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a start tag."""
        self.start(tag, attrs, is_empty=False)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that is both."""
        self.start(tag, attrs, is_empty=True)

    def handle_endtag(self, tag: str) -> None:
        """Take an end tag, and first the ends of what is open within the element."""
        is_open = self.open[tag] > 0
        while is_open and self.elements[-1] != tag:
            self.leave(self.size, self.size)
        place = self.put(f"</{tag}>") if _NAME.fullmatch(tag) else (0, 0)
        if is_open:
            self.leave(*place)

    def handle_data(self, data: str) -> None:
        """Take text; what a script or a style says is not for readers."""
        if self.cdata_elem is None:
            self.put(escape(data, quote=False))

    def parse_html_declaration(self, i: int) -> int:
        """Pass over a declaration: of one it does not know, Python's parser raises an error."""
        return self.parse_bogus_comment(i)

    def finish(self) -> None:
        """End what is still open."""
        self.close()
        while self.elements:
            self.leave(self.size, self.size)


class _HtmlReader:
    """Where the tag is that is taken."""

    tag = (0, 0)

    def opening(self) -> tuple[int, int]:
        return self.tag

    def closing(self, inside: int) -> tuple[int, int]:
        return self.tag

    def watch_ends(self, is_wanted: bool) -> None:
        """Change nothing: an end that nothing is to be done at costs little."""


def _read_html(data: bytes, handler: Callable[[Reader, bytes], Taker]) -> Taker:
    writer = _HtmlWriter()
    writer.feed(data.decode())
    writer.finish()
    reader = _HtmlReader()
    taker = handler(reader, b"".join(writer.parts))
    for name, attributes, *place in writer.tokens:
        reader.tag = (place[0], place[1])
        if attributes is None:
            taker.end(name)
        else:
            taker.start(name, attributes)
    return taker
