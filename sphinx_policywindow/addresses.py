"""Where the pages of this project are on the web, whichever builder asks."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from sphinx.builders import Builder

from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of

_ODD = frozenset(':? \\"<>')
"""What makes of a path more than a path."""
_SITE = "//site/"


def is_website(builder: Builder) -> bool:
    """Whether the output of *builder* is a site that is put on the web, a file for each page."""
    return builder.name in ("html", "dirhtml")


def page_url(builder: Builder, docname: str) -> str:
    """Return the absolute URL of a page of the project, or ``""`` where ``html_baseurl`` is no web address.

    It has the form of the builder that runs where that is ``html`` or ``dirhtml``, and else of the one that
    ``policywindow_html_builder`` names.
    """
    return absolute(builder, page_address(builder, docname)) if base_url(builder) else ""


def base_url(builder: Builder) -> str:
    """Return the address of the website as it is typed, or ``""``."""
    return domain_of(builder.env).settings.base_url


def url_of(domain: PolicyWindowDomain, article: Article) -> str:
    """Return the canonical URL of *article*, or ``""``."""
    return domain.settings.url_of(article, page_url(domain.builder, article.docname))


def page_address(builder: Builder, docname: str) -> str:
    """Return the address of a page from the root of the site, escaped as a URL is."""
    website = builder.name if is_website(builder) else domain_of(builder.env).settings.html_builder
    if website == "dirhtml":
        is_index = docname == "index" or docname.endswith("/index")
        return quote(docname.removesuffix("index") if is_index else f"{docname}/")
    return quote(docname) + _link_suffix(builder)


def absolute(builder: Builder, path: str) -> str:
    """Return the absolute URL of an address from the root of the site, or ``""`` where that has none."""
    base = base_url(builder)
    if not base or path.startswith(("/", "../")):
        return urljoin(base, path) if base else ""
    return f"{base.removesuffix('/')}/{path}"


def site_path(here: str, href: str) -> str | None:
    """Return the address, from the root of the site, that *href* leads to from the page at *here*.

    None where it leads out of the site.
    """
    folders = here.split("/")[:-1]
    down = href.removeprefix("./")
    while down.startswith("../") and folders:
        down = down[3:]
        folders.pop()
    if not down:
        return "".join(f"{folder}/" for folder in folders)
    if down[0].isalnum() and down.isascii() and _ODD.isdisjoint(down) and "/." not in down:
        return "/".join([*folders, down])
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    escaped = quote(href, safe="/?%:@!$&'()*+,;=~")
    return escaped if escaped[0] == "/" else urljoin(f"{_SITE}{here}", escaped).removeprefix(_SITE)


def docname_at(builder: Builder, path: str) -> str:
    """Return the docname of the page at an address from the root of the site, or ``""``."""
    if builder.name == "dirhtml":
        names = [f"{path}index", path.removesuffix("/")]
    else:
        suffix = _link_suffix(builder)
        names = [path.removesuffix(suffix)] if path.endswith(suffix) else []
    known = builder.env.found_docs
    return next((name for name in map(unquote, names) if name in known), "")


def is_page(builder: Builder, name: str) -> bool:
    """Whether a file of the output of ``html``, by its path from the root, is a page of the project."""
    suffix = file_suffix(builder)
    is_html = builder.name == "html" and name.endswith(suffix)
    return is_html and name.removesuffix(suffix) in builder.env.found_docs


def file_suffix(builder: Builder) -> str:
    """Return how the files of the pages end."""
    return builder.config.html_file_suffix or ".html"


def file_of_project(builder: Builder, name: str) -> Path | None:
    """Return the file that the project puts at a path from the root of the output, by ``html_extra_path``."""
    for entry in builder.config.html_extra_path:
        path = Path(builder.confdir, entry)
        found = path if path.is_file() and path.name == name else path / name
        if found.is_file():
            return found
    return None


def _link_suffix(builder: Builder) -> str:
    suffix = builder.config.html_link_suffix
    return file_suffix(builder) if suffix is None else str(suffix)
