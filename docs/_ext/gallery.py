"""The pictures that ``tools/gallery.py`` takes: one directive, ``gallery``, whose argument is a theme."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.addnodes import only
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

MODES = {
    "light": ("In the light", "byline, summary and table of facts at the top, the citations below"),
    "dark": ("In the dark", "the same in the theme’s dark colours, where it has any"),
    "phone": ("On a phone", "the facts and the citations are lists, one below the other"),
    "print": ("Printed by the browser", "the first and the last sheet, without buttons"),
}
"""What is said of each picture of a theme: a caption, and what is to be seen."""


class Gallery(SphinxDirective):
    """The four pictures of a theme, each a link to itself."""

    required_arguments = 2
    final_argument_whitespace = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return them for a browser: a PDF cannot hold pictures of their format."""
        name, theme = self.arguments
        figures = []
        for mode, (caption, seen) in MODES.items():
            path = f"/_static/gallery/{name}-{mode}.webp"
            image = nodes.image("", uri=path, alt=f"An article in {theme}, {mode}: {seen}.")
            self.env.note_dependency(self.env.relfn2path(path)[1])
            figures.append(nodes.figure("", image, nodes.caption("", caption)))
        return [only("", nodes.container("", *figures, classes=["manual-gallery"]), expr="html")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("gallery", Gallery)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
