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
        # A note is on the page of the article alone.
        for reference in list(result.findall(nodes.footnote_reference)):
            reference.parent.remove(reference)
    return [result]


def rebase_links(document: nodes.document, builder: Builder, docname: str) -> None:
    """Have the links of another article's summary lead on from the page *docname*.

    Sphinx has resolved them from the page of the article, where their targets are named.
    """
    for container in document.findall(nodes.container):
        refdoc = container.get("policywindow_refdoc", docname)
        if refdoc == docname:
            continue
        for reference in container.findall(nodes.reference):
            _rebase(reference, builder, refdoc, docname)


def _rebase(reference: nodes.reference, builder: Builder, refdoc: str, docname: str) -> None:
    place = reference.attributes.pop("refid", "")
    if builder.format == "latex" and place:
        reference["refuri"] = f"%{refdoc}#{place}"
    elif builder.format == "html" and builder.name != "singlehtml" and (place or reference.get("internal")):
        path, _, fragment = reference.get("refuri", f"#{place}").partition("#")
        page = builder.get_target_uri(docname)
        target = relative_uri(page, urljoin(builder.get_target_uri(refdoc), path))
        reference["refuri"] = f"{target}#{fragment}" if fragment else target
    elif place:
        reference["refid"] = place
    if place:
        reference["internal"] = True
