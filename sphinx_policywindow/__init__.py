"""A folder of Markdown as a reference wiki that people cite, print and trust: a Sphinx extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_policywindow.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    from sphinx_policywindow.extension import setup_extension

    return setup_extension(app)
