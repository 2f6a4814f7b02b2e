"""The table of facts, from the rows that the article's kind declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from sphinx_policywindow.articles.kinds import Inverse
from sphinx_policywindow.articles.model import Article, Link, Organization, PartialDate, Person
from sphinx_policywindow.articles.values import is_web_address, license_url
from sphinx_policywindow.blocks.context import Context, block, external
from sphinx_policywindow.citations.names import in_order
from sphinx_policywindow.translation import _, counted

_LABEL_WIDTH, _FACT_WIDTH = 24, 76
_LONGEST_CELL = 25
"""As many links as a cell can hold in LaTeX, where no cell is broken over pages."""

Row = tuple[str, list[nodes.Node]]
"""The heading of a row, and the fact."""


def at_a_glance(article: Article, context: Context) -> list[nodes.Node]:
    """Return one table with a column of headings; a row with nothing to say is left out.

    Of an article with no fact at all, its kind is one: the section has been made already.
    """
    kinds = context.domain.settings.kinds
    known = kinds.labels(article.kind)
    names = context.names("rows", known, kinds.rows(article.kind), f"row of a {article.kind}")
    rows = [(_(known[name]), fact) for name in names for fact in _facts(article, name, context)]
    rows = rows or [(_("Kind"), [nodes.Text(_(kinds[article.kind].label))])]
    if context.is_in_table:
        return [block("at-a-glance", _fields(rows))]
    table = nodes.table("", _group(rows), classes=["colwidths-given"])
    if len(rows) > _LONGEST_CELL // 2:
        table["classes"].append("longtable")
    return [block("at-a-glance", table)]


def _group(rows: list[Row]) -> nodes.tgroup:
    group = nodes.tgroup("", cols=2)
    group += nodes.colspec(colwidth=_LABEL_WIDTH, stub=1)
    group += nodes.colspec(colwidth=_FACT_WIDTH)
    group += nodes.tbody(
        "",
        *(
            nodes.row(
                "",
                nodes.entry("", nodes.paragraph("", label)),
                nodes.entry("", nodes.paragraph("", "", *fact)),
            )
            for label, fact in _without_repeated_headings(rows)
        ),
    )
    return group


def _fields(rows: list[Row]) -> nodes.field_list:
    """Return the rows as a list: not every builder can set a table within a table."""
    fields = (
        nodes.field("", nodes.field_name("", label), nodes.field_body("", nodes.paragraph("", "", *fact)))
        for label, fact in rows
    )
    return nodes.field_list("", *fields)


def _without_repeated_headings(rows: list[Row]) -> Iterator[Row]:
    before = ""
    for label, fact in rows:
        yield ("" if label == before else label), fact
        before = label


def _facts(article: Article, name: str, context: Context) -> Iterator[list[nodes.Node]]:
    """Yield what a row says: nothing, one fact, or in LaTeX as many as its cells are too long for."""
    kinds = context.domain.settings.kinds
    inverse = kinds.inverses(article.kind).get(name)
    if inverse is not None or name in kinds.relations(article.kind):
        targets = context.domain.catalog.related(article, name)
        size = _LONGEST_CELL if context.domain.builder.format == "latex" else len(targets) or 1
        parts = [targets[start : start + size] for start in range(0, len(targets), size)]
        facts = [list(_joined(_titles(part, context), "; ")) for part in parts]
        if inverse is not None:
            count = nodes.Text(_count(inverse, targets, context) + (": " if targets else ""))
            facts = [[count, *facts[0]], *facts[1:]] if facts else [[count]]
        yield from facts
        return
    own = {field.name for field in kinds[article.kind].fields}
    value = article.fields.get(name) if name in own else getattr(article, name)
    if value:
        entries = value if isinstance(value, tuple) else (value,)
        yield list(_joined(([_inline(name, entry)] for entry in entries), ", "))


def _count(inverse: Inverse, targets: Sequence[Article | Link], context: Context) -> str:
    """Return how many articles of each kind name this one, even if none does."""
    main = inverse.sources[0][0]
    number = Counter(target.kind if isinstance(target, Article) else main for target in targets)
    kinds = context.domain.settings.kinds
    return ", ".join(counted(number[kind], kinds[kind]) for kind in number or [main])


def _titles(targets: Iterable[Article | Link], context: Context) -> Iterator[list[nodes.Node]]:
    """Yield the title of each target as a link, an instrument's with its jurisdiction."""
    for target in targets:
        title = [context.link(target)]
        jurisdiction = target.fields.get("jurisdiction") if isinstance(target, Article) else None
        if jurisdiction:
            entries = jurisdiction if isinstance(jurisdiction, tuple) else (jurisdiction,)
            title.append(nodes.Text(f" ({', '.join(map(str, entries))})"))
        yield title


def _joined(entries: Iterable[list[nodes.Node]], separator: str) -> Iterator[nodes.Node]:
    for index, entry in enumerate(entries):
        if index:
            yield nodes.Text(separator)
        yield from entry


def _inline(name: str, value: object) -> nodes.Node:
    text = _words(value)
    if name == "doi":
        return external(f"https://doi.org/{text}", text)
    url = license_url(text) if name == "license" else text
    return external(url, text) if is_web_address(url) else nodes.Text(text)


def _words(value: object) -> str:
    if isinstance(value, Organization | Person):
        return in_order(value)
    assert isinstance(value, str | PartialDate)
    return str(value)
