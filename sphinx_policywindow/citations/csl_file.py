"""Styles from files of the Citation Style Language, by citeproc-py: the extra ``[csl]``.

citeproc-py follows CSL 1.0 in part: what it prints is near to what the style means, not equal to it.
https://github.com/citeproc-py/citeproc-py
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from .csl import to_csl
from .dates import DAY_MONTH_YEAR
from .item import Item
from .runs import Look, Run, Runs, to_text
from .styles import Style

_LOOKS: dict[str, Look] = {
    "i": "italic",
    "b": "bold",
    "sup": "sup",
    "sub": "sub",
    "span": "small-caps",
}


class CslFileError(Exception):
    """A file that is no style, or that nothing here can read; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CslFile:
    """A style as a function of an item; a frozen record, so that Sphinx can store it."""

    path: str

    def __call__(self, item: Item) -> Runs:
        """Return the citation of *item*: its entry in a bibliography, or else its note."""
        parser = _Runs()
        parser.feed(_formatted(self.path, item).strip())
        parser.close()
        return _linked(tuple(parser.runs), item.address)


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
    try:
        function(Item(id="probe", title=(Run(text="Title"),), url="https://example.org/"))
    except CslFileError:
        raise
    except Exception as error:  # a style can fail in citeproc-py in any way
        raise CslFileError(f"citeproc-py cannot use the style: {error!r}") from error
    return Style(
        name=path.name,
        label=title,
        edition=titles[1] or title,
        asks_access_date=False,
        access_form=DAY_MONTH_YEAR,
        function=function,
    )


_MISSING = "styles in .csl files need the package citeproc-py: pip install 'sphinx-policywindow[csl]'"


def _formatted(path: str, item: Item) -> str:
    try:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
        from citeproc.formatter import html
        from citeproc.source.json import CiteProcJSON
    except ImportError:
        raise CslFileError(_MISSING) from None
    # Its keys are lower case, and it knows no custom variables.
    variables: dict[str, Any] = {**to_csl(item), "id": item.id.lower()}
    variables.pop("custom", None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(path, validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON([variables]), html)
        citation = Citation([CitationItem(item.id.lower())])
        bibliography.register(citation)
        if style.has_bibliography():
            return "".join(str(entry) for entry in bibliography.bibliography())
        return str(bibliography.cite(citation, lambda _item: None))


class _Runs(HTMLParser):
    """Reads the few elements that citeproc-py's own formatter writes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Look] = []
        self.runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _LOOKS:
            self.open.append(_LOOKS[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in _LOOKS and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.runs.append(Run(text=data, looks=tuple(self.open)))


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
