"""A page as it is read: its front matter → the domain, its summary → inline nodes, its title."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Any, cast

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.sphinx_ import MystParser
from sphinx import addnodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import docname_join, get_filetype

from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.values import one_line
from sphinx_policywindow.characters import without_controls
from sphinx_policywindow.domain import PageData, PolicyWindowDomain, domain_of
from sphinx_policywindow.reporting import report
from sphinx_policywindow.summaries import parse_summary, summary_parser, summary_problem


class SummarySource(nodes.Invisible, nodes.Element):
    """Keeps a page's summary in its doctree, for translators; it never reaches a writer."""


def read_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Take the record out of a page's text (Sphinx's ``source-read``)."""
    path = app.env.doc2path(docname)
    filetype = get_filetype(app.config.source_suffix, str(path))
    if PurePath(path).suffix == ".ipynb" or filetype not in app.registry.source_parsers:
        return
    if not issubclass(app.registry.get_source_parser(filetype), MystParser):
        return
    domain = domain_of(app.env)
    reading = read_front_matter(source[0], docname=docname, path=str(path), kinds=domain.settings.kinds)
    report(reading.problems)
    source[0] = reading.text
    if reading.article is not None:
        domain.page(docname).article = reading.article


class PrepareArticle(SphinxTransform):
    """Give the page a heading and its parsed summary, before anything is translated."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Prepare the page, if it has an article."""
        page = domain_of(self.env).pages.get(self.env.current_document.docname)
        if page is None or page.article is None:
            return
        if not any(isinstance(child, nodes.section) for child in self.document.children):
            self.add_heading(page.article)
        if page.article.summary:
            self.add_summary(page, page.article)

    def add_heading(self, article: Article) -> None:
        """Put the whole page below a heading: the record's title, the page's, or the slug's words."""
        # A field list at the very beginning holds the keys of other extensions, which Sphinx collects.
        front = self.document.first_child_not_matching_class(cast("type[nodes.Node]", nodes.PreBibliographic))
        is_front = front is not None and isinstance(self.document[front], nodes.field_list)
        start = front + 1 if front is not None and is_front else 0
        given = article.title or (_field_of(self.document[start - 1], "title") if start else "")
        title = nodes.title("", given or words_of_slug(article))
        title.source, title.line = self.document["source"], article.line_of("title")
        section = nodes.section("", title, names=[nodes.fully_normalize_name(title.astext())])
        self.document.note_implicit_target(section, section)
        content = self.document.children[start:]
        del self.document[start:]
        section += content
        self.document += section

    def add_summary(self, page: PageData, article: Article) -> None:
        """Add the summary's paragraph to the document; a summary that is no paragraph is lost."""
        domain = domain_of(self.env)
        if domain.build.summary_parser is None:
            domain.build.summary_parser = summary_parser(cast("Any", self.env).myst_config, SphinxRenderer)
        parsed = parse_summary(domain.build.summary_parser, self.document, article)
        problem = summary_problem(article, str(self.env.doc2path(article.docname)), parsed)
        if problem is None:
            self.document += SummarySource("", parsed[0])
            return
        report([problem])
        page.article = replace(article, summary="")


def _field_of(fields: nodes.Node, name: str) -> str:
    """Return the text of a field of a list of fields, or ``""``."""
    texts = (field[1].astext() for field in fields.findall(nodes.field) if field[0].astext() == name)
    return " ".join(next(texts, "").split())


def words_of_slug(article: Article) -> str:
    """Return a slug as a title: what a page without one is called."""
    return article.slug.replace("-", " ").capitalize()


def finish_article(app: Sphinx, doctree: nodes.document) -> None:
    """Complete the article by its title and its parsed summary (Sphinx's ``doctree-read``)."""
    docname = app.env.current_document.docname
    domain = domain_of(app.env)
    note_links(domain, doctree, docname)
    page = domain.pages.get(docname)
    if page is None or page.article is None:
        return
    if not page.article.title:
        page.article = replace(page.article, title=_title(app.env, doctree, page.article))
    for source in doctree.findall(SummarySource):
        for reference in source.findall(pending_xref):
            if reference["reftype"] == "myst":  # made by a transform, which does not know where
                reference.source, reference.line = source[0].source, source[0].line
        page.summary = _apart(source[0])
    page.anchor = next(doctree.findall(nodes.section))["ids"][0]


def note_links(domain: PolicyWindowDomain, doctree: nodes.document, docname: str) -> None:
    """Note the links of a page that may turn out to lead to an article, and show its title."""
    names, pages, places = [], [], []
    leads_anywhere = False
    for node in doctree.findall(nodes.Element):
        if isinstance(node, pending_xref):
            target, reftype = node["reftarget"], node.get("reftype")
            is_page = reftype == "doc" or node.get("refdomain") == "doc"
            if is_page:
                pages.append(docname_join(docname, target) if reftype == "doc" else target)
            elif reftype in ("any", "myst"):
                names.append(target)
                pages.append(docname_join(docname, target))
            if not is_page and node.get("refdomain") != domain.name:
                places.append(target)
        elif isinstance(node, addnodes.toctree):
            if not node["hidden"]:
                pages += node["includefiles"]
        elif isinstance(node, nodes.raw | nodes.reference):
            leads_anywhere = leads_anywhere or _may_lead_anywhere(node)
    if leads_anywhere:
        places.append("")
    if names or pages:
        page = domain.page(docname)
        page.references += names
        page.links += pages
    if places and docname in domain.pages:
        domain.pages[docname].places += places


def _may_lead_anywhere(node: nodes.Node) -> bool:
    """Whether a node has an address that nothing of Sphinx looks at."""
    if isinstance(node, nodes.raw):
        return "href" in node.astext().lower()
    address = node.get("refuri", "") if isinstance(node, nodes.reference) else ""
    return bool(address) and not address.startswith(("#", "http://", "https://", "mailto:"))


def _title(env: BuildEnvironment, doctree: nodes.document, article: Article) -> str:
    """Return the words of the page's heading, or of the pictures in it, or of the slug."""
    words = one_line(env.titles[article.docname].astext())
    heading = next(doctree.findall(nodes.title), nodes.title())
    pictures = (str(image.get("alt", "")) for image in heading.findall(nodes.image))
    return without_controls(words or " ".join(pictures).strip()) or words_of_slug(article)


def _apart(paragraph: nodes.Node) -> list[nodes.Node]:
    """Return copies of a paragraph's inline nodes that hold on to nothing of their page."""
    copy = paragraph.deepcopy()
    for message in list(copy.findall(nodes.system_message)):
        message.parent.remove(message)
    for node in copy.findall():
        # It would take its whole page with it into the environment.
        cast("Any", node).document = None
    return list(copy.children)
