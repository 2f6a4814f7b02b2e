"""The table of facts, from the rows that the article's kind declares."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.builders import Builder

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.context import Context, block
from sphinx_policywindow.blocks.facts import counted_facts
from sphinx_policywindow.searching import unsearched
from sphinx_policywindow.translation import _

_LABEL_WIDTH, _FACT_WIDTH = 24, 76
_LONGEST_TABLE = 12
"""As many rows as a table can have in LaTeX that is not broken over pages."""

Row = tuple[str, list[nodes.Node]]
"""The heading of a row, and the fact."""


def at_a_glance(article: Article, context: Context) -> list[nodes.Node]:
    """Return one table with a column of headings; a row with nothing to say is left out.

    Of an article with no fact at all, its kind is one: the section has been made already.
    """
    kinds = context.domain.settings.kinds
    known = kinds.labels(article.kind)
    names = context.names("rows", known, kinds.rows(article.kind), f"row of a {article.kind}")
    rows = [(_(known[name]), fact) for name in names for fact in counted_facts(article, name, context)]
    rows = rows or [(_("Kind"), [context.unsearched(_(kinds[article.kind].label))])]
    if context.is_in_table:
        return [block("at-a-glance", _fields(rows, context.domain.builder))]
    table = nodes.table("", _group(rows, context.domain.builder), classes=[context.column_widths])
    if len(rows) > _LONGEST_TABLE:
        table["classes"].append("longtable")
    return [block("at-a-glance", table)]


def _group(rows: list[Row], builder: Builder) -> nodes.tgroup:
    group = nodes.tgroup("", cols=2)
    group += nodes.colspec(colwidth=_LABEL_WIDTH, stub=1)
    group += nodes.colspec(colwidth=_FACT_WIDTH)
    group += nodes.tbody(
        "",
        *(
            nodes.row(
                "",
                unsearched(builder, nodes.entry("", nodes.paragraph("", label))),
                nodes.entry("", nodes.paragraph("", "", *fact)),
            )
            for label, fact in _without_repeated_headings(rows)
        ),
    )
    return group


def _fields(rows: list[Row], builder: Builder) -> nodes.field_list:
    """Return the rows as a list: not every builder can set a table within a table."""
    fields = (
        nodes.field(
            "",
            unsearched(builder, nodes.field_name("", label)),
            nodes.field_body("", nodes.paragraph("", "", *fact)),
        )
        for label, fact in rows
    )
    return nodes.field_list("", *fields)


def _without_repeated_headings(rows: list[Row]) -> Iterator[Row]:
    before = ""
    for label, fact in rows:
        yield ("" if label == before else label), fact
        before = label
