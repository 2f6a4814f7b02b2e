"""Inline nodes → runs: what a title or a summary says, whatever markup it was typed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import groupby
from operator import attrgetter
from xml.etree import ElementTree

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from docutils.utils.math.unichar2tex import uni2tex_table
from sphinx.addnodes import pending_xref

from sphinx_policywindow.runs import Look, Run, Runs, on_one_line, plain, to_plain

Resolve = Callable[[pending_xref], Runs | None]
"""From a reference that is not resolved yet to the words that it will show; ``None`` leaves its own."""

_SOURCES = frozenset({"cite", "citation"})
"""The domains whose references are marks of sources: sphinxcontrib-bibtex's, and Sphinx's own."""
_LOOKS: dict[str, Look] = {
    "sup": "sup",
    "sub": "sub",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "b": "bold",
    "strong": "bold",
}
"""The HTML elements that have a look in a citation."""
_HIDDEN = frozenset({"script", "style", "template"})
_SCRIPTS: dict[str, tuple[tuple[Look], ...]] = {
    "msup": (("sup",),),
    "mover": (("sup",),),
    "msub": (("sub",),),
    "munder": (("sub",),),
    "msubsup": (("sub",), ("sup",)),
    "munderover": (("sub",), ("sup",)),
}
"""Where each element of MathML puts what follows its first part."""
_BINARY = frozenset("=≠<>≤≥≪≫≈≡∼≃≅∝×·÷±∓+−→←↔⇒⇔∈∉⊂⊆∪∩∧∨")
"""Operators that TeX sets with a space on both sides."""


def runs_of(inline: Iterable[nodes.Node], resolve: Resolve = lambda _reference: None) -> Runs:
    """Return what *inline* nodes say, on one line, with superscripts, subscripts and emphasis kept.

    Marks of notes and sources, comments and the parser's messages are no words. Raw HTML counts by
    what a browser shows of it; raw text of other formats does not count. Pictures are left out.
    """
    reader = _Reader(resolve)
    for node in inline:
        reader.read(node, ())
    return _without_common_look(on_one_line(reader.runs))


def plain_text_of(inline: Iterable[nodes.Node]) -> str:
    """Return the same as plain text: ``10^25``."""
    return to_plain(runs_of(inline))


def inline_nodes(
    runs: Iterable[Run], leaf: Callable[[Run], nodes.Node] = lambda run: nodes.Text(run.text)
) -> list[nodes.Node]:
    """Return *runs* as nodes, with the looks that every builder can show; *leaf* makes that of one run."""
    result: list[nodes.Node] = []
    for is_italic, group in groupby(runs, key=attrgetter("italic")):
        content = [_with_other_looks(run, leaf(run)) for run in group]
        result += [nodes.emphasis("", "", *content)] if is_italic else content
    return result


def _with_other_looks(run: Run, node: nodes.Node) -> nodes.Node:
    if "sup" in run.looks:
        node = nodes.superscript("", "", node)
    if "sub" in run.looks:
        node = nodes.subscript("", "", node)
    return nodes.strong("", "", node) if run.bold else node


def _without_common_look(runs: Runs) -> Runs:
    """Return *runs* without emphasis of the whole text, which sets nothing in it apart."""
    if {run.looks[:1] for run in runs} not in ({("italic",)}, {("bold",)}):
        return runs
    return _without_common_look(tuple(replace(run, looks=run.looks[1:]) for run in runs))


class _Reader:
    """Reads nodes one by one; an element of raw HTML may span several of them."""

    def __init__(self, resolve: Resolve) -> None:
        self.resolve = resolve
        self.runs: list[Run] = []
        self.open: list[str] = []
        """The elements of raw HTML that are open."""

    def read(self, node: nodes.Node, looks: tuple[Look, ...]) -> None:
        """Add what *node* says, within *looks*."""
        if isinstance(node, nodes.Text):
            self.add(node.astext(), looks)
        elif isinstance(node, nodes.raw):
            if "html" in node.get("format", "").split():
                self.read_html(node.astext(), looks)
        elif isinstance(node, nodes.math):
            self.runs += _within(looks, math_runs(node.astext()))
        elif _is_mark(node):
            self.drop_space()
        elif isinstance(node, pending_xref) and (words := self.resolve(node)) is not None:
            self.runs += _within(looks, words)
        elif isinstance(node, nodes.Element) and not isinstance(node, nodes.image | nodes.comment):
            inner = (*looks, look) if (look := _look(node)) else looks
            for child in node.children:
                self.read(child, inner)

    def add(self, text: str, looks: tuple[Look, ...]) -> None:
        """Add *text*, unless no browser shows it."""
        if _HIDDEN.isdisjoint(self.open):
            raw = tuple(_LOOKS[name] for name in self.open if name in _LOOKS)
            self.runs.append(Run(text=text, looks=(*looks, *raw)))

    def drop_space(self) -> None:
        """Remove the space that stands before a mark of a note or of a source, with the mark."""
        if self.runs:
            self.runs[-1] = replace(self.runs[-1], text=self.runs[-1].text.rstrip())

    def read_html(self, html: str, looks: tuple[Look, ...]) -> None:
        """Add what a piece of raw HTML says."""
        for kind, value in _pieces(html):
            if kind == "text":
                self.add(value, looks)
            elif value == "br":
                self.add(" ", looks)
            elif kind == "start":
                self.open.append(value)
            elif value in self.open:
                del self.open[len(self.open) - 1 - self.open[::-1].index(value) :]


class _Pieces(HTMLParser):
    """Takes HTML apart into texts and tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(("start", tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(("whole", tag))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.found.append(("text", data))


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """Yield the texts and the tags of *html*, in order; a comment is neither."""
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    yield from parser.found


def _is_mark(node: nodes.Node) -> bool:
    """Whether a node is no word of its text: the mark of a note or of a source, or a parser's message."""
    if isinstance(node, pending_xref):
        return node.get("refdomain") in _SOURCES
    return isinstance(
        node, nodes.footnote_reference | nodes.citation_reference | nodes.system_message | nodes.problematic
    )


def _look(node: nodes.Node) -> Look | None:
    if isinstance(node, nodes.superscript):
        return "sup"
    if isinstance(node, nodes.subscript):
        return "sub"
    if isinstance(node, nodes.strong):
        return "bold"
    return "italic" if isinstance(node, nodes.emphasis) else None


def _within(looks: tuple[Look, ...], runs: Runs) -> Iterator[Run]:
    return (replace(run, looks=(*looks, *run.looks)) for run in runs)


def math_runs(tex: str) -> Runs:
    """Return a formula as it reads on a line: ``10^{25}`` is 10 and a superscript; or its TeX as it is."""
    try:
        tree = ElementTree.fromstring(str(tex2mathml(tex.translate(uni2tex_table))))
    except Exception:  # whatever TeX does to it, the converter is not ours
        return plain(tex)
    return tuple(_formula(tree, ()))


def _formula(element: ElementTree.Element, looks: tuple[Look, ...]) -> Iterator[Run]:
    """Yield what an element of MathML says."""
    tag, children = element.tag.rpartition("}")[2], list(element)
    if tag in _SCRIPTS:
        for part, place in zip(children, ((), *_SCRIPTS[tag]), strict=False):
            yield from _formula(part, (*looks, *place))
    elif tag == "mfrac":
        for before, part in zip(("", "/"), children, strict=False):
            yield Run(text=before, looks=looks)
            yield from _grouped(part, looks)
    elif tag in ("msqrt", "mroot"):
        yield Run(text="√", looks=looks)
        for part in children[:1]:
            yield from _grouped(part, looks)
    elif tag == "mspace":
        yield Run(text=" ", looks=looks)
    elif children:
        for number, part in enumerate(children):
            is_spaced = number and (part.text or "").strip() in _BINARY and not {"sup", "sub"} & {*looks}
            for run in _formula(part, looks):
                yield replace(run, text=f" {run.text} ") if is_spaced else run
    elif text := re.sub(r"\s+", " ", element.text or ""):
        yield Run(text=text, looks=looks)


def _grouped(element: ElementTree.Element, looks: tuple[Look, ...]) -> Iterator[Run]:
    """Yield what a part of a formula says, in parentheses if it is more than one thing."""
    runs = list(_formula(element, looks))
    is_one = len(runs) < 2
    if not is_one:
        yield Run(text="(", looks=looks)
    yield from runs
    if not is_one:
        yield Run(text=")", looks=looks)
