"""Every mistake of the pages that builds are tested on, as it is found without a build."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.front_matter import Reading, read_front_matter
from sphinx_policywindow.articles.kinds import Kinds
from tests.conftest import ROOTS

FOLDER = ROOTS / "test-bad-front-matter"
PAGES = sorted(path.stem for path in FOLDER.glob("*.md"))
PARSED = "one paragraph of inline Markdown"
"""What is expected of a summary that MyST has parsed, which nothing does here."""


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    options: dict[str, dict[str, object]] = {}
    exec((FOLDER / "conf.py").read_text(encoding="utf-8"), options)
    declared, mistakes = read_kinds(options["policywindow_kinds"])
    assert mistakes == []
    return declared


@pytest.fixture(scope="module")
def readings(kinds: Kinds) -> dict[str, Reading]:
    texts = {page: (FOLDER / f"{page}.md").read_text(encoding="utf-8") for page in PAGES}
    return {
        page: read_front_matter(text, docname=page, path=f"{page}.md", kinds=kinds)
        for page, text in texts.items()
    }


@pytest.fixture(scope="module")
def found(readings: dict[str, Reading], kinds: Kinds) -> dict[str, list[str]]:
    articles = [reading.article for reading in readings.values() if reading.article is not None]
    problems = [problem for reading in readings.values() for problem in reading.problems]
    problems += Catalog(articles, kinds).problems(lambda docname: f"{docname}.md")
    lines = defaultdict(list)
    for problem in problems:
        lines[problem.path].append(f"{problem.line}: {problem.message} [{problem.type}]")
    return lines


@pytest.mark.parametrize("page", PAGES)
def test_it_is_said_at_its_line(found: dict[str, list[str]], page: str) -> None:
    expected = (FOLDER / f"{page}.expected").read_text(encoding="utf-8").splitlines()
    assert sorted(found[f"{page}.md"]) == sorted(line for line in expected if PARSED not in line)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_keeps_its_lines(readings: dict[str, Reading], page: str) -> None:
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    left = readings[page].text
    assert left.count("\n") == text.count("\n")
    assert all(new in ("", old) for new, old in zip(left.split("\n"), text.split("\n"), strict=True))
