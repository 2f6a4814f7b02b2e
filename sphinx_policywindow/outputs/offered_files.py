"""The print views and the PDFs in the HTML output: known as ours, copied, and gone with their article."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_policywindow.addresses import is_page, is_website
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.offers import folder_of_pdfs, is_offer, pdf_of, print_view_of
from sphinx_policywindow.outputs.files import own
from sphinx_policywindow.written import load_state, save_state, write_beside


def claim(app: Sphinx, builder: Builder) -> None:
    """Note what is about to be written with the pages as ours, until it is gone (``write-started``)."""
    if is_website(builder):
        state = load_state(app)
        save_state(app, {**state, "files": sorted({*state["files"], *_names(domain_of(app.env))})})


def copy_pdfs(app: Sphinx, exception: Exception | None) -> None:
    """Copy the PDFs beside their pages, and remove what is not offered any more (``build-finished``).

    A print view has been written with its page. A page that has the name of one by now stays.
    """
    domain = domain_of(app.env)
    if exception is not None or not is_website(app.builder):
        return
    with own(
        app, _names(domain), lambda name: is_offer(app.builder, name) and not is_page(app.builder, name)
    ):
        _copy_pdfs(domain, Path(app.outdir))


def _names(domain: PolicyWindowDomain) -> set[str]:
    """Return the path of every print view and PDF that there should be, from the root of the output."""
    found = {
        name
        for article in domain.catalog
        for name in (print_view_of(domain, article), pdf_of(domain, article))
    }
    return found - {""}


def _copy_pdfs(domain: PolicyWindowDomain, root: Path) -> None:
    """Copy each PDF that is another than the one beside the page."""
    folder = folder_of_pdfs(domain)
    for article in domain.catalog if folder is not None else ():
        name = pdf_of(domain, article)
        if name and (article.docname in domain.written or not (root / name).exists()):
            assert folder is not None
            with suppress(OSError):  # it was there when the build began
                write_beside(root, name, (folder / f"{article.docname}.pdf").read_bytes())
