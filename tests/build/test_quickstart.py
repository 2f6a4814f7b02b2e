"""``quickstart``: a wiki that builds as it is, made of answers that no prompt needs."""

from __future__ import annotations

import builtins
import io
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sphinx.config import Config
from sphinx.util.tags import Tags

from sphinx_policywindow.__main__ import main
from sphinx_policywindow.commands import starting_wiki
from tests.conftest import Project, need

FILES = ["README.md", "compute-threshold.md", "conf.py", "eu-ai-act.md", "index.md"]


class Terminal(io.StringIO):
    """A ``stdin`` at which somebody sits."""

    def isatty(self) -> bool:
        return True


def made(folder: Path, *arguments: str) -> Project:
    assert main(["quickstart", str(folder), *arguments]) == 0
    return Project(source=folder, output=folder.parent / "output")


def conf(project: Project) -> dict[str, Any]:
    config = Config.read(project.source, overrides={}, tags=Tags())
    names = ("project", "author", "copyright", "language", "html_baseurl", "html_theme")
    config.add("html_baseurl", "", "html", str)
    config.add("html_theme", "alabaster", "html", str)
    return {name: config[name] for name in names}


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_builds_without_a_warning(tmp_path: Path) -> None:
    project = made(tmp_path / "new" / "wiki", "--url", "https://wiki.example.org/a", "--language", "de")
    assert files(project.source) == FILES
    build = project.build()
    index = build.html("index.html")
    listed = [link.get_text() for link in index.select(".policywindow-index a")]
    assert listed == ["Compute Threshold", "EU AI Act"]
    page = build.html("compute-threshold.html")
    [canonical] = page.select('link[rel="canonical"]')
    assert canonical["href"] == "https://wiki.example.org/a/compute-threshold.html"
    facts = {row.select("th")[0].get_text(): row.select("td")[0].get_text() for row in page.select("tr")}
    assert "EU AI Act" in facts["Verwendet von"]
    assert main(["check", str(project.source)]) == 0


@pytest.mark.tex
def test_a_sign_in_the_prose_does_not_cost_the_pdf(tmp_path: Path) -> None:
    need("xelatex")
    project = made(tmp_path / "wiki")
    project.edit("eu-ai-act.md", "This page is an example.", "Above ≥ 10²⁵.")
    [page] = PdfReader(project.build("articlepdf").outdir / "eu-ai-act.pdf").pages
    assert "Above ≥ 10²⁵." in page.extract_text()
    assert [round(side) for side in page.mediabox[2:]] == [595, 842]


def test_the_output_is_no_page_of_the_wiki(tmp_path: Path) -> None:
    project = made(tmp_path / "wiki")
    [folder] = set(
        re.findall(
            r"sphinx-build -M \w+ \. (\w+)", (project.source / "README.md").read_text(encoding="utf-8")
        )
    )
    project.write(f"{folder}/html/page.md", "No page.")
    assert (project.build().app.env.found_docs) == {"index", "compute-threshold", "eu-ai-act"}


def test_without_furo_it_is_sphinx_s_own_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert conf(made(tmp_path / "furo"))["html_theme"] == "furo"
    monkeypatch.setattr(starting_wiki, "find_spec", lambda name: None)
    project = made(tmp_path / "wiki")
    assert conf(project)["html_theme"] == "alabaster"
    project.build()


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], {"project": "My Wiki", "author": "My Wiki", "language": "en", "html_baseurl": ""}),
        (
            ["--author", "Policy Unit"],
            {"project": "My Wiki", "author": "Policy Unit", "copyright": "Policy Unit"},
        ),
        (["--site-name", """The "B" \\ {C} 'D' *wiki*"""], {"project": """The "B" \\ {C} 'D' *wiki*"""}),
        (["--language", "pt-br"], {"language": "pt_BR"}),
        (["--language", "zh_CN"], {"language": "zh_CN"}),
        (["--url", "https://x.org"], {"html_baseurl": "https://x.org/"}),
    ],
)
def test_answers_are_options(tmp_path: Path, arguments: list[str], wanted: dict[str, str]) -> None:
    project = made(tmp_path / "wiki", *arguments)
    assert conf(project).items() >= wanted.items()
    [heading] = project.build().html("index.html").select("h1")
    plain = heading.get_text().rstrip("¶").translate(str.maketrans("“”‘’", "\"\"''"))
    assert plain == wanted.get("project", "My Wiki")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--site-name", " "], "--site-name: expected a name, found ' '"),
        (["--url", "example.org"], "--url: expected an http or https address, found 'example.org'"),
        (
            ["--language", "Deutsch"],
            "--language: expected a language tag, such as en or pt-BR, found 'Deutsch'",
        ),
        (["--author", "\udc80"], "--author: expected a text in UTF-8"),
    ],
)
def test_an_answer_that_cannot_be_taken_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["quickstart", str(tmp_path / "wiki"), *arguments]) == 2
    assert f"error: {said}" in capsys.readouterr().err
    assert not (tmp_path / "wiki").exists()


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / name).write_text("Mine.", encoding="utf-8")
    assert main(["quickstart", str(tmp_path)]) == 2
    assert f"there is a {name} in {tmp_path} already; nothing was written" in capsys.readouterr().err
    assert files(tmp_path) == [name]


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wiki").write_text("", encoding="utf-8")
    assert main(["quickstart", str(tmp_path / "wiki")]) == 1
    assert "error: the wiki cannot be written" in capsys.readouterr().err


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that sits at the terminal with answers, and returns what is asked."""

    def sit(*answers: str | BaseException) -> list[str]:
        asked: list[str] = []
        left: Iterator[str | BaseException] = iter(answers)

        def asking(prompt: str) -> str:
            asked.append(prompt)
            said = next(left)
            if isinstance(said, BaseException):
                raise said
            return said

        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr(builtins, "input", asking)
        return asked

    return sit


def test_on_a_terminal_it_asks_for_what_no_option_says(
    tmp_path: Path, answer: Callable[..., list[str]]
) -> None:
    asked = answer("", "example.org", " https://x.org/wiki ", "")
    project = made(tmp_path / "wiki", "--author", "Policy Unit")
    assert [prompt.split(" [")[0].split(" (")[0].rstrip(": ") for prompt in asked] == [
        "Name of the wiki",
        "Address where it will be published",
        "Address where it will be published",
        "Language of the words that Sphinx adds",
    ]
    said = conf(project)
    assert (said["project"], said["author"]) == ("My Wiki", "Policy Unit")
    assert said["html_baseurl"] == "https://x.org/wiki/"


@pytest.mark.parametrize("stop", [EOFError(), KeyboardInterrupt()])
def test_who_leaves_gets_nothing(
    tmp_path: Path, answer: Callable[..., list[str]], stop: BaseException
) -> None:
    answer("Wiki", stop)
    assert main(["quickstart", str(tmp_path / "wiki")]) == 2
    assert not (tmp_path / "wiki").exists()


def test_the_commands_of_its_readme_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sphinx.cmd.build import main as build

    project = made(tmp_path / "wiki")
    monkeypatch.chdir(project.source)
    commands = re.findall("```shell\n(.*)\n```", project.source.joinpath("README.md").read_text("utf-8"))
    new, check, html, _pdf = (shlex.split(command) for command in commands)
    assert new[:3] == check[:3] == ["python", "-m", "sphinx_policywindow"]
    assert main(new[3:]) == 0
    assert main(check[3:]) == 1
    project.edit("model-card.md", "summary: >-\n\n", "summary: >-\n    A document.\n")
    assert main(check[3:]) == 0
    assert html[:3] == ["sphinx-build", "-M", "html"]
    assert build([*html[1:], "-q", "-W", "-n"]) == 0
    assert Path("build/html/model-card.html").exists()
    assert main(check[3:]) == 0
