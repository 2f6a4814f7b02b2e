"""The map of the site for search engines, unless the project or another extension has one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_policywindow.addresses import absolute, base_url, is_website, page_url
from sphinx_policywindow.articles.model import PartialDate
from sphinx_policywindow.disk import write
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.metadata.sitemap import LONGEST, MARK, SITEMAP_NAME, sitemap
from sphinx_policywindow.uris import uri_of


def note_hidden(app: Sphinx, doctree: nodes.document) -> None:
    """Note a page that asks search engines to leave it out (Sphinx's ``doctree-read``)."""
    for tag in doctree.findall(nodes.meta):
        if tag.get("name", "").lower() == "robots" and "noindex" in tag.get("content", "").lower():
            domain_of(app.env).page(app.env.current_document.docname).is_hidden = True


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write the map where it has changed, or remove it (Sphinx's ``build-finished``).

    By now, each other extension has written its own. One that is not ours stays as it is.
    """
    if exception is not None or not is_website(app.builder):
        return
    domain, path = domain_of(app.env), Path(app.outdir, SITEMAP_NAME)
    if path.is_file() and MARK.encode() not in path.read_bytes():
        return
    is_wanted = domain.settings.sitemap and domain.has_articles and "sphinx_sitemap" not in app.extensions
    pages = list(islice(_pages(domain), LONGEST)) if is_wanted else []
    if pages:
        write(path.parent, path.name, sitemap(pages))
    else:
        path.unlink(missing_ok=True)


def _pages(domain: PolicyWindowDomain) -> Iterator[tuple[str, PartialDate | None]]:
    """Yield the canonical address of each page, and the date of its article.

    A map may name no page of another site, which the canonical address of an article may be on.
    """
    if not base_url(domain.builder):
        return
    site = uri_of(absolute(domain.builder, ""))
    for docname in sorted(domain.env.found_docs):
        page, article = domain.pages.get(docname), domain.catalog.on_page(docname)
        address = page_url(domain.builder, docname)
        if article is not None:
            address = domain.settings.url_of(article, address)
        address = uri_of(address)
        if address.startswith(site) and not (page and page.is_hidden):
            yield address, article.issued if article is not None else None
