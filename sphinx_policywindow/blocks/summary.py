"""The summary, as the paragraph that the article's own page has parsed."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.util import docname_join
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block
from sphinx_policywindow.domain import PolicyWindowDomain


def summary(article: Article, context: Context) -> list[nodes.Node]:
    """Return one paragraph; nothing without a summary."""
    paragraph = summary_paragraph(article, context)
    if paragraph is None:
        return []
    container = block("summary", paragraph)
    if article.docname == context.docname:
        container["classes"].append("policywindow-abstract")
    return [container]


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


def summary_text(domain: PolicyWindowDomain, article: Article) -> str:
    """Return the summary in plain text, on one line; valid once every page has been read."""
    return " ".join(_words(domain, domain.pages[article.docname].summary).split())


def _words(domain: PolicyWindowDomain, inline: Iterable[nodes.Node]) -> str:
    words = []
    for node in inline:
        if isinstance(node, pending_xref):
            words.append(_title(domain, node) or node.astext())
        elif isinstance(node, nodes.Element) and node.children:
            # The mark of a note is no word.
            words.append("" if isinstance(node, nodes.footnote_reference) else _words(domain, node.children))
        else:
            words.append(node.astext())
    return "".join(words)


def _title(domain: PolicyWindowDomain, reference: pending_xref) -> str:
    """Return the title that a reference without words will show, where it is one; else ``""``."""
    if reference.get("refexplicit") or reference.get("reftargetid"):
        return ""
    kind, target = reference["reftype"], reference["reftarget"]
    is_any = kind in ("any", "myst")
    page = domain.env.titles.get(docname_join(reference.get("refdoc", ""), target))
    if reference["refdomain"] == "doc":  # MyST names a page from the root
        page = domain.env.titles.get(target)
    if page is not None and (is_any or kind == "doc"):
        return page.astext()
    article = domain.catalog.find_anywhere(target)
    if article is not None and (is_any or reference["refdomain"] == domain.name):
        return article.title
    label = domain.env.domains.standard_domain.labels.get(target.lower())
    return label[2] if label and (is_any or kind == "ref") else ""


def rebase_links(document: nodes.document, builder: Builder, docname: str) -> None:
    """Have the links of another article's summary lead on from the page *docname*.

    Sphinx has resolved them from the page of the article, where their targets are named. In what is
    marked as ``policywindow_unlinked`` they are text from here on.
    """
    for paragraph in document.findall(nodes.paragraph):
        refdoc = paragraph.get("policywindow_refdoc", docname)
        if refdoc != docname:
            for reference in paragraph.findall(nodes.reference):
                _rebase(reference, builder, refdoc, docname)
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
