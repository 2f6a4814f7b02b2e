"""The byline: slug · domain · kind, and the edition."""

from __future__ import annotations

from docutils import nodes

from sphinx_policywindow.articles.kinds import Kind
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block, external
from sphinx_policywindow.translation import _, between_facts


def byline(article: Article, context: Context) -> list[nodes.Node]:
    """Return one paragraph; where the site pins editions, the edition links to its own address."""
    paragraph = nodes.paragraph("", identity(article, context.domain.settings.kinds[article.kind]))
    words = edition(article)
    if words:
        pinned = context.pinned_url_of(article)
        paragraph += nodes.Text(between_facts())
        paragraph += external(pinned, words) if pinned else nodes.Text(words)
    return [block("byline", paragraph)]


def identity(article: Article, kind: Kind) -> str:
    """Return slug · domain · kind, the kind in words where the language has its own for it."""
    label = _(kind.label)
    name = article.kind if label == kind.label else label
    return between_facts().join(filter(None, (article.slug, article.domain, name)))


def edition(article: Article) -> str:
    """Return which edition it is, or ``""`` where nothing says so."""
    words = []
    if article.version:
        words.append(_("version {version}").format(version=article.version))
    if article.updated:
        words.append(_("updated {date}").format(date=article.updated))
    return between_facts().join(words)
