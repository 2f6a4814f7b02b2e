"""The order of titles: as an index has them, whatever their accents and the case of their letters."""

from __future__ import annotations

import unicodedata

DIGITS = "0–9"


def title_key(title: str) -> str:
    """Return what titles are sorted by: ``É`` stands with ``e``."""
    decomposed = unicodedata.normalize("NFKD", title)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def initial(title: str) -> str:
    """Return the letter below which an index has a title, ``0–9``, or ``""`` for anything else."""
    first = title_key(title)[:1]
    if first.isdigit():
        return DIGITS
    return first.upper() if first.isalpha() else ""
