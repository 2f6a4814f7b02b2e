"""What machines are told of an article, in the head of its page, the catalog and its PDF."""

from __future__ import annotations

from urllib.parse import quote

from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import absolute, base_url, is_website, page_address, url_of
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.cited_item import item_of
from sphinx_policywindow.blocks.summary import summary_text
from sphinx_policywindow.catalog_data import catalog_id, file_address
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.metadata.linkset import LINKSET_NAME
from sphinx_policywindow.offers import pdf_of, print_view_of
from sphinx_policywindow.outputs.files import file_name, formats_of
from sphinx_policywindow.translation import language_tag
from sphinx_policywindow.uris import uri_of


def describe(domain: PolicyWindowDomain, article: Article, here: str) -> Description:
    """Return what machines are told of *article* itself; *here* is where its files are addressed from."""
    builder, settings = domain.builder, domain.settings
    url, pdf = url_of(domain, article), pdf_of(domain, article)
    page = page_address(builder, article.docname) if is_website(builder) else ""
    return Description(
        article=article,
        kind=settings.kinds[article.kind],
        item=item_of(domain, article),
        site_name=settings.site_name,
        url=url,
        edition_url=settings.edition_url_of(article, url),
        abstract=summary_text(domain, article),
        language=language_tag(builder.config.language),
        files=tuple(
            (format_.mime_type, relative_uri(here, file_name(article, format_)))
            for format_ in (formats_of(article, settings) if is_website(builder) else ())
        ),
        print_view=_relative(here, print_view_of(domain, article)),
        pdf=_relative(here, pdf),
        pdf_url=uri_of(absolute(builder, quote(pdf))) if pdf else "",
        page=(relative_uri(here, page) or page.rpartition("/")[2] or "./") if page else "",
        site_url=uri_of(base_url(builder)),
        json_ld=file_address(builder, "catalog.jsonld", here) if is_website(builder) else "",
        linkset=file_address(builder, LINKSET_NAME, here) if is_website(builder) else "",
        catalog_id=catalog_id(builder, here) if is_website(builder) else "",
    )


def _relative(here: str, path: str) -> str:
    return relative_uri(here, quote(path)) if path else ""
