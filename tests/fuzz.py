"""Fuzzes what reads a text of anybody's: run by hand, with atheris (https://github.com/google/atheris).

    python tests/fuzz.py front-matter|template|csl-json|print-view [-max_total_time=SECONDS] [options of libFuzzer]

Coverage leads the choice of inputs, which begin with those of the tests. What is found is written to a
file ``crash-…``, whose name, given as an argument, runs it again. Nothing may raise, and nothing be lost.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["sphinx_policywindow"]):
    from sphinx_policywindow.articles.catalog import Catalog
    from sphinx_policywindow.articles.front_matter import read_front_matter
    from sphinx_policywindow.articles.kinds import BUILT_IN_KINDS, Kinds
    from sphinx_policywindow.citations.csl import from_csl
    from sphinx_policywindow.citations.formats import FORMATS
    from sphinx_policywindow.citations.item import Item, item_of
    from sphinx_policywindow.citations.styles import STYLES
    from sphinx_policywindow.citations.templates import template_style
    from sphinx_policywindow.outputs.printing.body import print_body
    from sphinx_policywindow.runs import plain, to_html, to_text

KINDS = Kinds.of(BUILT_IN_KINDS)
ROOT = Path(__file__).parents[1]
CSL = (
    {
        "id": "a",
        "title": "A <i>b</i>",
        "author": [{"family": "de la Cruz", "given": "J.-P."}],
        "DOI": "10.1/x",
    },
    {
        "issued": {"date-parts": [[2026, 5]]},
        "author": [{"literal": "OECD"}],
        "container-title": "W",
        "URL": "x",
    },
)
TEMPLATES = ("{authors}, {title} ({container-title} {version}){, url}", "*{title}* <{url}> {accessed}")


def _cite(item: Item) -> None:
    for style in STYLES:
        runs = style.cite(item)
        to_text(runs)
        to_html(runs)
    for form in FORMATS:
        form.write(item)


def front_matter(text: str) -> None:
    """Read a page, and cite its article."""
    reading = read_front_matter(text, docname="wiki/page", path="page.md", kinds=KINDS)
    assert reading.text.count("\n") == text.count("\n")
    assert all(problem.warning for problem in reading.problems)
    if reading.article is not None:
        list(Catalog([reading.article], KINDS).problems(str))
        _cite(item_of(reading.article, site_name="Wiki", genre="Wiki article", url="https://a.org/"))


def template(text: str) -> None:
    """Read a template, and cite by it."""
    try:
        style = template_style("own", "Own", text)
    except ValueError:
        return
    to_html(style.cite(Item(id="x", title=plain("T"), url="https://a.org/")))


def csl_json(text: str) -> None:
    """Read an item, and cite it."""
    try:
        item = from_csl(json.loads(text))
    except (ValueError, RecursionError):
        return
    _cite(item)


def print_view(text: str) -> None:
    """Make the print view of a body."""
    print_body(text, "a · b · c", lambda href: href, lambda: ())


TARGETS: dict[str, tuple[Callable[[str], None], Callable[[], list[str]]]] = {
    "front-matter": (
        front_matter,
        lambda: [path.read_text("utf-8") for path in sorted((ROOT / "tests/roots").rglob("*.md"))],
    ),
    "template": (template, lambda: list(TEMPLATES)),
    "csl-json": (csl_json, lambda: [json.dumps(item) for item in CSL]),
    "print-view": (
        print_view,
        lambda: ['<section id="a"><h1>A<a class="headerlink" href="#a">¶</a></h1></section>'],
    ),
}


def main() -> None:
    """Fuzz the target that is named."""
    name, *options = sys.argv[1:] or ["?"]
    if name not in TARGETS:
        sys.exit(f"expected one of {', '.join(TARGETS)}, found '{name}'")
    target, seeds = TARGETS[name]
    with TemporaryDirectory() as folder:
        for number, text in enumerate(seeds()):
            (Path(folder) / str(number)).write_text(text, encoding="utf-8")
        atheris.Setup(
            [sys.argv[0], *options, folder], lambda data: target(data.decode("utf-8", errors="replace"))
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
