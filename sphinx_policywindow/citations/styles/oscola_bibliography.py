"""OSCOLA 4, bibliography: Oxford University Standard for Citation of Legal Authorities (2012).

Websites and blogs: section 3.4.8.
https://www.law.ox.ac.uk/research-subject-groups/publications/oscola
The official CSL style: https://github.com/citation-style-language/styles/blob/master/oscola.csl
"""

from __future__ import annotations

from ...runs import Runs, plain
from ..item import Item
from ..names import NameForm, names
from ..parts import oscola_source
from ..titles import italicized, title_case
from ..typography import BRITISH

_NAMES = NameForm(
    initial="",
    in_full=False,
    inverted="all",
    separator=" ",
    last=" and ",
    last_of_many=" and ",
    et_al_from=4,
    et_al_keeps=1,
    et_al=plain(" and others"),
)


def oscola_bibliography(item: Item) -> Runs:
    """Return the bibliography entry for *item*: the footnote with names inverted, and no final period."""
    authors = names(item.authors, _NAMES, item.language)
    title = BRITISH.quoted(title_case(item.title, item.language))
    work = BRITISH.join([authors, title], ", ")
    site = italicized(plain(item.container_title))
    return BRITISH.join([work, oscola_source(item, site)], " ")
