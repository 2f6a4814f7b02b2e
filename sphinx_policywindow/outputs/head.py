"""HTML: what the head of an article's page says to machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_policywindow.addresses import absolute, url_of
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.metadata import head, linked_data
from sphinx_policywindow.offers import pdf_of, print_view_of, relative
from sphinx_policywindow.outputs.description import describe


def add_metadata(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Describe the article of a page in the page's head (Sphinx's ``html-page-context``)."""
    domain = domain_of(app.env)
    article = domain.catalog.on_page(pagename)
    if doctree is None or article is None:
        return
    page = describe(domain, article, app.builder.get_target_uri(pagename))
    pdf = pdf_of(domain, article)
    page = replace(
        page,
        print_view=relative(app.builder, pagename, print_view_of(domain, article)),
        pdf=relative(app.builder, pagename, pdf),
        pdf_url=absolute(app.builder, quote(pdf)) if pdf else "",
        related=tuple(_addresses(domain, domain.catalog.related(article, "related"))),
    )
    tags = [*head.highwire(page), *head.dublin_core(page), *head.links(page)]
    if "og:title" not in context.get("metatags", ""):
        tags += head.open_graph(page)
    context["metatags"] = context.get("metatags", "") + head.html(tags) + linked_data.script(page)
    if page.url:
        context["pageurl"] = page.url


def _addresses(domain: PolicyWindowDomain, targets: Iterable[Article | Link]) -> Iterator[str]:
    for target in targets:
        if isinstance(target, Article):
            yield url_of(domain, target)
