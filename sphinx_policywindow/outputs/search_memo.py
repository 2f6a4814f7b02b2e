"""HTML: a memory for the stemmer of the search index. Sphinx stems every word afresh on every page."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from sphinx import search
from sphinx.application import Sphinx

from sphinx_policywindow.domain import domain_of

_MOST_WORDS = 200_000
"""As many words as are remembered: some 30 MB."""
_DEPENDS_ON_MORE = frozenset({"zh"})
"""The languages whose stems depend on more than the word."""


class _Remembering(search.SearchLanguage):
    """Comes before the class of a language."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.stem = lru_cache(_MOST_WORDS)(self.stem)  # type: ignore[method-assign]


def remember_stems(app: Sphinx) -> None:
    """Take a language that remembers for that of the site, where it is wished for (``builder-inited``)."""
    if not domain_of(app.env).settings.search_memo:
        return
    language = app.config.html_search_language or app.config.language
    known = search.languages.get(language) or search.languages.get(language.partition("_")[0])
    if isinstance(known, str):
        module, _, name = known.rpartition(".")
        known = getattr(import_module(module), name)
    if isinstance(known, type) and known.lang not in _DEPENDS_ON_MORE and not issubclass(known, _Remembering):
        app.add_search_language(type(known.__name__, (_Remembering, known), {}))
