"""The summary, as the paragraph that the article's own page has parsed."""

from __future__ import annotations

from urllib.parse import urljoin

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block


def summary(article: Article, context: Context) -> list[nodes.Node]:
    """Return one paragraph; nothing without a summary."""
    paragraph = summary_paragraph(article, context)
    return [block("summary", paragraph)] if paragraph else []


def summary_paragraph(article: Article, context: Context) -> nodes.paragraph | None:
    """Return the summary as a copy whose references are still to be resolved."""
    inline = context.domain.page(article.docname).summary
    if not inline:
        return None
    result = nodes.paragraph("", "", *(node.deepcopy() for node in inline))
    if article.docname != context.docname:
        result["policywindow_refdoc"] = article.docname
        # A note is on the page of the article alone.
        for reference in list(result.findall(nodes.footnote_reference)):
            reference.parent.remove(reference)
    return result


def rebase_links(document: nodes.document, builder: Builder, docname: str) -> None:
    """Have the links of another article's summary lead on from the page *docname*.

    Sphinx has resolved them from the page of the article, where their targets are named.
    """
    for paragraph in document.findall(nodes.paragraph):
        refdoc = paragraph.get("policywindow_refdoc", docname)
        if refdoc == docname:
            continue
        for reference in paragraph.findall(nodes.reference):
            _rebase(reference, builder, refdoc, docname)


def remove_links(document: nodes.document) -> None:
    """Have the links in what is marked as ``policywindow_unlinked`` be text, which they are by now."""
    for paragraph in document.findall(nodes.paragraph):
        if paragraph.get("policywindow_unlinked"):
            for reference in list(paragraph.findall(nodes.reference)):
                reference.replace_self(reference.children)


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
