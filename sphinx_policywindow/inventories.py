"""The articles of other sites, by the inventories that Sphinx's intersphinx has fetched."""

from __future__ import annotations

import re
from typing import Any

from sphinx.environment import BuildEnvironment

from sphinx_policywindow.articles.model import Link
from sphinx_policywindow.problems import nearest

_DOMAIN = "policywindow:"
_AMBIGUOUS = re.compile(r"\s\S+\s+-?\d+\s")
"""What Sphinx would take for the end of a name in an inventory: a word, and a number after it."""


def is_inventory_name(name: str) -> bool:
    """Whether *name* can stand in ``objects.inv``: ``EU AI Act 2024`` would be read as ``EU AI`` there."""
    return _AMBIGUOUS.search(f"{name} ") is None


class OtherSites:
    """Finds an article of another site by ``site:slug``, where *site* is a key of ``intersphinx_mapping``."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Look into the inventories that intersphinx keeps in *env*; without it, there are none."""
        self._inventories: dict[str, dict[str, dict[str, Any]]] = getattr(
            env, "intersphinx_named_inventory", {}
        )
        self._links: dict[str, dict[str, Link]] = {}

    def find(self, reference: str) -> Link | None:
        """Return the article with that slug or, in any case of letters, that alias."""
        site, _, name = reference.partition(":")
        return self._articles(site).get(name.casefold())

    def suggest(self, reference: str) -> str:
        """Return what is nearest to a *reference* to another site, or ``""``."""
        site, colon, name = reference.partition(":")
        if not colon:
            return ""
        site = site if site in self._inventories else nearest(site, self._inventories)
        articles, name = self._articles(site), name.casefold()
        match = name if name in articles else nearest(name, articles)
        return f"{site}:{match}" if match else ""

    def _articles(self, site: str) -> dict[str, Link]:
        """Return the articles of a site by slug and alias, without the case of its letters."""
        if site not in self._links:
            links: dict[str, Link] = {}
            for object_type, items in self._inventories.get(site, {}).items():
                if object_type.startswith(_DOMAIN):
                    for name, item in items.items():
                        title = name if item.display_name == "-" else item.display_name
                        link = Link(title=title, url=item.uri, kind=object_type.removeprefix(_DOMAIN))
                        links.setdefault(name.casefold(), link)
            self._links[site] = links
        return self._links[site]
