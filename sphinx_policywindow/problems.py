"""What is wrong with something that a person typed, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from sphinx_policywindow.characters import shown

WARNING_TYPE = "policywindow"


class Subtype(StrEnum):
    """The warning types: each is ``policywindow.<subtype>`` in ``suppress_warnings``."""

    MALFORMED_FRONT_MATTER = "malformed_front_matter"
    """The front matter, or the part of it that holds a record, is no YAML."""
    DUPLICATE_KEY = "duplicate_key"
    """A key stands twice in one record; the first counts."""
    DUPLICATE_KIND = "duplicate_kind"
    """A page names two kinds; the first counts."""
    UNKNOWN_KIND = "unknown_kind"
    """A key looks like a record, and like the name of a kind, but is none; the page is an ordinary page."""
    DUPLICATE_SLUG = "duplicate_slug"
    """Two pages have one slug; the first page by name keeps it."""
    DUPLICATE_ALIAS = "duplicate_alias"
    """An alias is also one of another article, or its slug; a reference finds only one of the two."""
    UNKNOWN_FIELD = "unknown_field"
    """A record has a key that its kind does not know."""
    MISSING_FIELD = "missing_field"
    """A record lacks a field that its kind requires."""
    INVALID_VALUE = "invalid_value"
    """A field, or an entry of it, cannot be taken as it stands."""
    DOUBTFUL_VALUE = "doubtful_value"
    """A field is taken, though it is not in the form that was expected."""
    UNKNOWN_ARTICLE = "unknown_article"
    """A relation, a role or a directive names an article that does not exist."""
    WRONG_KIND = "wrong_kind"
    """A relation or a role names an article of another kind than it can lead to."""
    INVALID_OPTION = "invalid_option"
    """An option of ``conf.py`` or of a directive cannot be taken."""
    TEX_FAILED = "tex_failed"
    """TeX cannot set an article, which has no PDF then."""
    MISSING_CHARACTER = "missing_character"
    """The fonts of an article's PDF have no sign for a character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, at its place.

    *path* is a file, *line* counts from 1 (0: the file as a whole), and *key* is the path of keys
    to the value (``concept.related[1]``). *found* says what is there and, where *expected* is
    given, completes "expected …, found …"; *suggestion* is the nearest valid name, if one is near.
    """

    path: str
    line: int
    key: str
    found: str
    subtype: Subtype
    expected: str = ""
    suggestion: str = ""

    @property
    def location(self) -> str:
        """``path:line``, as editors understand it."""
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def type(self) -> str:
        """What ``suppress_warnings`` calls it."""
        return f"{WARNING_TYPE}.{self.subtype.value}"

    @property
    def warning(self) -> str:
        """The line that a build prints of it."""
        return f"{self.location}: WARNING: {self.message} [{self.type}]"

    @property
    def message(self) -> str:
        """What is wrong, in a sentence without its place."""
        said = f"expected {self.expected}, found {self.found}" if self.expected else self.found
        hint = f"; did you mean '{self.suggestion}'?" if self.suggestion else ""
        return shown(f"{self.key}: {said}{hint}" if self.key else f"{said}{hint}")


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return the valid name that *name* most likely was meant to be, or ``""`` where none is near."""
    match = process.extractOne(name, list(valid), scorer=fuzz.ratio, score_cutoff=70)
    return match[0] if match else ""
