"""Chicago 18, author-date: The Chicago Manual of Style, 18th edition (2024).

Authors: sections 13.74–86; the date: 13.102; titles: 13.87–101; websites: 14.104.
The official CSL style:
https://github.com/citation-style-language/styles/blob/master/chicago-author-date.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain
from ..dates import MONTH_DAY_YEAR, month_and_day, year
from ..item import Item
from ..names import CHICAGO, names
from ..parts import (
    accessed_if_changeable,
    bracketed_if_circa,
    credited_to_publisher,
    credited_to_site,
    version,
)
from ..titles import capitalize_first, title_case
from ..typography import AMERICAN


def chicago(item: Item) -> Runs:
    """Return the reference list entry for *item*; one without a date says when it was accessed."""
    item = credited_to_site(credited_to_publisher(item))
    authors = names(item.authors, CHICAGO, item.language)
    date = plain(bracketed_if_circa(item.date, year(item.date)) or "n.d.")
    title = AMERICAN.quoted(title_case(item.title, item.language))
    parts = [
        *([authors, date, title] if authors else [title, date]),
        plain(capitalize_first(item.genre)),
        plain(capitalize_first(version(item))),
        AMERICAN.join(_publication(item), ", "),
        accessed_if_changeable(item, "Accessed", MONTH_DAY_YEAR),
        link(item.address),
    ]
    return AMERICAN.end(AMERICAN.join(parts, ". "), ".")


def _publication(item: Item) -> list[Runs]:
    site = title_case(plain(item.container_title), item.language)
    return [site, plain(capitalize_first(item.publisher)), plain(month_and_day(item.date))]
