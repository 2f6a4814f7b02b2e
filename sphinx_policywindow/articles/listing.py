"""Articles as a list: which of them, in which groups, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.facts import values_of
from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.articles.model import Article, Author, Organization, PartialDate, Person
from sphinx_policywindow.articles.ordering import by_title, letter_of, title_key

GROUPINGS = ("kind", "domain", "letter", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which articles are listed, and how.

    An article is of one of the *kinds*, of one of the *domains* and has one of the *keywords*, in
    any case of letters; where there are none, it may be of any. *group_by* is one of
    :data:`GROUPINGS` or ``""``. *sort* is the name of a field, after a ``-`` where it descends.
    """

    kinds: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    group_by: str = ""
    sort: str = "title"

    @property
    def field(self) -> str:
        """The name of the field that the articles are sorted by."""
        return self.sort.removeprefix("-")

    @property
    def is_descending(self) -> bool:
        """Whether what would come last comes first."""
        return self.sort.startswith("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles that stand together, in order.

    *name* is that of their kind, their domain, a letter as :func:`letter_of` gives it, or a year of
    four digits; ``""`` of those that have none, and of all where nothing is grouped.
    """

    name: str
    articles: tuple[Article, ...]


def list_articles(catalog: Catalog, listing: Listing) -> tuple[Group, ...]:
    """Return the articles of *listing* in groups, none of which is empty."""
    articles = _sorted(_chosen(catalog, listing), listing, catalog.kinds)
    if not listing.group_by:
        return (Group(name="", articles=tuple(articles)),) if articles else ()
    name_of = _grouping(articles, listing, catalog.kinds)
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(name_of(article), []).append(article)
    return tuple(
        Group(name=name, articles=tuple(groups[name])) for name in _ordered(groups, listing, catalog.kinds)
    )


def sort_fields(kinds: Kinds, chosen: Iterable[str]) -> list[str]:
    """Return the names of the fields that articles of the *chosen* kinds can be sorted by."""
    fields = (field for kind in chosen for field in kinds.fields(kind).values())
    return list(dict.fromkeys(field.name for field in fields if field.type != "markdown"))


def date_field(listing: Listing, kinds: Kinds) -> str:
    """Return the name of the field that *listing* is sorted by, if it holds a date, else ``""``."""
    for kind in listing.kinds or kinds.by_name:
        field = kinds.fields(kind).get(listing.field)
        if field is not None and field.type == "date":
            return field.name
    return ""


def _chosen(catalog: Catalog, listing: Listing) -> Iterator[Article]:
    domains = {domain.casefold() for domain in listing.domains}
    keywords = {keyword.casefold() for keyword in listing.keywords}
    for article in catalog:
        if (
            (not listing.kinds or article.kind in listing.kinds)
            and (not domains or article.domain.casefold() in domains)
            and (not keywords or not keywords.isdisjoint(map(str.casefold, article.keywords)))
        ):
            yield article


def _sorted(articles: Iterable[Article], listing: Listing, kinds: Kinds) -> list[Article]:
    """Return *articles* in order: those without the value come last, and equal ones are by title."""
    by_name = sorted(articles, key=by_title)
    keys = {article.docname: _sort_key(article, listing.field, kinds) for article in by_name}
    found = [article for article in by_name if keys[article.docname]]
    found.sort(key=lambda article: keys[article.docname], reverse=listing.is_descending)
    return [*found, *(article for article in by_name if not keys[article.docname])]


def _sort_key(article: Article, name: str, kinds: Kinds) -> tuple[str, ...]:
    """Return the values of a field as they are compared: a date in its ISO form, a person by the family."""
    return tuple(title_key(_words(value)) for value in values_of(article, name, kinds))


def _words(value: str | PartialDate | Author) -> str:
    if isinstance(value, Organization):
        return value.name
    return f"{value.family} {value.given}" if isinstance(value, Person) else str(value)


def _grouping(articles: Iterable[Article], listing: Listing, kinds: Kinds) -> Callable[[Article], str]:
    """Return the function from an article to the name of its group."""
    if listing.group_by == "kind":
        return lambda article: article.kind
    if listing.group_by == "letter":
        return lambda article: letter_of(article.title)
    if listing.group_by == "year":
        dated = date_field(listing, kinds)
        return lambda article: _year(article, dated, kinds)
    # Of the ways in which a domain is written, that of the first page by name is shown.
    written: dict[str, str] = {}
    for article in sorted(articles, key=lambda article: article.docname):
        written.setdefault(article.domain.casefold(), article.domain)
    return lambda article: written[article.domain.casefold()]


def _year(article: Article, dated: str, kinds: Kinds) -> str:
    """Return the year of the date in the field *dated*, or where that is ``""`` the year of the edition."""
    dates = values_of(article, dated, kinds) if dated else (article.issued,)
    return next((f"{date.year:04}" for date in dates if isinstance(date, PartialDate)), "")


def _ordered(names: Iterable[str], listing: Listing, kinds: Kinds) -> list[str]:
    """Return the names of groups in order; ``""`` is last."""
    if listing.group_by == "kind":
        return [kind for kind in kinds.by_name if kind in names]
    descends = {
        "letter": listing.field == "title" and listing.is_descending,
        "year": listing.is_descending or not date_field(listing, kinds),
    }
    named = sorted(
        filter(None, names),
        key=lambda name: (title_key(name), name),
        reverse=descends.get(listing.group_by, False),
    )
    return [*named, *(name for name in names if not name)]
