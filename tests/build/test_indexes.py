"""The general index, and the page of all articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import Project


def concept(title: str, **facts: str) -> str:
    record = "".join(f"  {name}: {value}\n" for name, value in facts.items())
    return f"---\nconcept:\n  summary: A summary.\n{record}---\n\n# {title}\n"


@pytest.fixture
def wiki(write_project: Callable[..., Project]) -> Project:
    pages = {
        "risk.md": concept("Risk", aliases="[danger; peril, Risk]"),
        "equality.md": concept("Égalité"),
        "zoo.md": concept("Zoo"),
        "nine.md": concept("9 Lives"),
        "signs.md": concept("¿Qué?", domain="signs"),
    }
    toctree = "# Home\n\n{ref}`policywindow-articles`\n\n```{toctree}\n:glob:\n*\n```\n"
    return write_project({"index.md": toctree, **pages}, 'version = "1"\ncopyright = "2026, W"')


def test_titles_and_aliases_are_in_the_general_index(wiki: Project) -> None:
    page = wiki.build().html("genindex.html")
    entries = {link.get_text(): link["href"] for link in page.select("table.genindextable a")}
    assert entries == {
        "danger, peril": "risk.html#risk",
        "Risk": "risk.html#risk",
        "Égalité": "equality.html#egalite",
        "Zoo": "zoo.html#zoo",
        "9 Lives": "nine.html#lives",
        "¿Qué?": "signs.html#que",
    }


def test_the_index_of_articles_is_a_page_that_others_refer_to(wiki: Project) -> None:
    build = wiki.build()
    assert build.html("index.html").select_one('a[href="policywindow-articles.html"]') is not None
    page = build.html("policywindow-articles.html")
    links = page.select("div.body li a")
    assert [link.get_text() for link in links] == ["9 Lives", "Égalité", "¿Qué?", "Risk", "Zoo"]
    assert links[3]["href"] == "risk.html"


@pytest.mark.parametrize("builder", ["latex", "texinfo", "epub", "singlehtml", "dirhtml", "json"])
def test_every_builder_takes_the_entries(wiki: Project, builder: str) -> None:
    build = wiki.build(builder)
    if builder == "latex":
        [tex] = build.outdir.glob("*.tex")
        text = tex.read_text(encoding="utf-8")
        assert r"\index{danger peril@\spxentry{danger, peril}}" in text
        assert r"\index{egalite@\spxentry{Égalité}}" in text
        assert r"\sphinxstyleindexentry{Zoo}\sphinxstyleindexextra{Concept}" in text


def test_a_page_without_a_place_in_the_catalog_is_in_no_index(wiki: Project) -> None:
    wiki.write("zzz.md", concept("Another", slug="zoo"))
    build = wiki.build(warnings=True)
    for name, place in (("genindex.html", ".genindextable"), ("policywindow-articles.html", "div.body")):
        titles = [link.get_text() for link in build.html(name).select(f"{place} a")]
        assert "Zoo" in titles
        assert "Another" not in titles
    [tex] = wiki.build("latex", warnings=True).outdir.glob("*.tex")
    assert r"\spxentry{Another}" not in tex.read_text(encoding="utf-8")


def test_a_project_without_articles_has_no_such_page(write_project: Callable[..., Project]) -> None:
    build = write_project({"index.md": "# Home\n"}).build()
    assert not (build.outdir / "policywindow-articles.html").exists()
    assert b"policywindow" not in (build.outdir / "objects.inv").read_bytes()
