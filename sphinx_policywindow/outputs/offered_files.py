"""The print views and the PDFs in the HTML output: known as ours, copied, and gone with their article."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder

from sphinx_policywindow.addresses import file_of_project, is_page, is_website
from sphinx_policywindow.disk import write_beside
from sphinx_policywindow.domain import PolicyWindowDomain, domain_of
from sphinx_policywindow.offers import pdf_of, pdf_to_copy, print_view_of
from sphinx_policywindow.outputs.files import FOLDER, own
from sphinx_policywindow.written import load_state, save_state


def claim(app: Sphinx, builder: Builder) -> None:
    """Note what is about to be written with the pages as ours, until it is gone (``write-started``)."""
    if is_website(builder):
        state = load_state(app)
        save_state(app, {**state, "files": sorted({*state["files"], *_names(domain_of(app.env))})})


def copy_pdfs(app: Sphinx, exception: Exception | None) -> None:
    """Copy the PDFs beside their pages, and remove what is not offered any more (``build-finished``).

    A print view has been written with its page. A page, or another file of the project, that has the
    name of one by now stays.
    """
    domain = domain_of(app.env)
    if exception is not None or not is_website(app.builder):
        return
    offered = {pdf_of(domain, article) for article in domain.catalog}

    def is_mine(name: str) -> bool:
        is_theirs = is_page(app.builder, name) or file_of_project(app.builder, name)
        return _is_offer(name) and not is_theirs and name not in offered

    with own(app, _names(domain), is_mine):
        _copy_pdfs(domain, Path(app.outdir))


def _is_offer(path: str) -> bool:
    """Whether a file of ours in the output is a print view, whatever its suffix was, or a PDF."""
    name = f".{path.rpartition('/')[2]}"
    return name.endswith(".pdf") or (".print." in name and not path.startswith(f"{FOLDER}/"))


def _names(domain: PolicyWindowDomain) -> set[str]:
    """Return the path of all that we write, from the root of the output."""
    views = {print_view_of(domain, article) for article in domain.catalog}
    pdfs = {pdf_of(domain, article) for article in domain.catalog if pdf_to_copy(domain, article)}
    return (views | pdfs) - {""}


def _copy_pdfs(domain: PolicyWindowDomain, root: Path) -> None:
    """Copy each PDF that is another than the one beside the page."""
    for article in domain.catalog:
        source, name = pdf_to_copy(domain, article), pdf_of(domain, article)
        if source is not None and (article.docname in domain.build.written or not (root / name).exists()):
            try:
                content = source.read_bytes()
            except FileNotFoundError:  # it was there when the build began
                continue
            write_beside(root, name, content)
