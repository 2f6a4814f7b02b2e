"""APA 7: Publication Manual of the American Psychological Association, 7th edition (2020).

Authors: sections 9.7–9.12; dates: 9.13–9.17; titles: 9.18–9.22; webpages: 10.16.
The official CSL style: https://github.com/citation-style-language/styles/blob/master/apa.csl
"""

from __future__ import annotations

from ...runs import Runs, link, plain, styled
from ..dates import MONTH_DAY_YEAR, is_circa, month_and_day, year
from ..item import Item
from ..names import NameForm, names
from ..parts import accessed_if_changeable, credited_to_publisher
from ..titles import capitalize_first, title_case
from ..typography import AMERICAN, wrapped

_NAMES = NameForm(
    initial=". ",
    in_full=False,
    inverted="all",
    last=", & ",
    last_of_many=", & ",
    et_al_from=21,
    et_al_keeps=19,
    et_al=(),
)

_ERAS = ("B.C.E.", "C.E.")


def apa(item: Item) -> Runs:
    """Return the reference list entry for *item*; one without a date says when it was retrieved."""
    item = credited_to_publisher(item)
    authors = names(item.authors, _NAMES, item.language)
    title = styled(item.title, "italic")
    genre = wrapped("[", plain(capitalize_first(item.genre)), "]")
    site = title_case(plain(item.container_title), item.language)
    if authors:
        head = [authors, _date(item), AMERICAN.join([title, genre], " ")]
    else:
        head = [title, _date(item), genre]
    entry = AMERICAN.join([*head, plain(item.publisher), site], ". ")
    return AMERICAN.join([AMERICAN.end(entry, "."), _source(item)], " ")


def _date(item: Item) -> Runs:
    parts = [year(item.date, _ERAS) or "n.d.", month_and_day(item.date)]
    circa = "ca. " if is_circa(item.date) else ""
    return plain(f"({circa}{', '.join(filter(None, parts))})")


def _source(item: Item) -> Runs:
    retrieved = wrapped("", accessed_if_changeable(item, "Retrieved", MONTH_DAY_YEAR), ", from")
    return AMERICAN.join([retrieved, link(item.address)], " ")
