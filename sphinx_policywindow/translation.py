"""The words that the extension itself adds, in the project's language."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from docutils.utils.smartquotes import smartchars
from sphinx.locale import get_translation, translators

from sphinx_policywindow.articles.kinds import Kind
from sphinx_policywindow.citations.quotes import Marks

CATALOG = "sphinx_policywindow"
LOCALE_DIR = Path(__file__).parent / "locale"

_CAPITAL_NOUNS = ("de", "lb")
"""The languages in which each noun has a capital."""

_ = get_translation(CATALOG)
"""Return a text in the project's language."""


# What stands between words differs as words do: Japanese has commas of its own, French a space before
# a colon, and in Arabic a mark of direction keeps names in their order.


def between_names() -> str:
    """Return what separates names, words and numbers in a list."""
    # Translators: between names in a list
    return _(", ")


def between_titles() -> str:
    """Return what separates titles in a list, in which there may be commas."""
    # Translators: between titles in a list, which may have commas themselves
    return _("; ")


def between_facts() -> str:
    """Return what separates facts of different kinds on one line."""
    # Translators: between facts on one line; from right to left with U+200F on both sides
    return _(" · ")


def labelled(label: str) -> str:
    """Return a label as it stands on the line of what it labels."""
    # Translators: a label before what it labels
    return _("{label}: ").replace("{label}", label)


def in_parentheses(text: str) -> str:
    """Return a text in parentheses, as it follows a word."""
    # Translators: a place after the title of a law
    return _(" ({text})").replace("{text}", text)


def counted(number: int, kind: Kind, language: str) -> str:
    """Return ``0 instruments``, ``1 instrument``, ``3 instruments`` in the project's *language*."""
    one, many = count_messages(kind)
    translator = translators.get(("general", CATALOG))
    template = translator.ngettext(one, many, number) if translator else (one if number == 1 else many)
    if template in (one, many) and language_tag(language).partition("-")[0] in _CAPITAL_NOUNS:
        template = f"{{count}} {kind.label if number == 1 else kind.plural}"
    return template.replace("{count}", str(number))


def count_messages(kind: Kind) -> tuple[str, str]:
    """Return the singular and the plural message of a number of articles of *kind*."""
    return f"{{count}} {_in_text(kind.label)}", f"{{count}} {_in_text(kind.plural)}"


def _in_text(label: str) -> str:
    """Return a label as it stands within a text: ``EU Acts`` are *EU acts*."""
    return " ".join(word if any(map(str.isupper, word[1:])) else word.lower() for word in label.split(" "))


@cache
def language_tag(language: str) -> str:
    """Return the tag of BCP 47 for a language as Sphinx names it: ``pt_BR`` is ``pt-BR``."""
    return language.replace("@latin", "-Latn").replace("_", "-")


@cache
def quotation_marks(language: str) -> Marks:
    """Return the quotation marks of a language (BCP 47), as docutils has them, or else English ones."""
    tag = language.lower()
    known = smartchars.quotes
    found = known.get(tag) or known.get(tag.partition("-")[0], known["en"])
    # French has a space within; a mark here is one character.
    opening, closing, inner_opening, inner_closing = (mark.strip() for mark in found)
    return opening, closing, inner_opening, inner_closing


def direction(language: str) -> str:
    """Return the direction of a language's script, ``ltr`` or ``rtl``."""
    try:
        return Locale.parse(language.replace("-", "_")).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def begins_from_right(text: str) -> bool:
    """Whether the first letter of *text* is of a script that is written from right to left."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
