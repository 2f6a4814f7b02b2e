"""What the catalog says of one article: facts by name, whichever file they go into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sphinx_policywindow.articles.kinds import COMMON_FIELDS, PERSON_FIELDS
from sphinx_policywindow.articles.model import Article, Link, Organization, PartialDate, Person
from sphinx_policywindow.articles.values import is_web_address
from sphinx_policywindow.citations.item import collapsed
from sphinx_policywindow.metadata.description import Description
from sphinx_policywindow.uris import uri_of

COMMON_NAMES = tuple(field.name for field in COMMON_FIELDS)
PERSON_PARTS = tuple((field.name, field.name.replace("-", "_")) for field in PERSON_FIELDS)
"""The key of each part of a person's name, and its name in the model."""


@dataclass(frozen=True, slots=True)
class CitationFile:
    """A file for reference managers: its media type, and its address from the root of the output."""

    media_type: str
    path: str


Fact = str | Person | Article | Link | CitationFile
"""What the catalog says of an article under one name; a tuple of them where it says several.

Every text is on one line, and none is empty.
"""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An article in the catalog.

    *page* is the address of its page from the root of the output, as are those of the description's
    files. *relations* has what each relation and inverse leads to, by name.
    """

    description: Description
    page: str
    relations: Mapping[str, tuple[Article | Link, ...]]

    @cached_property
    def facts(self) -> dict[str, Fact | tuple[Fact, ...]]:
        """What the catalog says of the article by name, without what is empty; in no order."""
        page, article = self.description, self.description.article
        found: dict[str, Any] = {
            **article.fields,
            **{name: getattr(article, name) for name in COMMON_NAMES},
            **self.relations,
            "kind": article.kind,
            "title": title_of(article),
            "summary": page.abstract,
            "url": page.url,
            "edition_url": page.edition_url if page.edition_url != page.url else "",
            "page": self.page,
            "citation_key": page.item.id,
            "citation_files": tuple(CitationFile(*file) for file in page.files),
        }
        return {name: fact for name, value in found.items() if value and (fact := _clean(value))}


def _clean(value: Any) -> Any:
    """Return a value of a record as a fact, or several; falsy where nothing of it can be said."""
    if isinstance(value, str | PartialDate):
        return _text(str(value))
    if isinstance(value, tuple):
        return tuple(fact for fact in map(_clean, value) if fact)
    if isinstance(value, Organization):
        return _text(value.name)
    if isinstance(value, Person):
        parts = {ours: _text(getattr(value, ours)) for _name, ours in PERSON_PARTS}
        return Person(**parts) if parts["family"] else None
    if isinstance(value, Link):
        title = _text(value.title)
        return replace(value, title=title, url=uri_of(value.url)) if title else None
    return value


def title_of(article: Article) -> str:
    """Return the title of an article on one line."""
    return _text(article.title) or article.slug


def _text(text: str) -> str:
    """Return a text on one line, in NFC and without control characters; of an address, the URI."""
    return uri_of(text) if is_web_address(text) else collapsed(text).strip()
