"""The words that the extension itself adds, in the project's language."""

from __future__ import annotations

from pathlib import Path

from sphinx.locale import get_translation, translators

from sphinx_policywindow.articles.kinds import Kind

CATALOG = "sphinx_policywindow"
LOCALE_DIR = Path(__file__).parent / "locale"

_ = get_translation(CATALOG)
"""Return a text in the project's language."""


def counted(number: int, kind: Kind) -> str:
    """Return ``0 instruments``, ``1 instrument``, ``3 instruments`` in the project's language."""
    one, many = count_messages(kind)
    translator = translators.get(("general", CATALOG))
    template = translator.ngettext(one, many, number) if translator else (one if number == 1 else many)
    return template.replace("{count}", str(number))


def count_messages(kind: Kind) -> tuple[str, str]:
    """Return the singular and the plural message of a number of articles of *kind*."""
    return f"{{count}} {kind.label.lower()}", f"{{count}} {kind.plural.lower()}"
