"""A page as it is read: its front matter → the domain, its summary → inline nodes, its title."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar, cast

from docutils import nodes
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.sphinx_ import MystParser
from sphinx import addnodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import docname_join, get_filetype

from sphinx_policywindow.articles.front_matter import read_front_matter
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.articles.values import one_line
from sphinx_policywindow.characters import without_controls
from sphinx_policywindow.domain import PageData, PolicyWindowDomain, domain_of
from sphinx_policywindow.headings import block_parser, read_heading
from sphinx_policywindow.inline import plain_text_of, runs_of
from sphinx_policywindow.reporting import report
from sphinx_policywindow.runs import to_plain
from sphinx_policywindow.summaries import parse_summary, parse_title, summary_parser, summary_problem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

T = TypeVar("T", bound=nodes.TextElement)


class RecordText(nodes.Invisible, nodes.Element):
    """Keeps a text of a page's record in its doctree, for translators: the *field* ``title`` or ``summary``.

    It holds one paragraph, and never reaches a writer.
    """


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
    source[0], problems = read_heading(
        reading,
        str(path),
        lambda: block_parser(cast("Any", app.env).myst_config),
        myst_adds_title=bool(app.config.myst_title_to_header),
    )
    report(problems)
    if reading.article is not None:
        domain.page(docname).article = reading.article


class PrepareArticle(SphinxTransform):
    """Give the page a heading, and its parsed title and summary, before anything is translated."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Prepare the page, if it has an article."""
        page = domain_of(self.env).pages.get(self.env.current_document.docname)
        if page is None or page.article is None:
            return
        if not any(isinstance(child, nodes.section) for child in self.document.children):
            self.add_heading(page.article)
        if page.article.title:
            self.add_title(page.article)
        if page.article.summary:
            self.add_summary(page, page.article)

    @property
    def parser(self) -> MarkdownIt:
        """What parses titles and summaries, as the pages of this build are parsed."""
        build = domain_of(self.env).build
        if build.summary_parser is None:
            build.summary_parser = summary_parser(cast("Any", self.env).myst_config, SphinxRenderer)
        return build.summary_parser

    def add_heading(self, article: Article) -> None:
        """Put the whole page below a heading: the record's title, the page's, or the slug's words."""
        # A field list at the very beginning holds the keys of other extensions, which Sphinx collects.
        front = self.document.first_child_not_matching_class(cast("type[nodes.Node]", nodes.PreBibliographic))
        is_front = front is not None and isinstance(self.document[front], nodes.field_list)
        start = front + 1 if front is not None and is_front else 0
        given = article.title or (_field_of(self.document[start - 1], "title") if start else "")
        title = self.inline(nodes.title, given or words_of_slug(article), article.line_of("title"))
        name = nodes.fully_normalize_name(plain_text_of(title.children))
        section = nodes.section("", title, names=[name])
        self.document.note_implicit_target(section, section)
        content = self.document.children[start:]
        del self.document[start:]
        section += content
        self.document += section

    def add_title(self, article: Article) -> None:
        """Add the record's title to the document, where translators find it."""
        paragraph = self.inline(nodes.paragraph, article.title, article.line_of("title"))
        self.keep("title", paragraph)

    def keep(self, field: str, paragraph: nodes.Node) -> None:
        """Keep a text below the heading: other extensions expect a page to end in a section."""
        section = next(child for child in self.document.children if isinstance(child, nodes.section))
        section.insert(1, RecordText("", paragraph, field=field))

    def inline(self, kind: type[T], text: str, line: int) -> T:
        """Return a node of that *kind* with the Markdown of a line of the record in it."""
        node = kind(text, "", *parse_title(self.parser, self.document, text, line))
        node.source, node.line = self.document["source"], line
        return node

    def add_summary(self, page: PageData, article: Article) -> None:
        """Add the summary's paragraph to the document; a summary that is no paragraph is lost."""
        parsed = parse_summary(self.parser, self.document, article)
        problem = summary_problem(article, str(self.env.doc2path(article.docname)), parsed)
        if problem is None:
            self.keep("summary", parsed[0])
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
    texts = {text["field"]: text[0] for text in doctree.findall(RecordText)}
    page.article = _titled(page.article, doctree, texts.get("title"))
    if "summary" in texts:
        summary = texts["summary"]
        for reference in summary.findall(pending_xref):
            if reference.get("reftype") == "myst":  # made by a transform, which does not know where
                reference.source, reference.line = summary.source, summary.line
        page.summary = _apart(summary)
    page.anchor = next(doctree.findall(nodes.section))["ids"][0]


def note_links(domain: PolicyWindowDomain, doctree: nodes.document, docname: str) -> None:
    """Note the links of a page that may turn out to lead to an article, and show its title."""
    names, pages, places = [], [], []
    leads_anywhere = False
    for node in doctree.findall(nodes.Element):
        if isinstance(node, pending_xref):
            target, reftype = node.get("reftarget") or "", node.get("reftype")
            is_page = reftype == "doc" or node.get("refdomain") == "doc"
            if is_page:
                pages.append(docname_join(docname, target) if reftype == "doc" else target)
            elif reftype in ("any", "myst"):
                names.append(target)
                pages.append(docname_join(docname, target))
            if not is_page and node.get("refdomain") != domain.name:
                places.append(target)
        elif isinstance(node, addnodes.toctree):
            if not node.get("hidden"):
                pages += node.get("includefiles", ())
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


def _titled(article: Article, doctree: nodes.document, given: nodes.Node | None) -> Article:
    """Return *article* with the words of its title.

    They are those of the record, which is *given*, or of the page's heading, or of the pictures in that,
    or of the slug.
    """
    heading = next(doctree.findall(nodes.section))[0]
    for source in filter(None, (given, heading)):
        runs = tuple(replace(run, text=without_controls(run.text)) for run in runs_of(source.children))
        if runs:
            has_looks = any(run.looks for run in runs)
            return replace(article, title=to_plain(runs), title_runs=runs if has_looks else ())
    pictures = " ".join(str(image.get("alt", "")) for image in heading.findall(nodes.image))
    return replace(article, title=without_controls(one_line(pictures)) or words_of_slug(article))


def _apart(paragraph: nodes.Node) -> list[nodes.Node]:
    """Return copies of a paragraph's inline nodes that hold on to nothing of their page."""
    copy = paragraph.deepcopy()
    for message in list(copy.findall(nodes.system_message)):
        message.parent.remove(message)
    for node in copy.findall():
        # It would take its whole page with it into the environment.
        cast("Any", node).document = None
    return list(copy.children)
