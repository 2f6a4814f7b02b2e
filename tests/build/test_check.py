"""``check`` says of records and relations what a build says, in the same words, and no more."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_policywindow.__main__ import main
from tests.conftest import ROOTS, Build, Project

CONF = """
extensions.append("sphinx.ext.intersphinx")
intersphinx_mapping = {"terms": ("https://terms.example.org/", "terms.inv")}
myst_enable_extensions = ["deflist", "dollarmath"]
source_suffix = {".rst": "restructuredtext", ".text": "markdown"}
exclude_patterns = ["drafts"]
include_patterns = ["index.md", "wiki/**", "drafts/**"]
suppress_warnings = ["policywindow.doubtful_value"]
policywindow_kinds = {
    "standard": {
        "label": "Standard",
        "plural": "Standards",
        "fields": [{"name": "bodies", "label": "Bodies", "required": True, "many": True}],
        "relations": [{"name": "defines", "label": "Defines", "to": "concept", "inverse": "defined_by"}],
    },
    "term": {"label": "Term", "plural": "Terms"},
    "body": 1,
}
policywindow_hovr = False
"""

PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\nwiki/**\n```\n",
    "wiki/risk.md": """---
concept:
  summary: A risk.
  aliases: [Hazard]
  related: [HAZARD, exposure, "terms:anything", "tersm:anything", nobody]
  defined_by: [act, iso]
---

# Risk
""",
    "wiki/act.text": """---
instrument:
  summary: An act, {concept}`risk`.
  uses: [risk, hazards, iso, "terms:anything"]
  status: [In force]
---

# Act
""",
    "wiki/iso.md": "---\nstandard:\n  summary: A standard.\n  defines: [risk, act]\n---\n\n# ISO\n",
    "wiki/zz.md": "---\nconcept:\n  slug: risk\n  summary: Another risk.\n---\n\n# Other\n",
    "wiki/silent.md": "---\nconcept:\n  summary: A text.\n  keywords: one\n---\n\n# Silent\n",
    "wiki/mark.md": "\ufeff---\nconcept:\n  sumary: A text.\n---\n\n# Mark\n",
    "wiki/record.rst": "---\n\nRecord\n======\n",
    "drafts/out.md": "---\nconcept:\n  sumary: Not a page.\n---\n\n# Out\n",
    "elsewhere/out.md": "---\nconcept:\n  sumary: Not a page.\n---\n\n# Out\n",
}

SUMMARIES = (
    "1. A list",
    "* A list",
    "> A quotation",
    "# A heading",
    "```\ncode\n```",
    "```{note}\nA note.\n```",
    "(place)=\nAnd a text.",
    "% A comment",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Term\n: Definition",
    "$$\nx\n$$",
    "Two\n\nparagraphs.",
    "Two\nlines.",
    "*One* line.",
    "10 words.",
    "***",
    "<b>HTML</b>",
    "`{unknown}`text``",
)
"""Markdown that is one paragraph, or is not."""


def checked(project: Project, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines that ``check`` prints, with paths from the folder of the project."""
    status = main(["check", str(project.source)])
    lines = capsys.readouterr().out.replace(f"{project.source}{os.sep}", "").splitlines()
    assert status == (1 if lines else 0)
    return lines


def ours(build: Build) -> list[str]:
    return [line for line in build.warnings if "[policywindow." in line]


def test_of_every_mistake_it_says_what_a_build_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(source=ROOTS / "test-bad-front-matter", output=tmp_path)
    lines = checked(project, capsys)
    assert sorted(lines) == sorted(ours(project.build("text", warnings=True)))
    assert len(lines) > 40


def test_of_relations_kinds_and_options_too(
    write_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = write_project(PAGES, CONF)
    empty = "# Sphinx inventory version 1\n# Project: Terms\n# Version: 1\n"
    (project.source / "terms.inv").write_text(empty, encoding="utf-8")
    lines = checked(project, capsys)
    said = ours(project.build("text", warnings=True))
    only_a_build_knows = [line for line in said if "'terms:anything'" in line]
    assert len(only_a_build_knows) == 2
    assert sorted(lines) == sorted(line for line in said if line not in only_a_build_knows)
    assert [line.split(": ")[2] for line in lines] == [
        "policywindow_kinds.term",
        "policywindow_kinds.body",
        "policywindow_hovr",
        "instrument.uses[1]",
        "instrument.uses[2]",
        "instrument.status",
        "standard.bodies",
        "standard.defines[1]",
        "concept.summary",
        "concept.sumary",
        "concept.related[1]",
        "concept.related[3]",
        "concept.related[4]",
        "concept.defined_by[0]",
        "concept.slug",
    ]


@pytest.mark.parametrize("summary", SUMMARIES)
def test_of_the_blocks_in_a_summary(
    write_project: Callable[..., Project], capsys: pytest.CaptureFixture[str], summary: str
) -> None:
    indented = "".join(f"    {line}\n" for line in summary.split("\n"))
    page = f"---\nconcept:\n  summary: |-\n{indented}---\n\n# Home\n"
    project = write_project(
        {"risk.md": page}, 'root_doc = "risk"\nmyst_enable_extensions = ["deflist", "dollarmath"]'
    )
    assert checked(project, capsys) == ours(project.build("text", warnings=True))


def test_beside_notebooks(write_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    page = "---\nconcept:\n  sumary: A text.\n---\n\n# Risk\n"
    project = write_project({"risk.md": page, "book.ipynb": page}, 'extensions[0] = "myst_nb"')
    assert len(checked(project, capsys)) == 2


def test_a_project_without_mistakes(
    project: Callable[[str], Project], capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(project("wiki"), capsys) == []


PAGE = "---\nconcept:\n  summary: S.\n  related: ['50%, a: b']\n---\n\n# Home\n"


def test_json(write_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    project = write_project({"index.md": PAGE.replace("concept:", "concept:\n  slug: home")})
    assert main(["check", "--format=json", str(project.source)]) == 1
    found = "no article has the slug '50%, a: b'"
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": str(project.source / "index.md"),
            "line": 5,
            "key": "concept.related[0]",
            "type": "policywindow.unknown_article",
            "message": f"concept.related[0]: {found}",
            "expected": "",
            "found": found,
            "suggestion": "",
        }
    ]
    project.write("index.md", "# Home\n")
    assert main(["check", "--format=json", str(project.source)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github(write_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    project = write_project({"a, 50% b.md": PAGE, "index.md": "# Home\n"})
    assert main(["check", "--format=github", str(project.source)]) == 1
    [line] = capsys.readouterr().out.splitlines()
    command, properties, data = re.fullmatch("::(\\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
    assert command == "warning"
    assert dict(entry.split("=") for entry in properties.split(",")) == {
        "file": str(project.source / "a%2C 50%25 b.md"),
        "line": "4",
        "title": "policywindow.unknown_article",
    }
    assert data == "concept.related[0]: no article has the slug '50%25, a: b'"


@pytest.mark.parametrize(
    ("text", "said"), [(None, "doesn't contain a conf.py"), ("1 / 0", "division by zero"), ("a b", "syntax")]
)
def test_what_cannot_be_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / "conf.py").write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_a_conf_py_of_other_types_than_it_should_have(
    write_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    conf = "intersphinx_mapping = exclude_patterns = html_static_path = suppress_warnings = None\nsource_suffix = 1"
    project = write_project({"index.md": "---\nconcept:\n  slug: a\n---\n\n# Home\n"}, conf)
    [line] = checked(project, capsys)
    assert line.startswith("index.md:2: WARNING: concept.summary: ")


def test_it_is_a_program(write_project: Callable[..., Project]) -> None:
    project = write_project({"index.md": PAGE})
    command = [sys.executable, "-m", "sphinx_policywindow", "check"]
    done = subprocess.run(command, cwd=project.source, capture_output=True, check=False, timeout=120)
    assert done.returncode == 1
    assert done.stderr == b""
    assert done.stdout.decode().startswith(f"{project.source / 'index.md'}:2: WARNING: concept.slug: ")


def test_a_page_that_is_not_utf_8_is_named(
    write_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    page = "---\nconcept:\n  summary: A summary.\n---\n\n# Caf\u00e9\n"
    project = write_project({"index.md": "# Home\n"})
    (project.source / "risk.md").write_bytes(page.encode("latin-1"))
    assert main(["check", str(project.source)]) == 1
    said = capsys.readouterr().out
    assert (
        "risk.md:6: WARNING: expected a text in UTF-8, found the byte e9 [policywindow.invalid_value]" in said
    )
