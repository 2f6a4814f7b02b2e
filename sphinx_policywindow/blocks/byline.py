"""The byline: the authors; slug · domain · kind, and the edition."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from sphinx_policywindow.articles.kinds import Kind
from sphinx_policywindow.articles.model import Article, Person
from sphinx_policywindow.blocks.context import Context, block, external
from sphinx_policywindow.blocks.facts import joined
from sphinx_policywindow.citations.names import in_order
from sphinx_policywindow.searching import unsearched
from sphinx_policywindow.translation import _, between_facts, between_names


def byline(article: Article, context: Context) -> list[nodes.Node]:
    """Return a paragraph of the authors, if there are any, and one of what the article is.

    Where the site pins editions, the edition links to its own address.
    """
    names = [
        context.directed([external(url, name) if url else nodes.Text(name)]) for name, url in authors(article)
    ]
    content = [nodes.paragraph("", "", *joined(names, between_names()))] if names else []
    paragraph = nodes.paragraph("", identity(article, context.domain.settings.kinds[article.kind]))
    # Its slug and domain are found all the same, see outputs/search.py.
    unsearched(context.domain.builder, paragraph)
    words = edition(article)
    if words:
        pinned = context.pinned_url_of(article)
        paragraph += nodes.Text(between_facts())
        paragraph += external(pinned, words) if pinned else nodes.Text(words)
    return [block("byline", *content, paragraph)]


def authors(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the name of each author that the record has, and the address of the ORCID record or ``""``."""
    for author in article.authors:
        yield in_order(author), author.orcid_url if isinstance(author, Person) else ""


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
