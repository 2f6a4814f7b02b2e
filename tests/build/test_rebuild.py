"""An incremental or parallel build gives what a clean, serial one does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from docutils import nodes
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.text import TextBuilder

from tests.build.edits.helper import Stopped, stopper
from tests.conftest import Project

EDITS: dict[str, Callable[[Project], None]] = {
    "a new used-by": lambda p: p.edit(
        "instruments/eu-ai-act.md",
        "uses: [compute-threshold]",
        "uses: [compute-threshold, model-distillation-risk]",
    ),
    "a used-by that goes": lambda p: p.edit("instruments/order.md", "  uses: [compute-threshold]\n", ""),
    "a jurisdiction": lambda p: p.edit("instruments/order.md", "United States", "US"),
    "a title": lambda p: p.edit("instruments/eu-ai-act.md", "# EU AI Act", "# The EU AI Act"),
    "a summary": lambda p: p.edit("concepts/model-distillation-risk.md", "A model that", "One model that"),
    "a slug": lambda p: p.edit("frontier-safety.md", "  title:", "  aliases: [frontier safety]\n  title:"),
    "a record that goes": lambda p: p.write("frontier-safety.md", "# Frontier Safety\n"),
    "a slug that is taken": lambda p: p.edit("mmlu.md", "  domain:", "  slug: compute-threshold\n  domain:"),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("builder", ["html", "text"])
def test_incremental_is_clean(project: Callable[[str], Project], edit: str, builder: str) -> None:
    wiki = project("wiki")
    wiki.build(builder)
    EDITS[edit](wiki)
    incremental = wiki.build(builder, warnings=True).content()
    clean = wiki.build(builder, output="clean", doctrees="clean-doctrees", warnings=True).content()
    assert {name for name in clean if clean[name] != incremental.get(name)} == set()


def test_a_slug_that_is_free_again(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    clean = wiki.build().files()
    wiki.edit("mmlu.md", "  domain:", "  slug: compute-threshold\n  domain:")
    assert any("duplicate_slug" in line for line in wiki.build(warnings=True).warnings)
    wiki.edit("mmlu.md", "  slug: compute-threshold\n", "")
    assert wiki.build().files() == clean


def test_another_builder_on_the_same_doctrees_leaves_nothing_stale(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    wiki.build("html")
    EDITS["a title"](wiki)
    wiki.build("text")
    incremental = wiki.build("html").content()
    clean = wiki.build("html", output="clean", doctrees="clean-doctrees").content()
    assert {name for name in clean if clean[name] != incremental.get(name)} == set()


def test_an_option_rewrites_the_pages_that_show_it(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    options = {"policywindow_genre": "Encyclopedia entry"}
    wiki.build("text")
    incremental = wiki.build("text", options=options)
    assert "Encyclopedia entry" in incremental.text("mmlu.txt")
    clean = wiki.build("text", options=options, output="clean", doctrees="clean-doctrees")
    assert incremental.files() == clean.files()


def test_only_the_pages_that_show_a_change_are_written(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    first = wiki.build("text")
    before = {path: path.stat().st_mtime_ns for path in first.outdir.rglob("*.txt")}
    EDITS["a jurisdiction"](wiki)
    wiki.build("text")
    written = {path.stem for path, time in before.items() if path.stat().st_mtime_ns != time}
    # Sphinx writes the page of the toctree again whenever one of its pages has changed.
    assert written == {"order", "compute-threshold", "index"}


def test_a_record_that_moves_down_its_page_changes_no_other(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    wiki.write("about.md", "---\norphan: true\n---\n\n# About\n\n```{at-a-glance} order\n```\n")
    first = wiki.build("text")
    before = {path: path.stat().st_mtime_ns for path in first.outdir.rglob("*.txt")}
    wiki.edit("instruments/order.md", "instrument:\n", "# A remark.\ninstrument:\n")
    wiki.build("text")
    written = {path.stem for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert written == {"order", "index"}


def test_nothing_is_written_where_nothing_has_changed(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    first = wiki.build("html")
    before = {path: path.stat().st_mtime_ns for path in first.outdir.rglob("*.html")}
    wiki.build("html")
    assert {path.name for path, time in before.items() if path.stat().st_mtime_ns != time} <= {
        "genindex.html",
        "policywindow-articles.html",
        "search.html",
    }


@pytest.mark.parametrize("builder", ["html", "text"])
def test_parallel_is_serial(project: Callable[[str], Project], builder: str) -> None:
    wiki = project("wiki")
    serial = wiki.build(builder)
    parallel = wiki.build(builder, output="parallel", doctrees="parallel-doctrees", parallel=4)
    assert parallel.files() == serial.files()


def test_a_build_that_was_stopped_before_it_wrote(project: Callable[[str], Project]) -> None:
    wiki = project("wiki")
    wiki.build("text")
    shutil.copytree(wiki.output / "text", wiki.output / "before")
    EDITS["a jurisdiction"](wiki)
    wiki.build("text")
    # The pages that do not change themselves, and our digests, are as if nothing had been written.
    shutil.copy2(wiki.output / "before/concepts/compute-threshold.txt", wiki.output / "text/concepts")
    shutil.copy2(wiki.output / "before/.policywindow.json", wiki.output / "text")
    assert "(US)" in wiki.build("text").text("concepts/compute-threshold.txt")


def test_a_link_to_a_file_that_is_gone_is_none_of_ours(write_project: Callable[..., Project]) -> None:
    wiki = write_project(
        {
            "index.md": "# Wiki\n\n```{toctree}\n:glob:\n\n*\n```\n",
            "one.md": "---\nconcept:\n  summary: One.\n---\n\n# One\n\nSee [two](/two.md).\n",
            "two.md": "# Two\n",
        }
    )
    wiki.build("text")
    (wiki.source / "two.md").unlink()
    incremental = wiki.build("text", warnings=True)
    clean = wiki.build("text", output="clean", doctrees="clean-doctrees", warnings=True)
    assert incremental.text(".policywindow.json") == clean.text(".policywindow.json")


def test_a_page_that_shows_nothing_of_ours_any_more(write_project: Callable[..., Project]) -> None:
    record = "---\nconcept:\n  summary: One.\n---\n\n"
    wiki = write_project(
        {
            "index.md": "# Wiki\n\n```{toctree}\n:hidden:\n\none\nother\nthird\n```\n",
            "one.md": f"{record}# One\n",
            "other.md": "# Other\n\nSee {concept}`one`.\n",
            "third.md": f"{record}# Third\n",
        }
    )
    assert wiki.build().html("other.html").select('div.body a[href="one.html"]')
    wiki.write("one.md", "# One\n")
    # The digests are kept as long as any page has one.
    for kept in ("one", "none"):
        assert not wiki.build(warnings=True).html("other.html").select('div.body a[href="one.html"]'), kept
        wiki.write("one.md", f"{record}# One\n")
        assert wiki.build().html("other.html").select('div.body a[href="one.html"]')
        wiki.write("one.md", "# One\n")
        wiki.write("third.md", "# Third\n")


@pytest.mark.parametrize("builder", ["html", "text"])
def test_nothing_of_ours_is_left_with_the_last_article(
    write_project: Callable[..., Project], builder: str
) -> None:
    wiki = write_project({"index.md": "---\ntopic:\n  slug: one\n  summary: One.\n---\n\n# One\n"})
    assert ".policywindow.json" in wiki.build(builder).files()
    wiki.write("index.md", "# One\n")
    left = wiki.build(builder).files()
    clean = wiki.build(builder, output="clean", doctrees="clean-doctrees").files()
    # Sphinx keeps what it has copied, and the page of an index that is empty.
    assert {name for name in left.keys() - clean.keys() if not name.startswith("_static/")} <= {
        "policywindow-articles.html"
    }


@pytest.mark.parametrize("number", [1, 5])
def test_nothing_is_left_of_a_file_that_was_not_finished(
    write_project: Callable[..., Project], number: int
) -> None:
    record = "---\nconcept:\n  summary: {}.\n---\n\n# One\n"
    wiki = write_project({"index.md": "# Wiki\n\n[](one.md)\n", "one.md": record.format("One")})
    wiki.build(warnings=True)
    wiki.write("one.md", record.format("Another"))
    stop, replace = stopper(number), Path.replace

    def stopping(path: Path, target: Path) -> Path:
        stop()
        return replace(path, target)

    with patch.object(Path, "replace", stopping), pytest.raises(Stopped):
        wiki.build(warnings=True)
    wiki.write("one.md", "# One\n")
    assert not [name for name in wiki.build(warnings=True).files() if name.endswith(".tmp")]


def test_a_heading_that_a_summary_elsewhere_shows(write_project: Callable[..., Project]) -> None:
    record = '---\nconcept:\n  title: Not the heading\n  summary: "{}"\n---\n\n'
    wiki = write_project(
        {
            "index.md": "# Wiki\n\n```{toctree}\n:glob:\n:hidden:\n\n**\n```\n",
            "other.md": "# Other\n\n```{concept-summary} one\n```\n",
            "deep/one.md": record.format("See {any}`two`, {doc}`two` and [](two.md).") + "# One\n",
            "deep/two.md": record.format("Two.") + "# Two\n",
        }
    )
    wiki.build("text")
    wiki.edit("deep/two.md", "# Two", "# Second")
    assert wiki.build("text").text("other.txt").count("Second") == 3


@pytest.mark.parametrize(("event", "number"), [("doctree-resolved", 3), ("build-finished", 1)])
def test_an_edit_that_is_undone_after_a_build_was_stopped(
    project: Callable[[str], Project], event: str, number: int
) -> None:
    wiki = project("wiki")
    (wiki.source / "conf.py").write_text(
        (wiki.source / "conf.py").read_text() + "\nfrom tests.build.edits.helper import setup\n"
    )
    clean = wiki.build().content()
    wiki.edit("instruments/order.md", "United States", "US")
    with pytest.raises(Stopped):
        wiki.build(options={"edits_stop": (event, number)})
    wiki.edit("instruments/order.md", "US", "United States")
    assert wiki.build().content() == clean


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text"])
def test_a_page_that_a_process_did_not_come_to(project: Callable[[str], Project], builder: str) -> None:
    """Sphinx goes on where a process fails while others have still to begin, and says nothing."""
    wiki = project("wiki")
    wiki.build(builder)
    wiki.edit("instruments/order.md", "United States", "US")
    module = TextBuilder if builder == "text" else StandaloneHTMLBuilder
    write, failed = module.write_doc, "concepts/compute-threshold"

    def writing(self: Builder, docname: str, doctree: nodes.document) -> None:
        if docname != failed:
            write(self, docname, doctree)

    with patch.object(module, "write_doc", writing):
        wiki.build(builder)
    kept = wiki.build(builder).content()
    shutil.rmtree(wiki.output)
    assert kept == wiki.build(builder).content()


def test_a_page_that_has_the_name_of_an_article(write_project: Callable[..., Project]) -> None:
    record = "---\nconcept:\n  summary: One.\n  aliases: [two]\n---\n\n# One\n"
    files = {
        "index.md": "# Wiki\n\n```{toctree}\n:glob:\n\n**\n```\n",
        "one.md": record,
        "deep/reader.md": "# Reader\n\n[in words](#two)\n",
    }
    wiki = write_project(files)
    assert "../one.html" in wiki.build(warnings=True).text("deep/reader.html")
    wiki.write("deep/two.md", "# Two\n")
    kept = wiki.build(warnings=True).content()["deep/reader.html"]
    shutil.rmtree(wiki.output)
    assert kept == wiki.build(warnings=True).content()["deep/reader.html"]


def test_a_heading_that_a_summary_names_by_its_label(write_project: Callable[..., Project]) -> None:
    pages = {
        "index.md": "# Home\n\n```{toctree}\nrisk\nother\n```\n",
        "risk.md": "---\nconcept:\n  summary: 'As {ref}`limits` says.'\n---\n\n# Risk\n",
        "other.md": "# Other\n\n(limits)=\n## Old Name\n\nWords.\n",
    }
    project = write_project(pages, 'html_baseurl = "https://wiki.example.org/"')
    assert "As Old Name says." in project.build().text("catalog.json")
    project.edit("other.md", "Old Name", "New Name")
    incremental = project.build().content()
    clean = project.build(output="clean", doctrees="clean-doctrees").content()
    assert {name for name in clean if clean[name] != incremental.get(name)} == set()
    assert b"As New Name says." in clean["catalog.json"]


def test_a_language_where_links_show_nothing_on_hover(write_project: Callable[..., Project]) -> None:
    pages = {
        "index.md": "# Home\n\n```{toctree}\nrisk\nother\n```\n",
        "risk.md": "---\nconcept:\n  summary: A.\n---\n\n# Risk\n",
        "other.md": "---\nconcept:\n  summary: B.\n  related: [risk]\n---\n\n# Other\n",
    }
    project = write_project(pages, "policywindow_hover = False")
    project.build()
    project.edit("risk.md", "  summary", "  language: de\n  summary")
    page = project.build().html("other.html")
    assert [span.get_text() for span in page.select('span[lang="de"]')] == ["Risk"]


def test_a_slug_that_another_page_takes_of_one_that_shows_no_block(
    write_project: Callable[..., Project],
) -> None:
    pages = {
        "index.md": "# Home\n\n```{toctree}\nfirst\nsecond\n```\n",
        "first.md": "---\nconcept:\n  slug: one\n  summary: A.\n---\n\n# First\n",
        "second.md": "---\nconcept:\n  slug: two\n  summary: B.\n---\n\n# Second\n",
    }
    project = write_project(pages, 'policywindow_layout = "manual"')
    assert "citation_title" in project.build().text("second.html")
    project.edit("first.md", "slug: one", "slug: two")
    assert "citation_title" not in project.build(warnings=True).text("second.html")


def test_a_summary_that_the_bibtex_of_another_page_has(write_project: Callable[..., Project]) -> None:
    """The summary is the abstract, and has the title of what it refers to."""
    pages = {
        "index.md": "# Home\n\n```{toctree}\nrisk\nact\nlist\n```\n",
        "risk.md": "---\nconcept:\n  summary: 'As {concept}`act` says.'\n---\n\n# Risk\n",
        "act.md": "---\nconcept:\n  summary: An act.\n---\n\n# Old Title\n",
        "list.md": "# List\n\n```{cite-this-article} risk\n```\n",
    }
    project = write_project(pages, 'html_baseurl = "https://wiki.example.org/"')
    assert "As Old Title says." in project.build().html("list.html").get_text()
    project.edit("act.md", "Old Title", "New Title")
    incremental = project.build().content()
    clean = project.build(output="clean", doctrees="clean-doctrees").content()
    assert {name for name in clean if clean[name] != incremental.get(name)} == set()
    assert b"{As New Title says.}" in clean["_citations/risk.bib"]
    assert b"{As New Title says.}" in clean["list.html"]
