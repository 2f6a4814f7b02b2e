"""The heading of a page whose title stands in its front matter, and whose headings begin at ``##``.

Hugo, Quarto, mystmd and many others write pages like this: the theme adds the title. MyST-Parser would take
the first subheading for the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from sphinx_policywindow.articles.front_matter import Reading, closing_fence
from sphinx_policywindow.problems import Problem, Subtype

_BEGINNING = re.compile(r" {0,3}(?:(#{1,6})(?:[ \t]|$)|`{3}|~{3}|:{3}|<|(?:=+|-+)[ \t]*$)")
"""The lines that may be, or hide, the first heading."""
_HIDES_HEADINGS = re.compile(r"\{(?:include|eval-rst)\}")
"""The directives that may bring a heading to the page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The *level* of a heading, from 1, its *words* as they were typed, and its *line*, from 1."""

    level: int
    words: str
    line: int


def block_parser(config: MdParserConfig) -> MarkdownIt:
    """Return MyST's parser of blocks, which looks at no inline markup."""
    parser = create_md_parser(config, DocutilsRenderer)
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def read_heading(
    reading: Reading, path: str, parser: Callable[[], MarkdownIt], *, myst_adds_title: bool
) -> tuple[str, list[Problem]]:
    """Return the text of a page whose first heading is the title of its article, and what is wrong with it.

    A page with a title in its front matter, and a first heading below level 1, gets the title as its
    heading, in place of a line that the record has left empty: no other line moves. *parser* makes a
    :func:`block_parser`, for pages that need one; *myst_adds_title* is ``myst_title_to_header``.
    """
    article, text = reading.article, reading.text
    is_added = bool(reading.page_title) and (myst_adds_title or reading.myst_adds_title)
    if article is None or is_added:
        return text, []
    first = first_heading(text, parser)
    if first is None or first.level == 1:
        return text, []
    title = article.title or reading.page_title
    if title:
        return _with_heading(text, title, article.line_of("title")), []
    problem = Problem(
        path=path,
        line=first.line,
        key=f"{article.kind}.title",
        expected="a heading of level 1 (# …), or a title in the front matter",
        found=f"'{first.words}' of level {first.level} as the first heading; the article is called that",
        subtype=Subtype.DOUBTFUL_VALUE,
    )
    return text, [problem]


def first_heading(text: str, parser: Callable[[], MarkdownIt]) -> Heading | None:
    """Return the first heading of a page; ``None`` where it has none, or may get it from elsewhere."""
    lines = text.split("\n")
    start = (closing_fence(lines) or 0) + 1 if text.startswith("---") else 0
    for number, line in enumerate(lines[start:], start + 1):
        found = _BEGINNING.match(line)
        if found is not None:
            if found[1] == "#":
                return Heading(1, line.strip("# \t"), number)
            return _parsed_heading(parser().parse(text))
    return None


def _parsed_heading(tokens: list[Token]) -> Heading | None:
    for token, following in pairwise(tokens):
        if token.type == "fence" and _HIDES_HEADINGS.match(token.info):
            return None
        if token.type == "heading_open" and token.level == 0 and token.map:
            return Heading(int(token.tag[1]), following.content, token.map[0] + 1)
    return None


def _with_heading(text: str, title: str, line: int) -> str:
    """Return *text* with *title* as a heading: on that *line*, or where the closing fence was; that moves up.

    A front matter without an empty line, as one in braces, leaves the text as it is.
    """
    lines = text.split("\n")
    words = " ".join(title.split())
    heading = "# " + (words[:-1] + r"\#" if words.endswith("#") else words)
    end = closing_fence(lines) if text.startswith("---") else None
    if end is None:
        lines[line - 1] = heading
        return "\n".join(lines)
    empty = next((index for index in range(end - 1, 0, -1) if not lines[index].strip()), None)
    if empty is None:
        return text
    return "\n".join([*lines[:empty], *lines[empty + 1 : end + 1], heading, *lines[end + 1 :]])
