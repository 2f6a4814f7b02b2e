"""The options of an index → what it shows: which articles, in which groups, with which facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx.locale import _ as sphinx_word

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.facts import values_of
from sphinx_policywindow.articles.kinds import RELATED, Kinds
from sphinx_policywindow.articles.listing import (
    GROUPINGS,
    Group,
    Listing,
    date_field,
    list_articles,
    sort_fields,
)
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.options import Options
from sphinx_policywindow.problems import Problem, nearest
from sphinx_policywindow.translation import _

DISPLAYS = ("list", "table", "cards")
GRID = ("1", "1", "2", "2")
"""How many cards stand side by side, from the narrowest screen to the widest."""
_GRID_NUMBERS = tuple(map(str, range(1, 13)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What an index shows. There is a label for each fact and each group: ``""`` is not to be shown."""

    display: str
    facts: tuple[tuple[str, str], ...]
    """The name and the label of what is said of each article after its title."""
    groups: tuple[tuple[str, tuple[Article, ...]], ...]
    """The label and the articles of each group."""
    group_by: str
    """What the articles of a group have in common: one of :data:`GROUPINGS`, or ``""``."""
    grid: tuple[str, ...]
    """How many cards stand side by side, on each of four widths of a screen."""
    empty: str
    """What is said where there are no articles."""


def read_index(catalog: Catalog, name: str, given: Mapping[str, Any]) -> tuple[Index, list[Problem]]:
    """Return what the directive of that *name* shows with the options *given*, and what is wrong with them.

    Of what is wrong, the default is taken.
    """
    kinds, options = catalog.kinds, Options(name, given)
    chosen = options.names("kind", kinds.by_name, (), "kind")
    domains = sorted({article.domain for article in catalog if article.domain})
    keywords = sorted({keyword for article in catalog for keyword in article.keywords})
    listing = Listing(
        kinds=tuple(chosen),
        domains=options.texts("domain", domains, "domain"),
        keywords=options.texts("keyword", keywords, "keyword"),
        group_by=options.choice("group-by", GROUPINGS, ""),
        sort=_sort(options, sort_fields(kinds, chosen or kinds.by_name)),
    )
    groups = list_articles(catalog, listing)
    display = options.choice("display", DISPLAYS, "list")
    labels = _labels(kinds, chosen or list(kinds.by_name))
    numbers = _GRID_NUMBERS if display == "cards" else ()
    columns = options.names("columns", (*labels, *numbers), (), "column")
    grid = [column for column in columns if column.isdecimal()]
    facts = [column for column in columns if not column.isdecimal()]
    if len(grid) > len(GRID):
        options.warn("columns", f"{len(grid)} numbers", expected="up to four numbers")
    facts = facts or _default_facts(display, listing, groups, kinds)
    return (
        Index(
            display=display,
            facts=tuple((fact, labels[fact]) for fact in dict.fromkeys(facts) if fact != "title"),
            groups=tuple((_group_label(group, listing, kinds), group.articles) for group in groups),
            group_by=listing.group_by,
            grid=tuple([*grid, *grid[-1:] * 3][: len(GRID)]) or GRID,
            empty=given.get("empty", _("There are no articles here.")),
        ),
        options.problems,
    )


def _sort(options: Options, known: list[str]) -> str:
    given = str(options.given.get("sort", "title"))
    field = given.removeprefix("-")
    if field in known:
        return given
    found = f"no field has the name '{field}'" if field else "nothing"
    options.warn("sort", found, expected="" if field else "a field", suggestion=nearest(field, known))
    return "title"


def _labels(kinds: Kinds, chosen: list[str]) -> dict[str, str]:
    """Return the label of everything that can be said of articles of the *chosen* kinds, by name.

    Where two kinds have one name, the label is that of the first; of related articles, that of all kinds.
    """
    labels = {"kind": _("Kind"), "date": _("Date"), "summary": _("Summary")}
    for kind in reversed(chosen):
        labels |= {name: _(label) for name, label in kinds.labels(kind).items()}
    if len(chosen) > 1:
        labels[RELATED.name] = _(RELATED.label)
    return labels


def _default_facts(display: str, listing: Listing, groups: Iterable[Group], kinds: Kinds) -> list[str]:
    """Return what is said of articles where the author does not choose: what tells them apart."""
    if display == "list":
        return []
    articles = [article for group in groups for article in group.articles]
    facts = []
    if listing.group_by != "kind" and len({article.kind for article in articles}) > 1:
        facts.append("kind")
    if listing.group_by != "domain" and any(article.domain for article in articles):
        facts.append("domain")
    if display == "table":
        dated = date_field(listing, kinds)
        if any(values_of(article, dated, kinds) if dated else article.issued for article in articles):
            facts.append(dated or "date")
    return facts


def _group_label(group: Group, listing: Listing, kinds: Kinds) -> str:
    if listing.group_by == "kind":
        return _(kinds[group.name].plural)
    if group.name or not listing.group_by:
        return group.name[:1].title() + group.name[1:]
    without = {"letter": sphinx_word("Symbols"), "domain": _("Other"), "year": _("No date")}
    return without[listing.group_by]
