"""The record that everything else is derived from: frozen, and free of behaviour.

The names are those of CSL (https://docs.citationstyles.org/en/stable/specification.html)
where CSL has one, and those of the front matter otherwise. No class has slots: Python reads an object
that has them from the environment's pickle by code of its own, at several times the cost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sphinx_policywindow.runs import Runs, plain

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class PartialDate:
    """A date in the precision that it was given in: a year, a month or a day (ISO 8601).

    *month* is 1 to 12 or ``None``; *day* is 1 to 31 or ``None``, and ``None`` without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2025``, ``2025-12`` or ``2025-12-03``; anything else raises ``ValueError``."""
        match = _PARTIAL_DATE.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, month or 1, day or 1)
        return cls(year=year, month=month, day=day)

    def __str__(self) -> str:
        """Return the ISO 8601 form, in the precision that the date has."""
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person's name in the parts that CSL gives it; *orcid* is ``0000-0000-0000-0000`` or empty."""

    family: str
    given: str = ""
    suffix: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    orcid: str = ""

    @property
    def orcid_url(self) -> str:
        """The address of the ORCID record, or ``""``."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""


@dataclass(frozen=True, kw_only=True)
class Organization:
    """A corporate author: a name that is never taken apart (CSL: ``literal``)."""

    name: str


Author = Person | Organization


@dataclass(frozen=True, kw_only=True)
class Link:
    """Something that has no page in the project: its title, and its address or nothing.

    The address is ``http(s)``, or that of an article of another site as its inventory gives it, which
    may be relative to the root of this site; *kind* is the kind of such an article, and else empty.
    """

    title: str
    url: str = ""
    kind: str = ""


Target = str | Link
"""What a relation points at: the slug or an alias of an article, or a link."""

Value = str | PartialDate | tuple[str, ...]
"""What a field of a kind's own can hold."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """One page's record. Every text is as its author typed it, white space apart.

    The *title* is plain text once its page has been read; until then, the record's is as it was typed.
    """

    docname: str
    kind: str
    slug: str
    title: str = ""
    domain: str = ""
    summary: str = ""
    aliases: tuple[str, ...] = ()
    primary_source: str = ""
    source_url: str = ""
    authors: tuple[Author, ...] = ()
    published: PartialDate | None = None
    updated: PartialDate | None = None
    version: str = ""
    license: str = ""
    doi: str = ""
    keywords: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    language: str = ""
    title_runs: Runs = ()
    """The title with its superscripts, subscripts and emphasis, where it has any; see :attr:`rich_title`."""
    relations: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    """The targets of each relation that the record names, by the relation's name."""
    fields: Mapping[str, Value] = field(default_factory=dict)
    """The values of the fields that only this kind has, by name."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """The line (from 1) of each key of the record, by its path: ``concept.related[1]``."""

    @property
    def issued(self) -> PartialDate | None:
        """The date that a citation gives: that of the edition, else that of first publication."""
        return self.updated or self.published

    @property
    def rich_title(self) -> Runs:
        """The title with what looks it has."""
        return self.title_runs or plain(self.title)

    def line_of(self, name: str, index: int | None = None) -> int:
        """Return the line of a field, or of an entry of its list, and the record's where it has none."""
        key = f"{self.kind}.{name}"
        lines = self.lines
        if index is not None and f"{key}[{index}]" in lines:
            return lines[f"{key}[{index}]"]
        return lines.get(key) or lines.get(self.kind, 0)
