"""What the files of the catalog cost: run by hand, or by `make bench`.

Prints CPU time an article, for made-up articles in memory, in a project of no pages: each file by
itself, describing the articles, the whole with its writing, and a build in which nothing changed, or
one article.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_policywindow.articles.model import Article, PartialDate, Person
from sphinx_policywindow.domain import PageData, domain_of
from sphinx_policywindow.metadata.exports import FILES
from sphinx_policywindow.outputs import catalog

_SUMMARY = "An amount of computation from which a rule applies to an AI model. " * 4
_EXTENSIONS = {"extensions": ["myst_parser", "sphinx_policywindow"]}


def article(number: int, total: int) -> Article:
    """Return an article of a dozen fields that names five others."""
    is_concept = number % 4 != 0
    others = tuple(f"article-{(number * 7 + step * 13) // 4 * 4 % total + 1}" for step in range(1, 6))
    return Article(
        docname=f"wiki/article-{number}",
        kind="concept" if is_concept else "instrument",
        slug=f"article-{number}",
        title=f"The “Article” of the Number {number}",
        domain="safety",
        summary=_SUMMARY,
        aliases=(f"Alias {number}",),
        primary_source="Okafor, A. and van der Berg, A. (2025), 'A source', Journal of Sources 12(3), 45-67",
        source_url=f"https://example.org/sources/{number}",
        authors=(
            Person(family="Okafor", given="Amina", orcid="0000-0002-1825-0097"),
            Person(family="Berg", given="Anna", non_dropping_particle="van der"),
        ),
        published=PartialDate(year=2025, month=6),
        updated=PartialDate(year=2026, month=5, day=30),
        version="1.10",
        license="CC-BY-4.0",
        keywords=("computation", "threshold"),
        relations={"related" if is_concept else "uses": others},
        fields={} if is_concept else {"jurisdiction": "European Union", "status": "In force"},
    )


def seconds(task: Callable[[], object]) -> float:
    """Return the CPU time of *task*."""
    start = time.process_time()
    task()
    return time.process_time() - start


def measure(total: int, folder: Path) -> None:
    """Print the costs at that number of articles."""
    (folder / "conf.py").write_text('html_baseurl = "https://wiki.example.org/"\n', encoding="utf-8")
    (folder / "index.md").write_text("# Home\n", encoding="utf-8")
    app = Sphinx(
        folder,
        folder,
        folder / "out",
        folder / "doctrees",
        "html",
        confoverrides=_EXTENSIONS,
        status=None,
        warning=None,
        freshenv=True,
    )
    domain = domain_of(app.env)
    for number in range(total):
        made = article(number, total)
        domain.pages[made.docname] = PageData(article=made, summary=[nodes.Text(_SUMMARY)])
    domain.forget_catalog()
    domain.build.shown = dict.fromkeys(domain.pages, "0123456789abcdef")
    print(f"{total} articles, ms an article")

    def line(name: str, task: Callable[[], object]) -> None:
        print(f"  {name:32} {seconds(task) / total * 1000:7.4f}")

    line("relations", lambda: list(domain.catalog))
    articles = list(domain.catalog)
    export = catalog.export_of(domain)
    entries = [catalog.entry_of(domain, made) for made in articles]
    line("describing", lambda: [catalog.entry_of(domain, made) for made in articles])
    for name, file in FILES.items():
        line(name, lambda file=file: [file.part(export, entry) for entry in entries])  # type: ignore[misc]
    line("the whole, written", lambda: catalog.write_catalog(app, None))
    line("nothing changed", lambda: catalog.write_catalog(app, None))
    domain.build.shown = {**domain.build.shown, "wiki/article-5": "another"}
    line("one changed", lambda: catalog.write_catalog(app, None))


def main() -> None:
    """Measure at two sizes: what is linear costs the same at both."""
    for total in (1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            measure(total, Path(folder))


if __name__ == "__main__":
    main()
