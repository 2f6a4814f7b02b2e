"""What the catalog costs, as a site grows: its own work at 1,000, 10,000 and 50,000 articles.

Every article has five related ones, and every second is an instrument that uses five concepts.
Prints CPU milliseconds for each thousand articles, and the ratio to the smallest site: where the
ratio stays near 1, the cost grows in proportion to the number of articles.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from sphinx.config import Config

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
from sphinx_policywindow.articles.model import Article, PartialDate
from sphinx_policywindow.domain import Block, PageData
from sphinx_policywindow.shown import Shown

SIZES = (1_000, 10_000, 50_000)
ROUNDS = 5
SLIPS = 20
WORDS = [
    "access",
    "audit",
    "bias",
    "chain",
    "cloud",
    "compute",
    "data",
    "export",
    "frontier",
    "licence",
    "model",
    "open",
    "risk",
    "safety",
    "supply",
]


def slug(number: int) -> str:
    return f"{WORDS[number % 15]}-{WORDS[number // 15 % 15]}-{number}"


def articles(size: int) -> list[Article]:
    """Return made-up articles, the same for each run."""
    chance = random.Random(size)
    result = []
    for number in range(size):
        related = tuple(slug(chance.randrange(size)) for _ in range(5))
        relations = {"related": related}
        if number % 2:
            relations["uses"] = tuple(slug(2 * chance.randrange(size // 2)) for _ in range(5))
        result.append(
            Article(
                docname=f"wiki/{slug(number)}",
                kind="instrument" if number % 2 else "concept",
                slug=slug(number),
                title=slug(number).replace("-", " ").capitalize(),
                domain=WORDS[number % 7],
                summary="A summary of some two lines, such as an author would write of any subject. " * 3,
                aliases=(f"{slug(number)} alias",),
                updated=PartialDate(year=2026, month=1 + number % 12),
                relations=relations,
            )
        )
    return result


def domain_of(catalog: Catalog) -> Any:
    """Return as much of our Sphinx domain as digests ask for."""
    blocks = [
        Block(name=name) for name in ("article-byline", "concept-summary", "at-a-glance", "cite-this-article")
    ]
    builder = SimpleNamespace(name="html", config=Config({"html_baseurl": ""}))
    builder.config.html_baseurl = ""
    builder.config.html_link_suffix = builder.config.html_file_suffix = None
    return SimpleNamespace(
        catalog=catalog,
        builder=builder,
        settings=SimpleNamespace(
            hover=True, fingerprint="", print_view=True, url="", url_of=lambda article, url: url
        ),
        pdfs={},
        pages={
            article.docname: PageData(article=article, blocks=blocks, summary=[nodes.Text(article.summary)])
            for article in catalog
        },
        env=SimpleNamespace(titles={}, found_docs=set(), toctree_includes={}),
    )


def tasks(size: int) -> dict[str, Callable[[], object]]:
    """Return what is measured, by its name."""
    records, kinds = articles(size), Kinds.of(BUILT_IN_KINDS)
    catalog = Catalog(records, kinds)
    domain = domain_of(catalog)
    return {
        "gather and find": lambda: [catalog.find(article.slug) for article in Catalog(records, kinds)],
        "relate, both sides": lambda: Catalog(records, kinds).related(records[0], "related"),
        "check": lambda: list(catalog.problems(str)),
        "digest every page": lambda: Shown(domain).digests(),
        f"suggest for {SLIPS} slips": lambda: [catalog.suggest(f"{slug(n)[1:]}") for n in range(SLIPS)],
    }


def milliseconds(task: Callable[[], object]) -> float:
    """Return the median CPU time of *task*."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        task()
        times.append((time.process_time() - start) * 1_000)
    return statistics.median(times)


def main() -> None:
    """Measure, and print a table."""
    found = {size: {name: milliseconds(task) for name, task in tasks(size).items()} for size in SIZES}
    print("CPU ms for each 1,000 articles (ratio to the smallest site)")
    print(f"{'':24}" + "".join(f"{size:>18,}" for size in SIZES))
    for name, first in found[SIZES[0]].items():
        cells = [
            (found[size][name] * 1_000 / size, found[size][name] * SIZES[0] / size / first) for size in SIZES
        ]
        print(f"{name:24}" + "".join(f"{time_:>11.2f} ({ratio:.2f})" for time_, ratio in cells))


if __name__ == "__main__":
    main()
