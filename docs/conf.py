"""The manual, built with the extension itself."""

import sys
from pathlib import Path

from sphinx_policywindow import __version__

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinx-policywindow"
author = "The sphinx-policywindow authors"
copyright = f"2026, {author}"
release = version = __version__

extensions = ["myst_parser", "sphinx_policywindow", "reference_tables", "gallery"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_ext"]

# The manual's own address is in the domain that is kept for examples.
html_baseurl = "https://manual.example.org/"
policywindow_site_name = "The sphinx-policywindow Manual"

html_theme = "furo"
html_title = f"sphinx-policywindow {release}"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["manual.css"]
