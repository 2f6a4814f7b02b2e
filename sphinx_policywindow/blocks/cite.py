"""How to cite an article: its citation in each style, and the form that BibTeX reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from docutils import nodes
from sphinx_design.shared import create_component

from sphinx_policywindow.addresses import is_website, item_of
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block
from sphinx_policywindow.citations.csl_file import CslFileError
from sphinx_policywindow.citations.dates import Today
from sphinx_policywindow.citations.formats import BY_NAME, FORMATS, Format
from sphinx_policywindow.citations.item import Item
from sphinx_policywindow.citations.styles import STYLES, Style
from sphinx_policywindow.inline import inline_nodes
from sphinx_policywindow.problems import Problem, Subtype
from sphinx_policywindow.runs import Run, Runs, to_text
from sphinx_policywindow.searching import unsearched
from sphinx_policywindow.settings import Settings
from sphinx_policywindow.translation import _

DISPLAYS = ("list", "tabs")
_KIND_OF_RUN = attrgetter("looks", "href", "placeholder")


class Citation(nodes.paragraph):
    """A citation on a web page, which is written from its *runs*; its text is for other extensions."""


class StyleName(nodes.Inline, nodes.TextElement):
    """The label of a style on a web page, which says the style's full name and *edition* on demand."""


class CopyButton(nodes.General, nodes.Element):
    """A button that copies the entry it stands in; hidden until the script is there."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the block: its label, as text and as the term of a list, and what stands under it."""

    label: str
    term: nodes.Node
    content: list[nodes.Node]


def cite(article: Article, context: Context) -> list[nodes.container]:
    """Return two labelled lists, of citations and of what machines read; or both as one set of tabs."""
    settings = context.domain.settings
    item = item_of(context.domain, article)
    styles = context.names("styles", settings.styles, settings.shown_styles, "style")
    written = [format_.name for format_ in FORMATS if format_.is_installed()]
    formats = context.names("formats", written, ["bibtex"], "format")
    citations = list(filter(None, (_citation(settings.styles[name], item, context) for name in styles)))
    listings = list(filter(None, (_listing(BY_NAME[name], item, context) for name in formats)))
    display = context.choice("display", DISPLAYS, "list")
    # What sphinx-design 0.8 writes of a tab is no XHTML, which a book in EPUB is.
    if display == "tabs" and context.domain.builder.name != "epub":
        blocks = [block("cite", _tabs([*citations, *listings]))]
    else:
        lists = (("cite", citations), ("export", listings))
        blocks = [block(name, _labelled_list(entries)) for name, entries in lists if entries]
    for container in blocks:
        unsearched(context.domain.builder, container)
    if blocks:
        # Where the links to the files go, in the one format that has them.
        blocks[-1]["article"] = article.slug
    return blocks


def _citation(style: Style, item: Item, context: Context) -> _Entry | None:
    """Return the citation in a style; none, with a warning, in a style of a file that cannot make it."""
    accessed = Today.PLACEHOLDER if _is_accessed(style, context.domain.settings) else None
    try:
        runs = style.cite(replace(item, accessed=accessed) if accessed else item)
    except CslFileError as error:
        found = f"'{style.name}': {error}"
        key = "policywindow_citation_styles"
        context.warn([Problem(path="", line=0, key=key, found=found, subtype=Subtype.INVALID_OPTION)])
        return None
    merged = tuple(_merged(runs))
    classes = [nodes.make_id(f"policywindow-in-{style.name}")]
    if not is_website(context.domain.builder):
        content = context.directed(inline_nodes(merged, lambda run: _leaf(run, context)))
        return _entry(style.label, nodes.paragraph("", "", *content, classes=classes), context)
    term = StyleName("", style.label, edition=style.edition, is_english=style in STYLES)
    citation = Citation("", to_text(merged), classes=classes, runs=merged, form=style.access_form)
    return _entry(style.label, citation, context, term)


def _entry(label: str, content: nodes.Node, context: Context, term: nodes.Node | None = None) -> _Entry:
    """Return an entry; on a web page it has a button to copy it."""
    shown = [content]
    if is_website(context.domain.builder):
        shown.append(CopyButton("", description=_("Copy the {name} citation").format(name=label)))
    return _Entry(label, term or nodes.Text(label), shown)


def _merged(runs: Runs) -> Iterator[Run]:
    """Yield *runs* with neighbours that differ in nothing but their text as one."""
    for (looks, href, placeholder), group in groupby(runs, key=_KIND_OF_RUN):
        yield Run(text=to_text(group), looks=looks, href=href, placeholder=placeholder)


def _is_accessed(style: Style, settings: Settings) -> bool:
    """Whether a citation in *style* gives the date on which its reader saw the article."""
    return settings.access_date == "always" or (
        settings.access_date == "when-required" and style.asks_access_date
    )


def _leaf(run: Run, context: Context) -> nodes.Node:
    """Return a run as a node, without the looks that every text can have."""
    node: nodes.Node = context.own_link(run.href) if run.href else nodes.Text(run.text)
    if run.placeholder:
        node = nodes.inline("", "", node, classes=["policywindow-accessed"])
    if run.small_caps:
        node = nodes.inline("", "", node, classes=["policywindow-small-caps"])
    return node


def _listing(format_: Format, item: Item, context: Context) -> _Entry | None:
    """Return what machines read; none where the format has no word for the item."""
    written = format_.write(item).rstrip("\n")
    if not written:
        return None
    return _entry(format_.label, nodes.literal_block(written, written, language="none"), context)


def _labelled_list(entries: Sequence[_Entry]) -> nodes.definition_list:
    items = [
        nodes.definition_list_item("", nodes.term("", "", entry.term), nodes.definition("", *entry.content))
        for entry in entries
    ]
    return nodes.definition_list("", *items)


def _tabs(entries: Sequence[_Entry]) -> nodes.container:
    """Return the entries as tabs of sphinx-design, which writes them one after another outside HTML."""
    items = [
        create_component(
            "tab-item",
            classes=["sd-tab-item"],
            selected=False,
            children=[
                nodes.rubric("", entry.label, classes=["sd-tab-label"]),
                create_component("tab-content", classes=["sd-tab-content"], children=entry.content),
            ],
        )
        for entry in entries
    ]
    return create_component("tab-set", classes=["sd-tab-set"], children=items)
