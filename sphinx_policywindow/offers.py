"""What an article's page offers to take away: its print view, and its PDF where one has been made."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sphinx.builders import Builder
from sphinx.util.osutil import relative_uri

from sphinx_policywindow.addresses import file_of_project, file_suffix, is_page, is_website, page_address
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.domain import PolicyWindowDomain
from sphinx_policywindow.generated import generated
from sphinx_policywindow.translation import _

PDF_BUILDER = "articlepdf"
"""The builder of the PDFs, whose output stands beside that of ``html``."""


def print_view_of(domain: PolicyWindowDomain, article: Article) -> str:
    """Return the path of an article's print view from the root of the output, or ``""``.

    A page of the project, or another file of it, that has this very name keeps it.
    """
    builder = domain.builder
    if not (is_website(builder) and domain.settings.print_view):
        return ""
    if builder.name == "dirhtml":
        name = f"{builder.get_target_uri(article.docname)}print{file_suffix(builder)}"
    else:
        name = f"{article.docname}.print{file_suffix(builder)}"
    return "" if is_page(builder, name) or file_of_project(builder, name) else name


def pdf_of(domain: PolicyWindowDomain, article: Article) -> str:
    """Return the path of an article's PDF from the root of the output, or ``""`` where there is none.

    Another file of the project that has this very name keeps it.
    """
    source = made_pdf(domain, article) if article.docname in domain.build.pdfs else None
    if source is None:
        return ""
    name = f"{article.docname}.pdf"
    if domain.builder.name == "dirhtml":
        name = f"{domain.builder.get_target_uri(article.docname)}{article.slug}.pdf"
    theirs = file_of_project(domain.builder, name)
    return name if theirs is None or _is_same(theirs, source) else ""


def pdf_to_copy(domain: PolicyWindowDomain, article: Article) -> Path | None:
    """Return the PDF of an article, if its page offers it and it is not there already."""
    builder, name = domain.builder, pdf_of(domain, article)
    source = made_pdf(domain, article) if name else None
    if source is None or file_of_project(builder, name):
        return None
    return None if _is_same(Path(builder.outdir) / name, source) else source


def offers_of(domain: PolicyWindowDomain, article: Article) -> list[tuple[str, str]]:
    """Return the label and the path of all that can be printed or attached."""
    offers = ((_("Print view"), print_view_of(domain, article)), (_("PDF"), pdf_of(domain, article)))
    return [(label, path) for label, path in offers if path]


def relative(builder: Builder, docname: str, path: str) -> str:
    """Return the address of a file of the output, by its *path* from the root, from a page."""
    return relative_uri(page_address(builder, docname), quote(path)) if path else ""


def offers_as_text(domain: PolicyWindowDomain, article: Article) -> str:
    """Return all that the page of an article offers, as text: it changes when something of it does."""
    view = print_view_of(domain, article)
    stamp = generated(article) if view else ""
    return f"{view} {stamp} {pdf_of(domain, article)} {domain.build.pdfs.get(article.docname, '')}"


def made_pdf(domain: PolicyWindowDomain, article: Article) -> Path | None:
    """Return where the PDF of an article is looked for, or None where none is."""
    folder = _pdf_folder(domain)
    return folder / f"{article.docname}.pdf" if folder is not None else None


def _pdf_folder(domain: PolicyWindowDomain) -> Path | None:
    """Return where PDFs are looked for, or None where none is."""
    place, builder = domain.settings.pdf, domain.builder
    if not place or not is_website(builder):
        return None
    return Path(builder.outdir).parent / PDF_BUILDER if place == "auto" else Path(builder.confdir) / place


def find_pdfs(domain: PolicyWindowDomain) -> dict[str, str]:
    """Return a digest of each PDF that there is for an article, by the docname of the article."""
    found: dict[str, str] = {}
    folder = _pdf_folder(domain)
    if folder is None or not folder.is_dir():
        return found
    for article in domain.catalog:
        with suppress(OSError), (folder / f"{article.docname}.pdf").open("rb") as stream:
            found[article.docname] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
