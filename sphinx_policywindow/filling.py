"""Placeholders → blocks, when every page has been read and one is about to be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.at_a_glance import at_a_glance
from sphinx_policywindow.blocks.byline import byline
from sphinx_policywindow.blocks.cite import cite
from sphinx_policywindow.blocks.context import Context
from sphinx_policywindow.blocks.index import article_index
from sphinx_policywindow.blocks.summary import rebase_links, summary
from sphinx_policywindow.directives import Placeholder
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.layout import is_block_section
from sphinx_policywindow.problems import Problem, Subtype
from sphinx_policywindow.reading import RecordText
from sphinx_policywindow.reporting import warn_at
from sphinx_policywindow.searching import unsearched

BLOCKS: dict[str, Callable[[Article, Context], Sequence[nodes.Node]]] = {
    "article-byline": byline,
    "concept-summary": summary,
    "at-a-glance": at_a_glance,
    "cite-this-article": cite,
}
"""What makes each block about an article, by the name of its directive."""

LISTINGS: dict[str, Callable[[Context], Sequence[nodes.Node]]] = {"article-index": article_index}
"""What makes each block about no single article."""


class FillPlaceholders(SphinxPostTransform):
    """Put a block in the place of every placeholder; runs before references are resolved.

    On a page for a browser, a block whose links are all known waits for :class:`FillTheRest`.
    """

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill the page, or the pages that the builder has joined into one."""
        domain = domain_of(self.env)
        wanted = (Placeholder, RecordText, nodes.section, nodes.transition)
        for node in [node for node in self.document.findall() if isinstance(node, wanted)]:
            if isinstance(node, Placeholder):
                if not (domain.builder.format == "html" and _can_wait(node)):
                    self.fill(domain, node)
            elif isinstance(node, RecordText):
                if domain.builder.name != "gettext":
                    node.parent.remove(node)
            elif isinstance(node, nodes.section):
                if node.get("policywindow_page") in domain.catalog.duplicates:
                    node.replace_self(node.children[1:])
                elif node.get("policywindow_page"):
                    _leave_title_out(domain, node)
            elif domain.builder.format == "latex" and _is_above_footnotes(node):
                node.parent.remove(node)

    def fill(self, domain: PolicyWindowDomain, node: Placeholder) -> None:
        """Put the block in the place of its placeholder."""
        context = Context(domain=domain, docname=self.env.current_document.docname, placeholder=node)
        if node["name"] in LISTINGS:
            replace_by(node, LISTINGS[node["name"]](context))
            return
        article = self.article(domain, node)
        if article is not None:
            if is_block_section(node.parent):
                _leave_title_out(domain, node.parent)
            replace_by(node, BLOCKS[node["name"]](article, context))
        elif is_block_section(node.parent):
            node.parent.parent.remove(node.parent)
        else:
            replace_by(node, [])

    def article(self, domain: PolicyWindowDomain, node: Placeholder) -> Article | None:
        """Return the article that a placeholder is about; warn where there is none."""
        catalog = domain.catalog
        if not node["reference"]:
            article = catalog.on_page(node["page"])
            if article is None and node["page"] not in catalog.duplicates:
                found = "this page has no record of its own; name the slug of an article"
                warn_at(node, _problem(node, found))
            return article
        article = catalog.find(node["reference"])
        if article is None:
            found = f"no article has the slug '{node['reference']}'"
            warn_at(node, _problem(node, found, catalog.suggest(node["reference"])))
        return article


class FillTheRest(FillPlaceholders):
    """Put the blocks that could wait in their places, once Sphinx has looked for what is not in them.

    Each of its transforms looks at every node of a page, and these are as many as those of the prose.
    Themes come later: Furo's wraps tables at 500.
    """

    default_priority = 450
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Fill the page."""
        domain = domain_of(self.env)
        for node in list(self.document.findall(Placeholder)):
            self.fill(domain, node)


def _is_above_footnotes(node: nodes.Element) -> bool:
    """Whether a rule is MyST's above the footnotes of an article, which TeX sets at the foot of each page."""
    return "footnotes" in node["classes"] and any(map(is_block_section, node.parent.children))


def _leave_title_out(domain: PolicyWindowDomain, section: nodes.Element) -> None:
    """Leave the title that the layout gives a section out of the search: each article has it."""
    for child in section.children:
        if isinstance(child, nodes.title):
            unsearched(domain.builder, child)


def _can_wait(node: Placeholder) -> bool:
    """Whether nothing in a block is to be resolved, nor made into a component of sphinx-design."""
    return node["name"] == "at-a-glance" or (
        node["name"] == "cite-this-article" and "display" not in node["options"]
    )


def replace_by(node: Placeholder, content: Sequence[nodes.Node]) -> None:
    """Put *content* in the place of *node*; a label of it stays, even where there is nothing to show."""
    if node["ids"] and not content:
        content = [nodes.target("", "", ids=node["ids"], names=node["names"])]
    node.replace_self(list(content))


class RebaseSummaryLinks(SphinxPostTransform):
    """Mend the links of summaries on other pages than their own; runs once references are resolved."""

    default_priority = 15

    def run(self, **kwargs: Any) -> None:
        """Mend them on one page, and take them out where a card is a link already."""
        rebase_links(self.document, domain_of(self.env).builder, self.env.current_document.docname)


def _problem(node: Placeholder, found: str, suggestion: str = "") -> Problem:
    return Problem(
        path="",
        line=0,
        key=node["name"],
        found=found,
        suggestion=suggestion,
        subtype=Subtype.UNKNOWN_ARTICLE,
    )
