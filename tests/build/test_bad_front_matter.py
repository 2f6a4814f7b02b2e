"""Mistakes in front matter: each is warned of at its own line, and costs nothing but its field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOTS, Build, Project

PAGES = sorted(path.stem for path in (ROOTS / "test-bad-front-matter").glob("*.md"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("bad")
    project = Project(source=ROOTS / "test-bad-front-matter", output=folder)
    return project.build("text", warnings=True)


def ours(build: Build) -> list[str]:
    """Return the warnings, but for those of front matter that is read as prose."""
    return [line for line in build.warnings if not line.endswith(("[docutils]", "[myst.header]"))]


@pytest.mark.parametrize("page", PAGES)
def test_the_mistakes_of_a_page_are_warned_of_at_their_lines(built: Build, page: str) -> None:
    expected = (ROOTS / "test-bad-front-matter" / f"{page}.expected").read_text(encoding="utf-8")
    found = [line for line in ours(built) if line.startswith(f"{page}.md:")]
    wanted = []
    for line in expected.splitlines():
        number, _, message = line.partition(": ")
        wanted.append(f"{page}.md:{number}: WARNING: {message}")
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("page", PAGES)
def test_the_prose_of_a_page_is_complete(built: Build, page: str) -> None:
    assert "The prose of this page is complete." in built.text(f"{page}.txt")


def test_there_is_no_other_warning(built: Build) -> None:
    assert [line for line in ours(built) if line.split(".md:")[0] not in PAGES] == []


def test_there_are_at_least_thirty_mistakes() -> None:
    assert len(PAGES) > 30


@pytest.mark.parametrize("page", ["unknown-field", "unclosed-list", "unknown-related"])
def test_strict_builds_make_errors_of_them(
    write_project: Callable[..., Project], page: str, tmp_path: Path
) -> None:
    text = (ROOTS / "test-bad-front-matter" / f"{page}.md").read_text(encoding="utf-8")
    project = write_project({"index.md": f"# Home\n\n```{{toctree}}\n{page}\n```\n", f"{page}.md": text})
    from sphinx.cmd.build import main

    arguments = ["-q", "-W", "-b", "text", str(project.source), str(tmp_path / "out")]
    assert main(arguments) != 0


def test_a_duplicate_is_an_ordinary_page(built: Build) -> None:
    text = built.text("zz-second-with-a-slug.txt")
    assert "At a glance" not in text
    assert "How to cite" not in text
    assert "zz-second-with-a-slug.html#policywindow-summary" not in built.text("index.txt")
