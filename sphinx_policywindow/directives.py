"""The directives: what an author asks for → a placeholder, which is filled once every page is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from sphinx_policywindow.domain import Block, domain_of


class Placeholder(nodes.General, nodes.Element):
    """Stands for a block: ``name``, ``reference`` and ``options`` are those of :class:`Block`.

    The name is that of the directive, whether an author or the layout has asked for the block.
    The ``page`` is kept because a builder may join all pages into one before the placeholder is filled.
    """


def placeholder(
    env: BuildEnvironment, name: str, reference: str | None = "", options: dict[str, Any] | None = None
) -> Placeholder:
    """Return a placeholder for a block on the page that is being read, and note it in the domain."""
    docname = env.current_document.docname
    block = Block(name=name, reference=reference, options=options or {})
    domain_of(env).page(docname).blocks.append(block)
    return Placeholder("", name=name, reference=reference, page=docname, options=block.options)


def text(argument: str | None) -> str:
    """Return the text of an option, white space apart."""
    return " ".join((argument or "").split())


def names(argument: str | None) -> list[str]:
    """Return the names in a comma- or space-separated option."""
    return (argument or "").replace(",", " ").split()


def texts(argument: str | None) -> list[str]:
    """Return the texts in a comma-separated option."""
    return list(filter(None, map(text, (argument or "").split(","))))


class BlockDirective(SphinxDirective):
    """A block of the page's own article, or of the one that the argument names.

    What an option may be is checked when the block is made: docutils would drop the whole directive.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the placeholder."""
        # docutils finds a directive in any case of letters, and says the name as it was typed.
        node = placeholder(self.env, self.name.lower(), self.reference(), dict(self.options))
        self.set_source_info(node)
        return [node]

    def reference(self) -> str | None:
        """Return the article that the block is about, as :class:`Block` has it."""
        return self.arguments[0].strip() if self.arguments else ""


class ArticleByline(BlockDirective):
    """The authors that the record names; slug, domain and kind, and the edition."""


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
        "display": text,
    }


class ArticleIndex(BlockDirective):
    """A listing of articles, on any page. It has no argument."""

    optional_arguments = 0
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "kind": names,
        "domain": texts,
        "keyword": texts,
        "group-by": text,
        "sort": text,
        "display": text,
        "columns": names,
        "empty": text,
    }

    def run(self) -> list[nodes.Node]:
        """Return the placeholder, with its number among the page's listings: their ids differ by it."""
        node = cast("Placeholder", super().run()[0])
        blocks = domain_of(self.env).page_blocks(self.env.current_document.docname)
        node["number"] = sum(block.name == node["name"] for block in blocks)
        return [node]

    def reference(self) -> None:
        """Return nothing: it is about no single article."""


DIRECTIVES: dict[str, type[BlockDirective]] = {
    "article-byline": ArticleByline,
    "concept-summary": ConceptSummary,
    "at-a-glance": AtAGlance,
    "cite-this-article": CiteThisArticle,
    "article-index": ArticleIndex,
}
