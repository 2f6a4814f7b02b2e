"""HTML: what the citation block has only there.

The name and edition of a style on demand, the direction of each citation, a button to copy each
entry, the form of the date of access for the script, and links to the citation files and to what can
be printed.

A citation is not marked as English, though its style may put English words in it: they are few, and a
voice for English could not read the title and the names, which are the most of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from sphinx_policywindow.addresses import is_website
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.cite import class_of
from sphinx_policywindow.blocks.context import block
from sphinx_policywindow.citations.styles import STYLES, Style
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.offers import offers_of, relative
from sphinx_policywindow.outputs.files import file_name, formats_of
from sphinx_policywindow.translation import _

_CLASSES = {"policywindow-cite", "policywindow-export"}


class CopyButton(nodes.General, nodes.Element):
    """A button that copies the entry it stands in; hidden until the script is there."""


class StyleName(nodes.Inline, nodes.TextElement):
    """The label of a style, which says the style's full name and edition on hover and on focus."""


class Citation(nodes.paragraph):
    """A citation: it has the direction of its first letter, whatever that of the page."""


class AccessDate(nodes.Inline, nodes.TextElement):
    """The place of the date of access, with the form that the script writes it in."""


def visit_copy_button(self: HTML5Translator, node: CopyButton) -> None:
    """Write the button without words, so that they are not read as the citation's; the script has them."""
    attributes = {
        "type": "button",
        "hidden": "hidden",
        "aria-label": node["description"],
        "data-copy": _("Copy"),
        "data-copied": _("Copied"),
        "data-failed": _("Not copied"),
    }
    self.body.append(self.starttag(node, "button", "", CLASS="policywindow-copy", **attributes))
    self.body.append("</button>")
    raise nodes.SkipNode


def visit_style_name(self: HTML5Translator, node: StyleName) -> None:
    """Open the label."""
    attributes = {"title": node["edition"], "tabindex": "0"}
    if node["is_english"]:
        attributes["lang"] = "en"
    self.body.append(self.starttag(node, "abbr", "", CLASS="policywindow-style", **attributes))


def depart_style_name(self: HTML5Translator, node: StyleName) -> None:
    """Close the label."""
    self.body.append("</abbr>")


def visit_citation(self: HTML5Translator, node: Citation) -> None:
    """Open the paragraph."""
    self.body.append(self.starttag(node, "p", "", dir="auto"))


def depart_citation(self: HTML5Translator, node: Citation) -> None:
    """Close the paragraph."""
    self.body.append("</p>\n")


def visit_access_date(self: HTML5Translator, node: AccessDate) -> None:
    """Open the date."""
    form = node["form"]
    attributes = {
        "data-form": form.full,
        "data-months": "|".join(form.months),
        "data-day-digits": str(form.day_digits),
    }
    self.body.append(self.starttag(node, "span", "", CLASS="policywindow-accessed", **attributes))


def depart_access_date(self: HTML5Translator, node: AccessDate) -> None:
    """Close the date."""
    self.body.append("</span>")


class AddToCitationBlock(SphinxPostTransform):
    """Add to every citation block of a page what only HTML has; runs when all have been made."""

    default_priority = 460
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Add to each entry, and below the last."""
        domain = domain_of(self.env)
        if not is_website(domain.builder):
            return
        styles = {class_of(style.name): style for style in domain.settings.styles.values()}
        for container in list(self.document.findall(nodes.container)):
            if not _CLASSES.isdisjoint(container["classes"]):
                for label, content in _entries(container):
                    style = next((styles[name] for name in _classes(content) if name in styles), None)
                    _add_to_entry(label, content, style)
            article = domain.catalog.find(container.get("article", ""))
            lines = list(_lines(domain, article, self.env.current_document.docname)) if article else []
            if lines:
                container.parent.insert(container.parent.index(container) + 1, block("files", *lines))


def _classes(content: nodes.Element) -> list[str]:
    """Return the classes of what an entry holds."""
    entry = content.children[0]
    return list(entry["classes"]) if isinstance(entry, nodes.Element) else []


def _entries(container: nodes.Element) -> Iterator[tuple[nodes.TextElement, nodes.Element]]:
    """Yield the label and the content of each entry, in a list or in tabs."""
    for inside in container.children:
        # Of a list, each item is an entry; in tabs, each label and what comes after it.
        entries = inside.children if isinstance(inside, nodes.definition_list) else [inside]
        for entry in entries:
            for label, content in pairwise(entry.children):
                if isinstance(content, nodes.definition | nodes.container) and content.children:
                    yield cast("nodes.TextElement", label), content


def _add_to_entry(label: nodes.TextElement, content: nodes.Element, style: Style | None) -> None:
    name = label.astext()
    content += CopyButton("", description=_("Copy the {name} citation").format(name=name))
    if style is None:
        return
    citation = content.children[0]
    assert isinstance(citation, nodes.paragraph)
    citation.replace_self(Citation("", "", *citation.children, classes=citation["classes"]))
    for date in list(content.findall(nodes.inline)):
        if "policywindow-accessed" in date["classes"]:
            date.replace_self(AccessDate("", "", *date.children, form=style.access_form))
    if isinstance(label, nodes.term):
        label.children = []
        label += StyleName("", name, edition=style.edition, is_english=style in STYLES)


def _lines(domain: PolicyWindowDomain, article: Article, docname: str) -> Iterator[nodes.paragraph]:
    """Yield a line of links to the citation files, and one of links to what can be printed."""
    here = domain.builder.get_target_uri(docname)
    formats = formats_of(article, domain.settings)
    files = [(format_.label, relative_uri(here, file_name(article, format_))) for format_ in formats]
    printed = [(label, relative(domain.builder, docname, path)) for label, path in offers_of(domain, article)]
    for words, links in ((_("For reference managers:"), files), (_("To print or attach:"), printed)):
        if links:
            paragraph = nodes.paragraph("", words)
            for label, address in links:
                paragraph += nodes.Text(" ")
                paragraph += nodes.reference("", label, refuri=address, internal=True)
            yield paragraph
