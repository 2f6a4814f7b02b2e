"""What an article's page offers to take away: its print view, and its PDF where one has been made."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import quote

from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import is_website, page_address
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.generated import generated
from sphinx_policywindow.translation import _

PDF_BUILDER = "articlepdf"
"""The builder of the PDFs, whose output stands beside that of ``html``."""


def print_view_of(domain: PolicyWindowDomain, article: Article) -> str:
    """Return the path of an article's print view from the root of the output, or ``""``.

    A page of the project that has this very name keeps it.
    """
    builder = domain.builder
    if not (is_website(builder) and domain.settings.print_view):
        return ""
    if builder.name == "dirhtml":
        return f"{builder.get_target_uri(article.docname)}print{_suffix(builder)}"
    docname = f"{article.docname}.print"
    return "" if docname in domain.env.found_docs else f"{docname}{_suffix(builder)}"


def pdf_of(domain: PolicyWindowDomain, article: Article) -> str:
    """Return the path of an article's PDF from the root of the output, or ``""`` where there is none."""
    if article.docname not in domain.pdfs:
        return ""
    if domain.builder.name == "dirhtml":
        return f"{domain.builder.get_target_uri(article.docname)}{article.slug}.pdf"
    return f"{article.docname}.pdf"


def is_offer(builder: Builder, name: str) -> bool:
    """Whether a file of ours in the output, by its path from the root, is a print view or a PDF."""
    suffix = _suffix(builder)
    return name.endswith((".pdf", f".print{suffix}", f"/print{suffix}")) or name == f"print{suffix}"


def printed_of(domain: PolicyWindowDomain, article: Article) -> list[tuple[str, str]]:
    """Return the label and the path of all that can be printed or attached."""
    offers = ((_("Print view"), print_view_of(domain, article)), (_("PDF"), pdf_of(domain, article)))
    return [(label, path) for label, path in offers if path]


def relative(builder: Builder, docname: str, path: str) -> str:
    """Return the address of a file of the output, by its *path* from the root, from a page."""
    return relative_uri(page_address(builder, docname), quote(path)) if path else ""


def offered(domain: PolicyWindowDomain, article: Article) -> str:
    """Return all that the page of an article offers, as text: it changes when something of it does."""
    view = print_view_of(domain, article)
    stamp = generated(article) if view else ""
    return f"{view} {stamp} {pdf_of(domain, article)} {domain.pdfs.get(article.docname, '')}"


def folder_of_pdfs(domain: PolicyWindowDomain) -> Path | None:
    """Return where the PDFs of the articles are looked for, or None."""
    place = domain.settings.pdf
    if not place or not is_website(domain.builder):
        return None
    if place == "auto":
        return Path(domain.builder.outdir).parent / PDF_BUILDER
    return Path(domain.builder.confdir) / place


def find_pdfs(domain: PolicyWindowDomain) -> dict[str, str]:
    """Return a digest of each PDF that there is for an article, by the docname of the article."""
    folder = folder_of_pdfs(domain)
    if folder is None or not folder.is_dir():
        return {}
    found = {}
    for article in domain.catalog:
        try:
            with (folder / f"{article.docname}.pdf").open("rb") as stream:
                found[article.docname] = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            continue
    return found


def _suffix(builder: Builder) -> str:
    return builder.config.html_file_suffix or ".html"
