"""LaTeX: the packages that set our blocks, our book and our articles, in a project that has articles."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.fileutil import copy_asset_file

from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.offers import PDF_BUILDER

_STATIC = Path(__file__).parent.parent / "static"
_DESIGN = frozenset({"preamble", "maketitle", "fncychap"})
"""The keys of ``latex_elements`` by which a project designs its book itself."""
_BLOCKS, _BOOK, _ARTICLE = "policywindow", "policywindowbook", "policywindowarticle"


def add_packages(app: Sphinx, builder: Builder) -> None:
    """Load our packages and put them beside the document (Sphinx's ``write-started``).

    A project that has a design of its own in ``latex_elements`` keeps it: of ours it gets the blocks.
    That of articles is always loaded, as it is also what sets many of them in one run.
    """
    if builder.format != "latex" or not domain_of(app.env).has_articles:
        return
    for name in (_BLOCKS, _BOOK, _ARTICLE):
        copy_asset_file(_STATIC / f"{name}.sty", builder.outdir, force=True)
    app.add_latex_package(_BLOCKS, after_hyperref=True)
    if builder.name == PDF_BUILDER:
        app.add_latex_package(_ARTICLE, after_hyperref=True)
    elif _DESIGN.isdisjoint(app.config.latex_elements):
        app.add_latex_package(_BOOK, after_hyperref=True)
