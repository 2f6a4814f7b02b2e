"""Where the pages of this project are on the web, whichever builder asks."""

from __future__ import annotations

from urllib.parse import quote

from sphinx.builders import Builder


def is_website(builder: Builder) -> bool:
    """Whether the output of *builder* is a site that is put on the web, a file for each page."""
    return builder.name in ("html", "dirhtml")


def page_url(builder: Builder, docname: str) -> str:
    """Return the absolute URL of a page of the project, or ``""`` where ``html_baseurl`` is not set.

    It has the form of ``dirhtml`` when that is what is built, and of ``html`` in every other builder.
    """
    base = builder.config.html_baseurl
    if not base:
        return ""
    if builder.name == "dirhtml":
        path = quote(builder.get_target_uri(docname))
    else:
        suffix = builder.config.html_link_suffix
        if suffix is None:
            suffix = builder.config.html_file_suffix or ".html"
        path = quote(docname) + suffix
    return f"{base.removesuffix('/')}/{path}"
