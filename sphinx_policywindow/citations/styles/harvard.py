"""Harvard as the reference wiki writes it, for Harvard has no one authority.

The form is that of https://policywindow.org; names and lists follow Cite Them Right, 12th edition
(2022), of which ``harvard-cite-them-right`` is the form in full.
"""

from __future__ import annotations

from ...runs import Runs, link, plain
from ..dates import DAY_MONTH_YEAR, access_date, year
from ..item import Item
from ..names import CITE_THEM_RIGHT, names
from ..typography import BRITISH, wrapped


def harvard(item: Item) -> Runs:
    """Return the reference list entry for *item*; its genre and site follow the title."""
    date = plain(f"({year(item.date) or 'n.d.'})")
    title = BRITISH.quoted(item.title)
    authors = names(item.authors, CITE_THEM_RIGHT, item.language)
    head = [authors, date, title] if authors else [title, date]
    parts = [
        BRITISH.join(head, " "),
        plain(item.genre),
        plain(item.container_title),
        plain(item.publisher),
        BRITISH.join([wrapped("available at: ", link(item.address), ""), _accessed(item)], " "),
    ]
    return BRITISH.end(BRITISH.join(parts, ", "), ".")


def _accessed(item: Item) -> Runs:
    return wrapped("(accessed: ", access_date(item.accessed, DAY_MONTH_YEAR), ")")
