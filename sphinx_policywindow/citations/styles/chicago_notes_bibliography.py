"""Chicago 18, bibliography: The Chicago Manual of Style, 18th edition (2024), what goes with notes.

Authors: sections 13.74–86; titles: 13.87–101; websites: 14.104.
The official CSL style:
https://github.com/citation-style-language/styles/blob/master/chicago-notes-bibliography.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain
from ..dates import MONTH_DAY_YEAR
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


def chicago_notes_bibliography(item: Item) -> Runs:
    """Return the bibliography entry for *item*; one without a date says when it was accessed."""
    item = credited_to_site(credited_to_publisher(item))
    publication = [
        title_case(plain(item.container_title), item.language),
        plain(capitalize_first(item.publisher)),
        plain(bracketed_if_circa(item.date, MONTH_DAY_YEAR(item.date)) if item.date else ""),
    ]
    parts = [
        names(item.authors, CHICAGO, item.language),
        AMERICAN.quoted(title_case(item.title, item.language)),
        plain(capitalize_first(item.genre)),
        plain(capitalize_first(version(item))),
        AMERICAN.join(publication, ", "),
        accessed_if_changeable(item, "Accessed", MONTH_DAY_YEAR),
        link(item.address),
    ]
    return AMERICAN.end(AMERICAN.join(parts, ". "), ".")
