"""What a block is made from, besides the article that it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import url_of
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.blocks.options import Options
from sphinx_policywindow.directives import Placeholder
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.problems import Problem
from sphinx_policywindow.reporting import warn_at
from sphinx_policywindow.searching import unsearched_text
from sphinx_policywindow.translation import begins_from_right, direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One block on one page: *docname* is the page that is written, *placeholder* stands for the block."""

    domain: PolicyWindowDomain
    docname: str
    placeholder: Placeholder

    @property
    def is_in_table(self) -> bool:
        """Whether the block stands in a cell of a table."""
        node: nodes.Node | None = self.placeholder
        while node is not None and not isinstance(node, nodes.entry):
            node = node.parent
        return node is not None

    @property
    def is_html(self) -> bool:
        """Whether the page is for a browser."""
        return self.domain.builder.format == "html"

    def unsearched(self, text: str) -> nodes.Node:
        """Return *text*, which many articles have, so that the search leaves it out."""
        return unsearched_text(self.domain.builder, text)

    @property
    def column_widths(self) -> str:
        """The class that says who sets the widths of a table: in a browser, the stylesheet.

        In HTML, docutils would write them as ``style``, which a strict content security policy forbids.
        """
        return "colwidths-auto" if self.is_html else "colwidths-given"

    @property
    def depth(self) -> int:
        """The number of sections around the block: the level of the last heading above it."""
        node, sections = self.placeholder.parent, 0
        while node is not None:
            sections += isinstance(node, nodes.section)
            node = node.parent
        return sections

    def names(self, option: str, known: Collection[str], default: Iterable[str], noun: str) -> list[str]:
        """Return the names in an option; of one that is not *known*, warn. None is left: the *default*."""
        options = self._options()
        chosen = options.names(option, known, default, noun)
        self.warn(options.problems)
        return chosen

    def choice(self, option: str, choices: Collection[str], default: str) -> str:
        """Return an option; where it is none of the *choices*, warn, and return the *default*."""
        options = self._options()
        chosen = options.choice(option, choices, default)
        self.warn(options.problems)
        return chosen

    def _options(self) -> Options:
        return Options(self.placeholder["name"], self.placeholder["options"])

    def warn(self, problems: Iterable[Problem]) -> None:
        """Warn of each problem where the block was asked for."""
        for problem in problems:
            warn_at(self.placeholder, problem)

    def link(self, target: Article | Link) -> nodes.Node:
        """Return the title of an article, or of what has no page, as a link to it."""
        if isinstance(target, Article):
            text = self.domain.title_node(target)
            try:
                return make_refnode(self.domain.builder, self.docname, target.docname, "", text)
            except NoUri:  # the page is not in this document
                return text
        if not target.url:
            return nodes.Text(target.title)
        url = target.url
        if "://" not in url:  # an inventory may say where it is from the root of this site
            url = relative_uri(self.domain.builder.get_target_uri(self.docname), url)
        return external(url, target.title)

    def pinned_url_of(self, article: Article) -> str:
        """Return the URL of this edition of *article*, or ``""`` where it has none of its own.

        ``linkcheck`` must not ask for it: the site may not be up.
        """
        settings = self.domain.settings
        url = url_of(self.domain, article)
        pinned = settings.edition_url_of(article, url)
        return pinned if pinned != url and self.domain.builder.name != "linkcheck" else ""

    def directed(self, content: list[nodes.Node]) -> list[nodes.Node]:
        """Return *content* so that LaTeX sets it from left to right where it begins so.

        A browser sees to that by itself; TeX has no direction of a part but the one that is said.
        """
        language = self.domain.builder.config.language
        if self.domain.builder.format != "latex" or direction(language) == "ltr":
            return content
        text = "".join(node.astext() for node in content)
        if begins_from_right(text):
            return content
        return [nodes.inline("", "", *content, classes=["policywindow-ltr"])]

    def own_link(self, url: str) -> nodes.Node:
        """Return the article's own address as a link; none for ``linkcheck``: the site may not be up."""
        return nodes.Text(url) if self.domain.builder.name == "linkcheck" else external(url, url)


def block(name: str, *content: nodes.Node) -> nodes.container:
    """Return a block: the class of that name is what stylesheets, and LaTeX, know it by."""
    return nodes.container("", *content, classes=[f"policywindow-{name}"])


def external(url: str, text: str) -> nodes.reference:
    """Return a link to somewhere else."""
    return nodes.reference("", text, refuri=url, internal=False)
