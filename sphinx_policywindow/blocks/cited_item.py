"""An article as the item that is cited, with what only a build knows of it."""

from __future__ import annotations

from urllib.parse import quote

from sphinx_policywindow.addresses import absolute, page_url
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.summary import summary_runs
from sphinx_policywindow.citations.item import Item
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.offers import pdf_of


def item_of(domain: PolicyWindowDomain, article: Article) -> Item:
    """Return *article* as it is cited, with its summary and the address of its PDF.

    Valid once every page has been read, as a summary has the titles of articles that it refers to.
    """
    pdf = pdf_of(domain, article)
    return domain.settings.item_of(
        article,
        page_url(domain.builder, article.docname),
        abstract=summary_runs(domain, article),
        pdf_url=absolute(domain.builder, quote(pdf)) if pdf else "",
    )
