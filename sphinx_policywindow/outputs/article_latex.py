"""An article's doctree → LaTeX: its title block, its body, and what its PDF says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import cast

from docutils import nodes
from sphinx import __display_version__ as sphinx_version
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.latex.nodes import footnotemark, footnotetext
from sphinx.builders.latex.theming import Theme
from sphinx.util.docutils import new_document
from sphinx.util.template import LaTeXRenderer
from sphinx.writers.latex import LaTeXTranslator

from sphinx_policywindow.blocks.byline import edition
from sphinx_policywindow.blocks.context import external
from sphinx_policywindow.characters import without_controls
from sphinx_policywindow.citations.names import in_order
from sphinx_policywindow.generated import generated, generated_date
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.outputs.pdf_facts import Facts, Heading
from sphinx_policywindow.outputs.tex_runs import FRAME
from sphinx_policywindow.runs import to_plain
from sphinx_policywindow.translation import _, between_facts, direction, labelled
from sphinx_policywindow.version import __version__

_LONGEST_RUNNING_TITLE = 110
_UNSEEN = (nodes.image, nodes.raw, footnotemark, footnotetext, nodes.footnote, nodes.footnote_reference)
"""What stands in a heading and is no part of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An article in LaTeX, with what its PDF says of itself and its outline."""

    text: str
    facts: Facts
    outline: tuple[Heading, ...]


class ArticleWriter:
    """Writes articles, and the document that holds them, with the translator of a LaTeX builder."""

    def __init__(self, builder: LaTeXBuilder) -> None:
        """Take the options from *builder*."""
        self.builder = builder
        self.theme: Theme = builder.themes.get("howto")
        # With chapters, the translator takes any latex_toplevel_sectioning, which is the book's, without
        # a word. The sections of an article are set below.
        self.theme.toplevel_sectioning = "chapter"
        self.renderer = LaTeXRenderer(latex_engine=builder.config.latex_engine)

    def translator(self, document: nodes.document) -> LaTeXTranslator:
        """Return a translator whose top level is the section."""
        made = cast("LaTeXTranslator", self.builder.create_translator(document, self.builder, self.theme))
        made.sectionnames = [name for name in made.sectionnames if name != "chapter"]
        made.top_sectionlevel = 1
        if not self.builder.config.templates_path:
            # Sphinx would compile the template of a table afresh for each table.
            made.render = self.renderer.render  # type: ignore[method-assign, assignment]
        return made

    def write(self, doctree: nodes.document, page: Description) -> Written:
        """Return the article of a page, whose *doctree* stands alone."""
        translator = self.translator(doctree)
        translator.curfilestack.append(page.article.docname)
        section = next(doctree.findall(nodes.section))
        heading, byline = _take_heading(section)
        title_block = self.title_block(translator, page, heading, byline)
        outline = tuple(_headings(section.children, translator)) + tuple(
            _headings(doctree.children[doctree.index(section) + 1 :], translator)
        )
        doctree.walkabout(translator)
        text = without_controls(title_block + "".join(translator.body))
        return Written(text=text, facts=facts_of(page), outline=outline)

    def title_block(
        self,
        translator: LaTeXTranslator,
        page: Description,
        heading: Sequence[nodes.Node],
        byline: nodes.Node | None,
    ) -> str:
        """Return what stands above the rule, and the running heads."""

        def escaped(text: str) -> str:
            return translator.escape(text)

        def address(url: str) -> str:
            link = [nodes.inline("", "", external(url, url, self.builder))]
            return _latex(translator, link) if url else ""

        def rightward(text: str) -> str:
            classes = ["policywindow-ltr"] if direction(page.language) == "rtl" else []
            return _latex(translator, [nodes.inline("", text, classes=classes)]) if text else ""

        title = _shortened(to_plain(page.item.title))
        site = between_facts().join(filter(None, (page.site_name, edition(page.article))))
        translator.in_title = 1
        words = _latex(translator, [nodes.inline("", "", *heading)])
        translator.in_title = 0
        imprint = {
            _("Source"): address(page.url),
            _("Generated"): rightward(generated(page.article)),
        }
        lines = [
            rf"\policywindowrunning{{{escaped(title)}}}{{{escaped(site)}}}{{{address(page.url)}}}",
            rf"\policywindowtitle{{{escaped(page.site_name)}}}{{{words}}}",
            _latex(translator, [byline] if byline is not None else []),
            r"\begin{policywindowimprint}",
            *(rf"\policywindowimprintline{{{escaped(labelled(k))}}}{{{v}}}" for k, v in imprint.items() if v),
            r"\end{policywindowimprint}",
        ]
        return "\n".join(lines)

    def frame(self, site_name: str) -> str:
        """Return the document that holds articles: the template of Sphinx, without what only a book has."""
        self.builder.docnames = set()
        self.builder.update_doc_context("", "", self.theme)
        self.builder.update_context()
        translator = self.translator(new_document(f"<{FRAME}>"))
        elements = translator.elements
        options = ["nonumfigreset"]
        if self.builder.config.numfig and self.builder.config.math_numfig:
            options += ["mathnumfig", f"mathnumsep={{{self.builder.config.math_numsep}}}"]
        if elements["maxlistdepth"]:
            options.append(f"maxlistdepth={elements['maxlistdepth']}")
        book = "fncychap tocdepth secnumdepth contentsname makeindex maketitle tableofcontents"
        elements.update(dict.fromkeys([*book.split(), "atendofbody", "printindex", "date", "author"], ""))
        elements.update(
            title=translator.escape(site_name),
            classoptions=f"{elements['classoptions']},oneside",
            sphinxpkgoptions=f"[,{','.join(options)}]",
            # No list that the next pass would need; no two places of one name.
            passoptionstopackages=elements["passoptionstopackages"]
            + "\n\\PassOptionsToPackage{bookmarks=false,pageanchor=false,hypertexnames=false}{hyperref}",
        )
        translator.body.append("\\input{\\jobname-articles.tex}\n")
        return translator.astext()


def _shortened(title: str) -> str:
    """Return a title for a running head, cut between words where it has any."""
    short = shorten(title, _LONGEST_RUNNING_TITLE, placeholder="…")
    return short if short != "…" else f"{title[: _LONGEST_RUNNING_TITLE - 1]}…"


def _latex(translator: LaTeXTranslator, content: Iterable[nodes.Node]) -> str:
    translator.pushbody([])
    for node in content:
        node.walkabout(translator)
    return "".join(translator.popbody())


def _take_heading(section: nodes.section) -> tuple[list[nodes.Node], nodes.Node | None]:
    """Take the words of the heading out of a page, and the byline if it stands right below."""
    title = cast("nodes.title", section[0])
    words = list(title.children)
    title.children = []
    title += nodes.Text("-")
    following = section[1] if len(section) > 1 else None
    if isinstance(following, nodes.container) and "policywindow-byline" in following["classes"]:
        section.remove(following)
        return words, following
    return words, None


def _headings(content: Iterable[nodes.Node], translator: LaTeXTranslator) -> Iterator[Heading]:
    """Yield the sections among *content* as entries of an outline."""
    for node in content:
        if isinstance(node, nodes.section) and node["ids"]:
            label = translator.idescape(f"{translator.curfilestack[-1]}:{node['ids'][0]}")
            yield Heading(
                words=" ".join(_words(node[0]).split()),
                label=label.removeprefix(r"\detokenize{").removesuffix("}"),
                below=tuple(_headings(node.children, translator)),
            )


def _words(node: nodes.Node) -> str:
    if isinstance(node, _UNSEEN):
        return str(node.get("alt", "")) if isinstance(node, nodes.image) else ""
    return "".join(map(_words, node.children)) if node.children else node.astext()


def facts_of(page: Description) -> Facts:
    """Return what the PDF of an article says of itself."""
    return Facts(
        title=to_plain(page.item.title),
        authors=tuple(map(in_order, page.item.authors)),
        subject=page.abstract,
        keywords=page.article.keywords,
        language=page.language,
        publisher=page.site_name,
        identifier=page.item.address,
        rights=page.article.license,
        date=generated_date(page.article),
        creator=f"Sphinx {sphinx_version}, sphinx-policywindow {__version__}",
    )
