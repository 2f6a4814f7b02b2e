"""What a page links to is summarized at its end, for its links to show; nothing else is added to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import Build, Project

OFF = {"policywindow_hover": False}
RISK = (
    "---\nconcept:\n  domain: safety\n  aliases: [the risk]\n  summary: What may go wrong.\n---\n\n# Risk\n\n"
)
CHANGING = {".policywindow.json", "environment.pickle", "content.opf", "toc.ncx", "PolicyWindow.epub"}
"""Our digests and the environment know every option; an EPUB has an identifier of its own."""
TOCTREE = "```{toctree}\n:hidden:\nwiki/risk\nother\n```\n\n"
SUMMARY = "```{concept-summary} risk\n```"


def entries(page: BeautifulSoup) -> list[Tag]:
    """Return the summaries at the end of a page, as a script would find them in the template."""
    templates = page.find_all("template")
    assert len(templates) <= 1
    return [
        entry
        for template in templates
        for entry in BeautifulSoup(template.decode_contents(), "html5lib").select("body > p")
    ]


def summaries(page: BeautifulSoup) -> dict[str, str]:
    """Return the words of each summary at the end of a page, by the address that it is of."""
    found = {str(entry["data-page"]): entry.get_text() for entry in entries(page)}
    assert bool(page.find_all("template")) == bool(found)
    assert page.select('script[src*="policywindow.js"]') or not found
    return found


def linked(write_project: Callable[..., Project], text: str, conf: str = "", builder: str = "html") -> Build:
    pages = {
        "index.md": f"# Home\n\n{TOCTREE}",
        "wiki/risk.md": f"{RISK}(place)=\n## Place\n",
        "other.md": f"# Other\n\n{text}\n",
    }
    return write_project(pages, conf).build(builder)


LINKS = {
    "a role of the kind": "{concept}`risk`",
    "a role of any kind, in words": "{article}`in words <risk>`",
    "an alias": "{concept}`the risk`",
    "any": "{any}`risk`",
    "doc": "{doc}`wiki/risk`",
    "Markdown": "[words](wiki/risk.md)",
    "Markdown without words": "[](wiki/risk.md)",
    "a slug in Markdown": "[](#risk)",
    "an autolink": "<project:wiki/risk.md>",
    "a table of contents": "```{toctree}\nwiki/risk\n```",
    "a card": "````{card} Card\n:link: wiki/risk\n:link-type: doc\nText.\n````",
    "a row that says something else": "| a | b |\n|---|---|\n| {concept}`risk` | It may. |",
    "reStructuredText": "```{eval-rst}\n:concept:`risk`\n```",
}


@pytest.mark.parametrize("sort", LINKS)
@pytest.mark.parametrize(("builder", "page"), [("html", "other.html"), ("dirhtml", "other/index.html")])
def test_every_sort_of_link_to_the_page_of_an_article_counts(
    write_project: Callable[..., Project], sort: str, builder: str, page: str
) -> None:
    found = summaries(linked(write_project, LINKS[sort], builder=builder).html(page))
    address = {"html": "wiki/risk.html", "dirhtml": "../wiki/risk/"}[builder]
    assert found == {address: "Risk Concept · safety What may go wrong."}


OTHERS = {
    "a place on the page": "{ref}`place`",
    "a heading of the page": "[words](wiki/risk.md#place)",
    "an ordinary page": "[words](index.md)",
    "the page itself": "{doc}`other`",
    "the article's address": "<https://wiki.example.org/risk>",
    "a hidden table of contents": "```{toctree}\n:hidden:\nwiki/risk\n```",
    "a row with the summary": ".. list-table::\n\n   * - :concept:`risk`\n     - .. concept-summary:: risk\n",
    "a card with the summary": f"````{{card}} Card\n:link: wiki/risk\n:link-type: doc\n{SUMMARY}\n````",
    "an item with the summary": f"- {{concept}}`risk`\n\n  {SUMMARY}".replace("\n```", "\n  ```"),
    "an entry with the summary": "```{glossary}\n{concept}`risk`\n  What may go wrong.\n```",
    "the files of a citation": "```{cite-this-article} risk\n```",
}


@pytest.mark.parametrize("sort", OTHERS)
def test_a_link_to_anything_else_or_beside_the_summary_does_not(
    write_project: Callable[..., Project], sort: str
) -> None:
    conf = 'policywindow_url = "https://wiki.example.org/{slug}"\nmyst_heading_anchors = 2'
    text = OTHERS[sort]
    text = f"```{{eval-rst}}\n{text}\n```" if text.startswith("..") else text
    build = linked(write_project, text, conf)
    assert summaries(build.html("other.html")) == {}


def test_a_link_shows_its_own_title_or_the_summary(write_project: Callable[..., Project]) -> None:
    """MyST keeps the title of a link to a page since a version of its own."""
    page = linked(write_project, '[words](wiki/risk.md "A title")').html("other.html")
    link = page.find("a", string="words")
    assert isinstance(link, Tag)
    assert bool(summaries(page)) != ("title" in link.attrs)


def test_a_link_beside_the_summary_says_nothing_where_another_does(
    write_project: Callable[..., Project],
) -> None:
    text = f"Of {{concept}}`risk`.\n\n````{{card}} Card\n:link: wiki/risk\n:link-type: doc\n{SUMMARY}\n````"
    page = linked(write_project, text).html("other.html")
    assert list(summaries(page)) == ["wiki/risk.html"]
    assert page.select_one("p > a.policywindow-told") is None
    assert page.select_one(".sd-card a.policywindow-told") is not None


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_pages_of_a_wiki(project: Callable[[str], Project], builder: str) -> None:
    build = project("wiki").build(builder)
    pages = {path.relative_to(build.outdir).as_posix() for path in build.outdir.rglob("*.html")}
    known = {page.removesuffix("index.html") if builder == "dirhtml" else page for page in pages}
    found = {}
    for page in pages:
        addresses = [unquote(urljoin(page, address)) for address in summaries(build.html(page))]
        assert addresses == sorted(addresses), page
        assert known.issuperset(addresses), page
        found[page.removesuffix("/index.html").removesuffix(".html")] = [
            address.removesuffix(".html").removesuffix("/") for address in addresses
        ]
    concepts, instruments = "concepts/compute-threshold", "instruments/eu-ai-act"
    order, risk = "instruments/order", "concepts/model-distillation-risk"
    assert {page: addresses for page, addresses in found.items() if addresses} == {
        "index": sorted([concepts, risk, "frontier-safety", instruments, order, "mmlu"]),
        concepts: sorted([risk, "frontier-safety", instruments, order]),
        risk: sorted([concepts, order]),
        instruments: [concepts],
        order: [concepts],
        "directives": sorted([concepts, order, "mmlu"]),
    }


def test_the_words_are_the_articles_and_escaped(write_project: Callable[..., Project]) -> None:
    hostile = "A 'quote' & an \"other\" &lt;/template>&lt;script>, $x < y$, `a < b`, *em*, {concept}`risk`"
    pages = {
        "index.md": "# Home\n\n```{toctree}\nrisk\nact\n```\n",
        "risk.md": "---\nconcept:\n  title: R & D </template>\n  domain: a<b\n  language: de-CH\n"
        f"  summary: >-\n    {hostile}\n---\n# Risk\n",
        "act.md": "---\ninstrument:\n  summary: An act.\n  uses: [risk]\n---\n# Act\n",
    }
    conf = 'myst_enable_extensions = ["dollarmath"]\nsmartquotes = False'
    page = write_project(pages, conf).build().html("act.html")
    [entry] = entries(page)
    assert [child.get_text() for child in entry.find_all(True, recursive=False)] == [
        "R & D </template>",
        "Concept · a<b",
        "A 'quote' & an \"other\" </template><script>, x < y, a < b, em, R & D </template>",
    ]
    assert entry.b is not None
    assert entry.b["lang"] == "de-CH", "the title alone is in the language of the record"


def test_a_page_is_found_by_its_own_words_alone(write_project: Callable[..., Project]) -> None:
    build = linked(write_project, "{concept}`risk` with {doc}`wiki/risk`")
    assert summaries(build.html("other.html"))
    index = build.text("searchindex.js")
    words = json.loads(index[index.index("(") + 1 : index.rindex(")")])
    assert words["docnames"][words["terms"]["wrong"]] == "wiki/risk"


def test_an_article_without_a_summary(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {"index.md": "# Home\n\n```{toctree}\nrisk\n```\n", "risk.md": "---\nconcept:\n---\n"}
    )
    assert summaries(project.build(warnings=True).html("index.html")) == {}


def test_a_page_whose_slug_is_anothers(write_project: Callable[..., Project]) -> None:
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\na\nb\n```\n",
            "a.md": "---\nconcept:\n  slug: same\n  summary: The first.\n---\n# A\n",
            "b.md": "---\nconcept:\n  slug: same\n  summary: The second.\n---\n# B\n",
        }
    )
    assert list(summaries(project.build(warnings=True).html("index.html"))) == ["a.html"]


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "json", "text", "latex", "xml"])
def test_the_other_builders_have_nothing_of_it(project: Callable[[str], Project], builder: str) -> None:
    wiki = project("wiki")
    on = wiki.build(builder, output="on").files()
    off = wiki.build(builder, output="off", options=OFF).files()
    assert {name for name in on if on[name] != off[name]} <= CHANGING
    assert not any(b"<template" in content for content in on.values())


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_without_the_option_a_page_has_nothing_of_it(project: Callable[[str], Project], builder: str) -> None:
    wiki = project("wiki")
    build = wiki.build(builder, options=OFF)
    pages = [name for name in build.files() if name.endswith(".html")]
    assert [name for name in pages if "<template" in build.text(name)] == []
    on = wiki.build(builder).files()
    assert on == wiki.build(builder, output="clean", doctrees="clean-doctrees").files()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_parallel_is_serial(project: Callable[[str], Project], builder: str) -> None:
    wiki = project("wiki")
    serial = wiki.build(builder)
    parallel = wiki.build(builder, output="parallel", doctrees="parallel-doctrees", parallel=4)
    assert parallel.files() == serial.files()
    assert summaries(parallel.html("index.html"))
