"""The book of the whole project, set by TeX."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pybtex.database import parse_string
from pypdf import PdfReader

from tests.build.test_reference_page import BLOCKS, assert_in_order
from tests.conftest import Project, need

pytestmark = pytest.mark.tex
ENGINES = ["pdflatex", "xelatex", "lualatex"]
HOSTILE = r"""---
concept:
  title: '100 % of \LaTeX{} & $x_1^2$ # ~ "quotes"'
  domain: a_b & c%d
  summary: A summary with % & # _ $ ~ ^ \textbf{bold} { and }.
  primary_source: "\\input{/etc/passwd} \\write18{ls} % # & _"
  source_url: https://example.org/a_very_long_path/%7Btilde%7D/~user/that#does_not_end?q=1&r=2/and/goes/on/and/on/and/on
  aliases: ['{', '}', '\\', Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstand]
---

Prose.
"""


@pytest.fixture(scope="module", params=ENGINES)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the set book, whose log TeX has left there."""
    need("latexmk", "xindy", request.param, "pdftotext")
    from tests.conftest import ROOTS

    project = Project(source=ROOTS / "test-wiki", output=tmp_path_factory.mktemp("book"))
    return typeset(project, request.param)


def typeset(project: Project, engine: str) -> Path:
    folder = project.build("latex", options={"latex_engine": engine}).outdir
    done = subprocess.run(
        ["make", "LATEXMKOPTS=-silent", "all-pdf"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        errors="replace",
    )
    assert done.returncode == 0, done.stdout[-3000:]
    return folder


def log_of(folder: Path) -> str:
    [log] = folder.glob("*.log")
    return log.read_text(encoding="utf-8", errors="replace")


def text_of(folder: Path, *options: str) -> str:
    [pdf] = folder.glob("*.pdf")
    command = ["pdftotext", *options, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_tex_has_no_complaint(book: Path) -> None:
    log = log_of(book)
    assert re.findall(r"^!.*", log, re.MULTILINE) == []
    assert re.findall(r"Overfull \\hbox.*", log) == []
    assert re.findall(r"Missing character.*", log) == []


def test_the_blocks_in_their_order(book: Path) -> None:
    text = " ".join(text_of(book, "-raw").split())
    article = text[text.index("model-distillation-risk · safety · concept") :]
    flowing = article.replace("https://policywindow.org/wiki/ model", "https://policywindow.org/wiki/model")
    assert_in_order(flowing, BLOCKS[2:])


def test_the_contents_list_articles_and_not_their_blocks(book: Path) -> None:
    [contents] = book.glob("*.toc")
    shown = text_of(book, "-f", "3", "-l", "4")
    assert "Model Distillation Risk" in shown
    assert "At a glance" not in shown.partition("The prose")[0].partition("An ordinary page")[0]
    assert "At a glance" in contents.read_text(encoding="utf-8"), "it is in the outline all the same"


def test_bibtex_copies_clean(book: Path) -> None:
    text = text_of(book, "-layout")
    start = text.index("@misc{policywindow-model-distillation-risk,")
    depth, end = 1, text.index("{", start) + 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        end += 1
    fields = parse_string(text[start:end], "bibtex").entries["policywindow-model-distillation-risk"].fields
    assert fields["title"] == "{Model Distillation Risk}"
    assert fields["url"] == "https://policywindow.org/wiki/model-distillation-risk"


def test_the_pdf_names_its_work(book: Path) -> None:
    [pdf] = book.glob("*.pdf")
    reader = PdfReader(pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == "Policy Window"
    outline = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert "Model Distillation Risk" in outline


@pytest.mark.parametrize("engine", ENGINES)
def test_what_tex_would_take_for_commands_is_text(write_project: Callable[..., Project], engine: str) -> None:
    need("latexmk", "xindy", engine, "pdftotext")
    folder = typeset(
        write_project({"index.md": "# Home\n\n```{toctree}\nhostile\n```\n", "hostile.md": HOSTILE}), engine
    )
    log = log_of(folder)
    assert re.findall(r"^!.*", log, re.MULTILINE) == []
    assert re.findall(r"Overfull \\hbox.*", log) == []
    text = " ".join(text_of(folder).split())
    assert r"\input{/etc/passwd} \write18{ls} % # & _" in text
    assert "root:" not in text
    assert r"a_b & c%d" in text


def test_a_long_title_has_room_in_the_running_head(write_project: Callable[..., Project]) -> None:
    need("latexmk", "xindy", "pdflatex", "pdftotext")
    title = "Recommendation of the Council on Artificial Intelligence and of the Ministers of the Economy"
    record = "---\nconcept:\n  summary: A summary.\n---\n\n"
    project = write_project(
        {
            "index.md": "# Home\n\n```{toctree}\nrisk\n```\n",
            "risk.md": f"{record}# {title}\n\n{'Prose. ' * 2000}",
        },
        "html_title = project = 'The Governance Wiki of the Policy Unit'",
    )
    pages = text_of(typeset(project, "pdflatex"), "-bbox").split("<page ")
    [first] = [number for number, page in enumerate(pages) if ">Chapter<" in page]
    words = [
        (float(x), float(y), float(end), word)
        for x, y, end, word in re.findall(
            r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" .*?>(.*?)<', pages[first + 1]
        )
    ]
    head = words[: next(number for number, word in enumerate(words) if word[3] == "Prose.")]
    assert " ".join(word for *_, word in head) == f"The Governance Wiki of the Policy Unit {title}"
    lines = [sorted(word for word in head if word[1] == height) for height in {word[1] for word in head}]
    assert len(lines) == 2
    for line in lines:
        assert all(word[2] < after[0] for word, after in pairwise(line)), line


def test_what_tabs_have_may_be_longer_than_a_page(write_project: Callable[..., Project]) -> None:
    """TeX set empty pages without end before a listing in tabs that fitted no page."""
    need("latexmk", "pdflatex")
    pages = {
        "index.md": f"---\nconcept:\n  slug: home\n  summary: {'Some words, and more. ' * 300}The end.\n---\n\n"
        "# Home\n\n```{cite-this-article}\n:display: tabs\n```\n"
    }
    project = write_project(pages, 'policywindow_layout = "manual"\npolicywindow_citation_styles = ["apa"]')
    [book] = typeset(project, "pdflatex").glob("*.pdf")
    assert len(PdfReader(book).pages) < 12
    assert any("The end.}" in " ".join(page.extract_text().split()) for page in PdfReader(book).pages)
