"""Cite Them Right 12, Harvard: Pears and Shields, Cite Them Right, 12th edition (2022).

Web pages: https://www.citethemrightonline.com
The official CSL style:
https://github.com/citation-style-language/styles/blob/master/harvard-cite-them-right.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain
from ..dates import DAY_MONTH_YEAR, access_date, year
from ..item import Item
from ..names import CITE_THEM_RIGHT, names
from ..titles import italicized
from ..typography import BRITISH, wrapped


def harvard_cite_them_right(item: Item) -> Runs:
    """Return the reference list entry for *item*, which gives the date of access."""
    date = plain(f"({year(item.date) or 'no date'})")
    authors = names(item.authors, CITE_THEM_RIGHT, item.language)
    title = italicized(item.title)
    site = italicized(plain(item.container_title))
    head = [authors, date, BRITISH.join([title, site], ", ")] if authors else [title, date, site]
    parts = [BRITISH.join(head, " "), plain(item.publisher), _source(item)]
    return BRITISH.end(BRITISH.join(parts, ". "), ".")


def _source(item: Item) -> Runs:
    available = wrapped("Available at: ", link(item.address), "")
    if item.doi or not item.url:
        return available
    accessed = wrapped("(Accessed: ", access_date(item.accessed, DAY_MONTH_YEAR), ")")
    return BRITISH.join([available, accessed], " ")
