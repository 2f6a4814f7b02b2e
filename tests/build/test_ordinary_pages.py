"""A page without a record, and a project without articles, are what they were."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import Project

PAGES = {
    "index.md": "# Home\n\n```{toctree}\nother\n```\n\nProse, *emphasis*, and a [link](other.md).\n",
    "other.md": "---\nmyst:\n  title_to_header: true\ntitle: Other\n---\n\nProse.\n\n```{note}\nA note.\n```\n",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "latex", "text", "xml", "texinfo", "man"])
def test_a_project_without_articles_is_what_it_is_with_sphinx_design_alone(
    write_project: Callable[..., Project], builder: str
) -> None:
    project = write_project(PAGES)
    ours = project.build(builder, output="ours", doctrees="doctrees-ours").files()
    with_design = {"extensions": ["myst_parser", "sphinx_design"]}
    theirs = project.build(builder, output="theirs", doctrees="doctrees-theirs", options=with_design).files()
    # Sphinx's xml builder declares a namespace for every domain there is, used or not.
    namespace = b' xmlns:policywindow="https://www.sphinx-doc.org/"'
    ours = {name: content.replace(namespace, b"") for name, content in ours.items()}
    assert ours.keys() == theirs.keys()
    assert {name for name in ours if ours[name] != theirs[name]} == set()


def test_beside_articles_an_ordinary_page_has_nothing_of_ours(project: Callable[[str], Project]) -> None:
    build = project("wiki").build()
    plain = build.text("plain.html")
    assert "policywindow.css" not in plain
    assert "policywindow-" not in plain
    assert "policywindow.css" in build.text("mmlu.html")
    assert "policywindow.css" in build.text("directives.html"), "it shows a block of another's"


def test_a_project_of_restructuredtext_builds(write_project: Callable[..., Project]) -> None:
    project = write_project({"index.rst": "Home\n====\n\nProse.\n"}, 'extensions = ["sphinx_policywindow"]')
    assert "Prose." in project.build().text("index.html")


def test_no_extra_is_needed(write_project: Callable[..., Project]) -> None:
    """What ``pip install sphinx-policywindow`` alone brings is enough for a build."""
    wiki = write_project({"index.md": "---\nconcept:\n  slug: one\n  summary: One.\n---\n\n# One\n"})
    code = """
import sys
sys.modules |= dict.fromkeys(("pikepdf", "citeproc", "datacite", "furo", "lxml", "bs4", "html5lib"))
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""
    for builder in ("html", "latex"):
        arguments = ["-W", "-q", "-b", builder, str(wiki.source), str(wiki.output / builder)]
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
