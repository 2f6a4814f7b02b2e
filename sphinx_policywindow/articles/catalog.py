"""All articles of a project together: found, suggested, related, and checked as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.articles.model import Article, Link
from sphinx_policywindow.problems import Problem, Subtype, nearest


def _identity(target: Article | Link) -> str:
    return target.docname if isinstance(target, Article) else f"{target.title} {target.url}"


def _by_title(target: Article | Link) -> tuple[str, str]:
    return (target.title.casefold(), _identity(target))


class Catalog:
    """The articles of a project, and what follows from their records.

    Of two articles with one slug the first by docname has it; the others are not in the catalog.
    Of two that answer to one alias, the first by docname does; a slug comes before an alias.
    """

    def __init__(self, articles: Iterable[Article], kinds: Kinds) -> None:
        """Gather *articles*, in any order."""
        self.kinds = kinds
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
        self._related: dict[tuple[str, str], list[Article | Link]] = {}
        self._relate()

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

    def suggest(self, reference: str, kind: str = "") -> str:
        """Return the slug that is nearest to *reference*, of *kind* if one is given, or ``""``."""
        return nearest(
            reference.lower(),
            (slug for slug, article in self._by_slug.items() if not kind or article.kind == kind),
        )

    def related(self, article: Article, name: str) -> tuple[Article | Link, ...]:
        """Return what the relation *name*, or the inverse of that name, leads to from *article*.

        What the record names comes first and in its order, then what only other records say, by
        title; an inverse is by title throughout.
        """
        return tuple(self._related.get((article.docname, name), ()))

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
        for article in self:
            for name, kinds in self._sides(article).items():
                yield from self._target_problems(article, name, kinds, path_of)

    def _target_problems(
        self, article: Article, name: str, kinds: tuple[str, ...], path_of: Callable[[str], str]
    ) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, target in enumerate(article.relations.get(name, ())):
            if isinstance(target, Link):
                continue
            other = self.find(target)
            subtype, found, expected, suggestion = Subtype.DOUBTFUL_VALUE, "", "", ""
            if other is None:
                subtype, found = Subtype.UNKNOWN_ARTICLE, f"no article has the slug '{target}'"
                suggestion = self.suggest(target)
            elif kinds and other.kind not in kinds:
                subtype, found = Subtype.WRONG_KIND, f"'{target}' of kind {other.kind}"
                expected = f"an article of kind {' or '.join(kinds)}"
            elif other is article:
                found = "an article does not name itself here"
            elif other.docname in seen:
                found = f"'{target}' stands here already"
            if other is not None:
                seen.add(other.docname)
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

    def _sides(self, article: Article) -> dict[str, tuple[str, ...]]:
        """Return each relation that the record may name, with the kinds that it may lead to (none: any)."""
        direct = self.kinds.relations(article.kind).values()
        inverses = self.kinds.inverses(article.kind).values()
        return {
            **{relation.name: (relation.to,) if relation.to else () for relation in direct},
            **{inverse.name: tuple(kind for kind, _ in inverse.sources) for inverse in inverses},
        }

    def _targets(self, article: Article, name: str) -> Iterator[Article | Link]:
        kinds = self._sides(article)[name]
        for target in article.relations.get(name, ()):
            if isinstance(target, Link):
                yield target
                continue
            found = self.find(target)
            if found is not None and found is not article and (not kinds or found.kind in kinds):
                yield found

    def _relate(self) -> None:
        """Fill both ends of every relation, whichever end states it, in one pass over the records."""
        own: dict[tuple[str, str], list[Article | Link]] = {}
        heard: dict[tuple[str, str], list[Article | Link]] = {}
        for article in self:
            for relation in self.kinds.relations(article.kind).values():
                for target in self._targets(article, relation.name):
                    own.setdefault((article.docname, relation.name), []).append(target)
                    if relation.inverse and isinstance(target, Article):
                        heard.setdefault((target.docname, relation.inverse), []).append(article)
            for inverse in self.kinds.inverses(article.kind).values():
                relation_of = dict(inverse.sources)
                for target in self._targets(article, inverse.name):
                    heard.setdefault((article.docname, inverse.name), []).append(target)
                    if isinstance(target, Article):
                        key = (target.docname, relation_of[target.kind])
                        heard.setdefault(key, []).append(article)
        for key in own.keys() | heard.keys():
            others = sorted(heard.get(key, ()), key=_by_title)
            self._related[key] = list(
                {_identity(target): target for target in (*own.get(key, ()), *others)}.values()
            )
