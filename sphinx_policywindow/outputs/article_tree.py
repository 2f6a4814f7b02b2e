"""The doctree of an article, resolved → one that stands alone: what leads out of it leads to the web."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.builders.latex.nodes import math_reference, thebibliography
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_policywindow.addresses import base_url
from sphinx_policywindow.offers import PDF_BUILDER
from sphinx_policywindow.uris import uri_of

NOWHERE = "nowhere:"
"""The address of a page that has none: a link to it becomes plain text."""
_LONGEST_WORD, _PIECE = 60, 4
"""The letters of a word from which on it may break anywhere, which is every so many of them."""
_BREAK = r"\hspace{0pt plus 1pt}"
"""Where it may break; it stretches a little, so that all lines but the last are full."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_LONG_WORDS = dict.fromkeys(("ja", "zh"), re.compile(r"[^\s\u1100-\U0010ffff]+"))
"""What a word is. A site in Japanese or Chinese has lines that break between any two letters of these."""
_MARKER = "policywindow_bibliography"


def stand_alone(doctree: nodes.document, builder: Builder, docname: str, page_address: str) -> None:
    """Change the resolved *doctree* of a page into that of a document of its own.

    *page_address* is where the page is on the web, or ``""``. Images have been looked up already.
    """
    _replace_missing_images(doctree, builder)
    _unlink_other_pages(doctree, builder, docname)
    _link_downloads(doctree, builder)
    _complete_addresses(doctree, builder, docname, page_address)
    _break_long_words(doctree, _LONG_WORDS.get(builder.config.language[:2], _WORD))


def replace_toctrees(doctree: nodes.document, builder: Builder) -> None:
    """Put a list of links in the place of each table of contents that the page shows."""
    for toctree in list(doctree.findall(addnodes.toctree)):
        items = [] if toctree.get("hidden") else list(_toctree_items(toctree, builder))
        toctree.replace_self([nodes.bullet_list("", *items)] if items else [])


def _toctree_items(toctree: addnodes.toctree, builder: Builder) -> Iterator[nodes.list_item]:
    entries: list[tuple[str | None, str]] = toctree.get("entries", [])
    for title, target in entries:
        words, address = title or target, target
        if target in builder.env.titles:
            words = title or builder.env.titles[target].astext()
            address = builder.get_target_uri(target)
        elif _SCHEME.match(target) is None:
            continue
        yield nodes.list_item("", nodes.paragraph("", "", nodes.reference("", words, refuri=address)))


def _replace_missing_images(doctree: nodes.document, builder: Builder) -> None:
    """Put its words in the place of an image that TeX could not set; Sphinx has warned of it."""
    for image in list(doctree.findall(nodes.image)):
        uri = image.get("uri", "")
        if uri in builder.images:
            continue
        words = image.get("alt") or uri.rpartition("/")[2]
        inline = nodes.emphasis("", f"[{words}]")
        in_text = isinstance(image.parent, nodes.TextElement)
        image.replace_self(inline if in_text else nodes.paragraph("", "", inline))


def _unlink_other_pages(doctree: nodes.document, builder: Builder, docname: str) -> None:
    """Replace what LaTeX would resolve by a label, which it cannot on other pages, by an ordinary link."""
    for numbered in list(doctree.findall(addnodes.number_reference)):
        # The sections of an article have no numbers of TeX's; figures and tables are counted anew.
        target = doctree.ids.get(numbered.get("refid", ""))
        if target is None or isinstance(target, nodes.section):
            attributes = {name: numbered[name] for name in ("refuri", "refid") if numbered.get(name)}
            numbered.replace_self(nodes.reference("", "", *numbered.children, **attributes))
    for equation in list(doctree.findall(math_reference)):
        if equation["docname"] != docname:
            number = builder.env.domains.math_domain.equations.get(equation["target"], ("", ""))[1]
            place = f"equation-{nodes.make_id(equation['target'])}"
            address = f"{builder.get_target_uri(equation['docname'])}#{place}"
            equation.replace_self(nodes.reference("", f"({number})", refuri=address))
    for entry in list(doctree.findall(nodes.citation_reference)):
        if entry["docname"] != docname:
            address = f"{builder.get_target_uri(entry['docname'])}#{entry['refname']}"
            entry.replace_self(nodes.reference("", f"[{entry.astext()}]", refuri=address))


def _link_downloads(doctree: nodes.document, builder: Builder) -> None:
    """Have a download lead to the file on the web, where Sphinx puts it in the HTML."""
    base = uri_of(base_url(builder))
    for node in list(doctree.findall(addnodes.download_reference)):
        address = node.get("refuri", "")
        if not address and base and "filename" in node:
            address = urljoin(f"{base.rstrip('/')}/", f"_downloads/{quote(node['filename'])}")
        link = [nodes.reference("", "", *node.children, refuri=address)] if address else node.children
        node.replace_self(link)


def _complete_addresses(doctree: nodes.document, builder: Builder, docname: str, page_address: str) -> None:
    """Make relative addresses absolute; where that is not possible, their links become plain text."""
    for reference in list(doctree.findall(nodes.reference)):
        address = reference.get("refuri", "")
        page, _, place = address.removeprefix("%").partition("#")
        if address.startswith("%") and page != docname:
            # The place on its own page that a summary which is shown here has named.
            address = f"{builder.get_target_uri(page)}#{place}"
        elif page_address and not _is_absolute(address):
            address = _joined(page_address, address)
        if address.startswith(NOWHERE) or not _is_absolute(address):
            reference.replace_self(reference.children)
        elif address:
            reference["refuri"] = address


def _joined(page_address: str, address: str) -> str:
    """Return an address absolute; one with a host that none can be leads nowhere."""
    try:
        return urljoin(page_address, address)
    except ValueError:
        return NOWHERE


def _is_absolute(address: str) -> bool:
    """Whether *address* leads to its place from anywhere; so does none, which is a place in the document."""
    return not address or address.startswith(("%", "#")) or _SCHEME.match(address) is not None


def _break_long_words(doctree: nodes.document, word: re.Pattern[str]) -> None:
    """Let words that are too long for a line break; addresses and listings see to that themselves."""
    for text in list(doctree.findall(nodes.Text)):
        parent = text.parent
        if isinstance(
            parent, nodes.FixedTextElement | nodes.raw | nodes.math | nodes.math_block | nodes.comment
        ) or (isinstance(parent, nodes.reference) and parent.get("refuri") == text):
            continue
        pieces = list(_pieces(text.astext(), word))
        if len(pieces) > 1:
            breaks = (nodes.raw("", _BREAK, format="latex") for _piece in pieces)
            broken = zip(breaks, map(nodes.Text, pieces), strict=True)
            parent.replace(text, [node for pair in broken for node in pair][1:])


def _pieces(text: str, word: re.Pattern[str]) -> Iterator[str]:
    """Yield *text* in parts between which a line may break, none before a mark of its letter."""
    start = 0
    for found in word.finditer(text):
        if found.end() - found.start() <= _LONGEST_WORD:
            continue
        for index in range(found.start() + _PIECE, found.end(), _PIECE):
            if unicodedata.category(text[index])[0] not in "MC":
                yield text[start:index]
                start = index
    yield text[start:]


class MarkBibliography(SphinxPostTransform):
    """Note where a bibliography stands, before Sphinx takes it to the end of the document."""

    default_priority = 740
    builders = (PDF_BUILDER,)

    def run(self, **kwargs: Any) -> None:
        """Put a comment before the first entry."""
        entry = next(self.document.findall(nodes.citation), None)
        if entry is not None:
            marker = nodes.comment("", "", **{_MARKER: True})
            entry.parent.insert(entry.parent.index(entry), marker)


class PlaceBibliography(SphinxPostTransform):
    """Bring the bibliography back to where its author put it."""

    default_priority = 760
    builders = (PDF_BUILDER,)

    def run(self, **kwargs: Any) -> None:
        """Move it to the comment."""
        for marker in [node for node in self.document.findall(nodes.comment) if node.get(_MARKER)]:
            found = next(self.document.findall(thebibliography), None)
            if found is not None:
                found.parent.remove(found)
            marker.replace_self([found] if found is not None else [])
