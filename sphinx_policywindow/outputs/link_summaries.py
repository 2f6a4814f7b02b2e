"""HTML: what the articles that a page links to are about, for its links to show on hover and on focus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import normpath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from sphinx_policywindow.addresses import is_website
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.summary import summary_runs, summary_text
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.layout import is_toctree
from sphinx_policywindow.runs import to_html
from sphinx_policywindow.translation import _, between_facts

_ENTRIES = (nodes.row, nodes.list_item, nodes.definition_list_item, nodes.field)


class LinkSummaries(nodes.Invisible, nodes.Element):
    """The summaries of what a page links to, at its end: ``targets`` are the addresses of the articles.

    The words come when they are written: in the tree, the search would find them on this page.
    """


def note_addresses(app: Sphinx, builder: Builder) -> None:
    """Note which article is at which address, in this output (Sphinx's ``write-started``)."""
    domain = domain_of(app.env)
    is_on = domain.settings.hover and is_website(builder)
    articles = (article for article in domain.catalog if is_on and article.summary)
    domain.build.articles_by_uri = {builder.get_target_uri(article.docname): article for article in articles}


class AddLinkSummaries(SphinxPostTransform):
    """Add the summaries to a page; runs when its links lead where they will in the output."""

    default_priority = 800
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Add them, and mark each link that stands beside the summary as ``policywindow-told``."""
        domain, docname = domain_of(self.env), self.env.current_document.docname
        if not domain.build.articles_by_uri:
            return
        targets = set()
        told: dict[nodes.Element, str] = {}
        for uri, reference in _links(domain, docname, self.document.findall(nodes.reference)):
            if _is_told(reference, summary_text(domain, domain.build.articles_by_uri[uri]), told):
                reference["classes"].append("policywindow-told")
            else:
                targets.add(uri)
        if targets or docname in self.env.toctree_includes:
            self.document += LinkSummaries("", docname=docname, targets=targets)


def _links(
    domain: PolicyWindowDomain, docname: str, references: Iterable[nodes.reference]
) -> Iterator[tuple[str, nodes.reference]]:
    """Yield the links to another page that has an article, and to the whole page, with its address.

    A link that has a title shows that.
    """
    here = domain.builder.get_target_uri(docname)
    folder = f"/{here}".rpartition("/")[0]
    for reference in references:
        attributes = reference.attributes
        if attributes.get("internal") and attributes.get("refuri") and not attributes.get("reftitle"):
            address = attributes["refuri"]
            # As urllib.parse.urljoin has it, of a path alone.
            uri = normpath(f"{folder}/{address}")[1:]
            if address.endswith("/") and uri:
                uri += "/"
            if uri != here and uri in domain.build.articles_by_uri:
                yield uri, reference


def _is_told(reference: nodes.reference, summary: str, told: dict[nodes.Element, str]) -> bool:
    """Whether the row, card or entry that a link is in shows the summary; *told* keeps their words."""
    node: nodes.Element | None = reference.parent
    while node is not None and not isinstance(node, nodes.section):
        if isinstance(node, _ENTRIES) or node.get("design_component") == "card":
            if node not in told:
                told[node] = " ".join(node.astext().split())
            if summary in told[node]:
                return True
        node = node.parent
    return False


def visit_link_summaries(self: HTML5Translator, node: LinkSummaries) -> None:
    """Write each summary, in the order of the addresses, for the script alone; nothing for no link.

    Only here do the page's tables of contents have their links.
    """
    domain, docname = domain_of(self.builder.env), node["docname"]
    if docname in domain.env.toctree_includes:
        for toctree in filter(is_toctree, self.document.findall(nodes.compound)):
            links = _links(domain, docname, toctree.findall(nodes.reference))
            node["targets"] |= {uri for uri, _reference in links}
    if node["targets"]:
        here = domain.builder.get_target_uri(docname)
        self.body.append(self.starttag(node, "template", CLASS="policywindow-summaries"))
        for uri in sorted(node["targets"]):
            _write(self, domain, domain.build.articles_by_uri[uri], relative_uri(here, uri))
        self.body.append("</template>\n")
    raise nodes.SkipNode


def _write(self: HTML5Translator, domain: PolicyWindowDomain, article: Article, uri: str) -> None:
    """Write what one link shows: the title, kind and domain, the summary."""
    kind = _(domain.settings.kinds[article.kind].label)
    language = {"lang": article.language} if article.language else {}
    self.body += [
        self.starttag(nodes.paragraph(), "p", "", False, **{"data-page": uri}),
        self.starttag(nodes.strong(), "b", "", False, **language),
        f"{to_html(article.rich_title)}</b> ",
        f"<small>{self.encode(between_facts().join(filter(None, (kind, article.domain))))}</small> ",
        f"<span>{to_html(summary_runs(domain, article))}</span></p>\n",
    ]


def shows_summaries(document: nodes.document) -> bool:
    """Whether summaries have been written at the end of a page."""
    return any(isinstance(node, LinkSummaries) and node["targets"] for node in document.children)
