"""The machine-readable forms of a citation, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..item import Item
from .bibtex import bibtex
from .csl_json import csl_json
from .datacite import datacite
from .datacite import is_installed as datacite_is_installed
from .ris import ris


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form that reference managers import.

    *name* is what ``conf.py`` calls it and *label* what a page does; *suffix* ends the name of its
    file (``.bib``), and *mime_type* is how that is served. *write* makes a whole file of one item, or
    an empty text where the item lacks what the form requires. *extra* names the optional dependency
    that it needs, if any, and *is_installed* says whether that is there.
    """

    name: str
    label: str
    suffix: str
    mime_type: str
    write: Callable[[Item], str]
    extra: str = ""
    is_installed: Callable[[], bool] = lambda: True


FORMATS: tuple[Format, ...] = (
    Format(name="bibtex", label="BibTeX", suffix=".bib", mime_type="application/x-bibtex", write=bibtex),
    Format(
        name="ris",
        label="RIS",
        suffix=".ris",
        mime_type="application/x-research-info-systems",
        write=ris,
    ),
    Format(
        name="csl-json",
        label="CSL-JSON",
        suffix=".json",
        mime_type="application/vnd.citationstyles.csl+json",
        write=csl_json,
    ),
    Format(
        name="datacite",
        label="DataCite",
        suffix=".xml",
        mime_type="application/vnd.datacite.datacite+xml",
        write=datacite,
        is_installed=datacite_is_installed,
        extra="datacite",
    ),
)


BY_NAME = {form.name: form for form in FORMATS}


def format_named(name: str) -> Format | None:
    """Return the format with *name*, or ``None``."""
    return BY_NAME.get(name)
