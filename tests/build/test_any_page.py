"""Whatever stands in front matter and in the options of directives: every page is written, to its end.

``SOAK_PAGES`` says how many pages there are, and ``SOAK_SEED`` chooses others.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest

from tests.conftest import Project
from tests.properties import PIECES

PAGES = int(os.environ.get("SOAK_PAGES", "60"))
SEED = int(os.environ.get("SOAK_SEED", "1"))
DIRECTIVES = ("concept-summary", "at-a-glance", "cite-this-article", "article-byline", "article-index")
OPTIONS = (
    "rows",
    "styles",
    "formats",
    "display",
    "kind",
    "domain",
    "keyword",
    "group-by",
    "sort",
    "columns",
    "x",
)
VALUES = (
    "list",
    "tabs",
    "table",
    "cards",
    "kind",
    "letter",
    "apa, nlm",
    "bibtex",
    "-title",
    "1 2 99",
    "concept",
    ", ,",
)
SLUGS = ("", "a0", "a1", "no-such", "A Title", "../x", "a0 a1", "*")
END = "The prose of this page is complete."


def options(random: Random) -> str:
    pieces = [piece for piece in PIECES if "\n" not in piece and "\ud800" not in piece]
    chosen = random.sample(OPTIONS, random.randint(0, 4))
    return "".join(f":{name}: {random.choice((*VALUES, *pieces))}\n" for name in chosen)


def page(random: Random, number: int) -> str:
    pieces = [piece for piece in PIECES if piece != "\ud800"]
    noise = "".join(random.choices(pieces, k=random.randint(0, 25)))
    beginning = random.choice(("concept:\n  summary: S.\n  ", "concept:\n  ", "instrument: ", "topic: {", ""))
    blocks = "".join(
        f"``````````{{{random.choice(DIRECTIVES)}}} {random.choice(SLUGS)}\n{options(random)}``````````\n\n"
        for _block in range(random.randint(0, 3))
    )
    return f"---\n{beginning}{noise}\n---\n\n# Title {number}\n\n{blocks}## Details\n\n{END}\n"


@pytest.mark.parametrize("builder", ["html", "text"])
def test_every_page_is_written_to_its_end(write_project: Callable[..., Project], builder: str) -> None:
    random = Random(SEED)
    pages = {f"a{number}.md": page(random, number) for number in range(PAGES)}
    listing = "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"
    build = write_project({"index.md": listing, **pages}).build(builder, warnings=True)
    lost = [
        name
        for name in (name.removesuffix(".md") for name in pages)
        if END
        not in (build.html(f"{name}.html").get_text() if builder == "html" else build.text(f"{name}.txt"))
    ]
    assert lost == []
