"""HTML: what the citation block has only there.

The name and edition of a style on demand, the direction of each citation, a button to copy each
entry, the form of the date of access for the script, and links to the citation files and to what can
be printed.

A citation is not marked as English, though its style may put English words in it: they are few, and a
voice for English could not read the title and the names, which are the most of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from sphinx_policywindow.addresses import is_website
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.cite import Citation, CopyButton, StyleName
from sphinx_policywindow.blocks.context import block
from sphinx_policywindow.citations.dates import DateForm
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.offers import offers_of, relative
from sphinx_policywindow.outputs.files import file_name, formats_of
from sphinx_policywindow.runs import Run
from sphinx_policywindow.searching import unsearched
from sphinx_policywindow.translation import _


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
    """Write the citation; it has the direction of its first letter, whatever that of the page."""
    self.body.append(self.starttag(node, "p", "", dir="auto"))
    for is_italic, group in groupby(node["runs"], key=attrgetter("italic")):
        html = "".join(_html(self, run, node["form"]) for run in group)
        self.body.append(f"<em>{html}</em>" if is_italic else html)
    self.body.append("</p>\n")
    raise nodes.SkipNode


def _html(self: HTML5Translator, run: Run, form: DateForm) -> str:
    """Return a run as HTML, but for its italics; looks from the inside to the outside."""
    html: str = self.encode(run.text)
    if run.href:
        html = f'<a class="reference external" href="{self.attval(run.href)}">{html}</a>'
    if run.placeholder:
        attributes = {  # for the script, which writes the date of the day
            "data-form": form.full,
            "data-months": "|".join(form.months),
            "data-day-digits": str(form.day_digits),
        }
        tag = self.starttag(nodes.inline(), "span", "", False, CLASS="policywindow-accessed", **attributes)
        html = f"{tag}{html}</span>"
    if run.small_caps:
        html = f'<span class="policywindow-small-caps">{html}</span>'
    for look in ("sup", "sub"):
        if look in run.looks:
            html = f"<{look}>{html}</{look}>"
    return f"<strong>{html}</strong>" if run.bold else html


class AddFileLinks(SphinxPostTransform):
    """Add the links to the citation files and to what can be printed below each citation block."""

    default_priority = 460
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Add them on one page."""
        domain = domain_of(self.env)
        if not is_website(domain.builder):
            return
        for container in list(self.document.findall(nodes.container)):
            article = domain.catalog.find(container.get("article", ""))
            lines = list(_lines(domain, article, self.env.current_document.docname)) if article else []
            if lines:
                files = unsearched(domain.builder, block("files", *lines))
                container.parent.insert(container.parent.index(container) + 1, files)


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
