"""``new``: a page in the project, which a build takes without a warning once it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_policywindow.__main__ import main
from tests.conftest import Project

INDEX = "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n"
CONF = """
exclude_patterns = ["drafts"]
source_suffix = {".rst": "restructuredtext", ".text": "markdown"}
policywindow_kinds = {"standard": {"label": "Standard", "plural": "Standards"}, "body": 1, "topic": None}
"""


@pytest.fixture
def wiki(write_project: Callable[..., Project]) -> Project:
    pages = {"index.md": INDEX, "risk.text": "---\nconcept:\n  slug: hazard\n  summary: S.\n---\n\n# Risk\n"}
    return write_project(pages, CONF)


def new(project: Project, *arguments: str) -> int:
    return main(["new", "--source", str(project.source), *arguments])


def files(project: Project) -> list[str]:
    return sorted(path.relative_to(project.source).as_posix() for path in project.source.rglob("*.*"))


def test_a_page_builds_once_its_summary_is_written(wiki: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(wiki, "standard", "ISO *42001*", "--directory", "law/iso") == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0] == str(wiki.source / "law/iso/iso-42001.text")
    assert [line.split(": ")[2] for line in printed.err.splitlines()] == ["policywindow_kinds.body"]
    [warning] = main_check(wiki, capsys)
    assert "standard.summary" in warning

    wiki.edit("law/iso/iso-42001.text", "summary: >-\n\n", "summary: >-\n    A standard: of management.\n")
    wiki.edit("conf.py", ', "body": 1', "")
    assert main_check(wiki, capsys) == []
    build = wiki.build()
    page = build.html("law/iso/iso-42001.html")
    [heading] = page.select("div.body h1")
    assert heading.get_text().startswith("ISO *42001*")
    [summary] = page.select(".policywindow-summary")
    assert summary.get_text().strip() == "A standard: of management."


def main_check(project: Project, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the warnings of pages that ``check`` prints."""
    main(["check", str(project.source)])
    return [line for line in capsys.readouterr().out.splitlines() if "conf.py" not in line]


def test_the_current_folder_is_the_project(wiki: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wiki.source)
    assert main(["new", "concept", "模型", "--slug", "model"]) == 0
    assert (wiki.source / "model.text").read_text(encoding="utf-8").endswith("---\n\n# 模型\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["standrad", "T"], "no kind has the name 'standrad'; did you mean 'standard'?"),
        (
            ["topic", "T"],
            "no kind has the name 'topic'; expected one of concept, instrument, benchmark, standard",
        ),
        (["concept", " "], "expected a title, found nothing"),
        (["concept", "\udc80"], "expected a title in UTF-8"),
        (["concept", "模型"], "no slug can be made of '模型'; give one with --slug"),
        (["concept", "T", "--slug", "T_1"], "--slug: expected a slug (lower-case letters a to z, digits and"),
        (["concept", "T", "--slug", "../t"], "--slug: expected a slug"),
        (["concept", "T", "--slug", "hazard"], "the page 'risk' has the slug 'hazard' already"),
        (["concept", "Risk"], "there is a page 'risk' already"),
        (["concept", "Index"], "there is a page 'index' already"),
        (["concept", "T", "--directory", ".."], "'..' is not in the folder of conf.py"),
        (["concept", "T", "--directory", "drafts/new"], "a build leaves out 'drafts/new/t.text'"),
        (["concept", "T", "--source", "nowhere"], "doesn't contain a conf.py"),
    ],
)
def test_what_cannot_be_written_is_not(
    wiki: Project, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    before = files(wiki)
    assert new(wiki, *arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"error: {said}" in printed.err or said in printed.err.splitlines()[-1]
    assert files(wiki) == before


def test_a_file_that_is_no_page_is_not_written_over(wiki: Project) -> None:
    wiki.write("drafts/t.text", "Mine.")
    assert new(wiki, "concept", "T", "--directory", "drafts") == 2
    assert (wiki.source / "drafts/t.text").read_text(encoding="utf-8") == "Mine."


def test_a_folder_that_cannot_be_made(wiki: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(wiki, "concept", "T", "--directory", "conf.py") == 1
    assert "error: the page cannot be written" in capsys.readouterr().err


def test_usage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["new", "concept"])
    assert stopped.value.code == 2
    assert main([]) == 0
    listed = capsys.readouterr().out
    for name in ("quickstart", "new", "check", "schema", "cite"):
        assert f"\n    {name}" in listed
