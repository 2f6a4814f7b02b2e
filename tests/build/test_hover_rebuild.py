"""What a link shows is up to date: an incremental build gives what a clean one does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.build.test_link_summaries import LINKS, summaries
from tests.conftest import Project

SORTS = {
    **LINKS,
    "a table of contents of two levels": "```{toctree}\n:maxdepth: 2\npart\n```",
    "a table of contents of three levels": "```{toctree}\n:maxdepth: 3\nbook\n```",
    "the summary of another": "```{concept-summary} third\n```",
    "a row of the facts of another": "```{at-a-glance} third\n```",
}
EDITS: dict[str, Callable[[Project], None]] = {
    "the summary": lambda p: p.edit("wiki/risk.md", "What may go", "What can go"),
    "a title in the summary": lambda p: p.edit("wiki/act.md", "# Act", "# The Act"),
    "the domain": lambda p: p.edit("wiki/risk.md", "domain: safety", "domain: security"),
    "the title": lambda p: p.edit("wiki/risk.md", "# Risk", "# The risk"),
    "the language": lambda p: p.edit("wiki/risk.md", "domain: safety", "domain: safety\n  language: fr"),
    "no record": lambda p: p.write("wiki/risk.md", "# Risk\n"),
}


def write(write_project: Callable[..., Project], text: str) -> Project:
    return write_project(
        {
            "index.md": "# Home\n\n```{toctree}\n:hidden:\nwiki/risk\nwiki/act\nthird\nbook\nother\n```\n",
            "wiki/risk.md": "---\nconcept:\n  domain: safety\n  aliases: [the risk]\n"
            "  summary: What may go wrong, says {instrument}`act`.\n---\n\n# Risk\n",
            "wiki/act.md": "---\ninstrument:\n  summary: A law.\n---\n\n# Act\n",
            "third.md": "---\nconcept:\n  summary: As {concept}`risk`.\n  related: [risk]\n---\n\n# Third\n",
            "part.md": "# Part\n\n```{toctree}\nwiki/risk\n```\n",
            "book.md": "# Book\n\n```{toctree}\npart\n```\n",
            "other.md": f"# Other\n\n{text}\n",
        },
        'suppress_warnings = ["toc.multiple_toc_parents"]',
    )


def stale(project: Project, edit: Callable[[Project], None], **options: object) -> set[str]:
    """Return the pages that an incremental build has otherwise than a clean one."""
    edit(project)
    incremental = project.build("html", warnings=True, options=options).content()
    clean = project.build(
        "html", output="clean", doctrees="clean-doctrees", warnings=True, options=options
    ).content()
    return {name for name in clean if clean[name] != incremental.get(name)}


@pytest.mark.parametrize("sort", SORTS)
def test_a_summary_that_changes(write_project: Callable[..., Project], sort: str) -> None:
    project = write(write_project, SORTS[sort])
    build = project.build("html")
    assert summaries(build.html("other.html"))["wiki/risk.html"].endswith("What may go wrong, says Act.")
    assert stale(project, EDITS["the summary"]) == set()


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("sort", ["Markdown", "doc", "any", "a table of contents of three levels"])
def test_what_else_changes(write_project: Callable[..., Project], sort: str, edit: str) -> None:
    project = write(write_project, SORTS[sort])
    project.build("html")
    assert stale(project, EDITS[edit]) == set()


@pytest.mark.parametrize(
    "sort", ["Markdown", "doc", "a table of contents", "a table of contents of three levels"]
)
def test_a_page_that_becomes_an_article(write_project: Callable[..., Project], sort: str) -> None:
    project = write(write_project, SORTS[sort])
    text = (project.source / "wiki/risk.md").read_text(encoding="utf-8")
    for name in ("third.md", "wiki/risk.md"):
        project.write(name, "# Risk\n")
    project.build("html")
    assert stale(project, lambda p: p.write("wiki/risk.md", text)) == set()


@pytest.mark.parametrize("sort", ["Markdown", "doc", "a table of contents"])
def test_the_option_is_switched(write_project: Callable[..., Project], sort: str) -> None:
    project = write(write_project, SORTS[sort])
    project.build("html", options={"policywindow_hover": False})
    assert stale(project, lambda p: None) == set()
    assert stale(project, lambda p: None, policywindow_hover=False) == set()


def test_another_builder_on_the_same_doctrees(write_project: Callable[..., Project]) -> None:
    project = write(write_project, SORTS["Markdown"])
    project.build("html")
    EDITS["the summary"](project)
    project.build("text")
    assert stale(project, lambda p: None) == set()


def test_the_last_article_goes(write_project: Callable[..., Project]) -> None:
    project = write(write_project, "[words](wiki/risk.md)")
    for name in ("third.md", "wiki/act.md"):
        project.write(name, "# Other\n")
    project.edit("wiki/risk.md", ", says {instrument}`act`", "")
    project.build("html")
    assert stale(project, EDITS["no record"]) == set()
    page = project.output / "html/other.html"
    before = page.stat().st_mtime_ns
    project.build("html")
    assert page.stat().st_mtime_ns == before
