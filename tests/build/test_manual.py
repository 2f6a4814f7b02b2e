"""The manual: its files work as they stand, and its reference pages leave nothing out.

In a page of the manual, a code block whose caption is the name of a file is that file, whole. The
files of a page are a project, which is built here as its reader would build it.
"""

from __future__ import annotations

import argparse
import ast
import base64
import hashlib
import json
import re
import shlex
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from pypdf import PdfReader

import sphinx_policywindow
from sphinx_policywindow.__main__ import COMMANDS, main
from sphinx_policywindow.articles.kinds import (
    BUILT_IN_KINDS,
    CATALOG_NAMES,
    COMMON_FIELDS,
    LINK_FIELDS,
    PERSON_FIELDS,
    RELATED,
    Field,
    Kind,
    Relation,
)
from sphinx_policywindow.articles.values import VALUE_TYPES
from sphinx_policywindow.citations.formats import FORMATS
from sphinx_policywindow.citations.styles import STYLES
from sphinx_policywindow.config import OPTIONS
from sphinx_policywindow.directives import DIRECTIVES
from sphinx_policywindow.metadata.exports import FILES, LINKSET
from sphinx_policywindow.print_template import PrintPage
from sphinx_policywindow.problems import Subtype
from tests.build.test_pdf import text_of, typeset
from tests.conftest import ROOTS, Build, Project, need

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = sorted(path.stem for path in (DOCS / "guides").glob("*.md"))
SEVERAL_PROJECTS = ["large-sites"]
"""The guides whose files are no single project: they have tests of their own."""
PAGES = ["start", *(f"guides/{name}" for name in GUIDES if name not in SEVERAL_PROJECTS)]
CAPTION = re.compile(r":caption: (.*)\n+")
FILE_NAME = re.compile(r"[\w./-]+\.(css|html|md|po|py|rst)")
WIDTH = 88
"""As many characters of code as a page of the theme holds."""
INDEX = "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n"


def blocks(page: str) -> list[tuple[str, str, str]]:
    """Return the language, the caption and the text of every code block of a page, nested ones too."""
    return list(_blocks((DOCS / f"{page}.md").read_text(encoding="utf-8")))


def _blocks(text: str) -> list[tuple[str, str, str]]:
    found = []
    for token in MarkdownIt().parse(text):
        if token.type != "fence":
            continue
        directive, _, argument = token.info.partition(" ")
        if directive in ("{tab-set}", "{tab-item}"):
            found += _blocks(token.content)
        elif directive == "{code-block}":
            caption = CAPTION.match(token.content)
            assert caption is not None, "a block without a caption is a plain fence in this manual"
            found.append((argument, caption[1], token.content[caption.end() :]))
        elif not directive.startswith("{"):
            found.append((directive, "", token.content))
    return found


def said(page: str, language: str, beginning: str) -> str:
    """Return the one plain block of a page that begins so."""
    [text] = [text for name, _, text in blocks(page) if name == language and text.startswith(beginning)]
    return text


@pytest.fixture
def project_of(write_project: Callable[..., Project]) -> Callable[[str], Project]:
    """Return a function that writes the files of a page of the manual."""

    def write(page: str) -> Project:
        named = [(caption, text) for _, caption, text in blocks(page) if FILE_NAME.fullmatch(caption)]
        assert len(dict(named)) == len(named), "a page has two files of one name"
        project = write_project({"index.md": INDEX, **dict(named)})
        if page == "guides/other-sites":
            (project.source / "terms.inv").write_bytes(inventory())
        return project

    return write


def inventory() -> bytes:
    """Return the inventory of another site, with one article."""
    head = "# Sphinx inventory version 2\n# Project: Terms\n# Version: 1\n"
    line = "compute-threshold policywindow:concept -1 compute-threshold.html Compute Threshold\n"
    compressed = "# The remainder of this file is compressed using zlib.\n"
    return (head + compressed).encode() + zlib.compress(line.encode())


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return Project(source=DOCS, output=tmp_path_factory.mktemp("manual")).build()


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").replace("¶", " ").split())


def facts(page: BeautifulSoup) -> dict[str, str]:
    """Return the rows of a page's table of facts."""
    rows = page.select(".policywindow-at-a-glance tr")
    return {words(row.find_all("th")[0]): words(row.find_all("td")[0]) for row in rows}


def links(page: BeautifulSoup, selector: str) -> dict[str, str]:
    return {words(link): str(link["href"]) for link in page.select(f"{selector} a.reference")}


def headings(page: BeautifulSoup) -> list[str]:
    return [words(heading) for heading in page.select("h2")]


@pytest.mark.parametrize("page", PAGES)
def test_the_files_of_a_page_build_without_a_warning(project_of: Callable[[str], Project], page: str) -> None:
    build = project_of(page).build("text")
    assert any("policywindow" in path.name for path in build.outdir.iterdir()), "it shows no article"


def test_start(project_of: Callable[[str], Project]) -> None:
    project = project_of("start")
    page = project.build().html("compute-threshold.html")
    assert headings(page) == ["Summary", "At a glance", "Details", "Examples", "How to cite this article"]
    assert facts(page)["Used by"] == "1 instrument: EU AI Act (European Union)"
    assert links(page, "#examples") == {"EU AI Act": "eu-ai-act.html"}
    address = "https://small-wiki.example.org/compute-threshold.html"
    assert links(page, ".policywindow-cite") == {address: address}
    assert (project.build("latex").outdir / "smallwiki.tex").exists()

    project.edit("eu-ai-act.md", "uses: [compute-threshold]", "uses: [compute-treshold]")
    [warning] = project.build("text", warnings=True).warnings
    assert f"wiki/{warning}" == " ".join(said("start", "text", "wiki/").split())


def test_glossary(project_of: Callable[[str], Project]) -> None:
    build = project_of("guides/glossary").build()
    glossary = build.html("glossary.html")
    assert [words(summary) for summary in glossary.select("dl.glossary .policywindow-summary")] == [
        "A short document that says what a trained model is for and how it was evaluated.",
        "A test in which people try to make a system do what it should not.",
    ]
    assert links(build.html("index.html"), "section > p") == {
        "red teaming": "glossary.html#term-red-teaming",
        "Red-Team Evaluation": "concepts/red-team-evaluation.html",
        "in other words": "concepts/red-team-evaluation.html",
    }


def test_kinds(project_of: Callable[[str], Project]) -> None:
    project = project_of("guides/kinds")
    build = project.build()
    oecd = build.html("oecd.html")
    assert facts(oecd) == {
        "Seat": "Paris",
        "Founded": "1961-09-30",
        "Website": "https://www.oecd.org/",
        "Sector": "intergovernmental",
        "Publishes": "Recommendation on Artificial Intelligence (OECD)",
    }
    [citations] = oecd.select(".policywindow-cite")
    assert "Wiki article — Organisation" in words(citations)
    assert facts(build.html("oecd-ai-recommendation.html"))["Published by"] == "1 organisation: OECD"

    conf = (project.source / "conf.py").read_text(encoding="utf-8")
    [assigned] = [line for line in ast.parse(conf).body if "policywindow_kinds" in ast.unparse(line)]
    assert isinstance(assigned, ast.Assign)
    kinds = ast.literal_eval(assigned.value)
    rows = ast.literal_eval("{" + said("guides/kinds", "python", '"rows"') + "}")
    kinds["organisation"].update(rows)
    chosen = project.build(options={"policywindow_kinds": kinds}).html("oecd.html")
    assert list(facts(chosen)) == ["Website", "Founded", "Publishes"]

    project.write("mmlu.md", "---\nbenchmark:\n  summary: A test.\n---\n\n# MMLU\n")
    assert "At a glance" not in project.build("text").text("mmlu.txt")


def test_other_sites(project_of: Callable[[str], Project]) -> None:
    page = project_of("guides/other-sites").build().html("act.html")
    assert facts(page)["Uses"] == "Compute Threshold"
    shown = links(page, "#policywindow-details")
    assert list(shown) == ["Compute Threshold", "in other words"]
    assert set(shown.values()) == {"https://terms.example.org/compute-threshold.html"}


def test_layout(project_of: Callable[[str], Project]) -> None:
    project = project_of("guides/layout")
    auto = project.build(options={"policywindow_layout": "auto"}).html("risk.html")
    assert headings(auto) == ["Summary", "Details", "The facts", "How to cite this article"]
    assert list(facts(auto)) == ["Keywords", "Domain"]

    build = project.build()
    assert headings(build.html("risk.html")) == ["The facts"]
    hazard = build.html("hazard.html")
    assert headings(hazard) == []
    assert [words(label) for label in hazard.select(".sd-tab-label")] == ["APA", "Chicago", "BibTeX"]
    for name in ("overview.html", "overview-rst.html"):
        [summary] = build.html(name).select(".policywindow-summary")
        assert words(summary) == "A source of possible harm."
    assert facts(build.html("overview-rst.html")) == {"Keywords": "risk, safety"}


def test_indexes(project_of: Callable[[str], Project]) -> None:
    build = project_of("guides/indexes").build()

    def listed(name: str, selector: str) -> list[str]:
        return [words(found) for found in build.html(name).select(f".policywindow-index {selector}")]

    assert listed("all-articles.html", ".rubric") == ["E", "R"]
    assert listed("laws.html", "th") == ["Title", "Jurisdiction", "Adopted", "Uses"]
    assert listed("concepts.html", ".sd-card a") == ["Risk"]
    assert listed("new.html", ".rubric") == ["2026", "No date"]
    assert listed("index.html", ".rubric") == ["Concepts", "Instruments"]


def test_editions(project_of: Callable[[str], Project]) -> None:
    build = project_of("guides/editions").build()
    for name, cited in (("risk", "risk?edition=2026-05-30"), ("hazard", "hazard")):
        address = f"https://small-wiki.example.org/wiki/{cited}"
        page = build.html(f"{name}.html")
        assert links(page, ".policywindow-cite") == {address: address}
        [bibtex] = page.select(".policywindow-export pre")
        assert f"{{{address}}}" in bibtex.get_text()
    text = (DOCS / "guides/editions.md").read_text(encoding="utf-8")
    assert "`https://small-wiki.example.org/wiki/risk?edition=2026-05-30`" in text


def test_what_the_manual_names_of_the_latex_package_is_there(project_of: Callable[[str], Project]) -> None:
    build = project_of("guides/pdf").build("latex")
    tex, package = build.text("small-wiki.tex"), build.text("policywindow.sty")
    assert tex.index(r"\usepackage{policywindow}") < tex.index(r"\renewcommand{\policywindowlabelfont}")
    text = (DOCS / "guides/pdf.md").read_text(encoding="utf-8")
    environments = set(re.findall(r"sphinxclasspolicywindow-[\w-]+", text))
    assert environments == set(re.findall(r"\\newenvironment\{(.+?)\}", package))
    colours = {name for name in re.findall(r"`(policywindow[a-z]+)`", text) if f"{{{name}}}" in package}
    assert colours == set(re.findall(r"\\definecolor\{(.+?)\}", package))
    assert (build.outdir / "policywindowbook.sty").exists()
    article = build.text("policywindowarticle.sty")
    names = re.findall(r"`\\?(policywindow[a-z]+)`|\\fancypagestyle\{(\w+)\}", text)
    for name in map("".join, names):
        assert name in package + article + "policywindowbook", f"{name} is no name in a package"
    assert r"\newcommand{\policywindowlabelfont}" in package


@pytest.mark.tex
def test_the_pdf_of_the_manual_is_set(project_of: Callable[[str], Project]) -> None:
    need("latexmk", "xindy", "xelatex", "pdftotext")
    folder = typeset(project_of("guides/pdf"), "xelatex")
    assert (folder / "small-wiki.pdf").exists()
    text = text_of(folder)
    assert "May 2026" in text
    assert "What can go wrong, and how likely it is." in text


@pytest.mark.tex
def test_the_pdf_of_an_article_in_the_manual_is_set(project_of: Callable[[str], Project]) -> None:
    need("xelatex")
    build = project_of("guides/pdf").build("articlepdf")
    text = PdfReader(build.outdir / "risk.pdf").pages[0].extract_text()
    assert "What can go wrong, and how likely it is." in text


def test_citations(project_of: Callable[[str], Project]) -> None:
    build = project_of("guides/citations").build()
    for page, author in (("risk", "Amina Okafor"), ("hazard", "Small Wiki")):
        [house, _apa] = build.html(f"{page}.html").select(".policywindow-cite dd")
        assert house.get_text().strip() == said("guides/citations", "text", author).strip()


def test_print(project_of: Callable[[str], Project], manual: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = project_of("guides/print")
    page = project.build().html("risk.print.html")
    assert [words(line) for line in page.select("header p")] == [
        "Policy Unit · for official use",
        "risk · safety · concept · updated 2026-05-30",
        "Source: https://small-wiki.example.org/risk.html",
        "Generated 2026-05-30",
    ]
    [style] = page.select("style")
    assert style.string is not None
    digest = base64.b64encode(hashlib.sha256(style.string.encode()).digest()).decode()
    guide = manual.html("guides/print.html")
    assert f"style-src 'sha256-{digest}'" in words(guide.select("#content-security-policy")[0])
    variables = [words(row.find_all("td")[0]) for row in guide.select("#a-template-of-your-own tbody tr")]
    assert variables == [field.name for field in fields(PrintPage)]


def test_publish(project_of: Callable[[str], Project]) -> None:
    """What the services build is what the PDFs lead to."""
    services = {
        caption: text for _, caption, text in blocks("guides/publish") if caption.endswith((".yaml", ".yml"))
    }
    builder = yaml.safe_load(services[".readthedocs.yaml"])["sphinx"]["builder"]
    assert builder == "dirhtml"
    assert f"-M {builder} . build " in str(services)
    text = project_of("guides/publish").build("text").text("risk.txt")
    assert "{https://small-wiki.example.org/risk/}" in text


def test_zotero(project_of: Callable[[str], Project]) -> None:
    page = project_of("guides/zotero").build().html("risk.html")
    title = page.select_one('meta[name="citation_title"]')
    assert title is not None
    assert title["content"] == "Risk"


def test_the_manual_says_how_exact_each_style_is(manual: Build) -> None:
    page = manual.html("reference/equality.html")
    rows = {words(row.td): [words(cell) for cell in row.find_all("td")] for row in page.select("tbody tr")}
    assert len(rows) == len(STYLES) - 1
    assert rows["mla"][1:3] == ["93 of 94", "150 of 156"]
    explained = {words(term.code) for term in page.select("dl > dt")}
    for cells in rows.values():
        named = [entry.split() for entry in cells[3].split(", ")]
        assert {name for name, _ in named} <= explained
        equal, _, real = cells[2].split()
        assert int(equal) + sum(int(count) for _, count in named) == int(real)


def test_author(project_of: Callable[[str], Project], capsys: pytest.CaptureFixture[str]) -> None:
    page = "guides/author"
    project = project_of(page)
    folder = str(project.source)

    def command(name: str) -> list[str]:
        words = shlex.split(said(page, "shell", f"python -m sphinx_policywindow {name}"))
        return [folder if word == "wiki" else word for word in words[3:]]

    assert main(command("check")) == 0
    written = project.source / "model-distillation-risk.md"
    ours = written.read_text(encoding="utf-8")
    written.unlink()
    assert main(command("new")) == 0
    text = written.read_text(encoding="utf-8")
    assert said(page, "yaml", "concept") in text
    # All that the page of the manual says besides the summary, the command has written.
    stated = [line for line in ours.splitlines() if line and not line.startswith(("    ", "  domain"))]
    assert [line for line in text.splitlines() if line in stated] == stated
    capsys.readouterr()
    assert main(command("check")) == 1
    [warning] = capsys.readouterr().out.splitlines()
    assert warning == " ".join(said(page, "text", "wiki/").split()).replace("wiki", folder, 1)

    (project.source / "conf.py").unlink()
    (project.source / "index.md").unlink()
    assert main(command("quickstart")) == 0
    conf = (project.source / "conf.py").read_text(encoding="utf-8")
    assert said("start", "python", "latex_engine") in conf
    written.unlink()
    assert main(command("check")) == 0


def test_every_command_is_in_the_manual(manual: Build) -> None:
    page = manual.html("reference/commands.html")
    for command in COMMANDS:
        [section] = page.select(f"section#{command.name}")
        parser = argparse.ArgumentParser(add_help=False)
        command.add_arguments(parser)
        assert command.description in words(section).replace("’", "'")
        described = {words(entry) for entry in section.select("dl.option dt .sig-name")}
        for action in parser._actions:
            assert {*action.option_strings} <= described or action.metavar in described
        assert len(described) == len(parser._actions)


def test_catalog(project_of: Callable[[str], Project], manual: Build) -> None:
    project = project_of("guides/catalog")
    build = project.build()
    for script, file, beginning in (("uses.py", "json", "EU AI Act"), ("used_by.py", "csv", "compute")):
        command = [sys.executable, str(project.source / script), str(build.outdir / f"catalog.{file}")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert done.stdout == said("guides/catalog", "text", beginning)
    table = manual.html("guides/catalog.html").select("table")[0]
    listed = sorted(words(row.find_all("td")[0]) for row in table.select("tbody tr"))
    assert listed == sorted(
        path.name for path in build.outdir.glob("*.*") if path.name.startswith(("catalog.", "linkset."))
    )


def test_editor(project_of: Callable[[str], Project]) -> None:
    project = project_of("guides/editor")
    page = "guides/editor"
    command, _, target = said(page, "shell", "python").partition(">")
    arguments = [str(project.source) if part == "wiki" else part for part in shlex.split(command)[1:]]
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=True, timeout=60)
    schema = project.source.parent / target.strip()
    schema.write_bytes(done.stdout)

    def check() -> subprocess.CompletedProcess[str]:
        script = [sys.executable, str(project.source / "check.py"), schema.name, project.source.name]
        folder = project.source.parent
        return subprocess.run(script, cwd=folder, capture_output=True, text=True, check=False, timeout=60)

    assert (check().stdout, check().returncode) == ("", 0)
    project.edit("risk.md", "2026-05-30", "May 2026")
    failed = check()
    assert failed.returncode == 1, failed.stderr
    [line] = failed.stdout.splitlines()
    assert line.replace(project.source.name, "wiki", 1).startswith(
        " ".join(said(page, "text", "wiki/risk.md").split())
    )


def test_warnings(project_of: Callable[[str], Project]) -> None:
    project = project_of("guides/warnings")
    assert facts(project.build().html("risk.html"))["Licence"] == "All rights reserved"
    loud = project.build("text", options={"suppress_warnings": []}, doctrees="loud", warnings=True)
    [wanted] = [text for _, caption, text in blocks("guides/warnings") if caption == "Warning"]
    assert loud.warnings == (" ".join(wanted.split()),)


def test_translation(project_of: Callable[[str], Project]) -> None:
    project = project_of("guides/translation")
    command = shlex.split(said("guides/translation", "shell", "pybabel"))
    command[command.index("wiki/locale")] = str(project.source / "locale")
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *command[1:]],
        check=True,
        capture_output=True,
        timeout=60,
    )
    page = project.build().html("risk.html")
    assert headings(page)[0] == "Zusammenfassung"
    assert words(page.select("h1")[0]) == "Risiko"
    assert facts(page) == {"Herausgegeben von": "Policy Unit"}
    [summary] = page.select(".policywindow-summary")
    assert summary.get_text().strip() == "Was schiefgehen kann und wie wahrscheinlich es ist."
    assert project.build("gettext", doctrees="gettext-doctrees").outdir.joinpath("risk.pot").exists()


@pytest.mark.parametrize("language", ["arabic", "japanese"])
def test_scripts(project_of: Callable[[str], Project], language: str) -> None:
    """What is set by TeX in test_scripts.py is what the manual says."""
    files = {
        caption: text for _, caption, text in blocks(f"guides/{language}") if FILE_NAME.fullmatch(caption)
    }
    for name in files.keys() - {"risk.md"}:
        assert files[name] == (ROOTS / f"test-{language}" / name).read_text(encoding="utf-8")
    page = project_of(f"guides/{language}").build().html("risk.html")
    assert page.html is not None
    assert page.html["lang"] == files["conf.py"].split('language = "')[1][:2]


def test_the_readme(write_project: Callable[..., Project]) -> None:
    readme = "../README"
    page = said(readme, "markdown", "---")
    project = write_project({"index.md": INDEX, "compute-threshold.md": page}, said(readme, "python", "ext"))
    built = project.build().html("compute-threshold.html")
    assert facts(built)["Source URL"] == "https://arxiv.org/abs/2405.10799"
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (DOCS.parent / "README.md").read_text(encoding="utf-8"))
    assert pictures
    assert all((DOCS.parent / picture).is_file() for picture in pictures)


def test_the_command() -> None:
    page = "reference/citations"
    [items] = [text for _, caption, text in blocks(page) if caption == "items.json"]
    command, _, _ = said(page, "shell", "python").partition("<")
    done = subprocess.run(
        [sys.executable, *shlex.split(command)[1:]],
        input=items,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    [printed] = json.loads(done.stdout)
    assert printed["text"] == " ".join(said(page, "text", "Okafor").split())


def test_no_line_of_code_is_wider_than_a_page() -> None:
    pages = [str(path.relative_to(DOCS).with_suffix("")) for path in sorted(DOCS.rglob("*.md"))]
    lines = [line for page in pages for _, _, text in blocks(page) for line in text.splitlines()]
    assert [line for line in lines if len(line) > WIDTH] == []


def column(page: BeautifulSoup, section: str, number: int = 0) -> list[str]:
    """Return the texts of a column of the table in a section."""
    rows = page.select(f"#{section} > .table-wrapper > table > tbody > tr")
    return [words(row.find_all("td")[number]) for row in rows]


def test_every_option_is_in_the_manual(manual: Build) -> None:
    page = manual.html("reference/options.html")
    described = {words(entry.find_all("dt")[0]): words(entry) for entry in page.select("dl.confval")}
    assert list(described) == [option.name for option in OPTIONS]
    for option in OPTIONS:
        text = described[option.name].replace("’", "'")
        assert option.help.split("`")[0].strip() in text
        assert repr(option.default) in text


def test_every_field_is_in_the_manual(manual: Build) -> None:
    page = manual.html("reference/fields.html")
    assert column(page, "of-every-kind") == [field.name for field in COMMON_FIELDS]
    own = [(kind.name, field.name) for kind in BUILT_IN_KINDS for field in kind.fields]
    assert list(zip(column(page, "of-one-kind"), column(page, "of-one-kind", 1), strict=True)) == own
    pairs = set(zip(column(page, "relations"), column(page, "relations", 1), strict=False))
    for kind in BUILT_IN_KINDS:
        for relation in (RELATED, *kind.relations):
            assert (kind.name, relation.name) in pairs
            assert not relation.inverse or (relation.to, relation.inverse) in pairs
    keys = column(page, "relations")
    assert keys[-len(LINK_FIELDS) :] == [field.name for field in LINK_FIELDS]
    assert column(page, "authors") == [field.name for field in PERSON_FIELDS]
    assert column(page, "types") == list(VALUE_TYPES)
    assert column(page, "rows") == [kind.name for kind in BUILT_IN_KINDS]


def test_every_warning_is_in_the_manual(manual: Build) -> None:
    page = manual.html("reference/warnings.html")
    assert column(page, "warnings") == [f"policywindow.{subtype}" for subtype in Subtype]
    assert all(column(page, "warnings", 1))


def test_every_directive_and_role_is_in_the_manual(manual: Build) -> None:
    page = manual.html("reference/directives.html")
    described = {
        str(entry.find_all("dt")[0]["id"]).removeprefix("directive-"): [
            words(option) for option in entry.select("dd dt")
        ]
        for entry in page.select("section > dl.directive")
    }
    assert described == {
        name: [f":{option}:" for option in directive.option_spec or {}]
        for name, directive in DIRECTIVES.items()
    }
    roles = [words(entry.find_all("dt")[0]) for entry in page.select("dl.role")]
    assert roles == [f":{name}:" for name in ("article", *(kind.name for kind in BUILT_IN_KINDS))]


def test_every_style_and_form_is_in_the_manual(manual: Build) -> None:
    page = manual.html("reference/citations.html")
    assert column(page, "styles") == [style.name for style in STYLES]
    assert column(page, "forms-for-machines") == [form.name for form in FORMATS]
    shown = [words(label) for label in page.select("#all-of-them .policywindow-cite dt")]
    assert shown == [style.label for style in STYLES]


def test_everything_of_the_catalog_is_in_the_manual(manual: Build) -> None:
    page = manual.html("reference/metadata.html")
    assert column(page, "catalog") == [*FILES, *LINKSET, *CATALOG_NAMES]
    assert all(column(page, "catalog", 1))


@pytest.mark.parametrize(("declared", "position"), [(Kind, 0), (Field, 1), (Relation, 2)])
def test_every_key_of_a_kind_is_in_the_manual(manual: Build, declared: type, position: int) -> None:
    page = manual.html("guides/kinds.html")
    table = page.select("#the-keys-of-a-declaration table")[position]
    keys = [words(row.find_all("td")[0]) for row in table.select("tbody tr")]
    names = list(declared.__dataclass_fields__)
    assert keys == (names[1:] if declared is Kind else names)


def test_the_gallery_shows_each_theme(manual: Build) -> None:
    pictures = sorted((DOCS / "_static/gallery").iterdir())
    shown = manual.html("gallery.html").select("article img")
    assert sorted(Path(str(image["src"])).name for image in shown) == [path.name for path in pictures]
    assert len({str(image["alt"]) for image in shown}) == len(pictures) == 7 * 4 + 1
    assert all((manual.outdir / str(image["src"])).exists() for image in shown)
    assert sum(path.stat().st_size for path in pictures) < 2_000_000


def test_the_variables_that_the_manual_names_are_those_of_the_stylesheet() -> None:
    stylesheet = (Path(sphinx_policywindow.__file__).parent / "static/policywindow.css").read_text(
        encoding="utf-8"
    )
    named = set(re.findall(r"--pw-[a-z]+", (DOCS / "gallery.md").read_text(encoding="utf-8")))
    assert named == set(re.findall(r"(--pw-[a-z]+):", stylesheet))


def test_the_manual_shows_live_blocks(manual: Build) -> None:
    page = manual.html("index.html")
    assert facts(page)["Used by"] == "1 instrument: ISO 690 (International)"
    assert facts(manual.html("articles/persistent-identifier.html"))["Used by"].startswith(
        "1 instrument: RFC"
    )


def test_the_manual_is_plain_text_too(manual: Build) -> None:
    project = Project(source=DOCS, output=manual.outdir.parent)
    text = project.build("text").text("reference/options.txt")
    assert [option.name for option in OPTIONS if f"\n{option.name}\n" not in text] == []
