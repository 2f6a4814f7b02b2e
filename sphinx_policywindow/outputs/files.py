"""The citation files, one for each article and format, and how any file of ours is written to the output."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_policywindow.addresses import is_website
from sphinx_policywindow.articles.dois import is_short
from sphinx_policywindow.articles.model import Article
from sphinx_policywindow.blocks.cited_item import item_of
from sphinx_policywindow.citations.formats import BY_NAME, Format
from sphinx_policywindow.disk import write_beside
from sphinx_policywindow.domain import domain_of
from sphinx_policywindow.settings import Settings
from sphinx_policywindow.written import load_state, save_state

FOLDER = "_citations"


def file_name(article: Article, format_: Format) -> str:
    """Return the path of a citation file from the root of the output."""
    return f"{FOLDER}/{article.slug}{format_.suffix}"


def formats_of(article: Article, settings: Settings) -> list[Format]:
    """Return the formats that files of *article* are written in, in order.

    DataCite describes what has a DOI and a year, and nothing else.
    """
    is_registered = bool(article.doi and article.issued) and not is_short(article.doi)
    return [BY_NAME[name] for name in settings.formats if name != "datacite" or is_registered]


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files of each article that was written, and remove those of any that is gone.

    (Sphinx's ``build-finished``.)
    """
    domain = domain_of(app.env)
    if exception is not None or not is_website(app.builder):
        return
    root = Path(app.outdir)
    wanted = {
        article.docname: {
            file_name(article, format_): format_ for format_ in formats_of(article, domain.settings)
        }
        for article in domain.catalog
    }
    names = [name for files in wanted.values() for name in files]
    there = {f"{FOLDER}/{path.name}" for path in (root / FOLDER).glob("*")}
    with own(app, names, lambda name: name.startswith(f"{FOLDER}/")):
        for article in domain.catalog:
            files = wanted[article.docname]
            if article.docname not in domain.build.written:
                files = {name: format_ for name, format_ in files.items() if name not in there}
            if files:
                item = item_of(domain, article)
                for name, format_ in files.items():
                    write_beside(root, name, format_.write(item).encode())
    if (root / FOLDER).is_dir() and not any((root / FOLDER).iterdir()):
        (root / FOLDER).rmdir()


@contextmanager
def own(app: Sphinx, names: Collection[str], is_mine: Callable[[str], bool]) -> Iterator[None]:
    """Have the files *names* known as ours while they are written; then remove what is mine of others.

    What is ours is known before it is written, and until it is gone. A name is a path from the root
    of the output.
    """
    state = load_state(app)
    ours = set(state["files"])
    save_state(app, {**state, "files": sorted(ours.union(names))})
    yield
    gone = {name for name in ours.difference(names) if is_mine(name)}
    for name in gone:
        (Path(app.outdir) / name).unlink(missing_ok=True)
    save_state(app, {**load_state(app), "files": sorted(ours.union(names) - gone)})
