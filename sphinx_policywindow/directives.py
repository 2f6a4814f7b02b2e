"""The directives: what an author asks for → a placeholder, which is filled once every page is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from sphinx_policywindow.domain import Block, domain_of


class Placeholder(nodes.General, nodes.Element):
    """Stands for a block: ``name``, ``reference`` and ``options`` are those of :class:`Block`.

    The name is that of the directive, whether an author or the layout has asked for the block.
    The ``page`` is kept because a builder may join all pages into one before the placeholder is filled.
    """


def placeholder(
    env: BuildEnvironment, name: str, reference: str = "", options: dict[str, Any] | None = None
) -> Placeholder:
    """Return a placeholder for a block on the page that is being read, and note it in the domain."""
    docname = env.current_document.docname
    block = Block(name=name, reference=reference, options=options or {})
    domain_of(env).page(docname).blocks.append(block)
    return Placeholder("", name=name, reference=reference, page=docname, options=block.options)


def names(argument: str | None) -> list[str]:
    """Return the names in a comma- or space-separated option; an empty one raises ``ValueError``."""
    found = (argument or "").replace(",", " ").split()
    if not found:
        raise ValueError("expected a list of names")
    return found


def display(argument: str | None) -> str:
    """Return ``list`` or ``tabs``; anything else raises ``ValueError``."""
    return directives.choice(argument or "", ("list", "tabs"))


class BlockDirective(SphinxDirective):
    """A block of the page's own article, or of the one that the argument names."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the placeholder."""
        reference = self.arguments[0].strip() if self.arguments else ""
        node = placeholder(self.env, self.name, reference, dict(self.options))
        self.set_source_info(node)
        return [node]


class ArticleByline(BlockDirective):
    """Slug, domain and kind, and the edition."""


class ConceptSummary(BlockDirective):
    """The summary."""


class AtAGlance(BlockDirective):
    """The table of facts; ``:rows:`` chooses and orders them."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"rows": names}


class CiteThisArticle(BlockDirective):
    """The citations; ``:styles:`` and ``:formats:`` choose them, ``:display:`` sets them as tabs."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "styles": names,
        "formats": names,
        "display": display,
    }


DIRECTIVES: dict[str, type[BlockDirective]] = {
    "article-byline": ArticleByline,
    "concept-summary": ConceptSummary,
    "at-a-glance": AtAGlance,
    "cite-this-article": CiteThisArticle,
}
