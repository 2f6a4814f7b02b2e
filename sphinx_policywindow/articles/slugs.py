"""Slugs made of the words of a title, or of the name of a file: one rule for both."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from sphinx_policywindow.articles.values import LONGEST_SLUG

_HAN = re.compile("[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Characters that Chinese and Japanese read differently, so that no spelling of them is right for both."""


def slug_of(text: str) -> str:
    """Return the slug of a title, or ``""`` where there is none.

    Letters are written in a to z without their marks, those of other scripts as AnyAscii transliterates
    them: ``Größe`` → ``grosse``, ``Łódź`` → ``lodz``, ``Закон`` → ``zakon``. Everything between letters
    and digits becomes a hyphen. A text with Chinese characters has no slug. Composed and decomposed
    letters (NFC, NFD) give the same.
    """
    if not text.isascii():
        # One form of each letter, of ligatures and of small figures; the characters in ㈱ too.
        composed = unicodedata.normalize("NFKC", text)
        if _HAN.search(composed):
            return ""
        text = anyascii(composed)
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_SLUG].strip("-")


def default_slug(docname: str) -> str:
    """Return the slug of a page that names none: its file's name, or its folder's for ``index``.

    Empty where no slug can be made of the name, and for the index of the whole site.
    """
    *folders, name = docname.split("/")
    if name == "index":
        name = folders[-1] if folders else ""
    return slug_of(name)

