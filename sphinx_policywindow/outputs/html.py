"""HTML: stylesheet and script, on the pages that have something of ours, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.fileutil import copy_asset_file

from sphinx_policywindow.addresses import is_website
from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.outputs.link_summaries import shows_summaries

_STATIC = Path(__file__).parent.parent / "static"
_STYLESHEET = "policywindow.css"
_EPUB_STYLESHEET = "policywindow-epub.css"
_SCRIPT = "policywindow.js"


def copy_assets(app: Sphinx, builder: Builder) -> None:
    """Copy our files into the output, in a project that has articles (Sphinx's ``write-started``)."""
    if builder.format == "html" and domain_of(app.env).has_articles:
        folder = Path(builder.outdir) / "_static"
        folder.mkdir(parents=True, exist_ok=True)
        for name in (stylesheet(builder), _SCRIPT):
            copy_asset_file(_STATIC / name, folder, force=True)


def stylesheet(builder: Builder) -> str:
    """Return the name of our stylesheet: a plain one for e-books, whose readers know little CSS."""
    return _EPUB_STYLESHEET if builder.name == "epub" else _STYLESHEET


def add_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Link our files from a page that has a use for them (Sphinx's ``html-page-context``)."""
    domain = domain_of(app.env)
    if doctree is None or not domain.has_articles:
        return
    joined = app.builder.name == "singlehtml"
    names = {
        block.name
        for docname in (domain.pages if joined else [pagename])
        for block in domain.page_blocks(docname)
        if block.reference != "" or docname not in domain.catalog.duplicates
    }
    has_summaries = shows_summaries(doctree)
    if names or has_summaries:
        app.add_css_file(stylesheet(app.builder))
    if has_summaries or ("cite-this-article" in names and is_website(app.builder)):
        app.add_js_file(_SCRIPT, loading_method="defer")
