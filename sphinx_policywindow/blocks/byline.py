"""The byline: slug · domain · kind, and the edition."""

from __future__ import annotations

from docutils import nodes

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block, external
from sphinx_policywindow.translation import _


def byline(article: Article, context: Context) -> list[nodes.Node]:
    """Return one paragraph; where the site pins editions, the edition links to its own address."""
    text = " · ".join(filter(None, (article.slug, article.domain, article.kind)))
    paragraph = nodes.paragraph("", text)
    words, pinned = edition_of(article), context.pinned_url_of(article)
    if words:
        paragraph += nodes.Text(" · ")
        paragraph += external(pinned, words) if pinned else nodes.Text(words)
    return [block("byline", paragraph)]


def edition_of(article: Article) -> str:
    """Return the edition in words, its version and the date of its update, or ``""``."""
    edition = []
    if article.version:
        edition.append(_("version {version}").format(version=article.version))
    if article.updated:
        edition.append(_("updated {date}").format(date=article.updated))
    return " · ".join(edition)
