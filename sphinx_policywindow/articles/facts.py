"""What an article says, by the name of a field."""

from __future__ import annotations

from sphinx_policywindow.articles.kinds import COMMON_FIELDS, Kinds
from sphinx_policywindow.articles.model import Article, Author, PartialDate

_COMMON = frozenset(field.name for field in COMMON_FIELDS)


def values_of(article: Article, name: str, kinds: Kinds) -> tuple[str | PartialDate | Author, ...]:
    """Return what the field *name* holds, a single value too as a tuple; nothing of a field it has not.

    A field of the kind's own comes before any of Python's names.
    """
    value: object = None
    if any(field.name == name for field in kinds[article.kind].fields):
        value = article.fields.get(name)
    elif name in _COMMON:
        value = getattr(article, name)
    if not value:
        return ()
    return value if isinstance(value, tuple) else (value,)
