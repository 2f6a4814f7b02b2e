"""The table of facts, from the rows that the article's kind declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docutils import nodes

from sphinx_policywindow.articles.kinds import Inverse
from sphinx_policywindow.articles.model import Article, Link, Organization, PartialDate, Person
from sphinx_policywindow.articles.values import is_web_address, license_url
from sphinx_policywindow.blocks.context import Context, block, external
from sphinx_policywindow.translation import _, counted

_LABEL_WIDTH, _FACT_WIDTH = 24, 76


def at_a_glance(article: Article, context: Context) -> list[nodes.Node]:
    """Return one table with a column of headings; a row with nothing to say is left out.

    Of an article with no fact at all, its kind is one: the section has been made already.
    """
    body = nodes.tbody()
    kinds = context.domain.settings.kinds
    known = kinds.labels(article.kind)
    for name in context.names("rows", known, kinds.rows(article.kind), f"row of a {article.kind}"):
        fact = list(_fact(article, name, context))
        if fact:
            body += _row(_(known[name]), fact)
    if not body.children:
        kind = _(kinds[article.kind].label)
        body += _row(_("Kind"), [nodes.paragraph("", kind)])
    group = nodes.tgroup("", cols=2)
    group += nodes.colspec(colwidth=_LABEL_WIDTH, stub=1)
    group += nodes.colspec(colwidth=_FACT_WIDTH)
    group += body
    return [block("at-a-glance", nodes.table("", group, classes=["colwidths-given"]))]


def _row(label: str, fact: list[nodes.Node]) -> nodes.row:
    return nodes.row("", nodes.entry("", nodes.paragraph("", label)), nodes.entry("", *fact))


def _fact(article: Article, name: str, context: Context) -> Iterator[nodes.Node]:
    kinds = context.domain.settings.kinds
    inverse = kinds.inverses(article.kind).get(name)
    if inverse is not None:
        return _counted_links(article, inverse, context)
    if name in kinds.relations(article.kind):
        return _links(context.domain.catalog.related(article, name), context)
    return _value(name, article.fields.get(name) or getattr(article, name, None))


def _counted_links(article: Article, inverse: Inverse, context: Context) -> Iterator[nodes.Node]:
    """Yield how many articles of each kind name this one, even if none does, and which."""
    kinds = context.domain.settings.kinds
    targets = context.domain.catalog.related(article, inverse.name)
    main = inverse.sources[0][0]
    number = Counter(target.kind if isinstance(target, Article) else main for target in targets)
    counts = [counted(number[kind], kinds[kind]) for kind in number or [main]]
    paragraph = nodes.paragraph("", ", ".join(counts))
    if targets:
        paragraph += nodes.Text(": ")
        paragraph += _joined(_titles(targets, context), "; ")
    yield paragraph


def _links(targets: Iterable[Article | Link], context: Context) -> Iterator[nodes.Node]:
    titles = list(_joined(_titles(targets, context), "; "))
    if titles:
        yield nodes.paragraph("", "", *titles)


def _titles(targets: Iterable[Article | Link], context: Context) -> Iterator[list[nodes.Node]]:
    """Yield the title of each target as a link, an instrument's with its jurisdiction."""
    for target in targets:
        title = [context.link(target)]
        jurisdiction = target.fields.get("jurisdiction") if isinstance(target, Article) else None
        if jurisdiction:
            title.append(nodes.Text(f" ({jurisdiction})"))
        yield title


def _value(name: str, value: object) -> Iterator[nodes.Node]:
    if value:
        entries = value if isinstance(value, tuple) else (value,)
        yield nodes.paragraph("", "", *_joined(([_inline(name, entry)] for entry in entries), ", "))


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
    if isinstance(value, Organization):
        return value.name
    if isinstance(value, Person):
        particle = " ".join(filter(None, (value.dropping_particle, value.non_dropping_particle)))
        return " ".join(filter(None, (value.given, particle, value.family, value.suffix)))
    assert isinstance(value, str | PartialDate)
    return str(value)
