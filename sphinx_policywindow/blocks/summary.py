"""The summary, as the paragraph that the article's own page has parsed."""

from __future__ import annotations

from urllib.parse import urljoin

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block


def summary(article: Article, context: Context) -> list[nodes.Node]:
    """Return one paragraph, a copy whose references are still to be resolved; nothing without a summary."""
    inline = context.domain.page(article.docname).summary
    if not inline:
        return []
    result = block("summary", nodes.paragraph("", "", *(node.deepcopy() for node in inline)))
    if article.docname != context.docname:
        result["policywindow_refdoc"] = article.docname
    return [result]


def rebase_links(document: nodes.document, builder: Builder, docname: str) -> None:
    """Have the links of another article's summary lead on from the page *docname*.

    Sphinx has resolved them from the page of the article, where their targets are named.
    """
    if builder.format != "html" or builder.name == "singlehtml":
        return
    for container in document.findall(nodes.container):
        refdoc = container.get("policywindow_refdoc", docname)
        if refdoc == docname:
            continue
        from_uri, page_uri = builder.get_target_uri(refdoc), builder.get_target_uri(docname)
        for reference in container.findall(nodes.reference):
            if "refid" in reference:
                reference["refuri"] = f"#{reference.attributes.pop('refid')}"
            if reference.get("internal"):
                reference["refuri"] = relative_uri(page_uri, urljoin(from_uri, reference["refuri"]))
