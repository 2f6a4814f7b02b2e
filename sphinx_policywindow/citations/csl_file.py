"""Styles from files of the Citation Style Language, by citeproc-py: the extra ``[csl]``.

citeproc-py follows CSL 1.0 in part: what it prints is near to what the style means, not equal to it.
https://github.com/citeproc-py/citeproc-py
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ..articles.model import Author, Organization, PartialDate, Person
from ..runs import Look, Run, Runs, to_text
from .csl import name_in_parts, to_csl
from .dates import DAY_MONTH_YEAR
from .item import Item
from .names import in_order, is_joined
from .styles import Style

_MARKS: dict[Look, str] = {
    "italic": "\x01",
    "bold": "\x02",
    "sup": "\x03",
    "sub": "\x04",
    "small-caps": "\x05",
}
_LOOKS = {mark: look for look, mark in _MARKS.items()}
_END = "\x06"


def _marking(look: Look) -> Callable[[str], str]:
    return lambda text: f"{_MARKS[look]}{text}{_END}"


_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_marking("italic"),
    Oblique=_marking("italic"),
    Bold=_marking("bold"),
    Light=str,
    Underline=str,
    Superscript=_marking("sup"),
    Subscript=_marking("sub"),
    SmallCaps=_marking("small-caps"),
)
"""Writes looks as characters that neither an item nor XML can hold.

In HTML, citeproc-py escapes neither what an item says nor what a style puts around it: of ``<URL>``,
nothing would be left.
"""


class CslFileError(Exception):
    """A file that is no style, or that nothing here can read; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CslFile:
    """A style as a function of an item."""

    path: str

    def __call__(self, item: Item) -> Runs:
        """Return the citation of *item*: its entry in a bibliography, or else its note.

        Raises :class:`CslFileError`.
        """
        try:
            marked = _formatted(self.path, item)
        except CslFileError:
            raise
        except Exception as error:  # a style can fail in citeproc-py in any way, and on any item
            raise CslFileError(f"citeproc-py cannot use the style: {error!r}") from error
        return _linked(tuple(_runs(marked.strip())), item.address)


def csl_style(path: Path) -> Style:
    """Return the style in the file *path*, named by it; raises :class:`CslFileError`."""
    try:
        from lxml import etree
    except ImportError:
        raise CslFileError(_MISSING) from None
    try:
        root = etree.parse(str(path)).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        raise CslFileError(f"the style cannot be read: {error}") from None
    namespace = {"csl": "http://purl.org/net/xbiblio/csl"}
    if root.tag != "{http://purl.org/net/xbiblio/csl}style":
        raise CslFileError("the file is no style of the Citation Style Language")
    titles = [
        root.findtext(f"csl:info/csl:{name}", namespaces=namespace) for name in ("title-short", "title")
    ]
    title = next((title for title in titles if title), path.stem)
    function = CslFile(path=str(path))
    for probe in _PROBES:
        function(probe)
    return Style(
        name=path.name,
        label=title,
        edition=titles[1] or title,
        asks_access_date=False,
        access_form=DAY_MONTH_YEAR,
        function=function,
    )


_TITLE = (Run(text="Title"),)
_DATE = PartialDate(year=2026, month=5, day=30)
_PROBES = (
    Item(id="bare", title=_TITLE),
    Item(
        id="full",
        title=_TITLE,
        authors=(Person(family="Family", given="Given"), Organization(name="Organization")),
        issued=_DATE,
        accessed=_DATE,
        container_title="Wiki",
        genre="Wiki article",
        version="1",
        publisher="Publisher",
        doi="10.5555/1",
        url="https://example.org/",
        language="en",
        note="Note",
    ),
)
"""What a style is tried on when it is read, so that most that fail are known before any page is."""
_MISSING = "styles in .csl files need the package citeproc-py: pip install 'sphinx-policywindow[csl]'"


def _formatted(path: str, item: Item) -> str:
    try:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
        from citeproc.source.json import CiteProcJSON
    except ImportError:
        raise CslFileError(_MISSING) from None
    # It knows no names that are written in one, and finds no particles. Its keys are lower case, and it
    # knows no custom variables.
    authors = [name_in_parts(_as_one(author)) for author in item.authors]
    variables: dict[str, Any] = {**to_csl(item), "author": authors, "id": item.id.lower()}
    variables.pop("custom", None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(path, validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON([variables]), _FORMATTER)
        citation = Citation([CitationItem(item.id.lower())])
        bibliography.register(citation)
        if style.has_bibliography():
            return "".join(str(entry) for entry in bibliography.bibliography())
        return str(bibliography.cite(citation, lambda _item: None))


def _as_one(author: Author) -> Author:
    is_one = isinstance(author, Person) and is_joined(author)
    return Organization(name=in_order(author)) if is_one else author


def _runs(marked: str) -> Iterator[Run]:
    """Yield the runs of a text with marks in it."""
    looks: list[Look] = []
    for part in re.split(f"([{''.join(_LOOKS)}{_END}])", marked):
        if part in _LOOKS:
            looks.append(_LOOKS[part])
        elif part == _END:
            del looks[-1:]
        elif part:
            yield Run(text=part, looks=tuple(looks))


def _linked(runs: Runs, address: str) -> Runs:
    """Make a link of *address* where one run holds it."""
    if not address or address not in to_text(runs):
        return runs
    linked: list[Run] = []
    for run in runs:
        before, found, after = run.text.partition(address)
        parts = [replace(run, text=before), replace(run, text=found, href=found), replace(run, text=after)]
        linked += [part for part in parts if part.text]
    return tuple(linked)
