"""The Bluebook: A Uniform System of Citation, 21st edition (2020), the footnote of a law review.

The internet, and dates of access: rule 18.2; months: table 12.
The official CSL style:
https://github.com/citation-style-language/styles/blob/master/bluebook-law-review.csl
"""

from __future__ import annotations

from ...articles.model import PartialDate
from ...runs import Runs, link, plain, styled
from ..dates import SHORT_MONTHS, CslDate, DateForm, month_and_day, year
from ..item import Item
from ..names import NameForm, names
from ..parts import accessed_if_undated
from ..titles import italicized, title_case
from ..typography import AMERICAN, wrapped

SHORT_MONTH_DAY_YEAR = DateForm(full="{month} {day}, {year}", months=SHORT_MONTHS)
"""``Mar. 9, 2026``."""

_NAMES = NameForm(
    initial=None,
    in_full=True,
    inverted="none",
    last=" & ",
    last_of_many=" & ",
    et_al_from=4,
    et_al_keeps=1,
    et_al=plain(" et al."),
)


def bluebook(item: Item) -> Runs:
    """Return the footnote for *item*; one without a date says when it was last visited."""
    site = styled(plain(item.container_title), "small-caps")
    parts = [
        names(item.authors, _NAMES, item.language),
        italicized(title_case(item.title, item.language)),
        AMERICAN.join([site, wrapped("(", _date(item), ")")], " "),
        _source(item),
    ]
    return AMERICAN.end(AMERICAN.join(parts, ", "), ".")


def _date(item: Item) -> Runs:
    """Return the date; a range over two years says months and days first: ``May 1–June 2, 2019–2020``."""
    has_day = isinstance(item.date, PartialDate) and item.date.day is not None
    if isinstance(item.date, CslDate) and item.date.start:
        has_day = item.date.start.day is not None
    parts = [month_and_day(item.date, SHORT_MONTHS), year(item.date)]
    return plain((", " if has_day else " ").join(filter(None, parts)))


def _source(item: Item) -> Runs:
    if not item.url:
        return ()
    visited = wrapped("(", accessed_if_undated(item, "last visited", SHORT_MONTH_DAY_YEAR), ")")
    return AMERICAN.join([link(item.url), visited], " ")
