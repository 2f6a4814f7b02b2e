"""HTML: a heading that is not in the language of the site says so, as links with the same title do."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.inline import plain_text_of


class MarkForeignTitle(SphinxPostTransform):
    """Mark the page's first heading with the language of its article's title, where it is that title."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Mark it, if the page has an article."""
        domain = domain_of(self.env)
        article = domain.catalog.on_page(self.env.current_document.docname)
        title = next(self.document.findall(nodes.title), None)
        if article is not None and title is not None and plain_text_of(title.children) == article.title:
            title["classes"] += domain.language_classes(article)
