"""What an article says, as inline nodes: the value of a field, or where a relation leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from sphinx_policywindow.articles.facts import values_of
from sphinx_policywindow.articles.kinds import Inverse
from sphinx_policywindow.articles.model import Article, Author, Link, Organization, PartialDate, Person
from sphinx_policywindow.articles.values import is_web_address, license_url
from sphinx_policywindow.blocks.context import Context, external
from sphinx_policywindow.citations.names import in_order
from sphinx_policywindow.translation import (
    between_names,
    between_titles,
    counted,
    in_parentheses,
    labelled,
)

_LONGEST_CELL = 25
"""As many links as a wide cell can hold in LaTeX, where no cell is broken over pages."""


def counted_facts(article: Article, name: str, context: Context) -> list[list[nodes.Node]]:
    """Return the :func:`facts`; an inverse relation begins with the number of its articles, even of none."""
    found = list(facts(article, name, context))
    inverse = context.domain.settings.kinds.inverses(article.kind).get(name)
    if inverse is None or (inverse.of_every_kind and not found):
        return found
    count = _count(inverse, context.domain.catalog.related(article, name), context)
    if not found:
        return [[context.unsearched(count)]]
    return [[context.unsearched(labelled(count)), *found[0]], *found[1:]]


def facts(
    article: Article, name: str, context: Context, longest: int = _LONGEST_CELL
) -> Iterator[list[nodes.Node]]:
    """Yield what an article says: nothing, one fact, or in LaTeX several of no more than *longest* links."""
    kinds = context.domain.settings.kinds
    if name in kinds.inverses(article.kind) or name in kinds.relations(article.kind):
        targets = context.domain.catalog.related(article, name)
        size = longest if context.domain.builder.format == "latex" else len(targets) or 1
        for start in range(0, len(targets), size):
            part = targets[start : start + size]
            yield list(joined((title_of(target, context) for target in part), between_titles()))
        return
    values = values_of(article, name, kinds)
    if values:
        yield list(joined((context.directed([_inline(name, value)]) for value in values), between_names()))


def _count(inverse: Inverse, targets: Sequence[Article | Link], context: Context) -> str:
    """Return how many articles of each kind name this one, even if none does."""
    main = inverse.sources[0][0]
    kinds, language = context.domain.settings.kinds, context.domain.builder.config.language
    number = Counter(target.kind if target.kind in kinds else main for target in targets)
    return between_names().join(counted(number[kind], kinds[kind], language) for kind in number or [main])


def title_of(target: Article | Link, context: Context) -> list[nodes.Node]:
    """Return the title of *target* as a link, an instrument's with its jurisdiction."""
    title = [context.link(target)]
    jurisdiction = jurisdiction_of(target)
    if jurisdiction:
        title.append(nodes.Text(in_parentheses(jurisdiction)))
    return context.directed(title)


def jurisdiction_of(target: Article | Link) -> str:
    """Return where *target* applies, if it says so."""
    value = target.fields.get("jurisdiction", "") if isinstance(target, Article) else ""
    return between_names().join(map(str, value)) if isinstance(value, tuple) else str(value)


def joined(entries: Iterable[list[nodes.Node]], separator: str) -> Iterator[nodes.Node]:
    """Yield the nodes of all *entries* with the *separator* between them."""
    for index, entry in enumerate(entries):
        if index:
            yield nodes.Text(separator)
        yield from entry


def _inline(name: str, value: str | PartialDate | Author) -> nodes.Node:
    text = _words(value)
    if name == "doi":
        return external(f"https://doi.org/{text}", text)
    url = license_url(text) if name == "license" else text
    return external(url, text) if is_web_address(url) else nodes.Text(text)


def _words(value: str | PartialDate | Author) -> str:
    if isinstance(value, Organization | Person):
        return in_order(value)
    return str(value)
