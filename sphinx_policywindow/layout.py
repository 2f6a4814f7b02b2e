"""The layout ``auto``: the blocks that a page gets where its author placed none."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.directives import Placeholder, placeholder
from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.translation import _

DETAILS, DETAILS_ID = "Details", "policywindow-details"
SECTIONS = {
    "concept-summary": ("policywindow-summary", "Summary"),
    "at-a-glance": ("policywindow-at-a-glance", "At a glance"),
    "cite-this-article": ("policywindow-cite", "How to cite this article"),
}
"""The id and the title of the section that the layout makes for each block."""

BLOCK_SECTION_IDS = frozenset(section_id for section_id, _title in SECTIONS.values())


def is_block_section(node: nodes.Node | None) -> bool:
    """Whether the layout has made this section for a block."""
    return isinstance(node, nodes.section) and not BLOCK_SECTION_IDS.isdisjoint(node["ids"])


def is_toctree(node: nodes.Node) -> bool:
    """Whether *node* holds a table of contents, shown or hidden."""
    return isinstance(node, nodes.compound) and "toctree-wrapper" in node["classes"]


def is_prose(node: nodes.Node) -> bool:
    """Whether a reader sees *node* as a part of the article's text.

    A block about an article is none, as the layout makes such blocks itself; a listing is.
    """
    if isinstance(node, Placeholder):
        return node["reference"] is None
    unseen = (nodes.Invisible, nodes.target, nodes.system_message, nodes.title)
    return not isinstance(node, unseen) and not is_toctree(node)


class ArrangePage(SphinxTransform):
    """Give an article's page its byline and sections.

    Runs when all else has been done to the page, and before its contents are collected. The titles
    of the sections have no source, so that they are not offered to the translators of the pages.
    """

    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        """Arrange the page, if it has an article."""
        domain = domain_of(self.env)
        page = domain.pages.get(self.env.current_document.docname)
        if page is None or page.article is None or domain.settings.layout == "manual":
            return
        article = page.article
        placed = {
            node["name"]
            for node in self.document.findall(Placeholder)
            if node["reference"] in ("", article.slug)
        }
        if not article.summary:
            placed.add("concept-summary")
        self.arrange(article, placed)

    def arrange(self, article: Article, placed: set[str]) -> None:
        """Add what is not *placed*: byline, summary and facts after the title, citations at the end."""
        sections = [child for child in self.document.children if isinstance(child, nodes.section)]
        section, last = sections[0], sections[-1]
        if "article-byline" not in placed:
            section.insert(1, placeholder(self.env, "article-byline"))
        wanted = [name for name in SECTIONS if name not in placed]
        added = [self.block_section(article, name) for name in wanted if name != "cite-this-article"]
        if added:
            # A table of contents stays the page's own: what it brings into a book is no part of a section.
            self.move_toctrees(section)
        start = next(
            (i for i, node in enumerate(section.children) if is_prose(node) or is_toctree(node)), len(section)
        )
        if added:
            self.wrap_prose(section, article, start)
            section.insert(start, added)
        if "cite-this-article" in wanted:
            self.gather_footnotes(last)
            last += self.block_section(article, "cite-this-article")

    def block_section(self, article: Article, name: str) -> nodes.section:
        """Return a section that holds the block of that name."""
        section = self.empty_section(article, *SECTIONS[name])
        section += placeholder(self.env, name)
        return section

    def empty_section(self, article: Article, section_id: str, words: str) -> nodes.section:
        """Return a section with its title."""
        title = nodes.title("", _(words), translatable=False)
        # sphinx.ext.autosectionlabel makes a label of what was typed, and warns where two are alike.
        title.rawsource = f"{article.slug} {section_id}"
        return nodes.section("", title, ids=[section_id])

    def move_toctrees(self, section: nodes.section) -> None:
        """Put the tables of contents that stand in the text below the title behind that text."""
        stop = section.first_child_matching_class(nodes.section)
        above = section.children[:stop]
        toctrees = [node for node in above if is_toctree(node)]
        section.children[:stop] = [*(node for node in above if not is_toctree(node)), *toctrees]

    def wrap_prose(self, section: nodes.section, article: Article, start: int) -> None:
        """Put prose that stands right below the title into a section, as sections come before it now."""
        stop = section.first_child_matching_class(nodes.section, start)
        prose = [node for node in section.children[start:stop] if not is_toctree(node)]
        if not any(is_prose(node) for node in prose):
            return
        details = section[stop] if stop is not None else None
        if not (isinstance(details, nodes.section) and details[0].astext() == _(DETAILS)):
            details = self.empty_section(article, DETAILS_ID, DETAILS)
            details["policywindow_page"] = article.docname
            section.insert(start, details)
        for node in prose:
            section.remove(node)
        details.insert(1, prose)

    def gather_footnotes(self, section: nodes.section) -> None:
        """Move the page's footnotes, which MyST sets at the end of the page, before its citations."""
        index = self.document.index(section) + 1
        footnotes = [
            node
            for node in self.document.children[index:]
            if isinstance(node, nodes.footnote | nodes.transition)
        ]
        for node in footnotes:
            self.document.remove(node)
        section += footnotes
