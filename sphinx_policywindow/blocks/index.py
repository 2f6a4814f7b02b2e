"""An index: a listing of articles as a list, as a table or as cards."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import zip_longest

from docutils import nodes
from sphinx_design.grids import gutter_option, row_columns_option
from sphinx_design.shared import PassthroughTextElement, create_component

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block
from sphinx_policywindow.blocks.facts import facts, joined, title_of
from sphinx_policywindow.blocks.index_options import Index, read_index
from sphinx_policywindow.blocks.summary import summary_paragraph
from sphinx_policywindow.searching import unsearched
from sphinx_policywindow.translation import _, between_facts, between_titles, labelled

_WIDTHS = {"title": 36, "kind": 14, "domain": 20, "date": 18, "summary": 60}
_RELATION_WIDTH, _FACT_WIDTH = 40, 20
_LONGEST_CELL = 8
"""As many links as a cell can hold in LaTeX, where no cell is broken over pages."""
_SELF_EVIDENT = ("kind", "domain", "date", "summary")
"""What needs no label where there is no header."""

Facts = tuple[tuple[str, str], ...]
"""The name and the label of each fact."""


def article_index(context: Context) -> list[nodes.Node]:
    """Return the articles group by group; where there are none, a sentence that says so."""
    index, problems = read_index(
        context.domain.catalog, context.placeholder["name"], context.placeholder["options"]
    )
    context.warn(problems)
    if not index.groups:
        return [block("index", nodes.paragraph("", index.empty))] if index.empty else []
    ids = _ids(index, context)
    content = [_letters(index, ids)] if index.group_by == "letter" and context.is_html else []
    for (label, articles), group_id in zip(index.groups, ids, strict=True):
        if index.display == "table" and not context.is_in_table:
            content += _table(articles, _columns(articles, index, context), label, group_id, context)
            continue
        content += _label(label, group_id, context)
        if index.display == "cards" and _has_cards(context):
            content.append(_cards(articles, index, context))
        else:
            content.append(_list(articles, index, context))
    listing = block("index", *content)
    if not context.domain.settings.search_listings:
        unsearched(context.domain.builder, listing)
    return [listing]


def _ids(index: Index, context: Context) -> list[str]:
    """Return an id for each group, made of its label, which no other group of the page has."""
    number = context.placeholder["number"]
    prefix = f"policywindow-index-{number}" if number > 1 else "policywindow-index"
    ids: list[str] = []
    for position, (label, _articles) in enumerate(index.groups, 1):
        made = nodes.make_id(f"{prefix} {label}")
        ids.append(f"{prefix}-group-{position}" if made in (prefix, *ids) else made)
    return ids


def _letters(index: Index, ids: list[str]) -> nodes.Node:
    """Return the letters of an alphabet as links to their groups."""
    links: list[list[nodes.Node]] = [
        [nodes.reference("", label, refid=group_id, internal=True)]
        for (label, _articles), group_id in zip(index.groups, ids, strict=True)
    ]
    return nodes.paragraph("", "", *joined(links, " "), classes=["policywindow-letters"])


def _label(label: str, group_id: str, context: Context) -> list[nodes.Node]:
    """Return the label of a group, in HTML as a heading below those around it.

    (LaTeX would make a chapter of the heading's level, and cannot set a heading in a table.)
    """
    if not label:
        return []
    if context.is_in_table:
        return [nodes.paragraph("", "", nodes.strong("", label))]
    rubric = nodes.rubric("", label)
    if context.is_html:
        rubric["ids"].append(group_id)
        if context.domain.builder.name != "singlehtml":
            rubric["heading-level"] = min(context.depth + 1, 6)
    return [rubric]


def _list(articles: tuple[Article, ...], index: Index, context: Context) -> nodes.bullet_list:
    """Return one item for each article: its title, facts on the same line, and below it the summary."""
    shown = index.facts
    if index.display == "cards":
        shown = (*(fact for fact in shown if fact[0] != "summary"), ("summary", ""))
    return nodes.bullet_list("", *(_item(article, shown, context) for article in articles))


def _item(article: Article, shown: Facts, context: Context) -> nodes.list_item:
    names = [name for name, _label in shown]
    line = [[context.link(article)] if "jurisdiction" in names else title_of(article, context)]
    for name, label in shown:
        parts = [] if name == "summary" else _parts(article, name, context)
        if parts:
            words: list[nodes.Node] = [] if name in _SELF_EVIDENT else [nodes.Text(labelled(label))]
            line.append([*words, *joined(parts, between_titles())])
    summary = summary_paragraph(article, context) if "summary" in names else None
    return nodes.list_item(
        "",
        nodes.paragraph("", "", *joined(line, between_facts())),
        *([summary] if summary is not None else []),
    )


def _parts(article: Article, name: str, context: Context) -> list[list[nodes.Node]]:
    """Return what is said of an article under a name, as :func:`facts` does."""
    kinds = context.domain.settings.kinds
    if name in kinds.labels(article.kind):
        return list(facts(article, name, context, _LONGEST_CELL))
    if name == "kind":
        return [[nodes.Text(_(kinds[article.kind].label))]]
    return [[nodes.Text(str(article.issued))]] if name == "date" and article.issued else []


def _columns(articles: tuple[Article, ...], index: Index, context: Context) -> Facts:
    """Return the columns of a group's table: where it is a kind, those that the kind cannot have are not."""
    if index.group_by != "kind":
        return index.facts
    known = (*_SELF_EVIDENT, *context.domain.settings.kinds.labels(articles[0].kind))
    return tuple(fact for fact in index.facts if fact[0] in known)


def _table(
    articles: tuple[Article, ...], shown: Facts, label: str, group_id: str, context: Context
) -> list[nodes.Node]:
    """Return a table; the label of the group is its caption in HTML.

    (The other writers number a caption, or take it for a heading of the page.)
    """
    dates = {name for name, _label in shown if _is_date(name, context)}
    rows = [row for article in articles for row in _rows(article, shown, dates, context)]
    table = nodes.table("", _group(rows, shown, context), classes=[context.column_widths, "longtable"])
    if not (label and context.is_html):
        return [*_label(label, group_id, context), table]
    table.insert(0, nodes.title("", label))
    table["ids"].append(group_id)
    return [table]


def _group(rows: list[nodes.row], shown: Facts, context: Context) -> nodes.tgroup:
    columns = (("title", _("Title")), *shown)
    group = nodes.tgroup("", cols=len(columns))
    group += [nodes.colspec(colwidth=width) for width in _widths(columns, context)]
    header = (nodes.entry("", nodes.paragraph("", label)) for _name, label in columns)
    group += nodes.thead("", nodes.row("", *header))
    group += nodes.tbody("", *rows)
    return group


def _widths(columns: Facts, context: Context) -> list[int]:
    """Return the widths of columns in percent, which the writer of plain text takes for characters."""
    wished = [_width(name, context) for name, _label in columns]
    least = [_least(name, label, context) for name, label in columns]
    # What is left is for those who wish for more than they need.
    more = [max(0, 100 * wish / sum(wished) - need) for wish, need in zip(wished, least, strict=True)]
    share = max(0, 100 - sum(least)) / (sum(more) or 1)
    widths = [need + share * extra for need, extra in zip(least, more, strict=True)]
    return [round(100 * width / sum(widths)) for width in widths]


def _least(name: str, label: str, context: Context) -> float:
    """Return what a column needs in percent so that LaTeX breaks no word of a header, no date and no kind."""
    words = label.split()
    if _is_date(name, context):
        words.append("2026-05-30")
    if name == "kind":
        words += [_(kind.label) for kind in context.domain.settings.kinds.by_name.values()]
    return 1.1 * max(map(len, words), default=0) + 3


def _width(name: str, context: Context) -> int:
    """Return the width of a column beside those of others."""
    kinds = context.domain.settings.kinds
    if any(name in kinds.relations(kind) or name in kinds.inverses(kind) for kind in kinds.by_name):
        return _RELATION_WIDTH
    return _WIDTHS.get("date" if _is_date(name, context) else name, _FACT_WIDTH)


def _is_date(name: str, context: Context) -> bool:
    """Whether a column holds dates."""
    kinds = context.domain.settings.kinds
    fields = (kinds.fields(kind).get(name) for kind in kinds.by_name)
    return name == "date" or any(field is not None and field.type == "date" for field in fields)


def _rows(article: Article, shown: Facts, dates: Set[str], context: Context) -> Iterator[nodes.row]:
    """Yield the row of an article, and where a cell would be too long, those that it goes on in.

    *dates* are the columns that hold dates.
    """
    columns: list[list[nodes.paragraph]] = [[nodes.paragraph("", "", context.link(article))]]
    for name, label in shown:
        if name == "summary":
            summary = summary_paragraph(article, context)
            columns.append([summary] if summary is not None else [])
            continue
        cells = [nodes.paragraph("", "", *part) for part in _parts(article, name, context)]
        if cells and context.is_html and name not in _SELF_EVIDENT:
            # On a phone a row is a list, and the header is not there.
            cells[0].insert(0, nodes.inline("", labelled(label), classes=["policywindow-label"]))
        if name in dates:
            for cell in cells:
                cell["classes"].append("sd-text-nowrap")
        columns.append(cells)
    for row in zip_longest(*columns):
        yield nodes.row("", *(nodes.entry("", *([cell] if cell is not None else [])) for cell in row))


def _has_cards(context: Context) -> bool:
    """Whether cards are shown as cards: in a browser, whose stylesheets can be relied on."""
    return context.is_html and context.domain.builder.name != "epub" and not context.is_in_table


def _cards(articles: tuple[Article, ...], index: Index, context: Context) -> nodes.container:
    """Return a grid of cards, as sphinx-design makes them."""
    cards = [
        create_component("grid-item", ["sd-col", "sd-d-flex-row"], children=[_card(article, index, context)])
        for article in articles
    ]
    classes = [*row_columns_option(" ".join(index.grid)), *gutter_option("3")]
    row = create_component("grid-row", ["sd-row", *classes], children=cards)
    return create_component(
        "grid-container", ["sd-container-fluid", "sd-sphinx-override", "sd-mb-4"], children=[row]
    )


def _card(article: Article, index: Index, context: Context) -> nodes.container:
    """Return a card that is one link: its title's, over all of it. What else it says is no link."""
    link = context.link(article)
    assert isinstance(link, nodes.Element)
    link["classes"].append("sd-stretched-link")
    title = create_component(
        "card-title",
        ["sd-card-title", "sd-font-weight-bold"],
        children=[PassthroughTextElement("", "", link)],
    )
    body = create_component("card-body", ["sd-card-body"], children=[title])
    summary = summary_paragraph(article, context)
    body += [] if summary is None else summary
    badges: list[list[nodes.Node]] = []
    for name, label in index.facts:
        said = [] if name == "summary" else list(joined(_parts(article, name, context), between_titles()))
        if said and name in ("kind", "domain"):
            badges.append([nodes.inline("", "", *said, classes=["sd-sphinx-override", "sd-badge"])])
        elif said:
            body += nodes.paragraph("", "", nodes.Text(labelled(label)), *said, classes=["policywindow-fact"])
    if badges:
        body += nodes.paragraph("", "", *joined(badges, " "), classes=["policywindow-badges"])
    for paragraph in body.findall(nodes.paragraph):
        paragraph["classes"].append("sd-card-text")
        paragraph["policywindow_unlinked"] = True
    card = ["sd-card", "sd-sphinx-override", "sd-w-100", "sd-shadow-sm", "sd-card-hover"]
    return create_component("card", card, children=[body])
