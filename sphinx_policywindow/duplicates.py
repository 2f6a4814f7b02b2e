"""A page whose slug another page has is built as an ordinary page.

Whether a slug is taken is known only when every page has been read, which is after the page's
sections were made: they are taken out of its contents here, and out of the page when it is written.
Such a page is read anew by every build, as it has its sections back when the other page is gone.
"""

from __future__ import annotations

from collections.abc import Set

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.layout import BLOCK_SECTION_IDS, DETAILS_ID

OWN_SECTION_IDS = BLOCK_SECTION_IDS | {DETAILS_ID}


def read_again(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Return the pages that had no place in the catalog (Sphinx's ``env-get-outdated``)."""
    domain = domain_of(env)
    domain.forget_catalog()
    return [docname for docname in domain.catalog.duplicates if docname not in removed]


def remove_from_contents(app: Sphinx, env: BuildEnvironment) -> None:
    """Take the sections of such pages out of their contents (Sphinx's ``env-updated``)."""
    domain = domain_of(env)
    for docname in domain.catalog.duplicates:
        for item in list(env.tocs[docname].findall(nodes.list_item)):
            reference = next(item.children[0].findall(nodes.reference), None)
            if reference is None or reference.get("anchorname", "")[1:] not in OWN_SECTION_IDS:
                continue
            parent = item.parent
            parent.remove(item)
            if not parent.children:
                parent.parent.remove(parent)
