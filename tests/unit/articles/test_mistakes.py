"""Every mistake of the pages that builds are tested on, as it is found without a build."""

from __future__ import annotations

import pytest

from sphinx_policywindow.articles.catalog import Catalog
from sphinx_policywindow.articles.declared import read_kinds
from sphinx_policywindow.articles.front_matter import Reading, read_front_matter
from sphinx_policywindow.articles.kinds import Kinds
from sphinx_policywindow.problems import Problem
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


def read(page: str, kinds: Kinds) -> Reading:
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    return read_front_matter(text, docname=page, path=f"{page}.md", kinds=kinds)


@pytest.fixture(scope="module")
def between(kinds: Kinds) -> list[Problem]:
    """Return what is wrong between the articles."""
    articles = [article for page in PAGES if (article := read(page, kinds).article) is not None]
    return list(Catalog(articles, kinds).problems(lambda docname: f"{docname}.md"))


@pytest.mark.parametrize("page", PAGES)
def test_it_is_said_at_its_line(kinds: Kinds, between: list[Problem], page: str) -> None:
    problems = [*read(page, kinds).problems, *(found for found in between if found.path == f"{page}.md")]
    expected = (FOLDER / f"{page}.expected").read_text(encoding="utf-8").splitlines()
    assert sorted(f"{found.line}: {found.message} [{found.type}]" for found in problems) == sorted(
        line for line in expected if PARSED not in line
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_page_keeps_its_lines(kinds: Kinds, page: str) -> None:
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    left = read(page, kinds).text
    assert left.count("\n") == text.count("\n")
    assert all(new in ("", old) for new, old in zip(left.split("\n"), text.split("\n"), strict=True))
