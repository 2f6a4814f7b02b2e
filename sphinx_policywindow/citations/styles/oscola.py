"""OSCOLA 4, footnote: Oxford University Standard for Citation of Legal Authorities, 4th edition (2012).

Websites and blogs: section 3.4.8.
https://www.law.ox.ac.uk/research-subject-groups/publications/oscola
The official CSL style: https://github.com/citation-style-language/styles/blob/master/oscola.csl
"""

from __future__ import annotations

from ...articles.model import Organization
from ...runs import Runs, plain
from ..item import Item
from ..names import NameForm, names
from ..parts import oscola_source
from ..titles import italicized, title_case
from ..typography import BRITISH

_NAMES = NameForm(
    initial="",
    in_full=True,
    inverted="none",
    last=" and ",
    last_of_many=" and ",
    et_al_from=4,
    et_al_keeps=1,
    et_al=plain(" and others"),
)


def oscola(item: Item) -> Runs:
    """Return the footnote for *item*, which gives the date of access.

    Where the site is the author itself, the genre stands in the brackets in its place.
    """
    authors = names(item.authors, _NAMES, item.language)
    title = BRITISH.quoted(title_case(item.title, item.language))
    work = BRITISH.join([authors, title], ", ")
    return BRITISH.end(BRITISH.join([work, oscola_source(item, _site(item))], " "), ".")


def _site(item: Item) -> Runs:
    if item.container_title:
        return italicized(plain(item.container_title))
    return plain(item.genre) if _is_by_an_organization(item) else ()


def _is_by_an_organization(item: Item) -> bool:
    return len(item.authors) == 1 and isinstance(item.authors[0], Organization)
