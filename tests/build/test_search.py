"""What the search index says of articles, and what it leaves out; what a reader finds by it is in ``tests/browser``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Build, Project

RECORD = """---
{kind}:
  slug: {slug}
  domain: {domain}
  summary: {summary}
  aliases: [{alias}]
  keywords: [{keyword}]
  license: CC-BY-4.0
  authors: [{{family: {author}, given: Ada}}]
---

# {title}

{prose}
"""
PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:maxdepth: 1\n\nrisk\nact\nmodel\nlists\nhidden\n```\n",
    "risk.md": RECORD.format(
        kind="concept",
        slug="risk",
        domain="insurance",
        summary="Whatever may befall somebody.",
        alias="Peril",
        keyword="hazards",
        author="Lovelace",
        title="Risk",
        prose="It was written at Harvard.",
    ),
    "act.md": RECORD.format(
        kind="instrument",
        slug="statute-7",
        domain="courts",
        summary="A law about {concept}`risk`.",
        alias="Storms “and” Floods – Act",
        keyword="weather",
        author="Byron",
        title="The Act",
        prose="Plain.",
    ).replace("  license", "  uses: [risk]\n  jurisdiction: Ruritania\n  license"),
    "model.md": RECORD.format(
        kind="concept",
        slug="model",
        domain="insurance",
        summary="A picture of something.",
        alias="Pattern",
        keyword="pictures",
        author="Somerville",
        title="Model",
        prose="Plain.",
    ),
    "lists.md": "# Lists\n\nTables.\n\n```{article-index}\n:display: table\n:columns: summary\n```\n",
    "hidden.md": "---\nno-search: true\n---\n\n# Hidden\n\nSecrets.\n",
}
CONF = 'html_baseurl = "https://wiki.example.org/"\nproject = "Small Wiki"\n'


def index_of(build: Build) -> dict[str, Any]:
    text = build.text("searchindex.js")
    found: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return found


def words_of(index: dict[str, Any], docname: str) -> set[str]:
    """Return the stems by which a page is found, in its titles or its text."""
    number = index["docnames"].index(docname)
    return {
        word
        for key in ("terms", "titleterms")
        for word, pages in index[key].items()
        if number in ([pages] if isinstance(pages, int) else pages)
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return write(Project(source=tmp_path_factory.mktemp("in"), output=tmp_path_factory.mktemp("out"))).build()


def write(project: Project) -> Project:
    project.write("conf.py", f'extensions = ["myst_parser", "sphinx_policywindow"]\n{CONF}')
    for name, text in PAGES.items():
        project.write(name, text)
    return project


@pytest.fixture
def wiki(write_project: Callable[..., Project]) -> Project:
    return write_project(PAGES, CONF)


def test_a_page_is_found_by_what_it_says_and_by_nothing_that_each_page_says(built: Build) -> None:
    said = ["risk", "insur", "whatev", "may", "befal", "somebodi", "peril", "hazard", "cc", "BY"]
    said += ["lovelac", "ada", "It", "written", "harvard"]
    said += ["The", "act", "ruritania"]  # used by
    assert words_of(index_of(built), "risk") == set(said)


def test_the_values_of_facts_are_found(built: Build) -> None:
    words = words_of(index_of(built), "act")
    assert {"ruritania", "weather", "byron", "court", "statut", "storm", "flood"} <= words
    assert not {"jurisdict", "keyword", "licenc", "author", "instrument", "alias", "chicago"} & words


def test_titles_are_those_of_pages_and_not_of_our_sections(built: Build) -> None:
    assert set(index_of(built)["alltitles"]) == {"Home", "Risk", "The Act", "Model", "Lists"}


def test_each_name_of_an_article_leads_to_it(built: Build) -> None:
    index = index_of(built)
    entries = {
        name: [(index["docnames"][page], place, is_main) for page, place, is_main in found]
        for name, found in index["indexentries"].items()
    }
    names = {
        "act": ["the act", "statute-7", "storms “and” floods – act", 'storms "and" floods - act'],
        "risk": ["risk", "peril"],
        "model": ["model", "pattern"],
        "index": ["home"],
        "lists": ["lists"],
    }
    assert entries == {name: [(page, "", True)] for page, known in names.items() for name in known}


def test_a_name_of_two_articles_leads_to_the_one_that_has_it(write_project: Callable[..., Project]) -> None:
    record = "---\nconcept:\n  slug: {}\n  aliases: [{}]\n  summary: A.\n---\n\n# {}\n"
    pages = {
        "index.md": "# Home\n\n```{toctree}\none\ntwo\n```\n",
        "one.md": record.format("one", "shared", "First"),
        "two.md": record.format("shared", "other", "Second"),
    }
    index = index_of(write_project(pages).build(warnings=True))
    assert [index["docnames"][page] for page, _, _ in index["indexentries"]["shared"]] == ["two"]


def test_a_listing_is_found_where_it_is_asked_for(wiki: Project) -> None:
    assert {"list", "tabl"} == words_of(index_of(wiki.build()), "lists")
    words = words_of(index_of(wiki.build(options={"policywindow_search_listings": True})), "lists")
    assert {"list", "tabl", "risk", "act", "befal", "titl", "summari"} <= words


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_index_is_the_same_after_an_edit(wiki: Project, builder: str) -> None:
    wiki.build(builder)
    wiki.edit("model.md", "Pattern", "Template")
    incremental = wiki.build(builder)
    clean = wiki.build(builder, output="clean", doctrees="clean-doctrees")
    assert index_of(incremental)["indexentries"] == index_of(clean)["indexentries"]
    assert "template" in index_of(incremental)["indexentries"]
    for page in ("risk", "act", "model"):
        assert words_of(index_of(incremental), page) == words_of(index_of(clean), page)
    parallel = wiki.build(builder, output="parallel", doctrees="parallel-doctrees", parallel=3)
    assert parallel.text("searchindex.js") == clean.text("searchindex.js")


def test_only_the_search_page_has_the_script(built: Build) -> None:
    scripts = {
        name: [tag["src"] for tag in built.html(name).select('script[src*="policywindow-search"]')]
        for name in ("search.html", "risk.html", "index.html")
    }
    assert {name for name, found in scripts.items() if found} == {"search.html"}
    assert (built.outdir / "_static/policywindow-search.js").is_file()


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "xml", "latex"])
def test_where_there_is_no_search_nothing_is_marked(wiki: Project, builder: str) -> None:
    files = wiki.build(builder, options={"version": "1", "copyright": "2026"}).files()
    assert not [name for name, content in files.items() if b"no-search" in content]
    assert not [name for name in files if "policywindow-search" in name]


def test_a_project_without_articles_has_the_search_that_sphinx_makes(
    write_project: Callable[..., Project],
) -> None:
    build = write_project({"index.md": "# Home\n\nWords.\n"}).build()
    assert index_of(build)["indexentries"] == {}
    assert "policywindow" not in build.text("search.html")
    assert not (build.outdir / "_static/policywindow-search.js").exists()
