"""What machines are told of an article, in the head of its page, the catalog and its PDF."""

from __future__ import annotations

from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import is_website, url_of
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.cited_item import item_of
from sphinx_policywindow.blocks.summary import summary_text
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.outputs.files import file_name, formats_of
from sphinx_policywindow.translation import language_tag


def describe(domain: PolicyWindowDomain, article: Article, here: str) -> Description:
    """Return what machines are told of *article* itself; *here* is where its files are addressed from."""
    builder, settings = domain.builder, domain.settings
    url = url_of(domain, article)
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
    )
