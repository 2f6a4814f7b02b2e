"""HTML: what the head of an article's page says to machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from itertools import chain
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_policywindow.addresses import url_of
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.metadata import head, linked_data
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.outputs.description import describe
from sphinx_policywindow.runs import to_plain
from sphinx_policywindow.uris import uri_of

_OPENGRAPH = "sphinxext.opengraph"
_LENGTH = "ogp_description_length"


def add_metadata(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Describe the article of a page in the page's head (Sphinx's ``html-page-context``)."""
    domain = domain_of(app.env)
    article = domain.catalog.on_page(pagename)
    if doctree is None or article is None:
        return
    page = replace(
        describe(domain, article, app.builder.get_target_uri(pagename)),
        related=tuple(_addresses(domain, domain.catalog.related(article, "related"))),
    )
    tags = [*head.highwire(page), *head.dublin_core(page), *head.links(page)]
    said = head.said_in(context.get("metatags", ""))
    open_graph = () if _is_disabled(app, context) else head.open_graph(page)
    tags += head.unsaid(chain(head.description(page), open_graph), said)
    data = linked_data.script(linked_data.graph(page))
    context["metatags"] = context.get("metatags", "") + head.html(tags) + data
    if page.url:
        context["pageurl"] = uri_of(page.url)


def tell_opengraph(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Have ``sphinxext.opengraph`` describe an article by its summary (Sphinx's ``html-page-context``).

    It would take the first words of the page, which are those of the byline. What the page gives as its
    own tags becomes a field as that extension reads it, so that no tag stands there twice.
    """
    domain = domain_of(app.env)
    article = domain.catalog.on_page(pagename)
    if _OPENGRAPH not in app.extensions or doctree is None or article is None or _is_disabled(app, context):
        return
    page = describe(domain, article, app.builder.get_target_uri(pagename))
    tags = context.get("metatags", "")
    said = head.said_in(tags)
    own = {name: tag for name, tag in said.items() if name.startswith("og:")}
    for tag in own.values():
        tags = tags.replace(f"{tag.html}\n", "").replace(tag.html, "")
    # It writes a description of its own where there is none yet.
    context["metatags"] = tags + head.html(head.unsaid(head.description(page), said))
    given = {**{name: tag.content for name, tag in own.items()}, **(context.get("meta") or {})}
    ours = {name: escape(value) for name, value in _open_graph_fields(app, page, given).items() if value}
    # A copy: that of the environment is kept from one build to the next.
    context["meta"] = {
        **ours,
        **{name: escape(tag.content) for name, tag in own.items()},
        **(context["meta"] or {}),
    }


def _open_graph_fields(app: Sphinx, page: Description, given: Mapping[str, str]) -> dict[str, str]:
    """Return what the other extension should say, but for what the project has told it.

    Its picture of a page, too, shows the first words: it shows the title alone where it takes none.
    """
    config = app.config
    fields = {"og:description": page.abstract, _LENGTH: "0"}
    if config.ogp_type == config.values["ogp_type"].default:
        fields["og:type"] = "article"
    if not config.ogp_canonical_url:
        fields["og:url"] = uri_of(page.url)
    if not (config.ogp_image or config.ogp_use_first_image or "og:image" in given):
        fields["og:image:alt"] = to_plain(page.item.title)
    return fields


def _is_disabled(app: Sphinx, context: Mapping[str, Any]) -> bool:
    """Whether the page tells ``sphinxext.opengraph`` to write nothing."""
    return _OPENGRAPH in app.extensions and "ogp_disable" in (context.get("meta") or {})


def _addresses(domain: PolicyWindowDomain, targets: Iterable[Article | Link]) -> Iterator[str]:
    for target in targets:
        if isinstance(target, Article):
            yield url_of(domain, target)
