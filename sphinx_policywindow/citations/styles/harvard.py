"""Harvard as the reference wiki writes it, for Harvard has no one authority.

The form is that of https://policywindow.org; names and lists follow Cite Them Right, 12th edition
(2022), of which ``harvard-cite-them-right`` is the form in full.
"""

from __future__ import annotations

from ..dates import DAY_MONTH_YEAR, access_date
from ..item import Item
from ..names import NameForm, names
from ..runs import Runs, link, plain, styled
from ..typography import BRITISH, wrapped

_NAMES = NameForm(
    initial=".",
    in_full=False,
    inverted="all",
    last=" and ",
    last_of_many=" and ",
    et_al_from=4,
    et_al_keeps=1,
    et_al=(*plain(" "), *styled(plain("et al."), "italic")),
)


def harvard(item: Item) -> Runs:
    """Return the reference list entry for *item*; its genre and site follow the title."""
    year = plain(f"({item.issued.year if item.issued else 'n.d.'})")
    title = BRITISH.quoted(item.title)
    authors = names(item.authors, _NAMES, item.language)
    head = [authors, year, title] if authors else [title, year]
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
