"""Chicago 18, notes: The Chicago Manual of Style, 18th edition (2024), the first, full note.

Authors: sections 13.74–86; titles: 13.87–101; websites: 14.104.
The official CSL style:
https://github.com/citation-style-language/styles/blob/master/chicago-notes-bibliography.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain
from ..dates import MONTH_DAY_YEAR
from ..item import Item
from ..names import NameForm, names
from ..parts import accessed_if_changeable, bracketed_if_circa, version
from ..titles import title_case
from ..typography import AMERICAN

_NAMES = NameForm(
    initial=". ",
    in_full=True,
    inverted="none",
    last=" and ",
    last_of_many=", and ",
    et_al_from=3,
    et_al_keeps=1,
    et_al=plain(" et al."),
)


def chicago_notes(item: Item) -> Runs:
    """Return the full note for *item*; one without a date says when it was accessed."""
    parts = [
        names(item.authors, _NAMES, item.language),
        AMERICAN.quoted(title_case(item.title, item.language)),
        plain(item.genre),
        plain(version(item)),
        title_case(plain(item.container_title), item.language),
        plain(item.publisher),
        plain(bracketed_if_circa(item.date, MONTH_DAY_YEAR(item.date)) if item.date else ""),
        accessed_if_changeable(item, "accessed", MONTH_DAY_YEAR),
        link(item.address),
    ]
    return AMERICAN.end(AMERICAN.join(parts, ", "), ".")
