"""LaTeX: the package that sets our blocks, in a project that has articles."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util.fileutil import copy_asset_file

from sphinx_policywindow.domain import domain_of

_STATIC = Path(__file__).parent.parent / "static"
_PACKAGE = "policywindow"


def add_package(app: Sphinx, builder: Builder) -> None:
    """Load the package and put it beside the document (Sphinx's ``write-started``)."""
    if builder.name == "latex" and domain_of(app.env).pages:
        app.add_latex_package(_PACKAGE, after_hyperref=True)
        copy_asset_file(_STATIC / f"{_PACKAGE}.sty", builder.outdir, force=True)
