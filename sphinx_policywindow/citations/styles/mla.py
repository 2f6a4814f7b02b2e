"""MLA 9: MLA Handbook, 9th edition (2021).

Authors: sections 5.3–22; titles: 5.23–30; the container: 5.31–99; dates of access: 5.111.
The official CSL style:
https://github.com/citation-style-language/styles/blob/master/modern-language-association.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain
from ..dates import SHORT_MONTHS, DateForm, is_circa
from ..item import Item
from ..names import NameForm, names
from ..parts import accessed_if_undated, version
from ..titles import capitalize_first, italicized, title_case
from ..typography import AMERICAN

DAY_SHORT_MONTH_YEAR = DateForm(full="{day} {month} {year}", months=SHORT_MONTHS)
"""``9 Mar. 2026`` (MLA 9, 5.68–83)."""

_NAMES = NameForm(
    initial=". ",
    in_full=True,
    inverted="first",
    last=", and ",
    last_of_many=", and ",
    et_al_from=3,
    et_al_keeps=1,
    et_al=plain(", et al."),
)


def mla(item: Item) -> Runs:
    """Return the works-cited entry for *item*; one without a date says when it was accessed.

    A page of a site is in quotation marks; one that is a work of its own is in italics.
    """
    title = title_case(item.title, item.language)
    parts = [
        names(item.authors, _NAMES, item.language),
        AMERICAN.quoted(title) if item.container_title else italicized(title),
        plain(capitalize_first(item.genre)),
        AMERICAN.join(_container(item), ", "),
        accessed_if_undated(item, "Accessed", DAY_SHORT_MONTH_YEAR),
    ]
    return AMERICAN.end(AMERICAN.join(parts, ". "), ".")


def _container(item: Item) -> list[Runs]:
    return [
        italicized(title_case(plain(item.container_title), item.language)),
        plain(capitalize_first(version(item))),
        plain(item.publisher),
        _date(item),
        link(item.address),
    ]


def _date(item: Item) -> Runs:
    if item.date is None:
        return ()
    return plain(("Circa " if is_circa(item.date) else "") + DAY_SHORT_MONTH_YEAR(item.date))
