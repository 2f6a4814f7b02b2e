"""HTML: the page of all articles, made of the same block as any index, in place of Sphinx's table."""

from __future__ import annotations

from html import escape
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_policywindow.blocks.context import Context
from sphinx_policywindow.blocks.index import article_index
from sphinx_policywindow.directives import Placeholder
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.indexing import AllArticles
from sphinx_policywindow.outputs.html import stylesheet

PAGE = f"{PolicyWindowDomain.name}-{AllArticles.name}"


def show_articles(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Set the page as an ordinary one (Sphinx's ``html-page-context``)."""
    if pagename != PAGE or doctree is not None:
        return None
    placeholder = Placeholder(
        "", name="article-index", reference=None, page=PAGE, options={"group-by": "letter"}, number=1
    )
    # Without the title: to number one, Sphinx needs what it has only when it has written a page.
    section = nodes.section("", placeholder, ids=[PAGE])
    block = Context(domain=domain_of(app.env), docname=PAGE, placeholder=placeholder)
    placeholder.replace_self(article_index(block))
    builder = cast("StandaloneHTMLBuilder", app.builder)
    title = AllArticles.localname
    context["title"] = title
    context["body"] = f"<h1>{escape(title)}</h1>\n{builder.render_partial(section)['fragment']}"
    app.add_css_file(stylesheet(app.builder))
    return "page.html"
