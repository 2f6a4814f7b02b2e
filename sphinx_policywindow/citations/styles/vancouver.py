"""NLM, known as Vancouver: Citing Medicine, 2nd edition (2007–), without the number of the entry.

Parts of websites: chapter 25, section B. https://www.ncbi.nlm.nih.gov/books/NBK7274/
The official CSL style:
https://github.com/citation-style-language/styles/blob/master/nlm-citation-sequence.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain
from ..dates import THREE_LETTER_MONTHS, DateForm, access_date, year
from ..item import Item
from ..names import NameForm, names
from ..typography import AMERICAN, wrapped

YEAR_MONTH_DAY = DateForm(full="{year} {month} {day}", monthly="{year} {month}", months=THREE_LETTER_MONTHS)
"""``2026 Mar 9``."""

_NAMES = NameForm(
    initial="",
    in_full=False,
    hyphens=False,
    inverted="all",
    separator=" ",
    last=", ",
    last_of_many=", ",
    et_al_from=7,
    et_al_keeps=6,
    et_al=plain(", et al."),
)


def vancouver(item: Item) -> Runs:
    """Return the reference for *item*, which gives the date of access.

    A page of a site is cited as a part of it: the site comes first, the page's title last.
    """
    site = plain(item.container_title)
    medium = plain("[Internet]" if item.url else "")
    parts = [
        names(item.authors, _NAMES, item.language),
        AMERICAN.join([site or item.title, wrapped("[", plain(item.genre), "]"), medium], " "),
        AMERICAN.join([plain(item.publisher), _dates(item)], "; "),
        item.title if site else (),
    ]
    entry = AMERICAN.end(AMERICAN.join(parts, ". "), ".")
    available = wrapped("Available from: ", link(item.url), "")
    return AMERICAN.join([entry, available, _doi(item)], " ")


def _dates(item: Item) -> Runs:
    cited = wrapped("[cited ", access_date(item.accessed, YEAR_MONTH_DAY), "]") if item.url else ()
    return AMERICAN.join([plain(year(item.date)), cited], " ")


def _doi(item: Item) -> Runs:
    return plain(f"doi:{item.doi}" if item.doi else "")
