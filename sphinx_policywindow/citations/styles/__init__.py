"""The styles of citation, by name.

The first four are the default, in the order in which a page shows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ...runs import Runs, rewritten, to_text
from ..dates import DAY_MONTH_YEAR, MONTH_DAY_YEAR, DateForm
from ..item import Item
from .apa import apa
from .bluebook import SHORT_MONTH_DAY_YEAR, bluebook
from .chicago import chicago
from .chicago_notes import chicago_notes
from .chicago_notes_bibliography import chicago_notes_bibliography
from .harvard import harvard
from .harvard_cite_them_right import harvard_cite_them_right
from .ieee import MONTH_TWO_DIGIT_DAY_YEAR, ieee
from .mla import DAY_SHORT_MONTH_YEAR, mla
from .oscola import oscola
from .oscola_bibliography import oscola_bibliography
from .vancouver import YEAR_MONTH_DAY, vancouver

_HIGH_MARK = re.compile(r" (?=[:;?!])")
_GUILLEMET = re.compile("[«»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of citation.

    *name* is what ``conf.py`` calls it, *label* what a page does, *edition* the manual in full.
    *asks_access_date* says that it always gives a date of access, in *access_form*.
    """

    name: str
    label: str
    edition: str
    asks_access_date: bool
    access_form: DateForm
    function: Callable[[Item], Runs]

    def cite(self, item: Item) -> Runs:
        """Return the citation of *item*; what it prints is there for every item, even an empty one.

        A style of a file raises :class:`~sphinx_policywindow.citations.csl_file.CslFileError` where it fails.
        """
        return self.function(_typeset(item))


def _typeset(item: Item) -> Item:
    texts = (to_text(item.title), item.container_title, item.genre, item.publisher)
    if not any(_HIGH_MARK.search(text) or _GUILLEMET.search(text) for text in texts):
        return item
    return replace(
        item,
        title=rewritten(item.title, _narrowed),
        container_title=_narrowed(item.container_title),
        genre=_narrowed(item.genre),
        publisher=_narrowed(item.publisher),
    )


def _narrowed(text: str) -> str:
    """Make a space before a high mark or within guillemets narrow and unbreakable, as French has it."""
    characters = list(_HIGH_MARK.sub("\u202f", text))
    for offset in _spaces_in_guillemets(text):
        characters[offset] = "\u202f"
    return "".join(characters)


def _spaces_in_guillemets(text: str) -> Iterator[int]:
    """Yield the offsets of spaces after an opening guillemet and before a closing one.

    Which is which depends on the order: French has « », German » «, Swedish » ». A mark that closes
    nothing opens, save a » on its own between spaces, which can only have closed.
    """
    opened: list[str] = []
    last_left = text.rfind("«")
    for match in _GUILLEMET.finditer(text):
        mark, start, end = match[0], match.start(), match.end()
        if opened and (mark != opened[-1] or (mark == "»" and text[start - 1 : start] != " ")):
            opened.pop()
            closes = True
        else:
            closes = mark == "»" and not opened and not text[end : end + 1].isalnum() and last_left < end
            opened += [] if closes else [mark]
        place = start - 1 if closes else end
        if text[place : place + 1] == " " and place >= 0:
            yield place


STYLES: tuple[Style, ...] = (
    Style(
        name="apa",
        label="APA",
        edition="Publication Manual of the American Psychological Association, 7th edition",
        asks_access_date=False,
        access_form=MONTH_DAY_YEAR,
        function=apa,
    ),
    Style(
        name="chicago",
        label="Chicago",
        edition="The Chicago Manual of Style, 18th edition, author-date",
        asks_access_date=False,
        access_form=MONTH_DAY_YEAR,
        function=chicago,
    ),
    Style(
        name="harvard",
        label="Harvard",
        edition="Harvard, as policywindow.org writes it",
        asks_access_date=False,
        access_form=DAY_MONTH_YEAR,
        function=harvard,
    ),
    Style(
        name="oscola",
        label="OSCOLA",
        edition="Oxford University Standard for the Citation of Legal Authorities, 4th edition",
        asks_access_date=True,
        access_form=DAY_MONTH_YEAR,
        function=oscola,
    ),
    Style(
        name="harvard-cite-them-right",
        label="Harvard (Cite Them Right)",
        edition="Cite Them Right, 12th edition, Harvard",
        asks_access_date=True,
        access_form=DAY_MONTH_YEAR,
        function=harvard_cite_them_right,
    ),
    Style(
        name="chicago-notes",
        label="Chicago (note)",
        edition="The Chicago Manual of Style, 18th edition, notes and bibliography: note",
        asks_access_date=False,
        access_form=MONTH_DAY_YEAR,
        function=chicago_notes,
    ),
    Style(
        name="chicago-notes-bibliography",
        label="Chicago (bibliography)",
        edition="The Chicago Manual of Style, 18th edition, notes and bibliography: bibliography",
        asks_access_date=False,
        access_form=MONTH_DAY_YEAR,
        function=chicago_notes_bibliography,
    ),
    Style(
        name="oscola-bibliography",
        label="OSCOLA (bibliography)",
        edition="Oxford University Standard for the Citation of Legal Authorities, 4th edition: bibliography",
        asks_access_date=True,
        access_form=DAY_MONTH_YEAR,
        function=oscola_bibliography,
    ),
    Style(
        name="mla",
        label="MLA",
        edition="MLA Handbook, 9th edition",
        asks_access_date=False,
        access_form=DAY_SHORT_MONTH_YEAR,
        function=mla,
    ),
    Style(
        name="ieee",
        label="IEEE",
        edition="IEEE Reference Guide",
        asks_access_date=True,
        access_form=MONTH_TWO_DIGIT_DAY_YEAR,
        function=ieee,
    ),
    Style(
        name="vancouver",
        label="Vancouver",
        edition="NLM: Citing Medicine, 2nd edition",
        asks_access_date=True,
        access_form=YEAR_MONTH_DAY,
        function=vancouver,
    ),
    Style(
        name="bluebook",
        label="Bluebook",
        edition="The Bluebook: A Uniform System of Citation, law review footnotes",
        asks_access_date=True,
        access_form=SHORT_MONTH_DAY_YEAR,
        function=bluebook,
    ),
)
DEFAULT_STYLES = ("apa", "chicago", "harvard", "oscola")


def style_named(name: str) -> Style | None:
    """Return the style with *name*, or ``None``."""
    return next((style for style in STYLES if style.name == name), None)
