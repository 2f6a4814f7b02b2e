"""The byline: slug · domain · kind, and the edition."""

from __future__ import annotations

from docutils import nodes

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block
from sphinx_policywindow.translation import _


def byline(article: Article, context: Context) -> list[nodes.Node]:
    """Return one paragraph."""
    parts = [article.slug, article.domain, article.kind]
    if article.version:
        parts.append(_("version {version}").format(version=article.version))
    if article.updated:
        parts.append(_("updated {date}").format(date=article.updated))
    text = " · ".join(part for part in parts if part)
    return [block("byline", nodes.paragraph("", text))]
