"""How titles are ordered: as a reader looks them up, whatever their accents, capitals and quotation marks."""

from __future__ import annotations

import re
import unicodedata

from sphinx_policywindow.articles.model import Article

_BEFORE = re.compile(r"^[\W_]+")
DIGITS = "0–9"
"""Where titles that begin with a digit stand in an alphabet."""


def title_key(title: str) -> str:
    """Return what a title is sorted by: its letters without marks and in lower case, so that É is at E.

    What stands before its first letter or digit counts for nothing, so that “Safe” is at S too.
    """
    if not title.isascii():
        parts = unicodedata.normalize("NFKD", title)
        title = "".join(part for part in parts if not unicodedata.combining(part))
    return (_BEFORE.sub("", title) or title).casefold()


def by_title(article: Article) -> tuple[str, str]:
    """Return what an article is sorted by where nothing else is asked for; equal titles are by slug."""
    return (title_key(article.title), article.slug)


def letter_of(title: str) -> str:
    """Return where a title stands in an alphabet: at a capital letter, at ``0–9``, or at ``""``."""
    first = title_key(title)[:1]
    if first.isdecimal():
        return DIGITS
    return first.title() if first.isalpha() else ""
