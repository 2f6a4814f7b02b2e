"""All articles of a project together: found, suggested, related, and checked as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Protocol

from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.articles.ordering import title_key
from sphinx_policywindow.articles.slugs import slug_of
from sphinx_policywindow.problems import Problem, Subtype, nearest


class Elsewhere(Protocol):
    """The articles of other sites, which are referred to as ``site:slug``."""

    def find(self, reference: str) -> Link | None:
        """Return the article of that name, or ``None`` where there is none."""

    def suggest(self, reference: str) -> str:
        """Return what is nearest to a *reference* to another site, or ``""``."""


class Nowhere:
    """No other site is known."""

    def find(self, reference: str) -> Link | None:
        """Find nothing."""
        return None

    def suggest(self, reference: str) -> str:
        """Suggest nothing."""
        return ""


def _identity(target: Article | Link) -> str:
    return target.docname if isinstance(target, Article) else f"{target.title} {target.url}"


def _by_title(target: Article | Link) -> tuple[str, str]:
    return (title_key(target.title), _identity(target))


class Catalog:
    """The articles of a project, and what follows from their records.

    Of two articles with one slug the first by docname has it; the others are not in the catalog.
    Of two that answer to one alias, the first by docname does; a slug comes before an alias.
    """

    def __init__(self, articles: Iterable[Article], kinds: Kinds, elsewhere: Elsewhere | None = None) -> None:
        """Gather *articles*, in any order."""
        self.kinds = kinds
        self.elsewhere = elsewhere or Nowhere()
        self.duplicates: dict[str, Article] = {}
        """The articles without a place in the catalog, by docname."""
        self._by_docname: dict[str, Article] = {}
        self._by_slug: dict[str, Article] = {}
        self._by_alias: dict[str, Article] = {}
        for article in sorted(articles, key=lambda article: article.docname):
            if article.slug in self._by_slug:
                self.duplicates[article.docname] = article
                continue
            self._by_slug[article.slug] = article
            self._by_docname[article.docname] = article
            for alias in article.aliases:
                self._by_alias.setdefault(alias.casefold(), article)

    def __iter__(self) -> Iterator[Article]:
        """Yield every article, by docname."""
        return iter(self._by_docname.values())

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._by_docname)

    def on_page(self, docname: str) -> Article | None:
        """Return the article whose page is *docname*."""
        return self._by_docname.get(docname)

    def find(self, reference: str) -> Article | None:
        """Return the article with that slug or, in any case of letters, that alias."""
        return self._by_slug.get(reference) or self._by_alias.get(reference.casefold())

    def find_anywhere(self, reference: str) -> Article | Link | None:
        """Return what :meth:`find` does, or the article of another site (``site:slug``)."""
        return self.find(reference) or self.elsewhere.find(reference)

    def suggest(self, reference: str, kind: str = "") -> str:
        """Return the slug nearest to *reference*, which may be a title; of *kind* if one is given.

        It may be that of another site (``site:slug``), or ``""`` where none is near.
        """
        slugs = self._slugs.get(kind, ()) if kind else self._by_slug
        return self.elsewhere.suggest(reference) or nearest(slug_of(reference) or reference, slugs)

    def related(self, article: Article, name: str) -> tuple[Article | Link, ...]:
        """Return what the relation *name*, or the inverse of that name, leads to from *article*.

        What the record names comes first and in its order, then what only other records say, by
        title; an inverse is by title throughout.
        """
        return self._related.get((article.docname, name), ())

    def relations(self, article: Article) -> dict[str, tuple[Article | Link, ...]]:
        """Return what each relation and inverse leads to from *article*, by name, from both sides."""
        names = self._sides[article.kind]
        return {name: targets for name in names if (targets := self.related(article, name))}

    def problems(self, path_of: Callable[[str], str]) -> Iterator[Problem]:
        """Yield what is wrong between articles; *path_of* gives the file of a docname."""
        for article in self.duplicates.values():
            winner = self._by_slug[article.slug]
            yield Problem(
                path=path_of(article.docname),
                line=article.line_of("slug"),
                key=f"{article.kind}.slug",
                found=f"the page '{winner.docname}' has the slug '{article.slug}' already;"
                " this page is built as an ordinary page",
                subtype=Subtype.DUPLICATE_SLUG,
            )
        yield from self._alias_problems(path_of)
        for article in self:
            for name, kinds in self._sides[article.kind].items():
                yield from self._target_problems(article, name, kinds, path_of)

    def _alias_problems(self, path_of: Callable[[str], str]) -> Iterator[Problem]:
        """Yield a problem at each place of a name that several articles have, in whatever case of letters."""
        places: dict[str, list[tuple[Article, str, str, int | None]]] = {}
        for article in self:
            places.setdefault(article.slug, []).append((article, article.slug, "slug", None))
            for index, alias in enumerate(article.aliases):
                places.setdefault(alias.casefold(), []).append((article, alias, "aliases", index))
        for found in places.values():
            if len({article.docname for article, *_ in found}) == 1:
                continue
            for article, name, field, index in found:
                other, _, other_field, other_index = next(place for place in found if place[0] is not article)
                line = other.line_of(other_field, other_index)
                what = "the slug" if other_field == "slug" else "an alias"
                winner = self.find(name)
                assert winner is not None
                where = "here" if winner is article else f"to the page '{winner.docname}'"
                yield Problem(
                    path=path_of(article.docname),
                    line=article.line_of(field, index),
                    key=f"{article.kind}.{field}" + (f"[{index}]" if index is not None else ""),
                    found=f"'{name}' is also {what} of the page '{other.docname}' (line {line});"
                    f" references lead {where}",
                    subtype=Subtype.DUPLICATE_ALIAS,
                )

    def _target_problems(
        self, article: Article, name: str, kinds: tuple[str, ...], path_of: Callable[[str], str]
    ) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, target in enumerate(article.relations.get(name, ())):
            if isinstance(target, Link):
                continue
            other = self.find_anywhere(target)
            subtype, found, expected, suggestion = Subtype.DOUBTFUL_VALUE, "", "", ""
            if other is None:
                subtype, found = Subtype.UNKNOWN_ARTICLE, f"no article has the slug '{target}'"
                suggestion = self.suggest(target)
            elif kinds and other.kind and other.kind not in kinds:
                subtype, found = Subtype.WRONG_KIND, f"'{target}' of kind {other.kind}"
                expected = f"an article of kind {' or '.join(kinds)}"
            elif other is article:
                found = "an article does not name itself here"
            elif _identity(other) in seen:
                found = f"'{target}' stands here already"
            if other is not None:
                seen.add(_identity(other))
            if found:
                yield Problem(
                    path=path_of(article.docname),
                    line=article.line_of(name, index),
                    key=f"{article.kind}.{name}[{index}]",
                    found=found,
                    expected=expected,
                    suggestion=suggestion,
                    subtype=subtype,
                )

    @cached_property
    def _slugs(self) -> dict[str, list[str]]:
        """The slugs of each kind."""
        slugs: dict[str, list[str]] = {}
        for article in self:
            slugs.setdefault(article.kind, []).append(article.slug)
        return slugs

    @cached_property
    def _sides(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Each relation that a record of a kind may name, with the kinds that it may lead to (none: any)."""
        return {
            kind: {
                **{
                    relation.name: (relation.to,) if relation.to else ()
                    for relation in self.kinds.relations(kind).values()
                },
                **{
                    inverse.name: tuple(source for source, _ in inverse.sources)
                    for inverse in self.kinds.inverses(kind).values()
                },
            }
            for kind in self.kinds.by_name
        }

    def _targets(self, article: Article, name: str) -> Iterator[Article | Link]:
        kinds = self._sides[article.kind][name]
        for target in article.relations.get(name, ()):
            found = target if isinstance(target, Link) else self.find_anywhere(target)
            # A link of the record's own says no kind.
            may_stand = found is target or (found is not None and (not kinds or found.kind in kinds))
            if found is not None and found is not article and may_stand:
                yield found

    @cached_property
    def _related(self) -> dict[tuple[str, str], tuple[Article | Link, ...]]:
        """Both ends of every relation, whichever end states it, from one pass over the records."""
        own: dict[tuple[str, str], list[Article | Link]] = {}
        heard: dict[tuple[str, str], list[Article | Link]] = {}

        def hear(listener: Article | Link, name: str, other: Article | Link) -> None:
            if isinstance(listener, Article) and name in self._sides[listener.kind]:
                heard.setdefault((listener.docname, name), []).append(other)

        for article in self:
            for relation in self.kinds.relations(article.kind).values():
                for target in self._targets(article, relation.name):
                    own.setdefault((article.docname, relation.name), []).append(target)
                    hear(target, relation.inverse, article)
            for inverse in self.kinds.inverses(article.kind).values():
                relation_of = dict(inverse.sources)
                for target in self._targets(article, inverse.name):
                    hear(article, inverse.name, target)
                    hear(target, relation_of.get(target.kind, ""), article)
        related = {}
        for key in own.keys() | heard.keys():
            targets = (*own.get(key, ()), *sorted(heard.get(key, ()), key=_by_title))
            related[key] = tuple({_identity(target): target for target in targets}.values())
        return related
