"""IEEE: IEEE Reference Guide (2023), without the number of the entry.

Websites are among its online sources. https://journals.ieeeauthorcenter.ieee.org
The official CSL style: https://github.com/citation-style-language/styles/blob/master/ieee.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain, styled
from ..dates import THREE_LETTER_MONTHS, DateForm, access_date
from ..item import Item
from ..names import NameForm, names
from ..typography import AMERICAN, wrapped

MONTH_TWO_DIGIT_DAY_YEAR = DateForm(
    full="{month} {day}, {year}",
    months=tuple(month if month == "May" else f"{month}." for month in THREE_LETTER_MONTHS),
    day_digits=2,
)
"""``Mar. 09, 2026``."""

_NAMES = NameForm(
    initial=". ",
    in_full=False,
    inverted="none",
    last=" and ",
    last_of_many=", and ",
    et_al_from=7,
    et_al_keeps=1,
    et_al=(*plain(" "), *styled(plain("et al."), "italic")),
)


def ieee(item: Item) -> Runs:
    """Return the reference for *item*, which gives the date of access and none of its own."""
    parts = [
        names(item.authors, _NAMES, item.language),
        AMERICAN.quoted(item.title),
        plain(item.container_title),
    ]
    entry = AMERICAN.end(AMERICAN.join(parts, ", "), ".")
    return AMERICAN.join([entry, _source(item)], " ")


def _source(item: Item) -> Runs:
    if not item.url:
        return ()
    accessed = wrapped("Accessed: ", access_date(item.accessed, MONTH_TWO_DIGIT_DAY_YEAR), "")
    available = wrapped("Available: ", link(item.url), "")
    return AMERICAN.join([accessed, plain("[Online]"), available], ". ")
