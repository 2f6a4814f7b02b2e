"""The Markdown of a record's title and summary → nodes, as if it stood on the page."""

from __future__ import annotations

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.problems import Problem, Subtype


def summary_parser(config: MdParserConfig, renderer: type[DocutilsRenderer]) -> MarkdownIt:
    """Return a parser of titles and summaries in a record: raw HTML is text in them."""
    parser = create_md_parser(config, renderer)
    parser.disable(["html_inline", "html_block"])
    return parser


def parse_summary(parser: MarkdownIt, document: nodes.document, article: Article) -> list[nodes.Node]:
    """Return what MyST makes of a summary, as if it stood in *document*."""
    parsed = _parse(parser, document, article.summary, article.line_of("summary"), inline=False)
    return [node for node in parsed if not isinstance(node, nodes.system_message)]


def parse_title(parser: MarkdownIt, document: nodes.document, title: str, line: int) -> list[nodes.Node]:
    """Return the inline nodes that MyST makes of a *title*, which stands on that *line* of *document*."""
    return _parse(parser, document, title, line, inline=True)


def _parse(
    parser: MarkdownIt, document: nodes.document, text: str, line: int, *, inline: bool
) -> list[nodes.Node]:
    renderer = parser.renderer
    assert isinstance(renderer, DocutilsRenderer)
    if not hasattr(renderer, "document"):
        # Once a build: MyST makes the settings of a document for it, which costs more than the parsing.
        renderer.setup_render({**parser.options, "document": document}, {})
    renderer.document, renderer.reporter, renderer.md_env = document, document.reporter, {}
    container = nodes.Element()
    place = document.current_source, document.current_line
    with renderer.current_node_context(container):
        renderer.nested_render_text(text, line - 1, inline=inline)
    # Nodes that transforms make later have their place from here.
    document.current_source, document.current_line = place
    return list(container.children)


def summary_problem(article: Article, path: str, parsed: list[nodes.Node]) -> Problem | None:
    """Return what is wrong with a summary that was *parsed* to anything but one paragraph."""
    if len(parsed) == 1 and isinstance(parsed[0], nodes.paragraph):
        return None
    return Problem(
        path=path,
        line=article.line_of("summary"),
        key=f"{article.kind}.summary",
        expected="one paragraph of inline Markdown",
        found=", ".join(_name(node) for node in parsed) or "nothing",
        subtype=Subtype.INVALID_VALUE,
    )


def _name(node: nodes.Node) -> str:
    """Return what an author would call a block; MyST makes a rubric of a heading here."""
    return "heading" if isinstance(node, nodes.rubric) else type(node).__name__.replace("_", " ")
