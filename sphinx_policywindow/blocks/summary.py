"""The summary, as the paragraph that the article's own page has parsed."""

from __future__ import annotations

from urllib.parse import urljoin

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.util import docname_join
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.inline import runs_of
from sphinx_policywindow.runs import Runs, plain, to_plain


def summary(article: Article, context: Context) -> list[nodes.Node]:
    """Return one paragraph; nothing without a summary."""
    is_own = article.docname == context.docname
    paragraph = summary_paragraph(article, context, is_the_articles_own=is_own)
    if paragraph is None:
        return []
    container = block("summary", paragraph)
    if is_own:
        container["classes"].append("policywindow-abstract")
    return [container]


def summary_paragraph(
    article: Article, context: Context, *, is_the_articles_own: bool = False
) -> nodes.paragraph | None:
    """Return the summary as a copy whose references are still to be resolved.

    Only the one that is *the article's own*, on its page, is what notes and sources lead back to.
    """
    inline = context.domain.page(article.docname).summary
    if not inline:
        return None
    result = nodes.paragraph("", "", *(node.deepcopy() for node in inline))
    if article.docname != context.docname:
        result["policywindow_refdoc"] = article.docname
    if not is_the_articles_own:
        for reference in list(result.findall(nodes.footnote_reference)):
            reference.parent.remove(reference)
        for node in result.findall(nodes.Element):
            node["ids"], node["names"] = [], []
    return result


def summary_text(domain: PolicyWindowDomain, article: Article) -> str:
    """Return the summary in plain text, on one line; valid once every page has been read."""
    return to_plain(summary_runs(domain, article))


def summary_runs(domain: PolicyWindowDomain, article: Article) -> Runs:
    """Return the summary with its looks, on one line; valid once every page has been read."""
    return runs_of(domain.pages[article.docname].summary, lambda reference: _shown(domain, reference))


def _shown(domain: PolicyWindowDomain, reference: pending_xref) -> Runs | None:
    """Return what a reference without words of its own will show, where it is known; else ``None``."""
    if reference.get("refexplicit") or reference.get("reftargetid"):
        return None
    kind, target = reference.get("reftype"), reference.get("reftarget", "")
    is_any = kind in ("any", "myst")
    env, domains = domain.env, domain.env.domains
    page = env.titles.get(docname_join(reference.get("refdoc", ""), target))
    if reference.get("refdomain") == "doc":  # MyST names a page from the root
        page = env.titles.get(target)
    if page is not None and (is_any or kind == "doc"):
        return runs_of(page.children)
    article = domain.catalog.find_anywhere(target)
    if article is not None and (is_any or reference.get("refdomain") == domain.name):
        return article.rich_title if isinstance(article, Article) else plain(article.title)
    if kind in ("eq", "numref"):
        return _numbered(domain, reference)
    label = domains.standard_domain.labels.get(target.lower())
    return plain(label[2]) if label and (is_any or kind == "ref") else None


def _numbered(domain: PolicyWindowDomain, reference: pending_xref) -> Runs | None:
    """Return the number of an equation, figure or table as Sphinx writes it; ``None`` where it has none."""
    is_equation = reference.get("reftype") == "eq"
    domains = domain.env.domains
    known = domains.math_domain.equations if is_equation else domains.standard_domain.anonlabels
    place = known.get(reference.get("reftarget", ""))
    if place is None:
        return None
    owner = domains.math_domain if is_equation else domains.standard_domain
    found = owner.resolve_xref(
        domain.env,
        reference.get("refdoc", ""),
        domain.builder,
        reference["reftype"],
        reference["reftarget"],
        reference.deepcopy(),
        nodes.inline(),
    )
    return runs_of([found]) if found is not None else None


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
