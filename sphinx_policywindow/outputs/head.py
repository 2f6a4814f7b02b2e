"""HTML: what the head of an article's page says to machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import absolute, is_website, page_url
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.blocks.summary import summary_text
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.metadata import head, linked_data
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.offers import pdf_of, print_view_of, relative
from sphinx_policywindow.outputs.files import file_name, formats_of
from sphinx_policywindow.translation import language_tag


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


def describe(domain: PolicyWindowDomain, article: Article, here: str) -> Description:
    """Return what machines are told of *article* itself; *here* is where its files are addressed from."""
    builder, settings = domain.builder, domain.settings
    address = page_url(builder, article.docname)
    url = settings.url_of(article, address)
    return Description(
        article=article,
        kind=settings.kinds[article.kind],
        item=settings.item_of(article, address),
        site_name=settings.site_name,
        url=url,
        edition_url=settings.edition_url_of(article, url),
        abstract=summary_text(domain, article),
        language=language_tag(builder.config.language),
        files=tuple(
            (format_.mime_type, relative_uri(here, file_name(article, format_)))
            for format_ in (formats_of(article, settings) if is_website(builder) else ())
        ),
    )


def _addresses(domain: PolicyWindowDomain, targets: Iterable[Article | Link]) -> Iterator[str]:
    for target in targets:
        if isinstance(target, Article):
            yield domain.settings.url_of(target, page_url(domain.builder, target.docname))
