"""The citation files: one for each article and format, in the HTML output."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from sphinx_policywindow.addresses import is_website, page_url
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.citations.formats import Format
from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.settings import FORMATS, Settings
from sphinx_policywindow.written import load_state, save_state

FOLDER = "_citations"


def file_name(article: Article, format_: Format) -> str:
    """Return the path of a citation file from the root of the output."""
    return f"{FOLDER}/{article.slug}{format_.suffix}"


def formats_of(article: Article, settings: Settings) -> list[Format]:
    """Return the formats that files of *article* are written in, in order.

    DataCite describes what has a DOI and a year, and nothing else.
    """
    is_registered = bool(article.doi and article.issued)
    return [FORMATS[name] for name in settings.formats if name != "datacite" or is_registered]


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of each article that was written, and remove those of any that is gone.

    (Sphinx's ``build-finished``.)
    """
    domain = domain_of(app.env)
    if exception is not None or not is_website(app.builder):
        return
    root = Path(app.outdir)
    wanted = {
        file_name(article, format_): (article, format_)
        for article in domain.catalog
        for format_ in formats_of(article, domain.settings)
    }
    # What is ours is known before it is written, and until it is gone.
    state = load_state(app)
    ours = set(state["files"])
    save_state(app, {**state, "files": sorted(ours | wanted.keys())})
    for name, (article, format_) in wanted.items():
        if article.docname in domain.written or not (root / name).exists():
            item = domain.settings.item_of(article, page_url(app.builder, article.docname))
            _write(root / name, format_.write(item))
    for name in ours - wanted.keys():
        (root / name).unlink(missing_ok=True)
    if ours - wanted.keys() and not any((root / FOLDER).iterdir()):
        (root / FOLDER).rmdir()
    save_state(app, {**state, "files": sorted(wanted)})


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; its line ends are those of the text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.write_text(text, encoding="utf-8", newline="")
    temporary.replace(path)
